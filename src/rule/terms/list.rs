//! A list as written in TOML, and as searched.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use toml::Spanned;
use toml::de::{DeString, DeValue};

use super::words::{Words, folded, inflected, plain, written};
use crate::config::{Node, Reader};
use crate::error::Problem;
use crate::language::Language;
use crate::language::inflection::Inflect;
use crate::text::fold::fold;
use crate::text::nearest;

/// A value of an entry, as a rule sees it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::rule) enum Value {
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<String>),
}

/// One entry.
#[derive(Clone, Debug, Default)]
pub(in crate::rule) struct Term {
    /// Everything written about it, `word` included.
    pub values: BTreeMap<String, Value>,
    pub(super) unless_before: Vec<Words>,
    pub(super) unless_after: Vec<Words>,
    /// Where there are some, one of them has to stand there.
    pub(super) only_before: Vec<Words>,
    pub(super) only_after: Vec<Words>,
}

/// A way to spell a term.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    pub term: usize,
    pub words: Words,
    /// As written, case and accents included.
    pub exact: bool,
}

/// A list, ready to be searched.
#[derive(Debug, Default)]
pub(in crate::rule) struct TermList {
    /// Relative to the workspace.
    pub path: String,
    pub terms: Vec<Term>,
    /// Every key that some entry has.
    pub keys: BTreeSet<String>,
    pub(super) wordings: Vec<Wording>,
    /// First word, folded → its wordings.
    pub(super) index: FxHashMap<CompactString, Vec<u32>>,
}

/// Keys of the file besides its entries.
const KEYS: &[&str] = &["language", "about", "inflect", "term"];
/// Keys of an entry that mean something to us; others are the author's own.
const OWN: &[&str] =
    &["word", "forms", "inflect", "case", "note", "unless_before", "unless_after", "only_before", "only_after"];
/// Bytes of a word or a phrase.
const LONGEST: usize = 500;
/// More would make a run wait for its lists.
const MOST: usize = 20_000;

impl TermList {
    /// Reads the list `text` at `path`. What is wrong in it is told; the entries that are right can be searched.
    pub(in crate::rule) fn parse(path: &str, text: &str) -> (Self, Vec<Problem>) {
        let mut reader = Reader::new(path, text, "term-list");
        let table = reader.parse();
        let mut list =
            Self { path: path.to_owned(), keys: OWN.iter().map(ToString::to_string).collect(), ..Self::default() };
        let (mut language, mut inflect, mut entries) = (None, Inflect::All, Vec::new());
        for (key, value) in &table {
            match key.get_ref().as_ref() {
                "language" => language = self::language(&mut reader, value),
                "inflect" => inflect = how(&mut reader, value).unwrap_or(inflect),
                "about" => drop(reader.string("about", value)),
                "term" => entries = reader.list("term", value),
                _ => reader.unknown(key, "a term list", KEYS),
            }
        }
        if entries.len() > MOST {
            reader.problem(&(0..0), format!("a list holds at most {MOST} terms, got {}", entries.len()));
            entries.truncate(MOST);
        }
        for entry in entries {
            list.add(&mut reader, entry, language, inflect);
        }
        list.wordings.shrink_to_fit();
        list.index.values_mut().for_each(Vec::shrink_to_fit);
        if list.terms.is_empty() && reader.problems.is_empty() {
            reader.problem(&(0..0), "the list is empty").hint =
                Some("add entries: [[term]] with word = \"…\"".to_owned());
        }
        if let Some(problem) = reader.problems.first_mut()
            && text.lines().any(|line| line.trim() == "[term]")
        {
            problem.hint = Some("each entry begins with [[term]], in two pairs of brackets".to_owned());
        }
        (list, reader.finish())
    }

    fn add<'a>(&mut self, reader: &mut Reader<'a>, entry: &Node<'a>, language: Option<Language>, inflect: Inflect) {
        let Some(table) = reader.table("term", entry) else { return };
        let mut term = Term::default();
        let (mut forms, mut inflect, mut exact) = (Vec::new(), inflect, false);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "word" => forms.extend(reader.string("word", value).map(|word| (word, true))),
                "forms" => forms.extend(strings(reader, "forms", value).into_iter().map(|form| (form, false))),
                "inflect" => inflect = how(reader, value).unwrap_or(inflect),
                "case" => exact = reader.boolean("case", value).unwrap_or(exact),
                "note" => drop(reader.string("note", value)),
                "unless_before" => term.unless_before = phrases(reader, "unless_before", value),
                "unless_after" => term.unless_after = phrases(reader, "unless_after", value),
                "only_before" => term.only_before = phrases(reader, "only_before", value),
                "only_after" => term.only_after = phrases(reader, "only_after", value),
                own => check_own(reader, key, own),
            }
            term.values.insert(key.get_ref().to_string(), value_of(value));
        }
        if !term.values.contains_key("word") {
            let near = table.iter().find(|(key, _)| nearest(key.get_ref(), ["word"]).is_some());
            reader.problem(&entry.span(), "a term needs a `word`").hint =
                near.map(|(key, _)| format!("`{}` should be `word`", key.get_ref()));
        }
        self.keys.extend(term.values.keys().cloned());
        let number = self.terms.len();
        for (form, main) in forms {
            if form.len() > LONGEST {
                reader.problem(&entry.span(), format!("a term has at most {LONGEST} bytes, got {}", form.len()));
                continue;
            }
            let words = match language {
                Some(language) if main && !exact => inflected(&form, language, inflect),
                _ => plain(&form, exact),
            };
            self.word(reader, entry, Wording { term: number, words, exact });
        }
        self.terms.push(term);
    }

    fn word(&mut self, reader: &mut Reader, entry: &Node, wording: Wording) {
        let Some(first) = wording.words.first() else {
            reader.problem(&entry.span(), "a term without a word cannot be found");
            return;
        };
        let Ok(number) = u32::try_from(self.wordings.len()) else { return };
        let mut starts: Vec<CompactString> = first.iter().map(|form| fold(form).into()).collect();
        starts.dedup();
        for start in starts {
            self.index.entry(start).or_default().push(number);
        }
        self.wordings.push(wording);
    }

    /// The wordings whose first word is `folded`.
    pub(super) fn beginning_with(&self, folded: &str) -> impl Iterator<Item = &Wording> {
        self.index.get(folded).into_iter().flatten().map(|&number| &self.wordings[number as usize])
    }

    /// The entry for which `words`, taken whole, is a wording.
    pub(in crate::rule) fn entry_of(&self, words: &str) -> Option<usize> {
        if words.len() > LONGEST {
            return None;
        }
        // Nearly always: one word that is compared as it stands.
        if words.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let same = |wording: &&Wording| {
                wording.words.len() == 1 && wording.words[0].iter().any(|form| form.as_str() == words)
            };
            return self.beginning_with(words).find(same).map(|wording| wording.term);
        }
        let written = written(words);
        let small: Vec<Cow<str>> = written.iter().map(|word| folded(word)).collect();
        let first = small.first()?;
        let same = |wording: &&Wording| {
            let wanted = |at: usize| if wording.exact { written[at] } else { &*small[at] };
            wording.words.len() == written.len()
                && (0..).zip(&wording.words).all(|(at, forms)| forms.iter().any(|form| form == wanted(at)))
        };
        self.beginning_with(first).find(same).map(|wording| wording.term)
    }
}

fn language<'a>(reader: &mut Reader<'a>, value: &Node<'a>) -> Option<Language> {
    let words = Language::ALL.map(|language| (language.code(), language));
    reader.word("language", value, &words)
}

fn how<'a>(reader: &mut Reader<'a>, value: &Node<'a>) -> Option<Inflect> {
    match value.get_ref() {
        DeValue::Boolean(true) => Some(Inflect::All),
        DeValue::Boolean(false) => Some(Inflect::None),
        DeValue::String(_) => reader.word("inflect", value, &Inflect::NAMES),
        _ => {
            reader.wrong("inflect", "true, false, \"noun\", \"adjective\" or \"verb\"", value);
            None
        }
    }
}

fn strings<'a>(reader: &mut Reader<'a>, key: &str, value: &Node<'a>) -> Vec<String> {
    reader.list(key, value).into_iter().filter_map(|entry| reader.string(key, entry)).collect()
}

fn phrases<'a>(reader: &mut Reader<'a>, key: &str, value: &Node<'a>) -> Vec<Words> {
    strings(reader, key, value).iter().map(|phrase| plain(phrase, false)).collect()
}

/// A key of the author's own that looks like a slip for one of ours.
fn check_own<'a>(reader: &mut Reader<'a>, key: &Spanned<DeString<'a>>, name: &str) {
    const SLIPS: usize = 2;
    let near = nearest(name, OWN.iter().copied()).filter(|near| near.len() > 4);
    if let Some(near) = near.filter(|near| strsim::damerau_levenshtein(name, near) <= SLIPS) {
        reader.problem(&key.span(), format!("unknown key `{name}` in a term")).hint =
            Some(format!("did you mean `{near}`? A key of your own needs a name less close to it"));
    }
}

fn value_of(value: &Node) -> Value {
    match value.get_ref() {
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Integer(number) => Value::Number(number.as_str().replace('_', "").parse().unwrap_or(f64::NAN)),
        DeValue::Float(number) => Value::Number(number.as_str().replace('_', "").parse().unwrap_or(f64::NAN)),
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Array(list) => Value::List(list.iter().map(text_of).collect()),
        DeValue::Datetime(day) => Value::Text(day.to_string()),
        DeValue::Table(_) => Value::Text(String::new()),
    }
}

fn text_of(value: &Node) -> String {
    match value_of(value) {
        Value::Text(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(list) => list.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_an_entry_only_as_a_whole_and_as_they_are_compared() {
        let text = "[[term]]\nword = \"pont\"\n[[term]]\nword = \"pont neuf\"\n[[term]]\nword = \"lac\"\ncase = true\n";
        let (list, problems) = TermList::parse("rules/terms/x.toml", text);
        assert!(problems.is_empty(), "{problems:?}");
        let entries = ["pont", "Pont", "pont neuf", "neuf", "lac", "Lac", ""].map(|words| list.entry_of(words));
        assert_eq!(entries, [Some(0), Some(0), Some(1), None, Some(2), None, None]);
    }
}
