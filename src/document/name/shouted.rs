//! Lines of capitals: "FIRE KILLS TEN IN LYON". A capital tells nothing there, so that a word of such a line is taken for a
//! name where the tables know it, where a given name leads to it ("BY JANE SMITH"), or where the rest of the document writes it
//! with a capital.

use std::collections::BTreeSet;
use std::ops::Range;

use super::scan::Scan;
use crate::language::{NameRoles, is_given_name};
use crate::text::tokens::Kind;

/// A line of as many words without a small word among them may be a name, or two: "ANNA MARIA ROUX".
const LONGEST_NAME: usize = 3;

impl Scan<'_> {
    /// Takes their capitals from the words of lines of capitals, and says which had one.
    pub fn hush(&mut self) -> Vec<usize> {
        let mut hushed = Vec::new();
        for sentence in &self.document.sentences {
            let within = self.tokens.within(sentence.span);
            if self.is_shouted_line(within.clone()) {
                let line: Vec<usize> = within.collect();
                let phrases = line.split(|&at| self.parts_phrases(at)).filter(|phrase| self.is_called(phrase));
                let called: BTreeSet<usize> = phrases.flatten().copied().collect();
                let mute = |at: usize| self.is_capital(at) && !self.may(NameRoles::LISTED, at) && !called.contains(&at);
                hushed.extend(line.iter().copied().filter(|&at| mute(at)));
            }
        }
        for &at in &hushed {
            self.roles[at] = self.roles[at].without(NameRoles::CAPITAL);
        }
        hushed
    }

    /// Gives them back to those that are written with one elsewhere, and never without.
    pub fn restore(&mut self, hushed: Vec<usize>) {
        for at in hushed {
            let seen = self.seen.at(self.tokens, at);
            if seen.capital && !seen.lower {
                self.roles[at] = self.roles[at] | NameRoles::CAPITAL;
            }
        }
    }

    fn is_shouted_line(&self, within: Range<usize>) -> bool {
        let words = || within.clone().filter(|&at| self.kind(at) == Some(Kind::Word));
        // Told by the first word of nearly every sentence.
        let is_loud = |at: usize| self.is_capital(at) && (self.is_acronym(at) || self.is_letter(at));
        words().all(is_loud)
            && words().any(|at| self.is_acronym(at))
            && (words().any(|at| self.is_function_word(at)) || words().count() > LONGEST_NAME)
    }

    /// Whether a mark or a small word stands at `at`.
    fn parts_phrases(&self, at: usize) -> bool {
        let word = self.kind(at) == Some(Kind::Word);
        if word { self.is_function_word(at) } else { !self.is_byte(at, b'-') }
    }

    /// Whether `phrase` is no more than a given name and one or two words behind it.
    fn is_called(&self, phrase: &[usize]) -> bool {
        let words = phrase.iter().filter(|&&at| self.kind(at) == Some(Kind::Word)).count();
        (2..=LONGEST_NAME).contains(&words) && phrase.first().is_some_and(|&first| is_given_name(self.folded(first)))
    }

    fn is_letter(&self, at: usize) -> bool {
        self.words(at).chars().nth(1).is_none()
    }
}
