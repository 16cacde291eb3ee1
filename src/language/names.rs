//! The words that tell names: titles, heads of organisations, particles, inhabitants. Data and its reading.

use std::ops::BitOr;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::gazetteer::Gazetteer;
use super::words::{WordMap, WordSet};
use crate::text::fold::fold;
use crate::text::forms::Form;

/// What a word may be around or inside a name: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameRoles(u32);

impl NameRoles {
    pub const TITLE: Self = Self(1);
    pub const ORG_HEAD: Self = Self(1 << 1);
    pub const ORG_WORD: Self = Self(1 << 2);
    pub const PLACE_HEAD: Self = Self(1 << 3);
    pub const PLACE_PREPOSITION: Self = Self(1 << 4);
    pub const LINK: Self = Self(1 << 5);
    pub const PARTICLE: Self = Self(1 << 6);
    pub const GIVEN_PARTICLE: Self = Self(1 << 7);
    pub const OFFICE: Self = Self(1 << 8);
    pub const ARTICLE: Self = Self(1 << 9);
    pub const ELISION: Self = Self(1 << 10);
    pub const PERSON_VERB: Self = Self(1 << 11);
    /// The first of two words that only a person is the subject of.
    pub const BEGINS_PERSON_VERB: Self = Self(1 << 12);
    pub const NOT_NAME: Self = Self(1 << 13);
    pub const NUMERAL: Self = Self(1 << 14);
    /// A name of the gazetteer may begin with it, as it is written.
    pub const LISTED: Self = Self(1 << 15);
    /// It is written with a capital.
    pub const CAPITAL: Self = Self(1 << 16);
    /// A name of the gazetteer that is one in small letters too may begin with it.
    const LISTED_SMALL: Self = Self(1 << 17);

    /// Whether the word may be one of `roles`.
    #[must_use]
    pub fn any(self, roles: Self) -> bool {
        self.0 & roles.0 != 0
    }

    /// These without `roles`.
    #[must_use]
    pub fn without(self, roles: Self) -> Self {
        Self(self.0 & !roles.0)
    }
}

impl BitOr for NameRoles {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of one language that stand around and inside names, folded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Before a person's name, and no part of it.
    pub titles: WordSet,
    /// Begin an organisation's name that goes on after them.
    pub org_heads: WordSet,
    /// Tell that the name they stand in is an organisation's.
    pub org_words: WordSet,
    /// Before the name of a place.
    pub place_heads: WordSet,
    pub place_prepositions: WordSet,
    /// Those that no person is led in by.
    #[serde(default)]
    pub within: WordSet,
    /// The last word of a place's name: "Hollin Park".
    #[serde(default)]
    pub place_words: WordSet,
    /// Tie the parts of a town's name with hyphens: "Chalon-sur-Saône".
    #[serde(default)]
    pub place_links: WordSet,
    /// Before a name that is neither a person's nor a place's: a storm, an operation.
    #[serde(default)]
    pub thing_heads: WordSet,
    /// The last word of the name of what is neither: "Nobel Prize".
    #[serde(default)]
    pub thing_words: WordSet,
    /// Before an organisation's name, and no part of it: "the carmaker".
    #[serde(default)]
    pub org_leads: WordSet,
    /// Behind an organisation's name, and said of no person: "shares".
    #[serde(default)]
    pub org_followers: WordSet,
    /// The same behind a possessive: "Wells Fargo's chief executive".
    #[serde(default)]
    pub possessed: WordSet,
    /// Lead in where people work: "at Goldman Sachs".
    #[serde(default)]
    pub employers: WordSet,
    /// The first part of a town's name with hyphens: "Saint-Denis".
    #[serde(default)]
    pub place_starts: WordSet,
    /// The first word of a place's name: "Cape Tilden".
    #[serde(default)]
    pub place_openers: WordSet,
    /// Bodies that are named after where they sit, even in lower case: "tribunal administratif de Lille".
    #[serde(default)]
    pub seated: WordSet,
    /// Whether adjectives follow their noun: "Conseil constitutionnel".
    #[serde(default)]
    pub adjectives_follow: bool,
    /// Before the place where something happened: "in", not "from".
    pub locatives: WordSet,
    /// Join the parts of an organisation's name.
    pub links: WordSet,
    /// Inside a person's name.
    pub particles: WordSet,
    /// Inside a person's name, after a given name only.
    pub given_particles: WordSet,
    /// Name an office after its head even without an article ("département d'État").
    pub offices: WordSet,
    /// Before these a capital is no person's.
    pub articles: WordSet,
    /// Small words that lose their vowel before a name: no part of it.
    pub elisions: WordSet,
    /// Phrases that only a person is the subject of, by their words.
    pub person_verbs: WordSet,
    /// Phrases of one or two words that are told of the life of a person and of nothing else.
    #[serde(default)]
    pub life_verbs: WordSet,
    /// Small words that stand in a person's name and in hardly another.
    #[serde(default)]
    pub person_particles: WordSet,
    /// Written with a capital without being names.
    pub not_names: WordSet,
    /// No names when written in capitals alone: "XI", but not "Xi".
    pub numerals: WordSet,
    /// Inhabitants, peoples and their adjectives.
    pub demonyms: WordSet,
    /// The words of these sets, save for the inhabitants, and those of the gazetteer, each with all it may be.
    #[serde(skip)]
    roles: WordMap<NameRoles>,
}

impl Names {
    /// Whether `folded` is an inhabitant or adjective of a country: listed, or a listed form with an ending.
    #[must_use]
    pub fn is_demonym(&self, folded: &str) -> bool {
        let known = |form: &str| self.demonyms.contains(form);
        let stem = |ending: &str| folded.strip_suffix(ending);
        known(folded)
            || ["s", "e", "es"].iter().any(|ending| stem(ending).is_some_and(known))
            || ["ne", "nes"].iter().any(|ending| stem(ending).is_some_and(|stem| stem.ends_with('n') && known(stem)))
    }

    /// What a spelling may be around or inside a name, inhabitants left out.
    #[must_use]
    pub fn roles(&self, form: Form) -> NameRoles {
        let roles = self.roles.folded(form).copied().unwrap_or_default();
        if form.is_word() && form.is_capital() {
            roles | NameRoles::CAPITAL
        } else if roles.any(NameRoles::LISTED_SMALL) {
            roles
        } else {
            // Names begin with small words ("Le Havre"): a text is full of those.
            roles.without(NameRoles::LISTED)
        }
    }

    fn parse(table: &str) -> Self {
        let mut names: Self = toml::from_str(table).expect("the table of names is well formed");
        for set in [
            &mut names.titles,
            &mut names.org_heads,
            &mut names.org_words,
            &mut names.place_heads,
            &mut names.place_prepositions,
            &mut names.within,
            &mut names.place_words,
            &mut names.place_links,
            &mut names.thing_heads,
            &mut names.thing_words,
            &mut names.org_leads,
            &mut names.org_followers,
            &mut names.employers,
            &mut names.possessed,
            &mut names.place_starts,
            &mut names.place_openers,
            &mut names.seated,
            &mut names.locatives,
            &mut names.links,
            &mut names.particles,
            &mut names.given_particles,
            &mut names.offices,
            &mut names.articles,
            &mut names.elisions,
            &mut names.person_verbs,
            &mut names.not_names,
            &mut names.life_verbs,
            &mut names.person_particles,
            &mut names.numerals,
            &mut names.demonyms,
        ] {
            *set = set.iter().map(fold).collect();
        }
        names.roles = names.all_roles().into();
        names
    }

    fn all_roles(&self) -> FxHashMap<String, NameRoles> {
        let mut roles: FxHashMap<String, NameRoles> = FxHashMap::default();
        for (role, words) in [
            (NameRoles::TITLE, &self.titles),
            (NameRoles::ORG_HEAD, &self.org_heads),
            (NameRoles::ORG_WORD, &self.org_words),
            (NameRoles::PLACE_HEAD, &self.place_heads),
            (NameRoles::PLACE_PREPOSITION, &self.place_prepositions),
            (NameRoles::LINK, &self.links),
            (NameRoles::PARTICLE, &self.particles),
            (NameRoles::GIVEN_PARTICLE, &self.given_particles),
            (NameRoles::OFFICE, &self.offices),
            (NameRoles::ARTICLE, &self.articles),
            (NameRoles::ELISION, &self.elisions),
            (NameRoles::PERSON_VERB, &self.person_verbs),
            (NameRoles::NOT_NAME, &self.not_names),
            (NameRoles::NUMERAL, &self.numerals),
        ] {
            for word in words {
                let known = roles.entry(word.to_string()).or_default();
                *known = *known | role;
            }
        }
        for first in self.person_verbs.iter().filter_map(|verb| verb.split_once(' ')).map(|(first, _)| first) {
            let known = roles.entry(first.to_owned()).or_default();
            *known = *known | NameRoles::BEGINS_PERSON_VERB;
        }
        for (first, spellings) in Gazetteer::get().firsts() {
            let known = roles.entry(first.to_owned()).or_default();
            *known = *known | NameRoles::LISTED;
            if spellings.iter().any(|spelling| spelling.in_lower_case) {
                *known = *known | NameRoles::LISTED_SMALL;
            }
        }
        roles
    }
}

impl Language {
    /// The words that tell names.
    #[must_use]
    pub fn names(self) -> &'static Names {
        static EACH: Each<Names> = Each::new();
        EACH.of(self, |files| Names::parse(files.names))
    }
}
