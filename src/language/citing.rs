//! How words are given to a source without a verb, and who counts as nobody in particular.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::words::{WordMap, WordSet};
use crate::text::forms::Shape;
use crate::text::tokens::{Kind, Tokens};

/// Words in a row, in lower case, apostrophes left out: "d'après" is `["d", "après"]`.
#[derive(Debug)]
pub struct Phrase {
    words: Vec<String>,
    /// The shape of the second word, when there is one: most phrases that begin with a word are told by it.
    second: Option<Shape>,
}

impl Phrase {
    /// The words behind the first.
    #[must_use]
    pub fn rest(&self) -> &[String] {
        &self.words[1..]
    }

    /// Whether it may stand where a word of the shape `next`, in lower case, follows its first.
    #[must_use]
    #[inline]
    pub fn may_go_on(&self, next: Option<Shape>) -> bool {
        self.second.is_none() || self.second == next
    }
}

/// Phrases by their first word, the longest first.
#[derive(Debug)]
pub struct Phrases(WordMap<Vec<Phrase>>);

impl Phrases {
    pub(super) fn new(list: &[String], elided: &FxHashMap<String, String>) -> Self {
        let mut phrases: FxHashMap<String, Vec<Phrase>> = FxHashMap::default();
        let mut add = |words: Vec<String>| {
            let second = words.get(1).map(|word| Shape::of(word));
            phrases.entry(words[0].clone()).or_default().push(Phrase { words, second });
        };
        for phrase in list.iter().map(|text| words(text)) {
            let (last, before) = phrase.split_last().expect("a phrase has a word");
            if let Some(short) = elided.get(last) {
                let mut phrase = before.to_vec();
                phrase.push(short.clone());
                add(phrase);
            }
            add(phrase);
        }
        for group in phrases.values_mut() {
            group.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Self(phrases.into())
    }

    /// The words that phrases begin with.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &str> {
        self.0.keys()
    }

    /// The words that are phrases by themselves.
    pub(super) fn singles(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, phrases)| phrases.iter().any(|phrase| phrase.words.len() == 1)).map(|(word, _)| word)
    }

    /// The second words of phrases.
    pub(super) fn seconds(&self) -> impl Iterator<Item = &String> {
        self.0.values().flatten().filter_map(|phrase| phrase.words.get(1))
    }

    /// The end of the longest phrase that stands at token `at`; apostrophes do not count.
    #[must_use]
    pub fn end_at(&self, tokens: &Tokens, at: usize) -> Option<usize> {
        self.starting(tokens, at).iter().find_map(|phrase| follows(&phrase.words, tokens, at))
    }

    /// The phrases that begin with token `at`, the longest first.
    #[must_use]
    #[inline]
    pub fn starting(&self, tokens: &Tokens, at: usize) -> &[Phrase] {
        tokens.form(at).and_then(|form| self.0.lower(form)).map_or(&[], Vec::as_slice)
    }
}

/// The end of `words` when they stand at token `at`; apostrophes do not count.
fn follows(words: &[String], tokens: &Tokens, mut at: usize) -> Option<usize> {
    for word in words {
        if tokens.get(at)?.kind == Kind::Apostrophe {
            at += 1;
        }
        if tokens.lower(at) != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// The words of `text` as a finder meets them.
fn words(text: &str) -> Vec<String> {
    let tokens = Tokens::new(text);
    let spoken = (0..tokens.len()).filter(|&at| tokens.all()[at].kind != Kind::Apostrophe);
    spoken.map(|at| tokens.lower(at).to_owned()).collect()
}

/// The ways of one language to cite without a verb.
#[derive(Debug)]
pub struct Citing {
    /// Their noun is the source: "selon", "according to".
    pub prepositions: Phrases,
    /// Likewise, but only when the words are quoted: "Pour M. X, « … »".
    pub quoting_prepositions: WordSet,
    /// Likewise before a name, quoted or not: "Pour Jean Morel, c'est …".
    pub voicing_prepositions: WordSet,
    /// Those whose view it is behind such a preposition: "pour la défense, …".
    pub speakers: WordSet,
    /// They are the start of their source: "de source proche".
    pub sourced_prepositions: Phrases,
    /// After a preposition, these tell a manner and no source.
    pub not_sources: Phrases,
    /// Behind a reporting verb of the reporter's own, before whoever told: "a-t-on appris auprès de".
    pub learned_from: Phrases,
    /// Where somebody stands who leads: what follows goes on the noun before it. "Un maire à la tête du port".
    pub posts: Phrases,
    /// Set phrases that look like a cue and cite nobody: "thanks to".
    pub idle: Phrases,
    /// Nouns that are somebody's words: "affirmation", "claim".
    pub nouns: WordSet,
    /// Those whose complement is what is said: "l'annonce de la mort".
    pub naming_nouns: WordSet,
    /// Plurals that are more often things than a form of a verb.
    pub plurals: WordSet,
    /// Between such a noun and its source.
    pub noun_by: WordSet,
    /// Between such a noun and what is said.
    pub noun_of: WordSet,
    /// Between such a noun and the clause that is said.
    pub noun_that: Phrases,
    /// Papers, which say things too.
    pub documents: WordSet,
    /// Words at the start of a sentence that belong to its writer.
    pub openers: WordSet,
    /// Nouns that make a preposition of their owner: "in the judge's view".
    pub viewpoints: WordSet,
    /// Infinitives of those who say nothing: "declined to comment".
    pub silences: WordSet,
    /// Verbs of refusing, by their lemmas: before a verb of saying they tell nothing themselves.
    pub refusals: WordSet,
    /// They cite before an article, a name or a plural, and else tell a rate: "per berth".
    pub rates: WordSet,
    /// Verbs, by their lemmas, behind which whoever is told always stands: "told Reed".
    pub addressing: WordSet,
    /// They lead in a subject and its gerund: "with the owner claiming that".
    pub absolute: WordSet,
    /// Subjects that stand for nobody: "there", "il faut".
    pub impersonal: Phrases,
    /// Before a verb they only compare: "more than expected".
    pub comparing: WordSet,
    /// They open a clause that announces what follows its comma: "comme l'a dit X, …".
    pub announcing: Phrases,
    /// After a comma, words that are the reporter's again.
    pub leaving: Phrases,
    /// Words that turn to what the reporter knows, comma or not.
    pub turning: Phrases,
    /// Nouns that never tell who it was.
    pub anonymous: WordSet,
    /// Nouns that do not after an indefinite article.
    pub anonymous_when_indefinite: WordSet,
    pub indefinite: WordSet,
    /// Words that say it outright.
    pub anonymity: Phrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// How the last word of a phrase is written before a vowel.
    #[serde(default)]
    elided: FxHashMap<String, String>,
    prepositions: Vec<String>,
    quoting_prepositions: WordSet,
    #[serde(default)]
    voicing_prepositions: WordSet,
    #[serde(default)]
    speakers: WordSet,
    sourced_prepositions: Vec<String>,
    not_sources: Vec<String>,
    #[serde(default)]
    learned_from: Vec<String>,
    #[serde(default)]
    posts: Vec<String>,
    idle: Vec<String>,
    nouns: WordSet,
    naming_nouns: WordSet,
    plurals: WordSet,
    noun_by: WordSet,
    noun_of: WordSet,
    noun_that: Vec<String>,
    documents: WordSet,
    openers: WordSet,
    #[serde(default)]
    viewpoints: WordSet,
    #[serde(default)]
    silences: WordSet,
    #[serde(default)]
    refusals: WordSet,
    #[serde(default)]
    rates: WordSet,
    #[serde(default)]
    addressing: WordSet,
    #[serde(default)]
    absolute: WordSet,
    #[serde(default)]
    impersonal: Vec<String>,
    #[serde(default)]
    comparing: WordSet,
    announcing: Vec<String>,
    leaving: Vec<String>,
    turning: Vec<String>,
    anonymous: WordSet,
    anonymous_when_indefinite: WordSet,
    indefinite: WordSet,
    anonymity: Vec<String>,
}

impl Citing {
    fn parse(table: &str) -> Self {
        let table: Table = toml::from_str(table).expect("a table of attributions is well formed");
        Self {
            prepositions: Phrases::new(&table.prepositions, &table.elided),
            quoting_prepositions: table.quoting_prepositions,
            voicing_prepositions: table.voicing_prepositions,
            speakers: table.speakers,
            sourced_prepositions: Phrases::new(&table.sourced_prepositions, &table.elided),
            not_sources: Phrases::new(&table.not_sources, &table.elided),
            learned_from: Phrases::new(&table.learned_from, &table.elided),
            posts: Phrases::new(&table.posts, &table.elided),
            idle: Phrases::new(&table.idle, &table.elided),
            nouns: table.nouns,
            naming_nouns: table.naming_nouns,
            plurals: table.plurals,
            noun_by: table.noun_by,
            noun_of: table.noun_of,
            noun_that: Phrases::new(&table.noun_that, &table.elided),
            documents: table.documents,
            openers: table.openers,
            leaving: Phrases::new(&table.leaving, &table.elided),
            viewpoints: table.viewpoints,
            silences: table.silences,
            refusals: table.refusals,
            rates: table.rates,
            addressing: table.addressing,
            absolute: table.absolute,
            impersonal: Phrases::new(&table.impersonal, &table.elided),
            comparing: table.comparing,
            announcing: Phrases::new(&table.announcing, &table.elided),
            turning: Phrases::new(&table.turning, &table.elided),
            anonymous: table.anonymous,
            anonymous_when_indefinite: table.anonymous_when_indefinite,
            indefinite: table.indefinite,
            anonymity: Phrases::new(&table.anonymity, &table.elided),
        }
    }
}

impl Language {
    /// The ways of the language to cite without a verb.
    #[must_use]
    pub fn citing(self) -> &'static Citing {
        static EACH: Each<Citing> = Each::new();
        EACH.of(self, |files| Citing::parse(files.citing))
    }
}
