//! Whether the sentence around a date speaks of what is to come or of what was.

use super::reader::Reader;
use crate::language::Roles;
use crate::text::tokens::Kind;

/// How many tokens around a date are asked.
const REACH: usize = 14;

/// What the nearest verb says: of what is to come (`Some(true)`), of what was (`Some(false)`), or nothing.
///
/// Of a weekday alone `scheduled` verbs say it in the present: "le procès s'ouvre lundi".
pub(super) fn future(reader: Reader, start: usize, end: usize, scheduled: bool) -> Option<bool> {
    let tense = |at: usize| tense_at(reader, at).or_else(|| (scheduled && is_scheduled(reader, at)).then_some(true));
    let first = start.saturating_sub(REACH).max(reader.start);
    let before = (first..start).rev().take_while(|&at| !leaves(reader, at)).find_map(tense);
    let last = (end + REACH).min(reader.limit);
    let after = || (end..last).take_while(|&at| !leaves(reader, at)).find_map(tense);
    before
        .or_else(after)
        .or_else(|| (scheduled && reader.table.ahead.before(reader.tokens, start).is_some()).then_some(true))
}

fn is_scheduled(reader: Reader, at: usize) -> bool {
    reader.table.scheduled.contains(reader.tokens.lower(at))
}

/// Whether the words beyond `at` are another sentence, or somebody else's.
fn leaves(reader: Reader, at: usize) -> bool {
    ends_sentence(reader, at)
        || reader.kind(at) == Some(Kind::Mark) && reader.is_any(at, &["«", "»", "“", "”", "\"", ":"])
}

fn ends_sentence(reader: Reader, at: usize) -> bool {
    let decimal = reader.glued(at) && reader.kind(at + 1) == Some(Kind::Digits) && reader.glued(at + 1);
    reader.kind(at) == Some(Kind::Mark) && reader.is_any(at, &[".", "!", "?", "…", ";"]) && !decimal
}

fn tense_at(reader: Reader, at: usize) -> Option<bool> {
    let lower = reader.tokens.lower(at);
    let first = at == reader.start || ends_sentence(reader, at - 1);
    let verb = first || reader.words(at).starts_with(char::is_lowercase);
    if !verb {
        return None;
    }
    // "L'écart va du simple au double" looks nowhere; "va ouvrir" ahead.
    let going = reader.table.goes.contains(lower);
    if going && !(at + 1..at + 4).any(|next| reader.document.roles(next).any(Roles::INFINITIVE)) {
        return None;
    }
    reader.table.tense_of(lower)
}
