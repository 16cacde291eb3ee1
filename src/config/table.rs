//! Reading TOML that a person wrote: every mistake is told with its place, and what is right is used.
//!
//! Not a deserializer: `serde` stops at the first mistake, and a settings file deserves all of them at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Location, Problem};
use crate::text::lines::Lines;
use crate::text::nearest;

/// A key or a value as parsed, with the bytes it stands on.
pub(crate) type Node<'a> = Spanned<DeValue<'a>>;

/// One settings file while it is read.
pub(crate) struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    lines: Lines,
    code: &'static str,
    /// How many of the problems are of the file's syntax.
    broken: usize,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// A reader of `text`, the file at `path`; `code` is the kind of its problems.
    pub(crate) fn new(path: &'a str, text: &'a str, code: &'static str) -> Self {
        Self { path, text, lines: Lines::new(text), code, broken: 0, problems: Vec::new() }
    }

    /// The table of the whole file: as much of it as can be parsed.
    pub(crate) fn parse(&mut self) -> DeTable<'a> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            self.problem(&at, error.message().replace('\n', ", "));
        }
        self.broken = self.problems.len();
        table.into_inner()
    }

    /// The problems met, in the order of the file. Of a file that cannot be parsed only that is told: what else looks
    /// wrong in it may be what the parser made of the mistake.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        if self.broken > 0 {
            self.problems.truncate(self.broken);
        }
        self.problems.sort_by(|a, b| a.location.cmp(&b.location));
        self.problems
    }

    /// Notes that what stands at `at` is not right.
    pub(crate) fn problem(&mut self, at: &Range<usize>, message: impl Into<String>) -> &mut Problem {
        self.problem_at(self.location(at.start), message)
    }

    /// The same, at a place that is known already.
    pub(crate) fn problem_at(&mut self, location: Location, message: impl Into<String>) -> &mut Problem {
        self.problems.push(Problem::new(self.code, message).at(location));
        self.problems.last_mut().expect("just pushed")
    }

    /// The place of byte `at`.
    pub(crate) fn location(&self, at: usize) -> Location {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let place = self.lines.place(self.text, at);
        let line = self.lines.span(self.text, place.line);
        Location {
            path: self.path.to_owned(),
            line: place.line,
            column: place.column,
            source: line.map(|span| span.of(self.text).to_owned()).unwrap_or_default(),
        }
    }

    /// Notes that `key` means nothing in `place`, where `known` keys may stand.
    pub(crate) fn unknown(&mut self, key: &Spanned<impl AsRef<str>>, place: &str, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let hint = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known keys: {}", known.join(", ")),
        };
        self.problem(&key.span(), format!("unknown key `{name}` in {place}")).hint = Some(hint);
    }

    /// Notes that the value of `key` is not a `wanted`.
    pub(crate) fn wrong(&mut self, key: &str, wanted: &str, value: &Node) {
        let got = value.get_ref().type_str();
        self.problem(&value.span(), format!("`{key}` must be {wanted}, got {} {got}", article(got)));
    }

    pub(crate) fn string(&mut self, key: &str, value: &Node) -> Option<String> {
        let text = value.get_ref().as_str().map(ToOwned::to_owned);
        self.checked(text, key, "a string", value)
    }

    pub(crate) fn boolean(&mut self, key: &str, value: &Node) -> Option<bool> {
        self.checked(value.get_ref().as_bool(), key, "true or false", value)
    }

    pub(crate) fn table<'t>(&mut self, key: &str, value: &'t Node<'a>) -> Option<&'t DeTable<'a>> {
        self.checked(value.get_ref().as_table(), key, "a table", value)
    }

    /// The elements of an array.
    pub(crate) fn list<'t>(&mut self, key: &str, value: &'t Node<'a>) -> Vec<&'t Node<'a>> {
        let list = value.get_ref().as_array().map(|array| array.iter().collect());
        self.checked(list, key, "a list", value).unwrap_or_default()
    }

    /// One of a few words, as what it stands for.
    pub(crate) fn word<T: Copy>(&mut self, key: &str, value: &Node, words: &[(&str, T)]) -> Option<T> {
        let text = self.string(key, value)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|&(_, meaning)| meaning);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
            let hint = nearest(&text, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            let problem = self.problem(&value.span(), format!("`{key}` is one of {}, got `{text}`", known.join(", ")));
            problem.hint = hint;
        }
        found
    }

    fn checked<T>(&mut self, found: Option<T>, key: &str, wanted: &str, value: &Node) -> Option<T> {
        if found.is_none() {
            self.wrong(key, wanted, value);
        }
        found
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
