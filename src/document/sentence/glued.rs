//! Stops with no white space behind them: slips of the keyboard ("fin.Le"), or parts of an address ("a.B").

use super::cutter::{Case, Cutter};
use super::stop::Stop;
use crate::language::Abbreviation;
use crate::text::tokens::{Gap, Kind};

/// How many tokens an address is looked at back from a stop.
const ADDRESS: usize = 40;

impl Cutter<'_> {
    /// Whether a stop with no white space after it ends a sentence; `follows` is the first word behind it.
    pub(super) fn ends_glued(&self, stop: &Stop, follows: usize) -> bool {
        let tokens = self.document.tokens.all();
        if self.case(follows) != Case::Upper || stop.first == self.within.start || self.in_address(stop.first) {
            return false;
        }
        let before = &tokens[stop.first - 1];
        let written = self.document.words(before.span);
        let title = self.abbreviation(follows) == Some(Abbreviation::Title);
        let plain = match before.kind {
            Kind::Word => {
                let capital = written.starts_with(char::is_uppercase);
                let small = written.chars().skip(usize::from(capital)).all(char::is_lowercase);
                // "Tuesday.Mr. Hale", "Bonjour.Comment" are two sentences; "System.Object" is a name.
                let opens = title || self.table.starts(self.document.tokens.folded(follows));
                written.len() >= 3 && small && (!capital || opens) && self.abbreviation(stop.first - 1).is_none()
            }
            Kind::Digits => written.len() >= 3,
            Kind::Mark => self.marks.closes(self.document, stop.first - 1),
            Kind::Apostrophe => false,
        };
        let touching = tokens.get(follows + 1).is_some_and(|next| next.gap == Gap::None && next.kind == Kind::Mark);
        let free = !touching || matches!(self.document.tokens.lower(follows + 1), "," | "'" | "’") || title;
        plain && free && self.is_capitalised(follows)
    }

    /// Whether the run of tokens without white space around `at` has a mark of addresses.
    fn in_address(&self, at: usize) -> bool {
        let tokens = self.document.tokens.all();
        let glued = |&i: &usize| i == at || tokens[i + 1].gap == Gap::None;
        let mut back = (self.within.start..=at).rev().take_while(glued).take(ADDRESS);
        back.any(|i| matches!(self.document.tokens.lower(i), "/" | "@" | "www" | "http" | "https"))
    }

    /// Whether token `at` is a part of an address on the web.
    pub(super) fn is_address(&self, at: usize) -> bool {
        let start = self.document.tokens.all()[at].span.start;
        let addresses = self.document.lexicon.addresses();
        let before = addresses.partition_point(|address| address.start <= start);
        before > 0 && addresses[before - 1].end > start
    }

    /// Whether the word at `at` begins with its only capital.
    fn is_capitalised(&self, at: usize) -> bool {
        let written = self.document.words(self.document.tokens.all()[at].span);
        let mut rest = written.chars().skip(1).peekable();
        (rest.peek().is_some() || self.is_elided(at) || self.table.starts(self.document.tokens.folded(at)))
            && rest.all(|c| !c.is_uppercase())
    }
}
