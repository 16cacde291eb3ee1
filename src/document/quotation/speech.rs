//! Speech, as against titles, nicknames and words held at arm's length.

use crate::document::{Document, Quotation};
use crate::text::Span;
use crate::text::tokens::{Gap, Kind};

/// A quotation of so many words is speech whatever stands around it.
const LONG: usize = 8;

/// How many contents that start before a quotation ends are asked whether they reach it.
const NEAR: usize = 8;

/// Sets `direct` on every quotation of `document`.
pub(super) fn mark(document: &mut Document) {
    let mut cited: Vec<Span> =
        document.attributions.iter().flat_map(|attribution| attribution.content.clone()).collect();
    cited.sort_unstable();
    let direct: Vec<bool> =
        document.quotations.iter().map(|quotation| is_speech(document, &cited, quotation)).collect();
    for (quotation, direct) in document.quotations.iter_mut().zip(direct) {
        quotation.direct = direct;
    }
}

fn is_speech(document: &Document, cited: &[Span], quotation: &Quotation) -> bool {
    is_cited(cited, quotation.content)
        || is_announced(document, quotation.span.start)
        || words(document, quotation.content) >= LONG
        || ends_like_a_sentence(document, quotation)
        || heads_a_title(document, quotation)
}

/// Whether an attribution has it as its content; `cited` are the contents in order.
fn is_cited(cited: &[Span], content: Span) -> bool {
    let before = cited.partition_point(|cited| cited.start < content.end);
    cited[..before].iter().rev().take(NEAR).any(|cited| cited.end > content.start)
}

/// Whether a colon stands before it.
fn is_announced(document: &Document, start: usize) -> bool {
    let at = document.tokens.from(start);
    at > 0 && document.tokens.lower(at - 1) == ":"
}

fn words(document: &Document, span: Span) -> usize {
    let inside = document.tokens.within(span);
    document.tokens.all()[inside].iter().filter(|token| token.kind == Kind::Word).count()
}

/// "“We will not sell”: an interview": a clause that opens its line, and the colon behind it.
fn heads_a_title(document: &Document, quotation: &Quotation) -> bool {
    const SHORT: usize = 4;
    let first = document.tokens.from(quotation.span.start);
    let after = document.tokens.from(quotation.span.end);
    let opens = first == 0 || document.tokens.get(first).is_some_and(|token| token.gap == Gap::Blank);
    opens && document.tokens.lower(after) == ":" && words(document, quotation.content) >= SHORT
}

/// A capital, several words, and a full stop, a question or an exclamation within the marks, or a comma just after.
fn ends_like_a_sentence(document: &Document, quotation: &Quotation) -> bool {
    let words = document.words(quotation.content);
    let after = document.tokens.from(quotation.span.end);
    let comma =
        document.tokens.lower(after) == "," && document.tokens.get(after).is_some_and(|token| token.gap <= Gap::Line);
    let closed = words.ends_with(['.', '!', '?', '…', ',']) || comma;
    words.starts_with(char::is_uppercase) && closed
}
