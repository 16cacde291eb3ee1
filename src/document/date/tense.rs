//! Whether the sentence around a date speaks of what is to come or of what was.

use super::reader::Reader;
use crate::language::Roles;
use crate::language::dates::Word;
use crate::language::phrases::Phrases;
use crate::text::tokens::Kind;

/// How many tokens around a date are asked.
const REACH: usize = 14;

/// How many adverbs and words that join them may stand between "be" and its participle.
const MOST_ADVERBS: usize = 3;

/// What a verb says of when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Ahead,
    Back,
    /// One or the other: "had been set for Friday".
    Either,
}

/// What the nearest verb says: of what is to come (`Some(true)`), of what was (`Some(false)`), or nothing.
///
/// Of a date without its year (`floats`) verbs of the calendar say it in the present: "le procès s'ouvre lundi".
pub(super) fn future(reader: Reader, start: usize, end: usize, floats: bool) -> Option<bool> {
    let table = reader.table;
    let led = |phrases: &Phrases<()>| {
        phrases.before(reader.tokens, start).map(|(at, ())| at).filter(|&at| at >= reader.start)
    };
    if floats && led(&table.stands).is_some_and(|at| sets(reader, at, end)) {
        return Some(true);
    }
    let tense = |at: usize| if floats && is_scheduled(reader, at) { Some(Says::Ahead) } else { tense_at(reader, at) };
    let first = list_start(reader, start).saturating_sub(REACH).max(reader.start);
    let before = (first..start).rev().take_while(|&at| !leaves(reader, at)).find_map(tense);
    let last = (end + REACH).min(reader.limit);
    let after = || (end..last).take_while(|&at| !leaves(reader, at)).find_map(tense);
    match before.or_else(after) {
        Some(Says::Ahead) => Some(true),
        Some(Says::Back) => Some(false),
        _ => {
            (floats && (led(&table.ahead).is_some() || table.ahead.at(reader.tokens, start).is_some())).then_some(true)
        }
    }
}

/// Where the list of weekdays begins that the one at `start` goes on: "lundi, mardi ou jeudi".
fn list_start(reader: Reader, start: usize) -> usize {
    let mut first = start;
    while let Some(day) = first.checked_sub(2).filter(|&day| day >= reader.start) {
        let joint = day + 1;
        let joined =
            reader.is(joint, ",") || [Word::Or, Word::And].into_iter().any(|word| reader.word(joint, word).is_some());
        if !joined || reader.weekday_name(day).is_none_or(|name| name.end != joint) {
            break;
        }
        first = day;
    }
    first
}

/// Whether "is", at `at`, sets what ends before `end` in the calendar: not so in "c'est jeudi que", "il est jeudi revenu".
fn sets(reader: Reader, at: usize, end: usize) -> bool {
    let cleft = at > reader.start && reader.kind(at - 1) == Some(Kind::Apostrophe);
    let goes_on = reader.kind(end) == Some(Kind::Word)
        && !reader.document.roles(end).any(Roles::PREPOSITION | Roles::CONJUNCTION)
        && !reader.table.after_year.contains(reader.folded(end));
    !cleft && !goes_on
}

/// Whether a range of weekdays that begins at `start` comes again each week: "ouvert du lundi au vendredi".
pub(super) fn is_habit(reader: Reader, start: usize) -> bool {
    reader.table.habitual.before(reader.tokens, start).is_some_and(|(at, ())| at >= reader.start)
}

/// Whether a verb of the calendar ends with the word at `at`: "opens", "a lieu"; some only behind a plural, since they
/// may be nouns: "talks resume".
fn is_scheduled(reader: Reader, at: usize) -> bool {
    if !reader.table.scheduled_ends.contains(reader.tokens.lower(at)) {
        return false;
    }
    let ends = |phrases: &Phrases<()>| phrases.before(reader.tokens, at + 1).map(|(first, ())| first);
    let inside = |first: &usize| *first >= reader.start;
    let behind_plural = |first: usize| {
        let noun = first.checked_sub(1).filter(|&noun| noun >= reader.start && reader.kind(noun) == Some(Kind::Word));
        noun.is_some_and(|noun| reader.document.language.counting().is_plural(reader.folded(noun)))
    };
    ends(&reader.table.scheduled).is_some_and(|first| inside(&first))
        || ends(&reader.table.scheduled_many).filter(inside).is_some_and(behind_plural)
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

/// What the verb at `at` says, if one stands there.
fn tense_at(reader: Reader, at: usize) -> Option<Says> {
    let lower = reader.tokens.lower(at);
    let first = at == reader.start || ends_sentence(reader, at - 1);
    let verb = first || reader.words(at).starts_with(char::is_lowercase);
    // "a stronger-than-expected rise"
    let compound = reader.glued(at) && reader.is(at - 1, "-") && reader.glued(at - 1);
    if !verb || compound {
        return None;
    }
    // "L'écart va du simple au double" looks nowhere; "va ouvrir" ahead.
    let going = reader.table.goes.contains(lower);
    if going && !(at + 1..at + 4).any(|next| reader.document.roles(next).any(Roles::INFINITIVE)) {
        return None;
    }
    if reader.table.was_to.at(reader.tokens, at).is_some() {
        return Some(Says::Either);
    }
    let told = || reader.table.had_been.before(reader.tokens, at).is_some_and(|(first, ())| first >= reader.start);
    match reader.table.tense_of(lower)? {
        true if told() => Some(Says::Either),
        true => Some(Says::Ahead),
        // "will be lifted on 1 March": a participle behind "be" tells no time by itself.
        false if is_passive(reader, at) => None,
        false => Some(Says::Back),
    }
}

/// Whether a form of "be" that tells no past stands before the participle at `at`, and no more than adverbs between: "will be
/// partly or wholly closed".
fn is_passive(reader: Reader, at: usize) -> bool {
    let between = Roles::ADVERB | Roles::CONJUNCTION;
    let verb = |&before: &usize| !reader.document.roles(before).any(between);
    let Some(before) = (reader.start..at).rev().take(MOST_ADVERBS + 1).find(verb) else { return false };
    let participle = reader.document.roles(at).any(Roles::PARTICIPLE | Roles::PAST);
    let be = reader.document.roles(before).any(Roles::BE);
    participle && be && reader.table.tense_of(reader.tokens.lower(before)).is_none()
}
