//! What figures count: which words can be the noun, and which tell what became of those who were counted.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::phrases::Phrases;
use super::words::WordMap;
use crate::text::fold::fold;
use crate::text::tokens::Tokens;

/// The words of a language around what is counted. All single words are folded.
#[derive(Debug)]
pub struct Counting {
    words: WordMap<Part>,
    /// Between a noun and what it is of.
    pub complement: Phrases<()>,
    /// Before a figure that is a part of the one before.
    pub part: Phrases<()>,
    /// Behind a figure that is a part of one told before ("five of them").
    pub part_after: Phrases<()>,
    /// At the start of a sentence, before the figure of which the next is a part ("of the 30 hostages, 12 …").
    pub part_from: Phrases<()>,
    /// Between a number and the larger one, or those, it is a part of ("four of the injured").
    pub part_among: Phrases<()>,
    /// Words after which hours and minutes tell how long: "dure 1 h 30".
    pub lasting: Phrases<()>,
    /// Titles that begin with an ordinal: "Premier ministre".
    pub titles: Phrases<()>,
    /// Pronouns that end with a number: "tous deux".
    pub pronouns: Phrases<()>,
    /// Participles that tell an outcome.
    pub participles: Phrases<()>,
    /// How a plural ends; empty where the noun follows the number at once.
    pub plural_ending: String,
    /// How a noun after a number above one ends, whatever it is; empty where words alone tell.
    pub plural_letters: Vec<String>,
    /// How verbs end that could be taken for a noun after a number above one.
    pub verb_like: Vec<String>,
    /// Endings of a noun that look like one of several things and are of one: "census", "class".
    pub singular_endings: Vec<String>,
}

/// What a word can be; several at once.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a word belongs to any number of these sets")]
pub struct Part {
    /// Never the noun after a number.
    pub stop: bool,
    /// Says how much there is of something, and nothing of what.
    pub light: bool,
    /// Before the noun.
    pub adjective: bool,
    /// "de" in "un millier de blessés".
    pub of: bool,
    pub determiner: bool,
    /// A noun that says nothing of who they are.
    pub generic: bool,
    /// Begins a clause about the noun before it.
    pub relative: bool,
    pub auxiliary: bool,
    /// An auxiliary that one thing alone takes: "was".
    pub singular: bool,
    pub adverb: bool,
    /// A number after it is a name, not a quantity.
    pub label: bool,
    /// The letters before a degree sign that numbers something.
    pub numbering: bool,
    pub street: bool,
    /// After "un" that is a number, or that is none.
    pub counted_one: bool,
    pub not_one: bool,
    /// Before a time of day.
    pub clock: bool,
    /// Tells that numbers near by are points of a game.
    pub scores: bool,
    /// Tells that two numbers near by are votes.
    pub votes: bool,
    /// Between those counted and their bare number: "étaient", "numbered".
    pub amounts: bool,
    /// Right before the level of something: "at", "atteint".
    pub level: bool,
    /// A verb that tells a level, with what is in `level` or by itself: "stood", "hit".
    pub levels: bool,
    /// Says no more than the noun beside it when that has a level: "rate".
    pub rate: bool,
    /// Glued to digits, makes an hour of them: where minutes follow, or a word of time stands before; or by itself.
    pub hour: bool,
    pub day_half: bool,
    /// A plural that does not look like one.
    pub plural: bool,
    /// A noun that sums up what is counted elsewhere: "a total of 300", not "a town of 300".
    pub total: bool,
    /// A scale that a bare number beside it is a point of: "magnitude".
    pub gauge: bool,
    /// A noun that stands before another noun.
    pub modifier: bool,
    /// Before "one" this makes a pronoun of it.
    pub demonstrative: bool,
    /// A verb that does something to what follows.
    pub active: bool,
    /// A noun that says what happened.
    pub event: bool,
}

impl Counting {
    /// What the folded word can be.
    #[must_use]
    pub fn part(&self, word: &str) -> Part {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The folded nouns that say themselves what happened.
    pub(super) fn events(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|(_, part)| part.event).map(|(word, _)| word)
    }

    /// What token `at` can be.
    #[must_use]
    #[inline]
    pub fn part_at(&self, tokens: &Tokens, at: usize) -> Part {
        tokens.form(at).and_then(|form| self.words.folded(form)).copied().unwrap_or_default()
    }

    /// Whether the folded word looks like a plural.
    #[must_use]
    pub fn is_plural(&self, word: &str) -> bool {
        let ending = !self.plural_ending.is_empty() && word.ends_with(&self.plural_ending);
        let singular = || self.singular_endings.iter().any(|ending| word.ends_with(ending.as_str()));
        self.part(word).plural || ending && !singular()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    stop: Vec<String>,
    light: Vec<String>,
    adjectives: Vec<String>,
    of: Vec<String>,
    complement: Vec<String>,
    determiners: Vec<String>,
    generic: Vec<String>,
    totals: Vec<String>,
    part: Vec<String>,
    part_after: Vec<String>,
    part_from: Vec<String>,
    part_among: Vec<String>,
    #[serde(default)]
    lasting: Vec<String>,
    titles: Vec<String>,
    pronouns: Vec<String>,
    relative: Vec<String>,
    auxiliaries: Vec<String>,
    #[serde(default)]
    singular_auxiliaries: Vec<String>,
    #[serde(default)]
    amounting: Vec<String>,
    #[serde(default)]
    level: Vec<String>,
    #[serde(default)]
    levelling: Vec<String>,
    #[serde(default)]
    gauges: Vec<String>,
    #[serde(default)]
    rates: Vec<String>,
    #[serde(default)]
    scoring: Vec<String>,
    #[serde(default)]
    voting: Vec<String>,
    adverbs: Vec<String>,
    labels: Vec<String>,
    numbering: Vec<String>,
    streets: Vec<String>,
    counted_ones: Vec<String>,
    not_ones: Vec<String>,
    clock: Vec<String>,
    hour_marks: Vec<String>,
    day_halves: Vec<String>,
    plural_nouns: Vec<String>,
    modifiers: Vec<String>,
    verb_like: Vec<String>,
    #[serde(default)]
    singular_endings: Vec<String>,
    #[serde(default)]
    plural_letters: Vec<String>,
    demonstratives: Vec<String>,
    plural_ending: String,
    outcomes: Outcomes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcomes {
    participles: Vec<String>,
    verbs: Vec<String>,
    forms: Vec<String>,
    nouns: Vec<String>,
    agreement: Vec<String>,
    verb_endings: Vec<String>,
}

impl Table {
    fn read(self) -> Counting {
        let mut words: FxHashMap<String, Part> = FxHashMap::default();
        let mut mark = |list: &[String], set: fn(&mut Part)| {
            for word in list {
                set(words.entry(fold(word)).or_default());
            }
        };
        mark(&self.stop, |part| part.stop = true);
        mark(&self.light, |part| part.light = true);
        mark(&self.adjectives, |part| part.adjective = true);
        mark(&self.of, |part| part.of = true);
        mark(&self.determiners, |part| part.determiner = true);
        mark(&self.generic, |part| part.generic = true);
        mark(&self.totals, |part| part.total = true);
        mark(&self.relative, |part| part.relative = true);
        mark(&self.auxiliaries, |part| part.auxiliary = true);
        mark(&self.singular_auxiliaries, |part| part.singular = true);
        mark(&self.scoring, |part| part.scores = true);
        mark(&self.voting, |part| part.votes = true);
        mark(&self.amounting, |part| part.amounts = true);
        mark(&self.level, |part| part.level = true);
        mark(&self.levelling, |part| part.levels = true);
        mark(&self.gauges, |part| part.gauge = true);
        mark(&self.rates, |part| part.rate = true);
        mark(&self.adverbs, |part| part.adverb = true);
        mark(&self.labels, |part| part.label = true);
        mark(&self.numbering, |part| part.numbering = true);
        mark(&self.streets, |part| part.street = true);
        mark(&self.counted_ones, |part| part.counted_one = true);
        mark(&self.not_ones, |part| part.not_one = true);
        mark(&self.clock, |part| part.clock = true);
        mark(&self.hour_marks, |part| part.hour = true);
        mark(&self.day_halves, |part| part.day_half = true);
        mark(&self.plural_nouns, |part| part.plural = true);
        mark(&self.modifiers, |part| part.modifier = true);
        mark(&self.demonstratives, |part| part.demonstrative = true);
        mark(&self.outcomes.forms, |part| part.active = true);
        mark(&self.outcomes.nouns, |part| part.event = true);
        let Outcomes { verbs, verb_endings, participles, agreement, .. } = &self.outcomes;
        let verbs: Vec<String> =
            verbs.iter().flat_map(|stem| verb_endings.iter().map(move |ending| format!("{stem}{ending}"))).collect();
        mark(&verbs, |part| part.active = true);
        let plain = |list: Vec<String>| Phrases::new(list.into_iter().map(|phrase| (phrase, ())));
        let agreeing: FxHashSet<String> = participles.iter().flat_map(|form| agree(form, agreement)).collect();
        Counting {
            words: words.into(),
            complement: plain(self.complement),
            part: plain(self.part),
            part_after: plain(self.part_after),
            part_from: plain(self.part_from),
            part_among: plain(self.part_among),
            lasting: plain(self.lasting),
            titles: plain(self.titles),
            pronouns: plain(self.pronouns),
            participles: Phrases::new(agreeing.into_iter().map(|form| (form, ()))),
            plural_ending: self.plural_ending,
            plural_letters: self.plural_letters,
            verb_like: self.verb_like,
            singular_endings: self.singular_endings,
        }
    }
}

/// A participle in every number and gender: each of its words with each of the endings.
fn agree(form: &str, endings: &[String]) -> Vec<String> {
    let (first, rest) = form.split_once(' ').unwrap_or((form, ""));
    let with = |word: &str| endings.iter().map(|ending| format!("{word}{ending}")).collect::<Vec<_>>();
    match rest {
        "" => with(first),
        rest => with(first)
            .iter()
            .flat_map(|first| with(rest).into_iter().map(move |rest| format!("{first} {rest}")))
            .collect(),
    }
}

impl Language {
    /// What its figures count.
    #[must_use]
    pub fn counting(self) -> &'static Counting {
        static EACH: Each<Counting> = Each::new();
        EACH.of(self, |files| super::table::<Table>(files.counting).read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::Tokens;

    #[test]
    fn participles_agree() {
        let counting = Language::French.counting();
        for form in ["tué", "tuées", "morts", "portées disparues"] {
            assert!(counting.participles.at(&Tokens::new(form), 0).is_some(), "{form}");
        }
        assert!(counting.part("tuant").active && counting.part("arretent").active);
        assert!(!counting.part("maison").stop);
    }
}
