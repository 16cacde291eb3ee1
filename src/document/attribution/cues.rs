//! Cues: the words that cite. A cue is found here whether or not it turns out to cite anything.

use std::ops::Range;

use super::cue::{Cue, CueKind, VerbCue};
use super::standing::{is_owned, stands_as_gerund, stands_as_noun};
use super::view::View;
use crate::document::NameKind;
use crate::document::signs::Signs;
use crate::language::{Form, Frame, ReportingVerb, Roles};
use crate::text::tokens::Kind;

/// The cues among `tokens`, outside quotations, in text order.
pub(super) fn find(view: &View, tokens: Range<usize>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut at = tokens.start;
    loop {
        at = view.document.next_sign(Signs::CUE, at..tokens.end);
        if at >= tokens.end {
            return cues;
        }
        if view.quote(at).is_some() {
            at = view.next(at);
        } else if view.document.triggers(at).is_idle()
            && goes_on(view, at)
            && let Some(end) = view.phrase(&view.citing.idle, at, tokens.end)
        {
            at = end;
        } else if let Some(cue) = cue_at(view, at, &tokens) {
            at = cue.tokens.end.max(at + 1);
            if !tells_of_noun(view, &cue, cues.last()) {
                cues.push(cue);
            }
        } else {
            at += 1;
        }
    }
}

fn cue_at(view: &View, at: usize, within: &Range<usize>) -> Option<Cue> {
    if view.kind(at) != Some(Kind::Word) {
        return None;
    }
    let triggers = view.document.triggers(at);
    preposition(view, at, within)
        .or_else(|| if triggers.reports() { verb(view, at, within) } else { None })
        .or_else(|| triggers.is_speech().then(|| Cue { tokens: at..at + 1, kind: CueKind::Noun }))
}

/// Whether `cue` is a participle that tells of a noun, as right behind the verb of another: "confirmed reported losses".
fn tells_of_noun(view: &View, cue: &Cue, before: Option<&Cue>) -> bool {
    let governs = |cue: &Cue| matches!(&cue.kind, CueKind::Verb(verb) if verb.verb.takes(Frame::Object));
    let behind = before.is_some_and(|before| before.tokens.end == cue.tokens.start && governs(before));
    let participle = |at: usize| view.reporting.of(view.lower(at)).any(|(_, form)| form == Form::Participle);
    behind && cue.tokens.len() == 1 && participle(cue.tokens.start)
}

fn preposition(view: &View, at: usize, within: &Range<usize>) -> Option<Cue> {
    let triggers = view.document.triggers(at);
    if triggers.is_sourced()
        && goes_on(view, at)
        && let Some(end) = view.phrase(&view.citing.sourced_prepositions, at, within.end)
    {
        return Some(Cue { tokens: at..end, kind: CueKind::SourcedPreposition });
    }
    if triggers.voices() && at == view.past_openers(within.start, within.end) && voices(view, at, within.end) {
        return Some(Cue { tokens: at..at + 1, kind: CueKind::Preposition });
    }
    // "rescue worker Per Holm": inside a sentence a capital begins a name.
    let named = at > within.start && view.is_capital(at) && view.kind(at - 1) == Some(Kind::Word);
    if !triggers.leads() || named || !goes_on(view, at) {
        return None;
    }
    let end = view.phrase(&view.citing.prepositions, at, within.end)?;
    let noun = if view.kind(end) == Some(Kind::Apostrophe) { end + 1 } else { end };
    let manner = view.phrase(&view.citing.not_sources, noun, within.end).is_some();
    let cut = view.is_mark(end, "-") && view.touches(end);
    let rate = view.citing.rates.contains(view.lower(at)) && !names_many(view, noun);
    (noun < within.end && !manner && !cut && !rate).then_some(Cue { tokens: at..noun, kind: CueKind::Preposition })
}

/// Whether an article, a name or a plural stands at `at`: no single thing that something is counted by.
fn names_many(view: &View, at: usize) -> bool {
    let named = view.is_capital(at) || view.is(at, Roles::DETERMINER);
    named || (at..at + 2).any(|at| view.document.language.counting().is_plural(view.lower(at)))
}

/// Whether a phrase that begins with the word at `at` may stand there: "de" alone cites nobody, and hardly a word that follows
/// it makes it do so.
fn goes_on(view: &View, at: usize) -> bool {
    let next = view.past_apostrophe(at + 1);
    view.document.triggers(at).stands_alone() || view.document.triggers(next).carries_on()
}

/// Whether the preposition at `at`, one that voices, stands before somebody who can speak, a comma and a clause.
fn voices(view: &View, at: usize, end: usize) -> bool {
    // An article, an adjective, what one is.
    const OFFICE: usize = 4;
    let stop = view.simple_noun_phrase(at + 1, end);
    let Some(words) = view.span(&(at + 1..stop)) else { return false };
    let names = &view.document.names;
    let first = names.partition_point(|name| name.span.start < words.start);
    let named = names[first..].iter().take_while(|name| name.span.end <= words.end);
    let speaks = named.into_iter().any(|name| matches!(name.kind, NameKind::Person | NameKind::Org));
    let trade = (at + 1..stop).take(OFFICE).any(|at| view.citing.speakers.contains(view.lower(at)));
    (speaks || trade) && view.is_mark(stop, ",") && view.is_clause(stop + 1..end)
}

fn verb(view: &View, at: usize, within: &Range<usize>) -> Option<Cue> {
    // "by 0.2 percentage points to 5.3 percent"
    let counted = view.counts(at);
    let mut found = None;
    for (verb, form) in view.reporting.of(view.lower(at)) {
        if counted && !view.reporting.never_nouns.contains(&verb.lemma) {
            continue;
        }
        let Some(end) = rest_end(view, verb, at + 1, within.end) else { continue };
        let group = Group::around(view, at, within.start);
        let reflexive = reflexive_before(view, group.start, within.start);
        if verb.reflexive && reflexive.is_none() {
            continue;
        }
        if let Some(cue) = led_infinitive(view, verb, at..end, within.start) {
            return Some(cue);
        }
        let Some((form, passive)) =
            group.form(view, form, verb.reflexive).or_else(|| joined_participle(view, form, at, within.start))
        else {
            continue;
        };
        if form == Form::Gerund && is_owned(view, at, within.start) {
            continue;
        }
        if form == Form::Gerund
            && !stands_as_gerund(view, group.start, within.start)
            && !view.is(end, Roles::COMPLEMENTIZER)
        {
            continue;
        }
        let start = if verb.reflexive { reflexive.unwrap_or(group.start) } else { group.start };
        let pronoun = group.pronoun.or_else(|| pronoun_behind(view, end, within.end));
        let end = pronoun.filter(|&pronoun| pronoun >= end).map_or(end, |pronoun| pronoun + 1);
        // "when asked", "as expected": a participle without its auxiliary.
        let opens = |before: usize| view.is(before, Roles::SUBORDINATOR) && !view.is(before, Roles::ADVERB);
        let led = view.before(at, within.start).is_some_and(opens);
        let participle = || view.reporting.of(view.lower(at)).any(|(_, form)| form == Form::Participle);
        // "a man believed to have drowned"
        let told_of = !view.has_infinitives
            && !verb.takes(Frame::Marked)
            && view.is(end, Roles::INFINITIVE_MARKER)
            && view.is(end + 1, Roles::HAVE | Roles::BE);
        if form == Form::Finite && group.start == at && participle() && (led || told_of || view.has_agent(end)) {
            continue;
        }
        if form == Form::Finite && group.start == at && pronoun.is_none() && stands_as_noun(view, at, within.start) {
            continue;
        }
        let cue = Cue { tokens: start..end, kind: CueKind::Verb(VerbCue { verb, form, pronoun, passive }) };
        // A form of two kinds ("dit", "said") is a participle where an auxiliary says so.
        if group.auxiliary.is_some() == (form == Form::Finite) || found.is_none() {
            found = Some(cue);
            if group.auxiliary.is_some() || verb.reflexive || !verb.rest.is_empty() {
                break;
            }
        }
    }
    found
}

/// The end of the words that belong to `verb` from `at` on, an adverb before them or not: "appellent toutefois à".
fn rest_end(view: &View, verb: &ReportingVerb, at: usize, end: usize) -> Option<usize> {
    view.follows(&verb.rest, at, end).or_else(|| {
        let past = view.skip_adverbs(at, end);
        (past > at).then(|| view.follows(&verb.rest, past, end)).flatten()
    })
}

/// What a verb form stands with, to its left.
struct Group {
    start: usize,
    auxiliary: Option<Auxiliary>,
    pronoun: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Auxiliary {
    Have,
    Be,
    /// A verb that carries an infinitive, or the particle before it.
    Modal,
}

/// How many words may stand between an auxiliary and its verb.
const REACH: usize = 9;

impl Group {
    fn around(view: &View, at: usize, floor: usize) -> Self {
        let mut group = Self { start: at, auxiliary: None, pronoun: None };
        let mut pronoun = None;
        let mut before = at;
        while before > floor && at - before < REACH {
            before -= 1;
            if view.quote(before).is_some() {
                break;
            }
            let inverted = view.is(before, Roles::SUBJECT) && before > floor && view.is_mark(before - 1, "-");
            if view.is(before, Roles::HAVE | Roles::BE) {
                let kind = if view.is(before, Roles::HAVE) { Auxiliary::Have } else { Auxiliary::Be };
                group.auxiliary.get_or_insert(kind);
                group.start = before;
                group.pronoun = pronoun.or(group.pronoun);
            } else if inverted {
                pronoun = Some(before);
            } else if view.is(before, Roles::MODAL | Roles::INFINITIVE_MARKER) && !view.is(before, Roles::DETERMINER) {
                if view.is(before, Roles::MODAL) || before + 1 == group.start {
                    group.auxiliary.get_or_insert(Auxiliary::Modal);
                    group.start = before;
                }
            } else if !may_stand_inside(view, before) {
                break;
            }
        }
        group
    }

    /// The form of the whole group, and whether it is passive. `None` where the words are no verb.
    fn form(&self, view: &View, form: Form, reflexive: bool) -> Option<(Form, bool)> {
        let carried = view.is(self.start, Roles::MODAL | Roles::HAVE | Roles::BE);
        match (form, self.auxiliary) {
            // "to cast them as": no participle follows the particle.
            (Form::Participle, Some(Auxiliary::Modal)) if !carried => None,
            (_, Some(Auxiliary::Have)) if view.is(self.start, Roles::GERUND) => Some((Form::Gerund, false)),
            (Form::Participle, Some(Auxiliary::Be)) => Some((Form::Finite, !reflexive)),
            // "a dit être inquiet": what it is told with is told by the verb before.
            (Form::Adjective, Some(Auxiliary::Be)) if view.is(self.start, Roles::INFINITIVE) => None,
            (Form::Participle, Some(_)) | (Form::Gerund | Form::Adjective, Some(Auxiliary::Be)) => {
                Some((Form::Finite, false))
            }
            (Form::Infinitive, Some(_)) if carried => Some((Form::Finite, false)),
            (Form::Participle | Form::Adjective, None)
            | (Form::Finite | Form::Adjective, Some(_))
            | (Form::Infinitive, _) => None,
            (form, _) => Some((form, false)),
        }
    }
}

/// An infinitive that a particle and a conjunction lead to: "avant d'ajouter que"; it has the subject of the verb before.
fn led_infinitive(view: &View, verb: &'static ReportingVerb, tokens: Range<usize>, floor: usize) -> Option<Cue> {
    let marker = view.before(tokens.start, floor).filter(|&at| view.is(at, Roles::INFINITIVE_MARKER))?;
    let conjunction = view.before(marker, floor).filter(|&at| view.is(at, Roles::SUBORDINATOR))?;
    let infinitive = view.is(tokens.start, Roles::INFINITIVE) && !view.is(conjunction, Roles::COMPLEMENTIZER);
    let apart = conjunction > floor && view.is_mark(conjunction - 1, ",");
    let kind = CueKind::Verb(VerbCue { verb, form: Form::Gerund, pronoun: None, passive: false });
    (infinitive && apart).then_some(Cue { tokens: conjunction..tokens.end, kind })
}

/// A participle that shares the auxiliary of the verb before a conjunction: "a salué et appelé".
fn joined_participle(view: &View, form: Form, at: usize, floor: usize) -> Option<(Form, bool)> {
    let conjunction = (floor..at).rev().find(|&before| !view.is(before, Roles::ADVERB))?;
    // "n'a ni confirmé ni démenti"
    let nor = view.is(conjunction, Roles::CONJUNCTION) && view.is(conjunction, Roles::NEGATION);
    let joined = form == Form::Participle && (nor || view.is(conjunction, Roles::JOINING));
    // "…, arrêté la veille et accusé": both are told of a noun before the comma.
    let comma = (floor..conjunction).rev().find(|&at| view.is_mark(at, ","));
    let apart = |at: usize| view.past_adjunct(at, conjunction) > at;
    let alone = comma.is_some_and(|comma| view.is(comma + 1, Roles::PARTICIPLE) && !nor && apart(comma + 2));
    let shared = || (floor..conjunction).any(|before| view.is(before, Roles::HAVE));
    (joined && !alone && shared()).then_some((Form::Finite, false))
}

fn may_stand_inside(view: &View, at: usize) -> bool {
    match view.kind(at) {
        Some(Kind::Apostrophe) => true,
        Some(Kind::Mark) => view.is_mark(at, "-"),
        Some(Kind::Word) => view.is(at, Roles::ADVERB | Roles::NEGATION | Roles::CLITIC) || view.lower(at).len() == 1,
        _ => false,
    }
}

/// The reflexive pronoun directly before the verb group that starts at `start`.
fn reflexive_before(view: &View, start: usize, floor: usize) -> Option<usize> {
    view.before(start, floor).filter(|&before| view.is(before, Roles::REFLEXIVE))
}

/// The subject pronoun that a hyphen ties to the verb that ends at `end`: "dit-il", "explique-t-elle".
fn pronoun_behind(view: &View, end: usize, limit: usize) -> Option<usize> {
    let mut at = end;
    while at + 1 < limit && view.is_mark(at, "-") && view.touches(at) {
        if view.is(at + 1, Roles::SUBJECT) {
            return Some(at + 1);
        }
        at += 2;
    }
    None
}
