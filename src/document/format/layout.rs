//! The paragraphs of a plain text, from its line breaks.
//!
//! Three habits meet in real pages: a paragraph per line, paragraphs wrapped at a fixed width, and pages pasted with
//! breaks inside sentences (`« … »⏎, says …`, a line that holds only `.`). A line belongs to the one before it when
//! it goes on with a small letter or a mark that closes, or when the line before was full or ends within a word. An empty
//! line parts paragraphs, save between a quotation mark and its words.
//!
//! No language is known here, and nothing is looked up in words: only their first and last characters count.

use crate::document::{Paragraph, ParagraphKind};
use crate::text::Span;

/// The widest column that is taken for a wrapped text, in characters.
const WIDEST: usize = 130;
/// How many breaks of a hundred must be full lines before a text counts as wrapped.
const WRAPPED: usize = 75;

/// The paragraphs of `text`.
pub(in crate::document) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrapped_width(text, &lines);
    let mut spans: Vec<Span> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| &lines[place]);
        match (before, spans.last_mut()) {
            (Some(before), Some(last)) if belongs(text, before, line, width) => last.end = line.span.end,
            _ => spans.push(line.span),
        }
    }
    let kinds = spans.iter().map(|&span| kind(span.of(text)));
    let paragraphs = spans.iter().zip(kinds).map(|(&span, kind)| Paragraph { span, kind, cell: None });
    paragraphs.collect()
}

/// A line that is not empty, without the white space around it.
struct Line {
    span: Span,
    /// Whether an empty line stands before it.
    apart: bool,
}

fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut apart = true;
    loop {
        let raw = &text[at..at + line_len(&text[at..])];
        let span = Span::new(at, at + raw.len()).trim(text);
        at += raw.len();
        let ended = text[at..].chars().next();
        at += ended.map_or(0, char::len_utf8);
        let crlf = ended == Some('\n') && at >= 2 && raw.is_empty() && text.as_bytes()[at - 2] == b'\r';
        if !span.is_empty() {
            found.push(Line { span, apart });
            apart = false;
        } else if !crlf {
            apart = true;
        }
        apart |= matches!(ended, Some('\u{2029}' | '\u{c}'));
        if ended.is_none() {
            return found;
        }
    }
}

/// How many bytes `text` has before its first break of any kind.
fn line_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(len) = first_break(&bytes[at..]) {
        at += len;
        if bytes[at] != SEPARATOR || text[at..].starts_with(['\u{2028}', '\u{2029}']) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// Where the first byte stands that is a break or may begin one. Most bytes are none: sixteen are asked at once.
fn first_break(bytes: &[u8]) -> Option<usize> {
    const BREAKS: [u8; 4] = [b'\n', b'\r', b'\x0c', SEPARATOR];
    let (blocks, _) = bytes.as_chunks::<16>();
    let plain = blocks.iter().take_while(|block| !holds(*block, BREAKS)).count() * 16;
    bytes[plain..].iter().position(|byte| BREAKS.contains(byte)).map(|place| plain + place)
}

/// Whether one of `marks` is among `bytes`. All are looked at, so that the compiler can take many in one step.
fn holds<const N: usize>(bytes: &[u8], marks: [u8; N]) -> bool {
    let is_mark = |byte: u8| marks.iter().fold(0, |met, &mark| met | u8::from(byte == mark));
    bytes.iter().fold(0, |met, &byte| met | is_mark(byte)) != 0
}

/// The byte that the separators of lines and of paragraphs begin with, as other marks do.
const SEPARATOR: u8 = 0xe2;

/// The width at which `text` is wrapped, in characters; `None` when it has a paragraph per line.
fn wrapped_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines.iter().map(|line| width(line.span.of(text))).collect();
    let pairs = lines.windows(2).zip(lengths.windows(2));
    let breaks: Vec<usize> = pairs
        .filter(|(pair, _)| !pair[1].apart)
        .map(|(pair, length)| length[0] + 1 + first_word(pair[1].span.of(text)))
        .collect();
    lengths.sort_unstable();
    let width = *lengths.get(lengths.len().checked_sub(1 + lengths.len() / 50)?)?;
    let full = breaks.iter().filter(|&&needed| needed > width).count();
    (width <= WIDEST && breaks.len() >= 2 && full * 100 >= breaks.len() * WRAPPED).then_some(width)
}

/// How wide a line is, in characters: one more than the widest when it is wider.
fn width(line: &str) -> usize {
    // No character has more than four bytes.
    if line.len() > 4 * WIDEST { WIDEST + 1 } else { line.chars().count().min(WIDEST + 1) }
}

/// Length in characters of the first word of `line`.
fn first_word(line: &str) -> usize {
    line.split(char::is_whitespace).next().unwrap_or_default().chars().count()
}

/// Whether `line` goes on with what the line `before` it began.
fn belongs(text: &str, before: &Line, line: &Line, width: Option<usize>) -> bool {
    let (head, tail) = (line.span.of(text), before.span.of(text));
    let hanging = opens_at_end(tail);
    if line.apart {
        return hanging || closes_at_start(head);
    }
    let full = width.is_some_and(|width| tail.chars().count() + 1 + first_word(head) > width);
    let small = begins_small(head) || breaks_word(tail) && head.starts_with(char::is_alphanumeric);
    hanging || closes_at_start(head) || small || full && !is_item(head) && !begins_dialogue(head)
}

/// Whether a line ends with a mark that waits for words.
fn opens_at_end(line: &str) -> bool {
    let mut back = line.chars().rev();
    match back.next() {
        Some('«' | '“' | '‘' | '„' | '(' | '[') => true,
        Some('"') => back.next().is_none_or(|before| before.is_whitespace() || matches!(before, '-' | '–' | '—' | '(')),
        _ => false,
    }
}

/// Whether a line ends within a word.
fn breaks_word(line: &str) -> bool {
    let before = line.strip_suffix(['-', '\u{2010}', '\u{ad}']);
    before.is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

/// Whether a line starts with a mark that belongs to words before it.
fn closes_at_start(line: &str) -> bool {
    let mut ahead = line.chars();
    match ahead.next() {
        Some(',' | ';' | ':' | '!' | '?' | ')' | ']' | '»' | '”') => true,
        Some('.') => !line.starts_with(".."),
        Some('"') => ahead.find(|c| !c.is_whitespace()).is_none_or(|next| matches!(next, ',' | '.' | ';' | ')' | ':')),
        _ => false,
    }
}

fn begins_small(line: &str) -> bool {
    let first = line.split(char::is_whitespace).next().unwrap_or_default();
    line.starts_with(char::is_lowercase) && !is_label(first) && !first.contains("://") && !first.contains('@')
}

/// Whether a word is the label of a list item: `a)`, `iv.`, `12.`.
fn is_label(word: &str) -> bool {
    let label = word.strip_suffix(['.', ')']).map(|label| label.trim_end_matches('.'));
    label.is_some_and(|label| {
        let digits = label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
        !label.is_empty() && (digits || label.chars().nth(1).is_none())
    })
}

/// Whether a line is the item of a list.
fn is_item(line: &str) -> bool {
    let bullet = line.strip_prefix(['-', '•', '*', '·', '‣', '▪', '●', '◦', '⁃', '➤', '►', '→', '✓']);
    let bulleted = bullet.is_some_and(|rest| {
        !rest.starts_with(['-', '*'])
            && !rest.trim_start().is_empty()
            && !rest.starts_with(|c: char| c.is_ascii_digit())
    });
    bulleted
        || is_label(line.split(char::is_whitespace).next().unwrap_or_default()) && line.contains(char::is_whitespace)
}

fn begins_dialogue(line: &str) -> bool {
    line.starts_with(['—', '–', '«', '“'])
}

/// How long a heading may be, in characters.
const HEADING: usize = 140;

fn kind(words: &str) -> ParagraphKind {
    if is_item(words) {
        ParagraphKind::Item
    } else if is_credit(words) {
        ParagraphKind::Caption
    } else if is_heading(words) {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Body
    }
}

/// A short line without the mark that ends a sentence.
fn is_heading(words: &str) -> bool {
    let short = || words.len() <= 4 * HEADING && words.chars().count() <= HEADING;
    let ended = words
        .trim_end_matches(['»', '”', '"', '\'', '’', ')', ']', ' ', '\u{a0}', '\u{202f}'])
        .ends_with(['.', '!', '?', '…', ':', ';', ',']);
    let opened = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '“' | '"'));
    opened && !ended && short() && !words.contains('\n')
}

/// A line that credits a picture: `… | AGENCY/NAME`, `AGENCY/NAME - …`, `© …`, `(Photo …)` with a copyright sign.
fn is_credit(words: &str) -> bool {
    if words.len() > 4 * HEADING * 2 {
        return false;
    }
    let bytes = words.as_bytes();
    let [first, second] = const { "©".as_bytes().first_chunk().expect("a sign of two bytes") };
    let is_sign = |two: &[u8]| u8::from(two[0] == *first) & u8::from(two[1] == *second);
    let signed = bytes.windows(2).fold(0, |met, two| met | is_sign(two)) != 0;
    signed || holds(bytes, [b'(']) && words.contains("(c)") || holds(bytes, [b'/']) && names_agency(words)
}

/// Whether an agency stands behind the last bar of a line, or before its first dash.
fn names_agency(words: &str) -> bool {
    let last = words.rsplit('|').next().unwrap_or_default();
    let first = words.split(" - ").next().unwrap_or_default();
    [last, first].into_iter().any(|part| part.len() < words.len() && is_agency(part))
}

/// Capitals around a slash: `EPA/MAXPPP`.
fn is_agency(words: &str) -> bool {
    let words = words.trim();
    words.contains('/')
        && words.len() <= HEADING
        && words.chars().any(char::is_uppercase)
        && !words.chars().any(char::is_lowercase)
}
