//! Regular expressions for rules, in linear time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use regex::{Regex, RegexBuilder};

use super::meter::{BYTES_PER_STEP, Meter};
use super::view::Match;
use crate::text::Span;

/// What a compiled pattern may take, in bytes: the first size that is enough is its weight.
const SIZES: [usize; 3] = [1 << 16, 1 << 18, 1 << 20];

/// Groups that a pattern may have.
const GROUPS: usize = 32;
/// What compiled patterns that are kept for all states may take together, in bytes.
const KEPT: usize = 64 << 20;

/// Compiled patterns by their source, for all Lua states: compiling is most of what it takes to make a state ready.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    known: Mutex<HashMap<String, Pattern>>,
}

impl Patterns {
    /// The pattern that `source` says, compiled if it is not known. Each caller gets one with room of its own to search
    /// in, so that threads do not wait for each other.
    ///
    /// # Errors
    /// What is wrong with it, for its author.
    pub(super) fn get(&self, source: &str) -> Result<Pattern, String> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pattern) = known().get(source) {
            return Ok(pattern.clone());
        }
        let pattern = Pattern::new(source)?;
        let mut known = known();
        // Rules that are being written leave the patterns of their earlier versions behind, and some make them up.
        if known.values().map(|pattern| pattern.weight).sum::<usize>() + pattern.weight > KEPT {
            known.clear();
        }
        known.insert(source.to_owned(), pattern.clone());
        Ok(pattern)
    }
}

/// A regular expression and the names of its groups.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub regex: Regex,
    pub groups: Vec<Option<String>>,
    /// About how many bytes it takes: memory that no limit of Lua's knows of.
    pub weight: usize,
}

impl Pattern {
    /// Compiles `source`.
    ///
    /// # Errors
    /// What is wrong with it, for its author.
    pub(super) fn new(source: &str) -> Result<Self, String> {
        let build = |weight| (RegexBuilder::new(source).size_limit(weight).dfa_size_limit(weight).build(), weight);
        let mut built = SIZES.into_iter().map(build);
        let too_big =
            |built: &(Result<_, regex::Error>, usize)| matches!(built.0, Err(regex::Error::CompiledTooBig(_)));
        let Some((regex, weight)) = built.find(|built| !too_big(built) || built.1 == SIZES[2]) else {
            return Err("the pattern is too big".to_owned());
        };
        let regex = regex.map_err(|error| explain(&error))?;
        // Each match holds its groups, where no limit of Lua's knows of them.
        if regex.captures_len() > GROUPS + 1 {
            return Err(format!("more than {GROUPS} groups; (?:…) groups without keeping what was found"));
        }
        let groups = regex.capture_names().map(|name| name.map(ToOwned::to_owned)).collect();
        Ok(Self { regex, groups, weight })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_made_up_as_a_rule_goes_are_not_all_kept() {
        let patterns = Patterns::default();
        for number in 0..2 * KEPT / SIZES[0] {
            assert!(patterns.get(&format!("a{number}")).unwrap().regex.is_match(&format!("xa{number}")));
        }
        let known = patterns.known.lock().unwrap();
        assert!(known.values().map(|pattern| pattern.weight).sum::<usize>() <= KEPT);
        assert!(known.contains_key(&format!("a{}", 2 * KEPT / SIZES[0] - 1)), "the last ones are");
    }
}
