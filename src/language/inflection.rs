//! The forms of a word, by its ending: for lists of terms, where a form too many does less harm than one too few.
//!
//! Not a dictionary: an irregular form is listed with its term. Ambiguous endings give the forms of every class they
//! may belong to.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Language;
use super::files::Each;

/// Which forms of a word to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflect {
    All,
    None,
    Noun,
    Adjective,
    Verb,
}

impl Inflect {
    /// The words for those that have one.
    pub const NAMES: [(&'static str, Self); 3] =
        [("noun", Self::Noun), ("adjective", Self::Adjective), ("verb", Self::Verb)];
}

/// For each ending of a dictionary form, the endings of all forms. The longest ending that fits decides.
type Class = BTreeMap<String, Vec<String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// In letters. An ending that leaves less is none: "mer" is no verb.
    shortest_stem: usize,
    noun: Class,
    adjective: Class,
    verb: Class,
}

fn read(text: &str) -> Table {
    toml::from_str(text).expect("the table is part of the program and tested with it")
}

impl Language {
    /// `word` (in lower case) and its other forms, in no order.
    #[must_use]
    pub fn inflect(self, word: &str, how: Inflect) -> Vec<String> {
        static EACH: Each<Table> = Each::new();
        let table = EACH.of(self, |files| read(files.inflection));
        let mut forms = vec![word.to_owned()];
        let classes: &[&Class] = match how {
            Inflect::None => &[],
            Inflect::Noun => &[&table.noun],
            Inflect::Adjective => &[&table.adjective],
            Inflect::Verb => &[&table.verb],
            Inflect::All => &[&table.noun, &table.adjective, &table.verb],
        };
        for class in classes {
            forms.extend(class_forms(class, word, table.shortest_stem));
        }
        forms
    }
}

fn class_forms(class: &Class, word: &str, shortest_stem: usize) -> Vec<String> {
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= shortest_stem);
    let fitting = class.iter().filter_map(|(ending, endings)| Some((stem(ending)?, endings)));
    let Some((stem, endings)) = fitting.min_by_key(|(stem, _)| stem.len()) else { return Vec::new() };
    endings.iter().map(|other| format!("{stem}{other}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(language: Language, how: Inflect, word: &str, among: &[&str], not: &[&str]) {
        let forms = language.inflect(word, how);
        for form in among {
            assert!(forms.iter().any(|made| made == form), "`{form}` is a form of `{word}`, got {forms:?}");
        }
        for form in not {
            assert!(forms.iter().all(|made| made != form), "`{form}` is no form of `{word}`");
        }
    }

    #[test]
    fn french_words_take_their_forms() {
        use Inflect::{Adjective, All, None, Noun, Verb};
        let case = |how, word, among: &[&str], not: &[&str]| case(Language::French, how, word, among, not);
        case(Noun, "clique", &["clique", "cliques"], &["cliqua"]);
        case(Noun, "coup", &["coups"], &["coupe"]);
        case(Noun, "drapeau", &["drapeaux"], &["drapeaus"]);
        case(Noun, "journal", &["journaux"], &["journals"]);
        case(Adjective, "scandaleux", &["scandaleuse", "scandaleuses"], &["scandaleuxs"]);
        case(Adjective, "abusif", &["abusive", "abusifs"], &[]);
        case(Adjective, "meurtrier", &["meurtrière", "meurtriers"], &[]);
        case(Adjective, "cruel", &["cruelle", "cruels"], &[]);
        case(Adjective, "public", &["publique", "publics"], &[]);
        case(All, "dictateur", &["dictateurs", "dictatrice"], &[]);
        case(Verb, "museler", &["muselé", "muselées", "muselait", "muselant"], &[]);
        case(Verb, "saccager", &["saccagé", "saccageait", "saccageant"], &[]);
        case(Verb, "menacer", &["menaçant", "menacent"], &[]);
        case(Verb, "brandir", &["brandissent", "brandi", "brandit"], &[]);
        case(Verb, "pourfendre", &["pourfend", "pourfendu", "pourfendait"], &[]);
        case(None, "clique", &["clique"], &["cliques"]);
        case(All, "mer", &["mers"], &["me", "mes"]);
    }

    #[test]
    fn english_words_take_their_forms() {
        use Inflect::{Noun, Verb};
        let case = |how, word, among: &[&str], not: &[&str]| case(Language::English, how, word, among, not);
        case(Noun, "mob", &["mobs"], &[]);
        case(Noun, "bully", &["bullies"], &["bullys"]);
        case(Noun, "clash", &["clashes"], &["clashs"]);
        case(Verb, "bash", &["bashed", "bashing", "bashes"], &[]);
        case(Verb, "slam", &["slams", "slammed", "slamming"], &[]);
        case(Verb, "blame", &["blames", "blamed", "blaming"], &[]);
        case(Verb, "vilify", &["vilified", "vilifies", "vilifying"], &[]);
    }
}
