//! The mentions of one document speak for each other: the surname alone after the full name, the acronym after its expansion.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Candidate;
use super::parts::Parts;
use super::same::are_one_person;
use super::scan::Scan;
use crate::document::{Name, NameKind};
use crate::language::{NameRoles, is_given_name, spelling};
use crate::text::fold::fold;
use crate::text::tokens::Kind;

/// Names with their kinds and their fullest spellings.
pub(super) fn names(scan: &Scan, mut candidates: Vec<Candidate>) -> Vec<Name> {
    know_by_surname(scan, &mut candidates);
    let mut known = Known::new(scan, &candidates);
    let names = candidates.into_iter().map(|candidate| {
        let span = candidate.span(scan.document);
        let (canonical, kind) = known.resolve(scan, &candidate, scan.document.words(span));
        (candidate, Name { span, canonical, kind })
    });
    // "la fête du Sacrifice": a capital after an article, and nothing that says what it names.
    let empty = |candidate: &Candidate, name: &Name| {
        name.kind == NameKind::Other && !is_full(scan, candidate) && scan.after_article(candidate.start)
    };
    let unknown = |candidate: &Candidate, name: &Name| candidate.weak && name.kind != NameKind::Person;
    names
        .filter(|(candidate, name)| !empty(candidate, name) && !unknown(candidate, name))
        .map(|(_, name)| name)
        .collect()
}

/// A name of several words that nothing tells is a person's whose surname stands alone where only a person can.
fn know_by_surname(scan: &Scan, candidates: &mut [Candidate]) {
    let alone =
        |candidate: &&Candidate| candidate.kind == Some(NameKind::Person) && candidate.end == candidate.start + 1;
    let surnames: FxHashSet<&str> =
        candidates.iter().filter(alone).map(|candidate| scan.folded(candidate.start)).collect();
    for candidate in candidates {
        let open = candidate.kind.is_none() && !candidate.weak && is_full(scan, candidate);
        if open && surnames.contains(scan.folded(candidate.end - 1)) && !scan.after_article(candidate.start) {
            candidate.kind = Some(NameKind::Person);
        }
    }
}

/// Who bears a surname.
#[derive(Clone, Copy)]
enum Bearer<'a> {
    /// One person, by the fullest spelling.
    One(&'a str),
    Several,
}

/// What the document says of its names as a whole.
struct Known<'a> {
    /// Full names of persons by the key of their last word, which transliterations share.
    persons: FxHashMap<String, Bearer<'a>>,
    /// The same by the words between a given name and the last: "Lula" in "Luiz Inácio Lula da Silva".
    inner: FxHashMap<&'a str, Bearer<'a>>,
    /// What each spelling was told to be, first come.
    kinds: FxHashMap<&'a str, NameKind>,
    /// Names of several words that are no person's, by their first word: "Varden" in "Varden Foods".
    bodies: FxHashMap<&'a str, Bearer<'a>>,
    /// Acronyms with their expansions.
    expansions: FxHashMap<&'a str, &'a str>,
    /// A document repeats its names: the keys of last words, the words of full names, and the pairs that were compared.
    keys: FxHashMap<&'a str, String>,
    parts: FxHashMap<&'a str, Parts>,
    compared: FxHashMap<(&'a str, &'a str), bool>,
}

impl<'a> Known<'a> {
    fn new(scan: &Scan<'a>, candidates: &[Candidate]) -> Self {
        let mut known = Self {
            persons: FxHashMap::default(),
            inner: FxHashMap::default(),
            kinds: FxHashMap::default(),
            bodies: FxHashMap::default(),
            expansions: FxHashMap::default(),
            keys: FxHashMap::default(),
            parts: FxHashMap::default(),
            compared: FxHashMap::default(),
        };
        for candidate in candidates {
            let spelling = scan.document.words(candidate.span(scan.document));
            if let Some(kind) = candidate.kind {
                known.kinds.entry(spelling).or_insert(kind);
            }
            if candidate.kind == Some(NameKind::Person) && is_full(scan, candidate) {
                known.add_person(scan.folded(candidate.end - 1), spelling);
                known.add_inner(scan, candidate, spelling);
            }
            let body = candidate.entry.is_none() && matches!(candidate.kind, None | Some(NameKind::Org));
            if body && is_full(scan, candidate) && scan.is_capital(candidate.start) {
                known.add_body(scan.words(candidate.start), spelling);
            }
            if scan.words(candidate.end) == "("
                && scan.is_acronym(candidate.end + 1)
                && scan.words(candidate.end + 2) == ")"
            {
                known.expansions.entry(scan.words(candidate.end + 1)).or_insert(spelling);
            }
        }
        known
    }

    fn add_person(&mut self, surname: &'a str, spelling: &'a str) {
        let fullest = match self.person(surname) {
            None => Bearer::One(spelling),
            Some(Bearer::One(first)) if self.is_same(first, spelling) => {
                Bearer::One(if spelling.chars().count() > first.chars().count() { spelling } else { first })
            }
            Some(_) => Bearer::Several,
        };
        self.persons.insert(self.keys[surname].clone(), fullest);
    }

    fn add_inner(&mut self, scan: &Scan<'a>, candidate: &Candidate, spelling: &'a str) {
        for at in candidate.start + 1..candidate.end.saturating_sub(1) {
            let word = scan.folded(at);
            if scan.is_capital(at) && word.len() > 2 && !is_given_name(word) && !scan.glued(at) {
                let bearer = match self.inner.get(word).copied() {
                    None => Bearer::One(spelling),
                    Some(Bearer::One(first)) if self.is_same(first, spelling) => Bearer::One(first),
                    Some(_) => Bearer::Several,
                };
                self.inner.insert(word, bearer);
            }
        }
    }

    fn add_body(&mut self, first: &'a str, spelling: &'a str) {
        let body = match self.bodies.get(first).copied() {
            None => Bearer::One(spelling),
            Some(Bearer::One(known)) if known.starts_with(spelling) || spelling.starts_with(known) => {
                Bearer::One(if spelling.len() > known.len() { spelling } else { known })
            }
            Some(_) => Bearer::Several,
        };
        self.bodies.insert(first, body);
    }

    fn person(&mut self, surname: &'a str) -> Option<Bearer<'a>> {
        let key = self.keys.entry(surname).or_insert_with(|| spelling::key(surname));
        self.persons.get(key).copied()
    }

    fn is_same(&mut self, a: &'a str, b: &'a str) -> bool {
        if a == b {
            return true;
        }
        let Self { parts, compared, .. } = self;
        *compared.entry((a, b)).or_insert_with(|| {
            for name in [a, b] {
                parts.entry(name).or_insert_with(|| Parts::new(name));
            }
            are_one_person(&parts[a], &parts[b])
        })
    }

    /// The person of the document whose surname is the name of a place: "Naomi Osaka … Osaka won".
    fn namesake(&mut self, scan: &Scan<'a>, candidate: &Candidate) -> Option<&'a str> {
        let before = NameRoles::PLACE_PREPOSITION | NameRoles::LINK | NameRoles::PLACE_HEAD | NameRoles::ARTICLE;
        let place = candidate.kind == Some(NameKind::Place) && candidate.end == candidate.start + 1;
        if !place || candidate.entry.is_none() || scan.may_before(before, candidate.start) {
            return None;
        }
        let surname = scan.folded(candidate.start);
        let Some(Bearer::One(full)) = self.person(surname) else { return None };
        full.split(' ').next_back().is_some_and(|last| fold(last) == surname).then_some(full)
    }

    fn resolve(&mut self, scan: &Scan<'a>, candidate: &Candidate, spelling: &'a str) -> (String, NameKind) {
        if let Some(person) = self.namesake(scan, candidate) {
            return (person.to_owned(), NameKind::Person);
        }
        if let Some(entry) = candidate.entry {
            let name = scan.gazetteer.entry(entry).name(scan.document.language).to_owned();
            return (name, candidate.kind.unwrap_or(NameKind::Other));
        }
        if let Some(expansion) = self.expansions.get(spelling) {
            return ((*expansion).to_owned(), NameKind::Org);
        }
        let kind = candidate.kind.filter(|kind| *kind != NameKind::Place).or_else(|| self.kinds.get(spelling).copied());
        let person = matches!(kind, None | Some(NameKind::Person | NameKind::Place));
        let alone = !is_full(scan, candidate);
        let last = scan.folded(candidate.end - 1);
        let mut known = if person { self.person(last) } else { None };
        if person && alone && known.is_none() {
            known = self.inner.get(last).copied();
        }
        match known {
            Some(Bearer::One(full)) if alone || self.is_same(full, spelling) => {
                return (full.to_owned(), NameKind::Person);
            }
            Some(Bearer::Several) if alone => return (spelling.to_owned(), NameKind::Person),
            _ => {}
        }
        if alone
            && kind.is_none()
            && let Some(Bearer::One(full)) = self.bodies.get(spelling).copied()
        {
            let kind = self.kinds.get(full).copied().unwrap_or(NameKind::Other);
            return (full.to_owned(), kind);
        }
        (spelling.to_owned(), kind.or(candidate.kind).unwrap_or(NameKind::Other))
    }
}

/// Whether it has more than one word.
fn is_full(scan: &Scan, candidate: &Candidate) -> bool {
    let words = (candidate.start..candidate.end).filter(|&at| scan.kind(at) == Some(Kind::Word)).count();
    words > 1 && (candidate.start + 1..candidate.end).any(|at| !scan.glued(at))
}
