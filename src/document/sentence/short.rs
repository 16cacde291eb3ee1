//! Short forms: whether the word before a full stop is one, and what that says of the stop.

use super::cutter::{Cutter, is_letter};
use crate::language::Abbreviation;
use crate::text::tokens::{Gap, Kind};

/// How many tokens a chain of dotted letters may have ("S.N.C.F."): each of its stops looks back over all of it.
const CHAIN: usize = 40;
/// How many tokens before its last word a short form of several words may have ("c.-à-d").
const PHRASE: usize = 5;

impl Cutter<'_> {
    /// What the short form that ends with token `word` is.
    pub(super) fn abbreviation(&self, word: usize) -> Option<Abbreviation> {
        let form = self.document.tokens.lower(word);
        if let Some(class) = self.phrase(word) {
            return Some(class);
        }
        let first = self.chain_start(word);
        if first < word {
            let chain: String = (first..=word).map(|at| self.document.tokens.lower(at)).collect();
            let known = self.table.abbreviation(&chain);
            return known
                .or((chain.len() <= 2 * (word - first) + 2).then_some(Abbreviation::Open))
                .or_else(|| self.table.abbreviation(form));
        }
        // "105 °C. Then": a unit, and no initial.
        if self.document.tokens.all()[word].gap == Gap::None
            && word > 0
            && matches!(self.document.tokens.lower(word - 1), "°" | "º")
        {
            return None;
        }
        let written = self.document.words(self.document.tokens.all()[word].span);
        let capital = written.starts_with(char::is_uppercase);
        match self.table.abbreviation(form) {
            // "le gén. Roux", and "le col. Puis".
            Some(Abbreviation::Title) if !capital => {
                let short = written.chars().nth(2).is_some() || self.looks_short(form, written);
                short.then_some(Abbreviation::Open)
            }
            Some(Abbreviation::Title) => Some(Abbreviation::Title),
            _ if capital && written.chars().nth(1).is_none() => Some(Abbreviation::Open),
            // "Ft. Worth": what measures has no capital.
            Some(Abbreviation::Final) if capital && word > self.start() => Some(Abbreviation::Open),
            Some(class) => Some(class),
            None => self.looks_short(form, written).then_some(Abbreviation::Open),
        }
    }

    /// What the short form of several words that ends with token `word` is: "p. ex", "op. cit", "c.-à-d".
    fn phrase(&self, word: usize) -> Option<Abbreviation> {
        if !self.table.closes_phrase(self.document.tokens.lower(word)) {
            return None;
        }
        let mut phrase = self.document.tokens.lower(word).to_owned();
        for at in (self.start()..word).rev().take(PHRASE) {
            if self.document.tokens.all()[at + 1].gap > Gap::Line {
                return None;
            }
            phrase.insert_str(0, self.document.tokens.lower(at));
            let found = self.table.abbreviation(&phrase).filter(|_| phrase.contains('.'));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The first token of a chain of dotted letters ("U.S.A", "p. m", "J.-C") that ends at `word`.
    pub(super) fn chain_start(&self, word: usize) -> usize {
        let tokens = self.document.tokens.all();
        let mut first = word;
        while first >= self.start() + 2 && word - first < CHAIN {
            let hyphen = usize::from(self.document.tokens.is_byte(first - 1, b'-') && tokens[first].gap == Gap::None);
            let Some(before) = (first - hyphen).checked_sub(2).filter(|&before| before >= self.start()) else { break };
            let dotted = self.document.tokens.is_byte(before + 1, b'.') && tokens[before + 1].gap == Gap::None;
            let near =
                tokens[first].gap == Gap::None || tokens[first].gap == Gap::Space && is_letter(self.document, first);
            let short = tokens[before].kind == Kind::Word && tokens[before].span.len() <= 3;
            let spaced = tokens[first].gap == Gap::None || is_letter(self.document, before);
            if !(dotted && near && short && spaced) {
                break;
            }
            first = before;
        }
        first
    }

    /// Two to four letters that cannot be spoken: a short form that no table knows.
    fn looks_short(&self, lower: &str, written: &str) -> bool {
        let letters = written.chars().count();
        (2..=4).contains(&letters)
            && !self.table.is_speakable(lower)
            && !written.chars().skip(1).any(char::is_uppercase)
    }
}
