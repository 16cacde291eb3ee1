//! Reporting verbs: the verbs that give words to somebody, in all their forms.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::words::{WordMap, WordSet};

/// What a reporting verb says about the one who writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Only that something was said ("déclarer").
    Neutral,
    /// What was done by saying it ("promettre").
    SpeechAct,
    /// What the writer thinks of it ("prétendre").
    TakesSides,
}

/// What may follow a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frame {
    /// A clause with its conjunction.
    Clause,
    /// A clause without conjunction.
    Bare,
    /// A figure, when the verb stands in a past tense: "a compté quarante blessés".
    Count,
    /// A noun phrase and the figure it is put at: "puts the toll at 30".
    Put,
    /// Whoever is told, then a clause.
    Told,
    /// A noun phrase and what it is called, in quotation marks.
    Label,
    /// A bare infinitive.
    Infinitive,
    /// An infinitive or a noun after a particle.
    Marked,
    /// A noun phrase that is what was said, after a particle: "fait état de".
    About,
    /// A noun phrase that is what was said.
    Object,
    /// Nothing: it stands in or after the words.
    Incise,
    /// Like the others, but only papers say it.
    Paper,
}

/// A reporting verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportingVerb {
    /// The dictionary form, all its words: "faire savoir", "se plaindre".
    pub lemma: String,
    pub stance: Stance,
    pub frames: Vec<Frame>,
    /// Words after the one that is conjugated, in lower case.
    pub rest: Vec<String>,
    /// Whether it needs a reflexive pronoun before it.
    pub reflexive: bool,
}

impl ReportingVerb {
    /// Whether `frame` may follow it.
    #[must_use]
    pub fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }
}

/// The form a verb stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    Finite,
    Participle,
    Gerund,
    Infinitive,
    /// No verb at all: what one is who thinks something ("convaincu").
    Adjective,
}

/// The reporting verbs of one language.
#[derive(Debug)]
pub struct Reporting {
    verbs: Vec<ReportingVerb>,
    forms: WordMap<Vec<(usize, Form)>>,
    /// Dictionary forms that are no noun as well: "say", not "state".
    pub never_nouns: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    group: Vec<Group>,
    /// What one is who thinks something; takes a clause.
    adjectives: Vec<String>,
    /// What an adjective may end in, besides nothing.
    adjective_endings: Vec<String>,
    paradigm: BTreeMap<String, Endings>,
    #[serde(default)]
    irregular: BTreeMap<String, Endings>,
    /// What a pronominal verb begins with in the lists.
    #[serde(default)]
    reflexive: Vec<String>,
    /// Whether the dictionary form is a person of the present too.
    #[serde(default)]
    base_is_finite: bool,
    #[serde(default)]
    never_nouns: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    stance: Stance,
    frames: Vec<Frame>,
    verbs: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    finite: Vec<String>,
    participle: Vec<String>,
    gerund: Vec<String>,
}

impl Reporting {
    /// The verbs that `word`, in lower case, is a form of, the longest first.
    pub fn of(&self, word: &str) -> impl Iterator<Item = (&ReportingVerb, Form)> {
        self.forms.get(word).into_iter().flatten().map(|&(verb, form)| (&self.verbs[verb], form))
    }

    /// Every form of every verb.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.keys()
    }

    /// Every verb, in the order of the tables.
    #[must_use]
    pub fn verbs(&self) -> &[ReportingVerb] {
        &self.verbs
    }

    fn parse(table: &str) -> Self {
        let table: Table = toml::from_str(table).expect("a table of reporting verbs is well formed");
        let never_nouns = table.never_nouns.clone();
        let mut reporting = Conjugated::default();
        for group in &table.group {
            for lemma in &group.verbs {
                reporting.add(lemma, group, &table.reflexive);
            }
        }
        for verb in 0..reporting.verbs.len() {
            reporting.conjugate(verb, &table);
        }
        reporting.adjectives(&table);
        let verbs = &reporting.verbs;
        for forms in reporting.forms.values_mut() {
            forms.sort_by_key(|&(verb, form)| {
                (!verbs[verb].reflexive, std::cmp::Reverse(verbs[verb].rest.len()), form != Form::Adjective, form, verb)
            });
            forms.dedup();
        }
        Self { verbs: reporting.verbs, forms: reporting.forms.into(), never_nouns }
    }
}

/// Verbs and their forms while a table is read.
#[derive(Default)]
struct Conjugated {
    verbs: Vec<ReportingVerb>,
    forms: FxHashMap<String, Vec<(usize, Form)>>,
}

impl Conjugated {
    /// Adds a verb, or what a second group says of one that is known.
    fn add(&mut self, lemma: &str, group: &Group, reflexive: &[String]) {
        if let Some(known) = self.verbs.iter_mut().find(|verb| verb.lemma == lemma) {
            known.frames.extend(group.frames.iter().filter(|frame| !known.frames.contains(frame)).collect::<Vec<_>>());
            return;
        }
        let plain = reflexive.iter().find_map(|mark| lemma.strip_prefix(mark.as_str()));
        let rest = plain.unwrap_or(lemma).split(' ').skip(1).map(str::to_owned).collect();
        self.verbs.push(ReportingVerb {
            lemma: lemma.to_owned(),
            stance: group.stance,
            frames: group.frames.clone(),
            rest,
            reflexive: plain.is_some(),
        });
    }

    fn adjectives(&mut self, table: &Table) {
        for adjective in &table.adjectives {
            let frames = vec![Frame::Clause, Frame::Bare];
            let (stance, rest) = (Stance::Neutral, Vec::new());
            self.verbs.push(ReportingVerb { lemma: adjective.clone(), stance, frames, rest, reflexive: false });
            let verb = self.verbs.len() - 1;
            for ending in table.adjective_endings.iter().map(String::as_str).chain([""]) {
                self.forms.entry(format!("{adjective}{ending}")).or_default().push((verb, Form::Adjective));
            }
        }
    }

    fn conjugate(&mut self, verb: usize, table: &Table) {
        let lemma = &self.verbs[verb].lemma;
        let plain = table.reflexive.iter().find_map(|mark| lemma.strip_prefix(mark.as_str())).unwrap_or(lemma);
        let base = plain.split(' ').next().unwrap_or_default().to_owned();
        let (stem, endings) = endings_of(&base, table);
        let mut add = |form: String, kind| self.forms.entry(form).or_default().push((verb, kind));
        for (kind, endings) in
            [(Form::Finite, &endings.finite), (Form::Participle, &endings.participle), (Form::Gerund, &endings.gerund)]
        {
            for ending in endings {
                add(format!("{stem}{ending}"), kind);
            }
        }
        if table.base_is_finite {
            add(base.clone(), Form::Finite);
        }
        add(base, Form::Infinitive);
    }
}

/// The part of `base` that stays and what is added to it: the irregular forms, else the longest end that fits.
fn endings_of<'a>(base: &'a str, table: &'a Table) -> (&'a str, &'a Endings) {
    if let Some(forms) = table.irregular.get(base) {
        return ("", forms);
    }
    let fitting = table.paradigm.iter().filter(|(end, _)| base.ends_with(end.as_str()));
    let (end, endings) =
        fitting.max_by_key(|(end, _)| end.len()).unwrap_or_else(|| panic!("`{base}` fits no paradigm"));
    (&base[..base.len() - end.len()], endings)
}

impl Language {
    /// The reporting verbs of the language.
    #[must_use]
    pub fn reporting(self) -> &'static Reporting {
        static EACH: Each<Reporting> = Each::new();
        EACH.of(self, |files| Reporting::parse(files.reporting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(language: Language, word: &str, expected: &[(&str, Form)]) {
        let found: Vec<_> = language.reporting().of(word).map(|(verb, form)| (verb.lemma.as_str(), form)).collect();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn french_forms() {
        case(Language::French, "assurant", &[("assurer", Form::Gerund)]);
        case(Language::French, "annonçait", &[("annoncer", Form::Finite)]);
        case(Language::French, "suggère", &[("suggérer", Form::Finite)]);
        case(Language::French, "prétendu", &[("prétendre", Form::Participle)]);
        let lemmas = ["appeler à", "appeler au", "appeler aux", "appeler"];
        case(Language::French, "appellent", &lemmas.map(|lemma| (lemma, Form::Finite)));
        case(Language::French, "chaise", &[]);
    }

    #[test]
    fn english_forms() {
        case(Language::English, "said", &[("say", Form::Finite), ("say", Form::Participle)]);
        case(Language::English, "denying", &[("deny", Form::Gerund)]);
        case(Language::English, "quipped", &[("quip", Form::Finite), ("quip", Form::Participle)]);
        case(Language::English, "infer", &[("infer", Form::Finite), ("infer", Form::Infinitive)]);
    }

    #[test]
    fn broad_lists_of_each_stance() {
        // Spanish knows the commonest verbs only.
        for language in [Language::French, Language::English] {
            let verbs = language.reporting().verbs();
            assert!(verbs.len() >= 150, "{language}: {}", verbs.len());
            for stance in [Stance::Neutral, Stance::SpeechAct, Stance::TakesSides] {
                assert!(verbs.iter().filter(|verb| verb.stance == stance).count() >= 25, "{language}: {stance:?}");
            }
        }
    }
}
