//! Speech that a dash opens and no mark closes: the lines of a dialogue, and replies set within a paragraph.
//!
//! A dash opens other things too (items, asides, signatures): lines are a dialogue when some of them sound like
//! speech, and a reply inside a paragraph must follow a colon or another reply, or address somebody.

use std::ops::Range;

use super::incise;
use crate::document::signs::Signs;
use crate::document::{Document, Quotation};
use crate::language::Quotes;
use crate::text::Span;
use crate::text::tokens::{Gap, Kind};

/// One line of so many that open with a dash must sound like speech.
const SPOKEN: usize = 4;

/// How many words into a sentence its subject may stand.
const OPENING: usize = 4;

/// The speech that dashes open, outside the spans in `taken`, which are in order.
pub(super) fn find(document: &Document, taken: &[Span]) -> Vec<Quotation> {
    let reader = Reader { document, quotes: document.language.quotes() };
    let mut found = Vec::new();
    let mut lines = Vec::new();
    for block in &document.paragraphs {
        let within = document.tokens.within(block.span);
        if within.len() > 2 && reader.is_dash(within.start) && !is_taken(document, taken, within.start) {
            lines.push(within);
        } else {
            reader.replies(within, taken, &mut found);
        }
    }
    let spoken = lines.iter().filter(|line| reader.sounds_spoken((*line).clone())).count();
    if spoken > 0 && spoken * SPOKEN >= lines.len() {
        let ended = lines.into_iter().filter(|line| reader.ends_a_sentence(line.end - 1));
        found.extend(ended.flat_map(|line| reader.line(line)));
    }
    found
}

fn is_taken(document: &Document, taken: &[Span], at: usize) -> bool {
    let start = document.tokens.all()[at].span.start;
    let before = taken.partition_point(|span| span.start <= start);
    taken[..before].last().is_some_and(|span| start < span.end)
}

struct Reader<'a> {
    document: &'a Document,
    quotes: &'static Quotes,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.document.tokens.lower(at)
    }

    fn is_dash(&self, at: usize) -> bool {
        let mark = self.document.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark);
        mark && matches!(self.word(at), "—" | "–" | "―")
    }

    fn ends_a_sentence(&self, at: usize) -> bool {
        matches!(self.word(at), "." | "!" | "?" | "…" | "»" | "\"" | "”" | ":" | ")")
    }

    /// A question, an exclamation, an incise, somebody spoken to.
    fn sounds_spoken(&self, within: Range<usize>) -> bool {
        matches!(self.word(within.end - 1), "?" | "!")
            || within.clone().any(|at| self.quotes.addressed.contains(self.word(at)))
            || !incise::find(self.document, within, true).is_empty()
    }

    /// A line of dialogue, without what the teller says.
    fn line(&self, within: Range<usize>) -> Vec<Quotation> {
        let mut spans = Vec::new();
        for part in without(self.document, within.clone(), true) {
            spans.extend(span(self.document, part, &within));
        }
        spans
    }

    /// Replies within a paragraph.
    fn replies(&self, within: Range<usize>, taken: &[Span], found: &mut Vec<Quotation>) {
        let mut spoken_to = None;
        let mut at = within.start + 1;
        loop {
            at = self.document.next_sign(Signs::QUOTE, at..within.end);
            if at >= within.end {
                return;
            }
            if !self.is_dash(at)
                || self.document.tokens.all()[at].gap == Gap::None
                || is_taken(self.document, taken, at)
            {
                at += 1;
                continue;
            }
            let follows = self.word(at - 1) == ":" || spoken_to == Some(at);
            let first = self.sentence_end(at + 1, within.end);
            let addresses = self.ends_a_sentence(at - 1) && self.addresses(at..first);
            let end = self.reply_end(first, within.end, follows);
            if self.begins_words(at + 1, within.end) && (follows || addresses) {
                let reply = at..end;
                for part in without(self.document, reply.clone(), true) {
                    found.extend(span(self.document, part, &reply));
                }
                spoken_to = Some(end);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    fn begins_words(&self, at: usize, end: usize) -> bool {
        let token = self.document.tokens.get(at).filter(|_| at < end);
        token.is_some_and(|token| self.document.words(token.span).starts_with(char::is_uppercase))
    }

    fn addresses(&self, within: Range<usize>) -> bool {
        matches!(self.word(within.end - 1), "?" | "!")
            || within.into_iter().any(|at| self.quotes.addressed.contains(self.word(at)))
    }

    /// Where a reply ends whose first sentence ends at `first`: sentences in which somebody speaks belong to it, where
    /// it is sure to be a reply, and those in which somebody is spoken to.
    fn reply_end(&self, first: usize, end: usize, sure: bool) -> usize {
        let persons = if sure { &self.quotes.persons } else { &self.quotes.addressed };
        let mut reached = first;
        while reached < end && !self.is_dash(reached) {
            let next = self.sentence_end(reached, end);
            let speaks = (reached..next).any(|at| persons.contains(self.word(at)));
            if self.word(next - 1) == ":" || !speaks && !matches!(self.word(next - 1), "?" | "!") {
                break;
            }
            reached = next;
        }
        reached
    }

    /// The end of the sentence that starts at `from`, by its marks alone: also where a mark or a dash opens speech.
    fn sentence_end(&self, from: usize, end: usize) -> usize {
        let stop = (from..end).find(|&at| {
            let next = at + 1;
            let followed = next >= end || self.begins_words(next, end);
            let opens = next < end && (self.is_dash(next) || matches!(self.word(next), "«" | "“" | "»" | "”"));
            match self.word(at) {
                "." if self.document.language.sentences().abbreviation(self.word(at - 1)).is_some() => false,
                "." | "!" | "?" | "…" => followed || opens,
                ":" => opens,
                _ => false,
            }
        });
        stop.map_or(end, |stop| stop + 1)
    }
}

/// The tokens of `speech` without what the teller says in it.
pub(super) fn without(document: &Document, speech: Range<usize>, dialogue: bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = speech.start;
    for incise in incise::find(document, speech.clone(), dialogue) {
        parts.push(start..incise.start);
        start = incise.end;
    }
    // A closing mark says that speech went on up to it.
    if start == speech.start || !dialogue || !is_told(document, start..speech.end) {
        parts.push(start..speech.end);
    }
    if dialogue {
        parts = parts.into_iter().flat_map(|part| without_notes(document, part)).collect();
    }
    parts.retain(|part| {
        document.tokens.all()[part.clone()].iter().any(|token| matches!(token.kind, Kind::Word | Kind::Digits))
    });
    parts
}

/// `part` of a line without what stands in square brackets: an editor's notes are not said.
fn without_notes(document: &Document, part: Range<usize>) -> Vec<Range<usize>> {
    let word = |at: usize| document.tokens.lower(at);
    let mut parts = Vec::new();
    let mut start = part.start;
    while let Some(opening) = (start..part.end).find(|&at| word(at) == "[") {
        let Some(closing) = (opening..part.end).find(|&at| word(at) == "]") else { break };
        parts.push(start..opening);
        start = closing + 1;
    }
    parts.push(start..part.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether what follows an incise is told, not said: "Oui, dit-il. Et il partit."
fn is_told(document: &Document, after: Range<usize>) -> bool {
    let quotes = document.language.quotes();
    let word = |at: usize| document.tokens.lower(at);
    let ended = matches!(word(after.start - 1), "." | "!" | "?" | "…" | ";");
    let subject =
        after.clone().take(OPENING).any(|at| quotes.subjects.contains(word(at)) && !quotes.persons.contains(word(at)));
    let said = after.clone().any(|at| matches!(word(at), "?" | "!" | "…") || quotes.persons.contains(word(at)));
    // "…, fit Martin. Il faut partir à six heures.": who tells a story tells it in the past.
    let present = after.clone().take(OPENING).any(|at| quotes.present.contains(word(at)));
    ended && subject && !said && !present
}

/// The quotation that the tokens `part` of the dialogue `whole` are; the dash belongs to its span alone.
fn span(document: &Document, part: Range<usize>, whole: &Range<usize>) -> Option<Quotation> {
    let tokens = document.tokens.all();
    let comma = usize::from(part.end < whole.end && document.tokens.lower(part.end - 1) == ",");
    let words = part.start + usize::from(part.start == whole.start)..part.end - comma;
    if words.is_empty() {
        return None;
    }
    let content = Span::new(tokens[words.start].span.start, tokens[words.end - 1].span.end);
    let span = Span::new(tokens[part.start].span.start, content.end);
    Some(Quotation { span, content, direct: true, depth: 0 })
}
