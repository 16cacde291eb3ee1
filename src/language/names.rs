//! The words that tell names: titles, heads of organisations, particles, inhabitants. Data and its reading.

use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::words::WordSet;
use crate::text::fold::fold;

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
    /// Written with a capital without being names.
    pub not_names: WordSet,
    /// No names when written in capitals alone: "XI", but not "Xi".
    pub numerals: WordSet,
    /// Inhabitants, peoples and their adjectives.
    pub demonyms: WordSet,
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

    fn parse(table: &str) -> Self {
        let mut names: Self = toml::from_str(table).expect("the table of names is well formed");
        for set in [
            &mut names.titles,
            &mut names.org_heads,
            &mut names.org_words,
            &mut names.place_heads,
            &mut names.place_prepositions,
            &mut names.locatives,
            &mut names.links,
            &mut names.particles,
            &mut names.given_particles,
            &mut names.offices,
            &mut names.articles,
            &mut names.elisions,
            &mut names.person_verbs,
            &mut names.not_names,
            &mut names.numerals,
            &mut names.demonyms,
        ] {
            *set = set.iter().map(|form| fold(form)).collect();
        }
        names
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
