//! Subject, verb, and what is said right behind them, without a conjunction.

use std::ops::Range;

use super::cue::{Cue, VerbCue};
use super::resolve::{Cited, Resolver};
use super::source::Subject;
use super::standing::stands_as_noun;
use crate::language::{Form, Frame, Roles};
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    /// Subject, verb, and what is said behind them without a conjunction.
    pub fn plain(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        let start = self.plain_start(cue, verb, after)?;
        // "asked not to be named" is how the source is cited, not what it says.
        let unnamed =
            |at: usize| view.quote(at).is_none() && view.phrase(&view.citing.anonymity, at, self.end()).is_some();
        let silent =
            |at: usize| view.is(at, Roles::INFINITIVE_MARKER) && view.citing.silences.contains(view.lower(at + 1));
        if (start..self.end().min(start + 4)).any(unnamed) || silent(start) || self.refuses_to_say(verb, start) {
            return None;
        }
        // "pleaded not guilty"
        let negated = !view.has_infinitives && start > cue.tokens.end && view.is(start - 1, Roles::NEGATION);
        let start = start - usize::from(negated);
        let source = self.subject(cue, verb)?;
        if verb.verb.takes(Frame::Paper) && !self.is_paper(&source) {
            return None;
        }
        // "on ne peut pas encore parler de victimes" is how a thing is called.
        if verb.verb.takes(Frame::About) && self.is_anyone(&source) && view.quote(start).is_none() {
            return None;
        }
        // "On dénombre 300 blessés" gives a figure and cites nobody.
        if verb.verb.takes(Frame::Count) && self.is_anyone(&source) && self.has_figure(start) && !self.is_measure(start)
        {
            return None;
        }
        let source = Some(source);
        let end = self.content_end(source.as_ref(), start);
        let end = view.own_predicate(&cue.tokens, start..end);
        let end = self.past_quote(start..end).unwrap_or(end);
        let end = if verb.verb.takes(Frame::Object) { view.spliced(start..end, self.cues) } else { end };
        Some(Cited::one(source, cue, start..end))
    }

    /// The end of the quotation that `content` begins with, when another clause follows its comma: "murmurs “…”, | the house
    /// holds its breath".
    fn past_quote(&self, content: Range<usize>) -> Option<usize> {
        let view = self.view;
        let quote =
            view.quote_range(content.start).filter(|quote| quote.end < content.end && quote.start == content.start)?;
        let start = quote.end + 1;
        let subject = view.is(start, Roles::DETERMINER | Roles::SUBJECT) || view.is_capital(start);
        let clause = || subject && view.is_clause(start..content.end);
        // "a prévenu: “…”, | dans un entretien au journal"
        let announced = || content.start > self.tokens.start && view.is_mark(content.start - 1, ":");
        let where_said = || view.is(start, Roles::PREPOSITION) && !view.is_clause(start..content.end) && announced();
        // "dit « Entrez ! » | et s'assit"
        let verb = || view.is(start, Roles::REFLEXIVE | Roles::CLITIC) && !subject || view.is_finite(start);
        let goes_on = view.is(quote.end, Roles::JOINING) && view.quote(start).is_none() && verb();
        (goes_on || view.is_mark(quote.end, ",") && (clause() || where_said())).then_some(quote.end)
    }

    /// "refused to say who …": what is not said belongs to the verb of saying.
    fn refuses_to_say(&self, verb: &VerbCue, start: usize) -> bool {
        let view = self.view;
        let said = view.past_apostrophe(start + 1);
        let cue = || self.cues.iter().any(|cue| cue.tokens.contains(&said));
        view.citing.refusals.contains(&verb.verb.lemma) && view.is(start, Roles::INFINITIVE_MARKER) && cue()
    }

    /// Whether the source is a pronoun for nobody in particular: "on".
    fn is_anyone(&self, source: &Range<usize>) -> bool {
        let view = self.view;
        let pronoun =
            source.len() == 1 && view.is(source.start, Roles::SUBJECT) && !view.is(source.start, Roles::DETERMINER);
        pronoun && view.citing.anonymous.contains(view.lower(source.start))
    }

    pub fn plain_start(&self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<usize> {
        let view = self.view;
        let takes = |frame| verb.verb.takes(frame);
        if takes(Frame::About) && view.is(after, Roles::LINKING) && after < self.end() {
            return Some(view.past_apostrophe(after + 1)).filter(|&start| start < self.end());
        }
        if after >= self.end() {
            return None;
        }
        let after = self.past_echo(cue, after);
        // "n'a ni confirmé ni démenti l'appel": the second verb has what both are told of.
        let nor = view.is(after, Roles::NEGATION) && view.is(after, Roles::CONJUNCTION);
        if nor && self.cues.iter().any(|cue| cue.tokens.contains(&(after + 1))) {
            return None;
        }
        if view.is_mark(after, ":") {
            // "The forecasts were optimistic: the yard lost a tenth."
            let state = view.reporting.of(view.lower(cue.tokens.end - 1)).any(|(_, form)| form == Form::Adjective);
            if state && view.quote(after + 1).is_none() {
                return None;
            }
            return Some(after + 1).filter(|&start| start < self.end());
        }
        if view.quote(after).is_some() {
            return Some(after);
        }
        if view.is_mark(after, ",") && view.quote(after + 1).is_some() {
            return Some(after + 1);
        }
        if view.kind(after) != Some(Kind::Word) && view.kind(after) != Some(Kind::Digits) {
            return None;
        }
        if takes(Frame::Count) && self.is_measure(after) {
            return Some(after);
        }
        if let Some(start) = self.behind_told(verb, after) {
            return Some(start);
        }
        let marked = takes(Frame::Marked) && self.begins_infinitive(after);
        // "n'a pas souhaité répondre": who does not wish to says nothing.
        let negated = cue.tokens.clone().any(|at| view.is(at, Roles::NEGATION));
        let infinitive = takes(Frame::Infinitive) && view.is_infinitive(self.past_small(after)) && !negated;
        let ordered = takes(Frame::Marked) && self.orders(after);
        let label = takes(Frame::Label) && self.is_labelled(after);
        // "said when asked about it": no question, its clause has no subject.
        let aside = view.is(after, Roles::SUBORDINATOR) && view.is(after + 1, Roles::FINITE | Roles::GERUND);
        // "souhaité s'exprimer": "s'" asks before a pronoun alone.
        let own = view.is(after, Roles::REFLEXIVE) && !view.is(view.past_apostrophe(after + 1), Roles::SUBJECT);
        let asks = view.is(after, Roles::QUESTION) && !own || self.asks_who(cue, after);
        let question = takes(Frame::Clause) && asks && !aside;
        // "the men charged in the case would have been": a clause does not begin with its auxiliary.
        let carried = view.is(after, Roles::FINITE) && view.is(after, Roles::HAVE | Roles::BE | Roles::MODAL);
        // "published this week in the journal Abyss": a name behind an adjunct belongs to it.
        let apart = after > cue.tokens.end && view.is_capital(after);
        let clause_ahead = view.is(after, Roles::RELATIVE | Roles::REFLEXIVE | Roles::INFINITIVE);
        // "s'est déclaré dans la cale" says nothing; "s'est dit opposé au rachat" does.
        let away =
            verb.verb.reflexive && verb.verb.rest.is_empty() && after > view.skip_adverbs(cue.tokens.end, self.end());
        let object = takes(Frame::Object) && !apart && !clause_ahead && !away && !carried;
        let count = takes(Frame::Count) && self.is_past(cue, verb) && self.has_figure(after) && !self.has_sum(after);
        let put = takes(Frame::Put) && self.is_put(after);
        let pronoun = view.is(after, Roles::SUBJECT) && !view.is(after, Roles::DETERMINER | Roles::RELATIVE);
        // "writes slowly because she lives slowly": a reason is not what is written.
        let reason = view.is(after, Roles::SUBORDINATOR) && !view.is(after, Roles::QUESTION | Roles::PREPOSITION);
        let no_clause = carried || view.is(after, Roles::RELATIVE) || reason && after > cue.tokens.end;
        let clause = !no_clause && self.leads_clause(after);
        let contracted = view.is(after, Roles::COMPLEMENTIZER) && view.kind(after + 1) == Some(Kind::Apostrophe);
        let taken_up = || after == cue.tokens.end && view.is_finite(after) && self.is_taken_up(cue);
        // "say making it wider fails": what is done is the subject.
        let next = view.next_break(after);
        let doing = after == cue.tokens.end
            && view.is(after, Roles::GERUND)
            && (after + 2..next).any(|at| view.is_finite(at) && !view.is(at, Roles::PAST | Roles::PREPOSITION));
        let bare = takes(Frame::Bare) && (pronoun || clause || contracted || doing || taken_up());
        (marked || infinitive || ordered || question || object || bare || label || count || put).then_some(after)
    }

    /// Whether a relative pronoun before the subject of the cue is that of the clause behind it: "which he said | was late".
    fn is_taken_up(&self, cue: &Cue) -> bool {
        let view = self.view;
        let Subject::Words(words) = view.subject_before(self.tokens.start, cue.tokens.start) else { return false };
        let before = words.start.checked_sub(1).filter(|&before| before >= self.tokens.start);
        before.is_some_and(|before| view.is(before, Roles::RELATIVE | Roles::COMPLEMENTIZER))
    }

    /// The token behind a pronoun that only takes up the subject again: "le syndicat revendique | lui 900 grévistes".
    fn past_echo(&self, cue: &Cue, after: usize) -> usize {
        let view = self.view;
        let echo = view.has_infinitives
            && after == cue.tokens.end
            && view.is(after, Roles::SUBJECT | Roles::CLITIC)
            && !view.is(after, Roles::DETERMINER | Roles::RELATIVE | Roles::LINKING);
        let goes_on = view.is(after + 1, Roles::DETERMINER) || self.has_figure(after + 1) && !view.is_finite(after + 1);
        after + usize::from(echo && goes_on)
    }

    /// Whether something and what it is called begin at `after`: "la loi de « ratée »", "the letters as forgeries".
    fn is_labelled(&self, after: usize) -> bool {
        const LONG: usize = 8;
        let view = self.view;
        let end = self.end().min(after + LONG);
        let mut near = after..end;
        let thing = view.simple_noun_phrase(after, end);
        let called = thing > after && view.phrase(&view.citing.announcing, thing, self.end() - 1).is_some();
        called || near.any(|at| view.quote(at).is_some())
    }

    /// Whether something and the figure it is put at begin at `after`: "the toll at 30".
    fn is_put(&self, after: usize) -> bool {
        const LONG: usize = 12;
        let view = self.view;
        let noun = view.is(after, Roles::DETERMINER) || view.is_capital(after);
        // English "at" carries on a noun phrase; "of" never leads to what it is put at.
        let leads = |at: usize| view.is(at, Roles::PREPOSITION) && !view.citing.noun_of.contains(view.lower(at));
        let put = |at: usize| self.is_measure(at) || leads(at) && view.begins_figure(at + 1);
        noun && (after + 1..self.end().min(after + LONG)).any(put)
    }

    /// Whether a relative pronoun at `after`, right behind the verb, asks: "n'a pas précisé qui avait signé".
    fn asks_who(&self, cue: &Cue, after: usize) -> bool {
        let view = self.view;
        view.has_infinitives
            && after == cue.tokens.end
            && view.is(after, Roles::RELATIVE)
            && !view.is(after, Roles::LINKING | Roles::DETERMINER)
            && view.is_finite(self.past_small(after + 1))
    }

    /// Whether a clause begins at `after`: its verb comes before a comma and a conjunction lead to another.
    fn leads_clause(&self, after: usize) -> bool {
        let view = self.view;
        let leads = |at: usize| view.is_mark(at, ",") && view.is(at + 1, Roles::JOINING);
        let end = (after..self.end()).find(|&at| leads(at)).unwrap_or(self.end());
        // "had shown any signs that foretold it", "did not find a suicide note"
        let relative = |at: usize| view.is(at - 1, Roles::COMPLEMENTIZER) && view.is(at - 1, Roles::SUBJECT);
        let noun = |at: usize| view.document.triggers(at).says() && stands_as_noun(view, at, after);
        let mut verbs = (after..end).filter(|&at| view.quote(at).is_none() && view.is_finite(at)).peekable();
        view.is_clause(after..end) && (verbs.peek().is_none() || verbs.any(|at| !relative(at) && !noun(at)))
    }

    /// Whether an infinitive begins at `at` with its particle: "to leave", "not to leave".
    pub fn begins_infinitive(&self, at: usize) -> bool {
        let view = self.view;
        let particle = if view.is(at, Roles::NEGATION) { at + 1 } else { at };
        view.is(particle, Roles::INFINITIVE_MARKER)
    }

    /// The first token from `at` on that is no pronoun or negation before a verb: "ne pas l'avoir vu".
    pub fn past_small(&self, mut at: usize) -> usize {
        let view = self.view;
        while at < self.end()
            && (view.is(at, Roles::NEGATION | Roles::CLITIC) || view.kind(at) == Some(Kind::Apostrophe))
        {
            at += 1;
        }
        at
    }

    /// Whether somebody and what they are to do begin at `at`: "les habitants à partir", "Congress to act".
    fn orders(&self, at: usize) -> bool {
        const LONG: usize = 10;
        let view = self.view;
        if view.is(at, Roles::SUBJECT) && !view.is(at, Roles::DETERMINER) {
            return view.is(at + 1, Roles::INFINITIVE_MARKER);
        }
        let end = view.simple_noun_phrase(at, self.end().min(at + LONG));
        let person = view.is(at, Roles::DETERMINER) || view.is_capital(at);
        let to = |at: usize| view.is(at, Roles::INFINITIVE_MARKER) && view.is_infinitive(view.past_apostrophe(at + 1));
        person && (at + 1..=end).any(to)
    }

    pub fn is_paper(&self, source: &Range<usize>) -> bool {
        let head = source.clone().take(6);
        head.into_iter().any(|at| self.view.citing.documents.contains(self.view.lower(at)))
    }
}
