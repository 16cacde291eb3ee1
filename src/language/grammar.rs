//! The closed classes of a language: determiners, prepositions, auxiliaries, and the few endings that tell a verb.
//!
//! Enough to see where a phrase or a clause begins and ends; not a part-of-speech tagger.

use std::ops::BitOr;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::words::WordMap;
use crate::text::forms::Form;

/// What a word may be: a set, since most small words are several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u32);

impl Roles {
    pub const DETERMINER: Self = Self(1);
    pub const PREPOSITION: Self = Self(1 << 1);
    /// A preposition that carries on the noun phrase before it.
    pub const LINKING: Self = Self(1 << 2);
    pub const SUBJECT: Self = Self(1 << 3);
    pub const CLITIC: Self = Self(1 << 4);
    pub const REFLEXIVE: Self = Self(1 << 5);
    pub const NEGATION: Self = Self(1 << 6);
    pub const RELATIVE: Self = Self(1 << 7);
    pub const COMPLEMENTIZER: Self = Self(1 << 8);
    /// Opens an indirect question.
    pub const QUESTION: Self = Self(1 << 9);
    pub const CONJUNCTION: Self = Self(1 << 10);
    /// A conjunction that may carry on a sentence with the same subject.
    pub const JOINING: Self = Self(1 << 11);
    pub const SUBORDINATOR: Self = Self(1 << 12);
    pub const HAVE: Self = Self(1 << 13);
    pub const BE: Self = Self(1 << 14);
    pub const MODAL: Self = Self(1 << 15);
    /// A verb in a person: what makes a clause.
    pub const FINITE: Self = Self(1 << 16);
    pub const ADVERB: Self = Self(1 << 17);
    pub const TIME: Self = Self(1 << 18);
    pub const TIME_NOUN: Self = Self(1 << 19);
    /// A title written with a full stop.
    pub const TITLE: Self = Self(1 << 20);
    pub const INFINITIVE_MARKER: Self = Self(1 << 21);
    pub const INFINITIVE: Self = Self(1 << 22);
    pub const GERUND: Self = Self(1 << 23);
    pub const PARTICIPLE: Self = Self(1 << 24);
    /// A verb in a past tense, in a form that no auxiliary before it could carry.
    pub const PAST: Self = Self(1 << 25);

    /// Whether the word may be one of `roles`.
    #[must_use]
    pub fn any(self, roles: Self) -> bool {
        self.0 & roles.0 != 0
    }
}

impl BitOr for Roles {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The closed classes of one language.
#[derive(Debug)]
pub struct Grammar {
    roles: WordMap<Roles>,
    /// For each byte those that it is the last of.
    endings: Vec<Vec<(Roles, String)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    determiner: Vec<String>,
    preposition: Vec<String>,
    linking: Vec<String>,
    subject: Vec<String>,
    clitic: Vec<String>,
    reflexive: Vec<String>,
    negation: Vec<String>,
    relative: Vec<String>,
    complementizer: Vec<String>,
    question: Vec<String>,
    conjunction: Vec<String>,
    joining: Vec<String>,
    subordinator: Vec<String>,
    have: Vec<String>,
    be: Vec<String>,
    modal: Vec<String>,
    finite: Vec<String>,
    finite_endings: Vec<String>,
    #[serde(default)]
    past: Vec<String>,
    #[serde(default)]
    past_endings: Vec<String>,
    not_finite: Vec<String>,
    adverb: Vec<String>,
    adverb_endings: Vec<String>,
    not_adverb: Vec<String>,
    time: Vec<String>,
    time_nouns: Vec<String>,
    title: Vec<String>,
    infinitive_marker: Vec<String>,
    infinitive: Vec<String>,
    infinitive_endings: Vec<String>,
    not_infinitive: Vec<String>,
    gerund: Vec<String>,
    gerund_endings: Vec<String>,
    not_gerund: Vec<String>,
    participle_endings: Vec<String>,
    #[serde(default)]
    not_participle: Vec<String>,
}

impl Grammar {
    /// What a word, in lower case, may be: as listed, else by its ending.
    #[must_use]
    pub fn roles(&self, form: Form) -> Roles {
        if let Some(&roles) = self.roles.lower(form) {
            return roles;
        }
        let word = form.lower();
        let alike = word.bytes().next_back().map(|last| &self.endings[usize::from(last)]).into_iter().flatten();
        let by_ending = alike.filter(|(_, ending)| word.len() > ending.len() + 1 && word.ends_with(ending.as_str()));
        by_ending.fold(Roles::default(), |roles, &(role, _)| roles | role)
    }

    /// Whether the ending of a word tells an infinitive.
    #[must_use]
    pub fn has_infinitives(&self) -> bool {
        self.endings.iter().flatten().any(|&(role, _)| role == Roles::INFINITIVE)
    }

    fn parse(table: &str) -> Self {
        let table: Table = toml::from_str(table).expect("a grammar table is well formed");
        let mut known: FxHashMap<String, Roles> = FxHashMap::default();
        let mut by_last = vec![Vec::new(); 1 << u8::BITS];
        let finite = Roles::FINITE;
        for (words, roles) in [
            (table.determiner, Roles::DETERMINER),
            (table.preposition, Roles::PREPOSITION),
            (table.linking, Roles::LINKING),
            (table.subject, Roles::SUBJECT),
            (table.clitic, Roles::CLITIC),
            (table.reflexive, Roles::REFLEXIVE),
            (table.negation, Roles::NEGATION),
            (table.relative, Roles::RELATIVE),
            (table.complementizer, Roles::COMPLEMENTIZER),
            (table.question, Roles::QUESTION),
            (table.conjunction, Roles::CONJUNCTION),
            (table.joining, Roles::JOINING),
            (table.subordinator, Roles::SUBORDINATOR),
            (table.have, Roles::HAVE),
            (table.be, Roles::BE),
            (table.modal, Roles::MODAL),
            (table.finite, finite),
            (table.past, finite | Roles::PAST),
            (table.adverb, Roles::ADVERB),
            (table.time, Roles::TIME),
            (table.time_nouns, Roles::TIME_NOUN),
            (table.title, Roles::TITLE),
            (table.infinitive_marker, Roles::INFINITIVE_MARKER),
            (table.infinitive, Roles::INFINITIVE),
            (table.gerund, Roles::GERUND),
            // Listed without a role: their endings deceive.
            (table.not_finite, Roles::default()),
            (table.not_adverb, Roles::default()),
            (table.not_infinitive, Roles::default()),
            (table.not_gerund, Roles::default()),
            (table.not_participle, Roles::default()),
        ] {
            for word in words {
                let all = known.entry(word).or_default();
                *all = *all | roles;
            }
        }
        for (endings, role) in [
            (table.finite_endings, finite),
            (table.past_endings, finite | Roles::PAST),
            (table.adverb_endings, Roles::ADVERB),
            (table.infinitive_endings, Roles::INFINITIVE),
            (table.gerund_endings, Roles::GERUND),
            (table.participle_endings, Roles::PARTICIPLE),
        ] {
            for ending in endings {
                let last = ending.bytes().last().expect("an ending has a letter");
                by_last[usize::from(last)].push((role, ending));
            }
        }
        Self { roles: known.into(), endings: by_last }
    }
}

impl Language {
    /// The closed classes of the language.
    #[must_use]
    pub fn grammar(self) -> &'static Grammar {
        static EACH: Each<Grammar> = Each::new();
        EACH.of(self, |files| Grammar::parse(files.grammar))
    }
}
