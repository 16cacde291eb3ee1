//! What a word that may be a reporting verb stands as: a verb, a noun ("the claim"), a kind of noun ("state media").

use super::view::View;
use crate::language::{Form, Roles};
use crate::text::tokens::{Gap, Kind};

/// Whether a paper stands at `at` and its verb behind it, or a participle: "…, official figures show", "figures released".
fn is_paper_that_says(view: &View, at: usize) -> bool {
    let says = view.reporting.of(view.lower(at + 1)).any(|(_, form)| form == Form::Finite);
    let verb = !view.citing.nouns.contains(view.lower(at + 1)) && !view.citing.plurals.contains(view.lower(at + 1));
    let apart = verb
        || view.kind(at + 2) != Some(Kind::Word)
        || view.is(at + 2, Roles::PREPOSITION | Roles::TIME) && !view.is(at + 2, Roles::LINKING);
    // "figures released on Monday show …"
    let made = view.is(at + 1, Roles::PAST);
    view.citing.documents.contains(view.lower(at)) && (made || says && apart)
}

/// Whether a gerund at `start` is told of the subject of a clause, as after a comma, and is no adjective.
pub(super) fn stands_as_gerund(view: &View, start: usize, floor: usize) -> bool {
    let before = (floor..start).rev().find(|&before| {
        !view.is(before, Roles::ADVERB | Roles::REFLEXIVE | Roles::NEGATION)
            && view.kind(before) != Some(Kind::Apostrophe)
    });
    before.is_none_or(|before| {
        // "a letter warning the crews", "a statement Thursday saying …"
        let day = view.is(before, Roles::TIME) && view.is_dated(before) && before > floor;
        let paper = if day { before - 1 } else { before };
        view.quote(before).is_some()
            || !view.has_infinitives && view.citing.documents.contains(view.lower(paper))
            || view.kind(before) == Some(Kind::Mark)
            // "in the hope of establishing"
            || view.is(before, Roles::PREPOSITION) && !view.citing.noun_of.contains(view.lower(before))
            || view.is(before, Roles::JOINING)
    })
}

/// Whether the word at `at` stands behind a possessive: "the minister's warning".
pub(super) fn is_owned(view: &View, at: usize, floor: usize) -> bool {
    // "the pilots' warning"
    let mark = at.checked_sub(1).filter(|&mark| mark > floor && view.touches(mark) && view.quote(mark).is_none());
    let mark = mark.filter(|_| !view.has_infinitives);
    if mark.is_some_and(|mark| matches!(view.lower(mark), "'" | "’") && view.lower(mark - 1).ends_with('s')) {
        return true;
    }
    let Some(before) = view.before(at, floor) else { return false };
    let possessive = view.touches(before) && before > floor && view.kind(before - 1) == Some(Kind::Apostrophe);
    possessive && view.document.tokens.all()[before].span.len() == 1
}

/// Whether a dictionary form stands before a noun that it tells the kind of, as in "state media reported": its subject
/// would be a plural or a pronoun.
fn stands_before_noun(view: &View, at: usize, floor: usize) -> bool {
    let base = view.reporting.of(view.lower(at)).any(|(verb, _)| verb.lemma == view.lower(at));
    let other = Roles::DETERMINER
        | Roles::COMPLEMENTIZER
        | Roles::PREPOSITION
        | Roles::ADVERB
        | Roles::SUBJECT
        | Roles::QUESTION
        | Roles::TIME
        | Roles::FINITE;
    if base && view.is_capital(at) && at > floor && view.kind(at - 1) == Some(Kind::Word) {
        return true;
    }
    let noun = view.kind(at + 1) == Some(Kind::Word) && !view.is(at + 1, other) && view.quote(at + 1).is_none();
    let subject = view.before(at, floor).is_some_and(|before| {
        let led = Roles::SUBJECT | Roles::RELATIVE | Roles::JOINING | Roles::ADVERB;
        view.is(before, led) && !view.is(before, Roles::DETERMINER)
            || view.document.language.counting().is_plural(view.lower(before))
    });
    base && !subject && (noun || names_kind(view, at, floor) || is_alone(view, at, floor))
}

/// Whether a dictionary form ends its clause, or a verb follows it, and nothing before it in that is a plural: "40 hurt in
/// harbour blast", "the second blast sent a cloud".
fn is_alone(view: &View, at: usize, floor: usize) -> bool {
    let counting = view.document.language.counting();
    let next = at + 1;
    let ended = view.document.tokens.get(next).is_none_or(|next| next.kind == Kind::Mark || next.gap == Gap::Blank);
    let verb = view.is(next, Roles::FINITE | Roles::PAST) && !view.is(next, Roles::DETERMINER | Roles::PREPOSITION);
    let several = Roles::JOINING | Roles::SUBJECT;
    let words = (floor..at).rev().take_while(|&before| view.kind(before) != Some(Kind::Mark));
    let subject = |before: usize| {
        counting.is_plural(view.lower(before)) && !view.is(before, Roles::PARTICIPLE | Roles::PAST | Roles::GERUND)
            || view.is(before, several) && !view.is(before, Roles::DETERMINER)
    };
    (ended || verb) && at > floor && !words.into_iter().any(subject)
}

/// Whether a dictionary form stands between its article and a preposition: "the Australian state of Victoria".
fn names_kind(view: &View, at: usize, floor: usize) -> bool {
    const NEAR: usize = 3;
    let small = Roles::JOINING | Roles::SUBJECT | Roles::PREPOSITION | Roles::RELATIVE;
    let plain = |&before: &usize| {
        view.kind(before) == Some(Kind::Word)
            && (view.is(before, Roles::DETERMINER) || !view.is(before, small) && !view.is_finite(before))
    };
    let mut words = (floor.max(at.saturating_sub(NEAR))..at).rev().take_while(plain);
    // "a call to Reuters"
    let infinitive =
        view.is(at + 1, Roles::INFINITIVE_MARKER) && view.is_infinitive(at + 2) && !view.is(at + 2, Roles::DETERMINER);
    let led = view.is(at + 1, Roles::PREPOSITION) && !infinitive;
    led && words.any(|before| view.is(before, Roles::DETERMINER))
}

/// Whether a form in "-s" is the plural of a noun: what follows could be said by nobody ("multiple blasts and a fire",
/// "criminal charges including fraud", "the blasts over the port").
fn names_several(view: &View, at: usize, floor: usize) -> bool {
    const LONG: usize = 8;
    let plural = !view.has_infinitives
        && (view.citing.nouns.contains(view.lower(at)) || view.citing.plurals.contains(view.lower(at)))
        && view.document.language.counting().is_plural(view.lower(at));
    let subject = Roles::SUBJECT | Roles::RELATIVE | Roles::JOINING | Roles::ADVERB;
    let described = view.before(at, floor).is_some_and(|before| {
        view.kind(before) == Some(Kind::Word) && !view.is(before, subject) && !view.is_capital(before)
    });
    let next = at + 1;
    let led = view.is(next, Roles::JOINING | Roles::GERUND)
        || view.is(next, Roles::PREPOSITION) && !view.is(next, Roles::INFINITIVE_MARKER);
    let said = |at: usize| view.is(at, Roles::COMPLEMENTIZER) || view.quote(at).is_some() || view.is_mark(at, ":");
    plural && described && led && !(next..next + LONG).any(said)
}

/// Whether a form that may be a noun stands where only a noun can: after an article, a preposition.
pub(super) fn stands_as_noun(view: &View, at: usize, floor: usize) -> bool {
    let verb_only = view.reporting.of(view.lower(at)).any(|(verb, _)| view.reporting.never_nouns.contains(&verb.lemma));
    let carries = Roles::BE | Roles::HAVE | Roles::MODAL;
    let small = Roles::INFINITIVE | Roles::GERUND | Roles::DETERMINER | Roles::TIME | Roles::ADVERB;
    // "the true figure may be higher": no month.
    let modal = view.is(at + 1, Roles::MODAL) && view.is(at + 2, Roles::BE | Roles::HAVE);
    // "aucune information précise n'était": the negation stands before the auxiliary.
    let negated = view.is(at + 1, Roles::NEGATION) && !view.is(at + 1, Roles::DETERMINER) && view.has_infinitives;
    let next = if negated { view.past_apostrophe(at + 2) } else { at + 1 };
    if !verb_only && view.is(next, carries) && (modal || !view.is(next, small)) {
        return true;
    }
    let noun = || stands_before_noun(view, at, floor) || is_paper_that_says(view, at) || names_several(view, at, floor);
    if !verb_only && noun() {
        return true;
    }
    let Some(before) = view.before(at, floor) else { return false };
    if is_owned(view, at, floor) {
        return true;
    }
    // "an earlier forecast"
    let article = |at: usize| view.is(at, Roles::DETERMINER) && !view.is(at, Roles::SUBJECT | Roles::CLITIC);
    let between = Roles::TIME | Roles::ADVERB;
    // "a previous forecast of 10%"
    let described = before > floor
        && view.kind(before) == Some(Kind::Word)
        && !view.is(before, Roles::SUBJECT | Roles::RELATIVE | Roles::COMPLEMENTIZER)
        && article(before - 1);
    if described && !verb_only && view.citing.noun_of.contains(view.lower(at + 1)) && !view.has_infinitives {
        return true;
    }
    // "his false claim that": one who claims would make it "claims".
    let base = || view.reporting.of(view.lower(at)).any(|(verb, _)| verb.lemma == view.lower(at));
    let many = || view.document.language.counting().is_plural(view.lower(before));
    if described && !verb_only && view.citing.nouns.contains(view.lower(at)) && base() && !many() {
        return true;
    }
    if before > floor && view.is(before, between) && !view.is(before, Roles::TIME_NOUN) && article(before - 1) {
        return true;
    }
    if view.is(before, Roles::DETERMINER) && !view.is(before, Roles::SUBJECT) {
        let clitic = view.is(before, Roles::CLITIC)
            && view.before(before, floor).is_some_and(|earlier| {
                view.is(earlier, Roles::SUBJECT | Roles::NEGATION | Roles::RELATIVE)
                    || view.phrase(&view.citing.announcing, earlier, before).is_some()
            });
        return !clitic;
    }
    // "that orders rose": a conjunction that may be an article is followed by a subject.
    view.is(before, Roles::COMPLEMENTIZER) && view.is(before, Roles::DETERMINER)
        || view.is(before, Roles::PREPOSITION) && !view.is(before, Roles::CLITIC)
        || view.is(before, Roles::TITLE)
        || view.is_mark(before, "-") && view.touches(before)
}
