//! What the words around a figure are about, in a form in which two sources can be held side by side.
//!
//! No meaning: the stems of the words that carry any, without those of the closed classes, the citing, the dates and the
//! numbers. What was counted when is compared elsewhere.

use std::collections::BTreeSet;

use super::Document;
use crate::language::Roles;
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

/// The stems of the words inside `around`, but outside of `figure`, that tell what it is about, in order, each once, with
/// blanks between them. Those of names begin with a capital.
#[must_use]
pub fn topic_words(document: &Document, around: Span, figure: Span) -> String {
    let from = around.start.max(figure.start.saturating_sub(REACH)).min(figure.start);
    let to = around.end.min(figure.end.saturating_add(REACH)).max(figure.end);
    let citing = document.attribution_of(figure);
    let citing = citing.into_iter().flat_map(|found| [found.source, found.cue]).flatten();
    let first = document.dates.partition_point(|date| date.span.end <= from);
    let dates = document.dates[first..].iter().map(|date| date.span).take_while(|date| date.start < to);
    let aside: Vec<Span> = citing.chain(dates).collect();
    let mut words = BTreeSet::new();
    let near = [Span::new(from, figure.start), Span::new(figure.end, to)];
    for at in near.into_iter().flat_map(|part| document.tokens.within(part)) {
        let Some(token) = document.tokens.get(at).filter(|token| token.kind == Kind::Word) else { continue };
        let told = !aside.iter().any(|aside| aside.contains(token.span));
        if told && words.len() < MOST && means_something(document, at) {
            words.insert(stem(document, at, token.span));
        }
    }
    words.into_iter().collect::<Vec<_>>().join(" ")
}

fn means_something(document: &Document, at: usize) -> bool {
    let folded = document.tokens.folded(at);
    let part = document.language.counting().part(folded);
    let roles = document.lexicon.roles(at);
    let closed = CLOSED.iter().any(|&role| roles.any(role));
    folded.chars().count() >= SHORT && !(part.stop || part.adverb || part.light || closed)
}

fn stem(document: &Document, at: usize, span: Span) -> String {
    let stem = fold(&document.language.stem(document.tokens.lower(at)));
    let names = &document.names;
    let named = names.get(names.partition_point(|name| name.span.end <= span.start));
    if named.is_some_and(|name| name.span.contains(span)) { capital(&stem) } else { stem }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    #[track_caller]
    fn case(language: Language, text: &str, expected: &str) {
        let document = read_text(text, Some(language), Metadata::default());
        let figure = document.figures[0].span;
        assert_eq!(topic_words(&document, document.sentences[0].span, figure), expected, "{text}");
    }

    #[test]
    fn the_words_that_carry_meaning_are_kept() {
        case(Language::English, "The bridge in Lisbon was closed for nine days.", "Lisbon bridg close");
        case(Language::French, "Lundi, les 40 écoles du canton étaient fermées.", "canton ferm");
    }

    #[test]
    fn who_is_cited_is_no_part_of_it() {
        case(Language::French, "Selon la mairie, 40 écoles étaient fermées.", "ferm");
        case(Language::English, "Forty schools were closed, the council said.", "close");
    }
}
