//! Runs of capitalised words: what may stand inside one, and what is cut off its front.

use super::Candidate;
use super::scan::Scan;
use crate::language::{NameRoles, is_given_name};
use crate::text::tokens::{Gap, Kind};

/// No name has as many tokens. A run that turns out to be none is tried again from its second token, and its third: a
/// line of capitals must not be read to its end from each of them.
const LONGEST: usize = 48;

impl Scan<'_> {
    /// "al-Assad", "ben Salmane": a small particle glued or followed by a capital.
    pub fn starts_with_particle(&self, at: usize) -> bool {
        let hyphen = || self.is_byte(at + 1, b'-') && self.glued(at + 1);
        self.may(NameRoles::PARTICLE, at) && hyphen() && self.glued(at + 2) && self.is_capital(at + 2)
    }

    /// The run of capitalised words at `at`, without the titles and small words it opens with.
    pub fn run(&self, at: usize) -> Option<Candidate> {
        let mut end = at + 1;
        while end - at < LONGEST
            && let Some(next) = self.grow(at, end)
        {
            end = next;
        }
        let mut candidate = Candidate { start: at, end, kind: None, entry: None, titled: false, weak: false };
        while self.strip(&mut candidate) {}
        if candidate.start >= candidate.end {
            return None;
        }
        self.is_name(&candidate).then_some(candidate)
    }

    /// The end of the run with one more piece, when there is one.
    fn grow(&self, start: usize, end: usize) -> Option<usize> {
        if self.taken.get(end).copied().unwrap_or(true) {
            return None;
        }
        if self.kind(end) != Some(Kind::Word) {
            return self.mark(start, end);
        }
        if self.gap(end) > Gap::Space {
            return None;
        }
        if self.is_capital(end) {
            let shouted = self.is_acronym(end) && self.is_function_word(end);
            return (!self.opens(end) && !shouted).then_some(end + 1);
        }
        self.particle(start, end)
    }

    /// The end of the mark at `end` and the word behind it, where the two carry on the run from `start`.
    fn mark(&self, start: usize, end: usize) -> Option<usize> {
        if self.is_byte(end, b'-') && self.glued(end) && self.glued(end + 1) && self.kind(end + 1) == Some(Kind::Word) {
            return Some(end + 2);
        }
        // "Johnson & Johnson"
        if self.is_byte(end, b'&')
            && self.gap(end) <= Gap::Space
            && self.gap(end + 1) <= Gap::Space
            && self.is_capital(end + 1)
        {
            return Some(end + 2);
        }
        if self.kind(end) == Some(Kind::Apostrophe) {
            let short = self.words(end - 1).chars().count() <= 2 && !self.may(NameRoles::ELISION, end - 1)
                || self.may(NameRoles::ELISION, end - 1) && self.words(end - 1) == "O";
            return (short && self.is_capital(end + 1)).then_some(end + 2);
        }
        // "St. Louis", not "Elm St. Louis"
        let town = || end == start + 1 && self.table.place_starts.contains(self.folded(end - 1));
        let initial = || self.words(end - 1).chars().count() == 1 || self.may(NameRoles::TITLE, end - 1) || town();
        if self.is_byte(end, b'.')
            && self.glued(end)
            && initial()
            && self.is_capital(end + 1)
            && self.gap(end + 1) <= Gap::Space
        {
            return Some(end + 2);
        }
        None
    }

    /// Passes one or two particles before a capital: "von der Leyen", "de Gaulle", "al-Assad".
    fn particle(&self, start: usize, end: usize) -> Option<usize> {
        let mut i = end;
        let given = end == start + 1 && self.is_given(start);
        while i < end + 2 {
            let fits = self.may(NameRoles::PARTICLE, i) || given && self.may(NameRoles::GIVEN_PARTICLE, i);
            if !fits || self.gap(i) > Gap::Space {
                break;
            }
            i += 1;
            if self.kind(i) == Some(Kind::Apostrophe) || self.is_byte(i, b'-') && self.glued(i) {
                i += 1;
            }
        }
        // "Pierre de Lyon" is a man and a city.
        let place =
            given && self.gazetteer.starting_with(self.folded(i)).iter().any(|spelling| spelling.rest.is_empty());
        (i > end && !place && self.is_capital(i) && self.gap(i) <= Gap::Space).then_some(i + 1)
    }

    /// Whether the word is a given name: a frequent one, or one that a role or a comma stands before.
    fn is_given(&self, at: usize) -> bool {
        let led = self.may_before(NameRoles::TITLE, at) || self.is_byte(at.saturating_sub(1), b',');
        is_given_name(self.folded(at)) || led && !self.opens(at)
    }

    /// Cuts one title, inhabitant or small word off the front.
    fn strip(&self, candidate: &mut Candidate) -> bool {
        let at = candidate.start;
        if at >= candidate.end {
            return false;
        }
        let last = at + 1 == candidate.end;
        let title = self.may(NameRoles::TITLE, at);
        if last && self.is_unsure(at) && !title && !self.may(NameRoles::NOT_NAME, at) {
            candidate.weak = true;
            return false;
        }
        // "Substitute Femi Adeleke": a capital that only the place of the word explains, before a given name.
        let trade = self.opens(at)
            && candidate.end > at + 2
            && is_given_name(self.folded(at + 1))
            && !is_given_name(self.folded(at))
            && !self.glued(at + 1);
        let cut = title
            || trade
            || !last && self.table.is_demonym(self.folded(at)) && !self.names_a_company(at + 1)
            || self.opens(at) && (self.is_function_word(at) || self.is_lone_word(at, last))
            || self.may(NameRoles::NOT_NAME, at) && !self.begins_other_name(at, last)
            || self.is_acronym(at) && self.may(NameRoles::NUMERAL, at);
        if !cut {
            return false;
        }
        candidate.titled = title || candidate.titled && !last;
        candidate.start += 1;
        while candidate.start < candidate.end && self.kind(candidate.start) != Some(Kind::Word) {
            candidate.start += 1;
        }
        // What hung on a small word by a hyphen is no name either.
        if candidate.start < candidate.end && !self.is_capital(candidate.start) {
            candidate.start = candidate.end;
        }
        true
    }

    /// "American Airlines": a word that only stands in names of organisations, with its capital.
    fn names_a_company(&self, at: usize) -> bool {
        self.is_capital(at) && self.may(NameRoles::ORG_WORD, at) && !self.may(NameRoles::ORG_HEAD, at)
    }

    /// Whether a word that is no name alone begins one here, as nothing else calls for its capital: "Sud Ouest".
    fn begins_other_name(&self, at: usize, last: bool) -> bool {
        !last && !self.opens(at) && self.gap(at + 1) == Gap::Space && !is_given_name(self.folded(at + 1))
    }

    fn is_name(&self, candidate: &Candidate) -> bool {
        if self.is_shouted(candidate) {
            return false;
        }
        let letters = self.words(candidate.start).chars().count();
        if candidate.end > candidate.start + 1 {
            return (candidate.start..candidate.end).any(|at| self.is_capital(at) && self.words(at).len() > 1);
        }
        let common =
            self.may(NameRoles::ORG_HEAD, candidate.start) || self.table.is_demonym(self.folded(candidate.start));
        // "M. Durant": behind a title a small word with a capital is somebody's name.
        let called = || candidate.titled && letters > 3 && !self.opens(candidate.start);
        letters > 1 && !common && (!self.is_function_word(candidate.start) || called())
    }

    /// Words in capitals among words in capitals are shouted; a short one alone may be an acronym.
    fn is_shouted(&self, candidate: &Candidate) -> bool {
        let long = |at: usize| self.is_acronym(at) && self.words(at).chars().count() > 2;
        // "PAR ANNE ROUX": a small word before it tells nothing.
        let before = candidate.start.checked_sub(1).filter(|&before| !self.is_function_word(before));
        let among = long(candidate.end) || before.is_some_and(long);
        let mut words = (candidate.start..candidate.end).filter(|&at| self.kind(at) == Some(Kind::Word));
        let short = candidate.end == candidate.start + 1 && self.words(candidate.start).chars().count() <= 6;
        among && !short && words.all(|at| self.is_acronym(at))
    }
}
