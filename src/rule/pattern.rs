//! Regular expressions for rules, in linear time.

use regex::{Regex, RegexBuilder};

use super::meter::Meter;
use super::view::Match;
use crate::text::Span;

/// A compiled pattern takes no more than this.
const SIZE: usize = 1 << 20;
/// Bytes looked through for one step of a rule's budget.
const BYTES_PER_STEP: usize = 64;

/// A regular expression and the names of its groups.
#[derive(Debug)]
pub(super) struct Pattern {
    pub regex: Regex,
    pub groups: Vec<Option<String>>,
}

impl Pattern {
    /// Compiles `source`.
    ///
    /// # Errors
    /// What is wrong with it, for its author.
    pub(super) fn new(source: &str) -> Result<Self, String> {
        let built = RegexBuilder::new(source).size_limit(SIZE).dfa_size_limit(SIZE).build();
        let regex = built.map_err(|error| explain(&error))?;
        let groups = regex.capture_names().map(|name| name.map(ToOwned::to_owned)).collect();
        Ok(Self { regex, groups })
    }

    /// What it finds in `span` of `text`, empty matches left out. The budget pays for what is left to look through
    /// at each match, for that is what a search may cost.
    pub(super) fn find(&self, number: usize, text: &str, span: Span, meter: &Meter) -> mlua::Result<Vec<Match>> {
        let words = span.of(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at <= words.len() {
            meter.charge(((words.len() - at) / BYTES_PER_STEP) as u64 + 1)?;
            let Some((whole, captures)) = self.next(words, at) else { break };
            at = whole.end;
            if whole.is_empty() {
                at += words[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let moved = |part: Span| Span::new(span.start + part.start, span.start + part.end);
            let captures = captures.into_iter().map(|part| part.map(moved)).collect();
            found.push(Match { span: moved(whole), term: None, captures, pattern: Some(number) });
        }
        Ok(found)
    }

    /// The first match at or after byte `at` of `words`, and its groups.
    fn next(&self, words: &str, at: usize) -> Option<(Span, Vec<Option<Span>>)> {
        if self.groups.len() == 1 {
            return self.regex.find_at(words, at).map(|found| (found.range().into(), Vec::new()));
        }
        let captures = self.regex.captures_at(words, at)?;
        let group = |index| captures.get(index).map(|part| part.range().into());
        Some((group(0)?, (1..self.groups.len()).map(group).collect()))
    }
}

fn explain(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too big; put its words into a term list".to_owned(),
        other => {
            let text = other.to_string();
            let last = text.lines().rev().find_map(|line| line.strip_prefix("error: "));
            last.map_or_else(|| text.clone(), ToOwned::to_owned)
        }
    }
}
