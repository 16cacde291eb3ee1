//! Organisations by their first word: "ministère de l'Intérieur", "Organisation du traité de sécurité collective (OTSC)".

use super::Candidate;
use super::scan::Scan;
use crate::document::NameKind;
use crate::language::{NameRoles, Roles, is_given_name};
use crate::text::tokens::{Gap, Kind};

/// How far an acronym may stand from the beginning of what it shortens, in tokens.
const REACH: usize = 14;

impl Scan<'_> {
    /// The organisation whose name begins at `at`.
    pub fn organisation(&self, at: usize) -> Option<Candidate> {
        let headed = self.may(NameRoles::ORG_HEAD, at);
        let end = self.spelled_out(at, headed).or_else(|| {
            headed
                .then(|| self.of_capital(at).or_else(|| self.with_adjective(at)).or_else(|| self.seated(at)))
                .flatten()
        })?;
        Some(Candidate { start: at, end, kind: Some(NameKind::Org), entry: None, titled: false, weak: false })
    }

    /// Up to an acronym in brackets whose letters the words begin with: all words after a head ("Organisation du traité
    /// …"), the capitalised ones otherwise.
    fn spelled_out(&self, at: usize, headed: bool) -> Option<usize> {
        if !self.is_capital(at) {
            return None;
        }
        let open = self.bracket_after(at).filter(|&open| open < at + REACH)?;
        let acronym = self.words(open + 1);
        let whole = (at + 1..open).all(|i| self.gap(i) <= Gap::Line);
        let fits = whole && self.is_acronym(open + 1) && open > at + 1;
        (fits && self.spells(at, open, acronym, headed)).then_some(open)
    }

    /// Whether the words from `start` to `end` have initials that hold the acronym's letters in order; without a head,
    /// the capitals have to be just those letters.
    fn spells(&self, start: usize, end: usize, acronym: &str, headed: bool) -> bool {
        let mut letters = acronym.chars().flat_map(char::to_lowercase).peekable();
        for at in start..end {
            let initial = self.folded(at).chars().next();
            if initial.is_some() && initial == letters.peek().copied() && (headed || self.is_capital(at)) {
                letters.next();
            } else if !headed && self.is_capital(at) || at == start {
                return false;
            }
        }
        letters.peek().is_none()
    }

    /// "ministère de l'Intérieur", "Department of Justice": head, small words, capital.
    fn of_capital(&self, at: usize) -> Option<usize> {
        let (i, articled) = self.pass_links(at + 1)?;
        let listed = self.gazetteer.starting_with(self.folded(i)).iter().any(|spelling| spelling.rest.is_empty());
        // "Bank of England"; "the bank in England" is no name.
        let seated = listed && !articled && self.is_capital(at);
        let common = self.is_capital(i) && (!listed || seated) && !self.is_acronym(i);
        if !common || !articled && !self.is_capital(at) && !self.may(NameRoles::OFFICE, i) {
            return None;
        }
        let mut end = i + 1;
        if self.is_plural_adjective(i, end) {
            end += 1;
        }
        loop {
            while !listed && self.goes_on(end) {
                end += 1;
            }
            let Some(next) = self.pass_links(end).map(|(next, _)| next).filter(|&next| self.is_linked(end, next))
            else {
                return Some(end);
            };
            end = next + 1;
        }
    }

    /// Whether the capital at `next` belongs to the name that ends at `end`, from which small words part it.
    fn is_linked(&self, end: usize, next: usize) -> bool {
        let joined = self.document.roles(end).any(Roles::CONJUNCTION);
        let another = joined && self.may(NameRoles::ORG_HEAD, next);
        self.is_capital(next)
            && self.gap(next) <= Gap::Space
            && !another
            && self.gazetteer.find(self.words(next)).is_none()
    }

    /// Whether a capital at `at` is a word more of the name before it ("of Homeland Security"), and no person's.
    fn goes_on(&self, at: usize) -> bool {
        let person = self.may(NameRoles::TITLE, at) || is_given_name(self.folded(at));
        self.is_capital(at) && self.gap(at) == Gap::Space && !self.taken[at] && !self.is_acronym(at) && !person
    }

    /// The token after the small words at `at`, and whether an article was among them ("de l'Intérieur", "du Travail").
    fn pass_links(&self, at: usize) -> Option<(usize, bool)> {
        let link = |i: usize| self.may(NameRoles::LINK, i) || self.kind(i) == Some(Kind::Apostrophe);
        let end = (at..at + 4).find(|&i| !link(i) || self.gap(i) > Gap::Space).unwrap_or(at + 4);
        let articled = (at..end).any(|i| self.may(NameRoles::ARTICLE, i));
        (end > at).then_some((end, articled))
    }

    /// "Affaires étrangères": a plural that takes a plural adjective.
    fn is_plural_adjective(&self, noun: usize, at: usize) -> bool {
        let plural = |at: usize| self.folded(at).ends_with('s');
        plural(noun)
            && plural(at)
            && self.kind(at) == Some(Kind::Word)
            && !self.is_function_word(at)
            && self.gap(at) == Gap::Space
    }

    /// "Conseil constitutionnel": a capital that nothing but a name calls for, and the adjective after it.
    fn with_adjective(&self, at: usize) -> Option<usize> {
        let called_for = !self.table.adjectives_follow || !self.is_capital(at) || self.opens(at);
        let adjective = at + 1;
        let plain = self.kind(adjective) == Some(Kind::Word)
            && self.gap(adjective) == Gap::Space
            && !self.is_capital(adjective);
        let long = self.words(adjective).chars().count() > 4;
        let found = !called_for && plain && long && !self.is_function_word(adjective);
        found.then(|| self.past_purpose(adjective + 1))
    }

    /// "Agence française | de développement": the token behind what a body is for, in small letters.
    fn past_purpose(&self, at: usize) -> usize {
        let linked = self.may(NameRoles::LINK, at) && self.gap(at) == Gap::Space && !self.may(NameRoles::ARTICLE, at);
        let noun = at + 1 + usize::from(self.kind(at + 1) == Some(Kind::Apostrophe));
        let plain = self.kind(noun) == Some(Kind::Word) && !self.is_capital(noun) && !self.is_function_word(noun);
        let of = linked && self.document.roles(at).any(Roles::LINKING) && self.gap(noun) <= Gap::Space;
        if of && plain && !self.taken[noun] { noun + 1 } else { at }
    }

    /// "tribunal administratif de Lille", "cour d'appel de Rennes": a body, what it is for in small letters, and its seat.
    fn seated(&self, at: usize) -> Option<usize> {
        const LONG: usize = 6;
        if !self.table.seated.contains(self.folded(at)) {
            return None;
        }
        let small = |i: usize| {
            let word = self.kind(i) == Some(Kind::Word) && !self.is_capital(i) && self.gap(i) <= Gap::Space;
            let link = self.may(NameRoles::LINK, i) || self.may(NameRoles::ELISION, i);
            word && (link || !self.is_function_word(i)) || self.kind(i) == Some(Kind::Apostrophe)
        };
        let seat = (at + 1..at + LONG).find(|&i| !small(i))?;
        let led =
            seat > at + 1 && (self.may_before(NameRoles::LINK, seat) || self.kind(seat - 1) == Some(Kind::Apostrophe));
        let listed = self.listed(seat).filter(|listed| listed.kind == Some(NameKind::Place));
        let hyphened = || self.run(seat).filter(|run| run.start == seat && self.glued(run.end - 1)).map(|run| run.end);
        let end = listed.map(|listed| listed.end).or_else(hyphened).unwrap_or(seat + 1);
        (led && self.is_capital(seat) && self.gap(seat) <= Gap::Space && !self.is_acronym(seat)).then_some(end)
    }
}
