//! What the words around a figure are about, in a form in which two sources can be held side by side.
//!
//! The stems of the words that carry meaning, without those of the closed classes, the dates and the numbers; where a word
//! is filed under a meaning, the stem of that, which is the same in every language. Who is cited and what is told of other
//! figures stand apart. What was counted when is compared elsewhere.

use std::collections::BTreeSet;

use super::{Document, FigureKind, Name, NameKind};
use crate::language::gazetteer::Gazetteer;
use crate::language::{Language, Meaning, Roles};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::tokens::Kind;

/// Words of fewer letters say little.
const SHORT: usize = 3;
/// As many words are kept.
const MOST: usize = 40;
/// Bytes before and behind the figure that are looked at: a text without full stops is one sentence.
const REACH: usize = 1_000;
/// What a sentence has whatever it is about.
const CLOSED: &[Roles] = &[
    Roles::DETERMINER,
    Roles::PREPOSITION,
    Roles::SUBJECT,
    Roles::CLITIC,
    Roles::REFLEXIVE,
    Roles::NEGATION,
    Roles::RELATIVE,
    Roles::QUESTION,
    Roles::CONJUNCTION,
    Roles::SUBORDINATOR,
    Roles::HAVE,
    Roles::BE,
    Roles::MODAL,
    Roles::ADVERB,
];

/// What the words around a figure are about: stems in order, each once, with blanks between them. Those of names begin with
/// a capital.
#[derive(Debug, PartialEq, Eq)]
pub struct TopicWords {
    pub words: String,
    /// Those of who is cited and those told of other figures, unless they are among the words.
    pub aside: String,
}

/// The stems of the words inside `around` that tell what `figure` is about: outside of it, and inside of it those beside
/// its numbers and its noun.
#[must_use]
pub fn topic_words(document: &Document, around: Span, figure: Span) -> TopicWords {
    let from = around.start.max(figure.start.saturating_sub(REACH)).min(figure.start);
    let to = around.end.min(figure.end.saturating_add(REACH)).max(figure.end);
    let citing = document.attribution_of(figure);
    let citing: Vec<Span> = citing.into_iter().flat_map(|found| [found.source, found.cue]).flatten().collect();
    let first = document.dates.partition_point(|date| date.span.end <= from);
    let dates = document.dates[first..].iter().map(|date| date.span).take_while(|date| date.start < to);
    let (is_date, clause) = (is_date(document, figure), clause(document, Span::new(from, to), figure));
    let shares = shares_of_others(document, Span::new(from, to), figure);
    let told: Vec<Span> = dates.chain(told_by_itself(document, figure)).chain(shares).collect();
    let (mut words, mut aside) = (BTreeSet::new(), BTreeSet::new());
    let mut behind = 0;
    for at in document.tokens.within(Span::new(from, to)) {
        let Some(token) = document.tokens.get(at).filter(|token| token.kind == Kind::Word && at >= behind) else {
            continue;
        };
        let inside = |spans: &[Span]| spans.iter().any(|span| span.contains(token.span));
        if words.len() + aside.len() >= MOST || inside(&told) {
            continue;
        }
        let several = several(document, at);
        if several.is_none() && !means_something(document, at) {
            continue;
        }
        let elsewhere = !clause.contains(token.span);
        // What happened on another day is no part of this one; who says so may be.
        if elsewhere && is_date {
            continue;
        }
        let kept = if inside(&citing) || elsewhere { &mut aside } else { &mut words };
        match several {
            Some((meaning, end)) => {
                kept.insert(meaning.stem.clone());
                behind = end;
            }
            None => {
                kept.insert(stem(document, at, token.span));
            }
        }
    }
    TopicWords { aside: joined(aside.difference(&words)), words: joined(&words) }
}

fn is_date(document: &Document, span: Span) -> bool {
    let dates = &document.dates;
    dates.get(dates.partition_point(|date| date.span.start < span.start)).is_some_and(|date| date.span == span)
}

/// The part of `around` that tells of `figure`: up to where the words turn to another figure, before it and behind it; to
/// another date, where it is a date itself.
fn clause(document: &Document, around: Span, figure: Span) -> Span {
    let (figures, dates) = (&document.figures, &document.dates);
    let is_date = is_date(document, figure);
    let first = figures.partition_point(|other| other.span.start < around.start);
    let figures = figures[first..].iter().map(|other| other.span).take_while(|other| other.end <= around.end);
    let first = dates.partition_point(|date| date.span.start < around.start);
    let dates = dates[first..].iter().map(|date| date.span).take_while(|date| is_date && date.end <= around.end);
    let mut others: Vec<Span> = figures.chain(dates).filter(|other| !other.overlaps(figure)).collect();
    others.sort_unstable();
    let at = others.partition_point(|other| other.start < figure.start);
    let mut before = others[..at].iter().rev().copied();
    let mut behind = others[at..].iter().copied();
    let apart = |before: Span, behind: Span| -> Option<Span> {
        let between = (before.end <= behind.start).then(|| Span::new(before.end, behind.start))?;
        let turn = document.tokens.within(between).rev().find(|&at| turns(document, at))?;
        document.tokens.get(turn).map(|token| token.span)
    };
    let start = before.find_map(|other| apart(other, figure));
    let end = behind.find_map(|other| apart(figure, other));
    Span::new(start.map_or(around.start, |turn| turn.end), end.map_or(around.end, |turn| turn.start))
}

/// What the percentages beside `figure` are of, right behind them: "70 % of salt and 30 % of potash" are two things.
fn shares_of_others(document: &Document, around: Span, figure: Span) -> impl Iterator<Item = Span> + '_ {
    let first = document.figures.partition_point(|other| other.span.start < around.start);
    let others = document.figures[first..].iter().take_while(move |other| other.span.end <= around.end);
    let shares = others.filter(move |other| other.kind == FigureKind::Percent && !other.span.overlaps(figure));
    shares.filter_map(move |other| {
        let first = document.tokens.from(other.span.end);
        let small = Roles::LINKING | Roles::DETERMINER;
        let goes_on = |&at: &usize| {
            let word = document.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
            word && (document.roles(at).any(small) || means_something(document, at))
        };
        let last =
            (first..document.tokens.len()).take_while(goes_on).last().and_then(|last| document.tokens.get(last))?;
        Some(Span::new(other.span.start, last.span.end)).filter(|share| !share.overlaps(figure))
    })
}

/// Whether the words may turn to something else at token `at`.
fn turns(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    match token.kind {
        Kind::Mark => [",", ";", ":", "—", "–"].contains(&token.span.of(&document.text)),
        Kind::Word => document.roles(at).any(Roles::CONJUNCTION),
        _ => false,
    }
}

fn joined<'w>(words: impl IntoIterator<Item = &'w String>) -> String {
    words.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The parts of the figure at `span` that are compared elsewhere: its numbers, what blurs them, its noun. All of it, where
/// it counts none.
fn told_by_itself(document: &Document, span: Span) -> Vec<Span> {
    let figures = &document.figures;
    let figure = figures.get(figures.partition_point(|figure| figure.span.start < span.start));
    let counting = figure.filter(|figure| figure.span == span && figure.unit.is_none());
    let noun = counting.and_then(|figure| figure.counted).filter(|&noun| span.contains(noun));
    match counting.zip(noun) {
        Some((figure, noun)) => {
            let numbers = figure.numbers.iter().map(|number| number.span);
            numbers.chain(figure.qualifier).chain([noun]).collect()
        }
        None => vec![span],
    }
}

fn means_something(document: &Document, at: usize) -> bool {
    let folded = document.tokens.folded(at);
    let part = document.language.counting().part(folded);
    let roles = document.lexicon.roles(at);
    let closed = CLOSED.iter().any(|&role| roles.any(role));
    // Verbs that end a noun phrase ("rose", "held") tell something where all languages name it.
    let empty = || part.stop && document.language.meaning(document.tokens.lower(at)).is_none();
    folded.chars().count() >= SHORT && !(part.adverb || part.light || closed || empty())
}

/// What the word at `at` means together with those behind it, and the first token behind them all.
fn several(document: &Document, at: usize) -> Option<(&'static Meaning, usize)> {
    let tokens = &document.tokens;
    let is_word = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == Kind::Word);
    // "raz-de-marée", "chiffre d'affaires"
    let joins =
        |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Apostrophe) || tokens.lower(at) == "-";
    let next = |at: usize| Some(if joins(at + 1) { at + 2 } else { at + 1 }).filter(is_word);
    let place = |number: usize| (0..=number).try_fold(at, |at, _| next(at));
    let (meaning, behind) =
        document.language.meaning_of_several(tokens.lower(at), |number| Some(tokens.lower(place(number)?)))?;
    Some((meaning, place(behind.checked_sub(1)?)? + 1))
}

/// What the word at `at` stands for in every language, or its stem; that of a name begins with a capital.
fn stem(document: &Document, at: usize, span: Span) -> String {
    let (language, lower) = (document.language, document.tokens.lower(at));
    let names = &document.names;
    let named = names.get(names.partition_point(|name| name.span.end <= span.start));
    match named.filter(|name| name.span.contains(span)) {
        // The same in every language: no ending of a name is one of the language.
        Some(name) => capital(&listed_name(name, span).unwrap_or_else(|| fold(lower))),
        None => language.meaning(lower).map_or_else(|| fold(&language.stem(lower)), |meaning| meaning.stem.clone()),
    }
}

/// The stem of the English name of a place or an organisation that is one word and listed.
fn listed_name(name: &Name, span: Span) -> Option<String> {
    let whole = name.kind != NameKind::Person && name.span == span;
    let entry = whole.then(|| Gazetteer::get().find(&name.canonical)).flatten()?;
    Some(fold(&Language::English.stem(Gazetteer::get().entry(entry).name(Language::English))))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Metadata, read_text};

    #[track_caller]
    fn case(language: Language, text: &str, expected: &str) {
        let document = read_text(text, Some(language), Metadata::default());
        let figure = document.figures[0].span;
        let found = topic_words(&document, document.sentences[0].span, figure);
        let (words, aside) = expected.split_once(" / ").unwrap_or((expected, ""));
        assert_eq!((found.words.as_str(), found.aside.as_str()), (words, aside), "{text}");
    }

    #[test]
    fn the_words_that_carry_meaning_are_kept() {
        case(Language::English, "The bridge in Lisbon was closed for nine days.", "Lisbon bridg close");
        case(Language::French, "Lundi, les 40 écoles du canton étaient fermées.", "canton close");
    }

    #[test]
    fn what_stands_between_the_number_and_its_noun_belongs_to_it() {
        case(Language::English, "The court voided about 40 arms contracts.", "court void weapon");
    }

    #[test]
    fn what_another_percentage_is_of_is_no_matter_of_this_one() {
        case(Language::English, "The mix was 70 percent salt and 30 percent potash.", "mix salt");
        case(Language::French, "Le mélange contient 75 % de sel et 25 % de potasse.", "contain melang salt");
    }

    #[test]
    fn one_meaning_has_one_stem_in_every_language() {
        case(Language::French, "En Allemagne, 40 magasins de jouets ont fermé.", "Germani close toy");
        case(Language::English, "Forty toy shops closed in Germany.", "Germani close toy");
    }

    #[test]
    fn several_words_have_one_meaning() {
        case(Language::English, "The tunnel is nine weeks behind schedule.", "delay tunnel");
        case(Language::French, "Le tunnel a neuf semaines de retard.", "delay tunnel");
        case(Language::French, "Le chiffre d'affaires a atteint neuf millions d'euros.", "revenu");
    }

    #[test]
    fn what_is_told_of_other_figures_is_set_apart() {
        let text = "The flood drowned 40 sheep and cut the road for nine days.";
        case(Language::English, text, "drown flood / cut day road");
        case(
            Language::French,
            "Onze ponts ont cédé, et la route est coupée sur trois kilomètres.",
            "ced / cut kilometr road",
        );
    }

    #[test]
    fn who_is_cited_is_set_apart() {
        case(Language::French, "Selon la mairie, 40 écoles étaient fermées.", "close / mayor");
        case(Language::English, "Forty schools were closed, the council said.", "close / council");
    }
}
