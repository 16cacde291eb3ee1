//! Where the one who tells a story breaks into what is said: "Oui, dit-il en riant, j'y vais."
//!
//! An incise is a verb of speaking with its subject after it, right after a mark of punctuation. It ends with its
//! sentence, or at the comma after which the teller does not go on.

use std::ops::Range;

use crate::document::Document;
use crate::language::{Form, Frame, Quotes, Reporting, Roles};
use crate::text::tokens::{Gap, Kind};

/// How many tokens an incise may have.
const LONGEST: usize = 60;

/// The incises among the tokens `within`, in order. In dialogue that no mark closes a subject may be any noun;
/// between marks it is a pronoun or a name, unless a question or an exclamation stands before it.
pub(super) fn find(document: &Document, within: Range<usize>, dialogue: bool) -> Vec<Range<usize>> {
    let reader = Reader {
        document,
        quotes: document.language.quotes(),
        reporting: document.language.reporting(),
        end: within.end,
        dialogue,
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = within.start + 1;
    while at < within.end {
        let Some(end) = reader.incise(at) else {
            at += 1;
            continue;
        };
        found.push(at..end);
        at = end.max(at + 1);
    }
    found
}

struct Reader<'a> {
    document: &'a Document,
    quotes: &'static Quotes,
    reporting: &'static Reporting,
    end: usize,
    dialogue: bool,
}

impl Reader<'_> {
    /// The end of the incise that starts at token `at`, if one does.
    fn incise(&self, at: usize) -> Option<usize> {
        let tokens = &self.document.tokens;
        if tokens.all()[at].kind != Kind::Word || tokens.all()[at].gap == Gap::None {
            return None;
        }
        let strong = match tokens.lower(at - 1) {
            "," => false,
            "?" | "!" | "…" | "." | "»" | "”" | "\"" | "-" | "–" | "—" => true,
            _ => return None,
        };
        let verb = self.after_clitics(at);
        let subject = self.after_verb(verb)?;
        let end = self.end_of(subject);
        // "« …, a dit l'accusé, … »": hardly anybody who speaks tells of another in these words.
        let plain = subject > verb + 1;
        let any = strong || self.dialogue || plain || self.is_noted(verb, subject);
        let told = self.is_hyphenated(subject) || self.is_subject(subject, any);
        told.then_some(end)
    }

    /// "…, remarque une policière. …": a verb that does nothing but tell, and a subject that ends with its sentence.
    fn is_noted(&self, verb: usize, subject: usize) -> bool {
        const SHORT: usize = 8;
        let tells =
            self.reporting.of(self.word(verb)).any(|(verb, _)| verb.takes(Frame::Incise) && verb.takes(Frame::Clause));
        let end =
            (subject..self.end.min(subject + SHORT)).find(|&at| self.document.tokens.all()[at].kind == Kind::Mark);
        tells && end.is_some_and(|end| end + 1 < self.end && self.word(end) == ".")
    }

    fn word(&self, at: usize) -> &str {
        if at < self.end { self.document.tokens.lower(at) } else { "" }
    }

    /// Past pronouns before a verb: "lui", "s'", "me le".
    fn after_clitics(&self, mut at: usize) -> usize {
        while self.quotes.clitics.contains(self.word(at)) {
            at += 1;
            at += usize::from(self.document.tokens.get(at).is_some_and(|token| token.kind == Kind::Apostrophe));
        }
        at
    }

    /// Past the verb at `at`: a finite form, or an auxiliary and a participle with or without its subject between.
    fn after_verb(&self, at: usize) -> Option<usize> {
        if self.is_small(at) && self.quotes.auxiliaries.contains(self.word(at)) {
            let subject = self.after_subject_pronoun(at + 1);
            let participle = subject.unwrap_or(at + 1);
            if self.tells(participle, Form::Participle) {
                return Some(if subject.is_some() { at + 1 } else { participle + 1 });
            }
        }
        (self.is_small(at) && self.tells(at, Form::Finite)).then_some(at + 1)
    }

    fn is_small(&self, at: usize) -> bool {
        let token = self.document.tokens.get(at).filter(|_| at < self.end);
        token.is_some_and(|token| self.document.words(token.span).starts_with(char::is_lowercase))
    }

    fn tells(&self, at: usize, form: Form) -> bool {
        let word = self.word(at);
        let known = self.reporting.of(word).any(|(verb, found)| found == form && verb.takes(Frame::Incise));
        known || form == Form::Finite && self.quotes.verbs.contains(word)
    }

    /// Past "-il", "-t-elle" at `at`.
    fn after_subject_pronoun(&self, at: usize) -> Option<usize> {
        let hyphen = |at: usize| matches!(self.word(at), "-" | "‑") && self.document.tokens.all()[at].gap == Gap::None;
        if !hyphen(at) {
            return None;
        }
        let pronoun = if self.word(at + 1).len() == 1 && hyphen(at + 2) { at + 3 } else { at + 1 };
        self.quotes.subjects.contains(self.word(pronoun)).then_some(pronoun + 1)
    }

    fn is_hyphenated(&self, at: usize) -> bool {
        self.after_subject_pronoun(at).is_some()
    }

    /// A name, or a noun with its determiner where any noun will do; one adverb may come first.
    fn is_subject(&self, at: usize, any: bool) -> bool {
        (at..=at + 1).any(|at| {
            let Some(token) = self.document.tokens.get(at).filter(|token| at < self.end && token.kind == Kind::Word)
            else {
                return false;
            };
            let capital = self.document.words(token.span).starts_with(char::is_uppercase);
            capital || any && self.quotes.determiners.contains(self.word(at))
        })
    }

    fn end_of(&self, from: usize) -> usize {
        let last = self.end.min(from + LONGEST);
        (from..last)
            .find_map(|at| match self.word(at) {
                "." if self.is_abbreviated(at) => None,
                "." | "!" | "?" | "…" | ";" | ":" => Some(at + 1),
                "," if !self.goes_on(at + 1) => Some(at + 1),
                "–" | "—" | "»" | "«" | "”" | "“" | "\"" => Some(at),
                _ => None,
            })
            .unwrap_or(last)
    }

    /// "M." before a name is no end.
    fn is_abbreviated(&self, at: usize) -> bool {
        self.document.language.sentences().abbreviation(self.word(at - 1)).is_some()
    }

    /// Whether the teller is still speaking after a comma: an adverbial, a relative, a gerund.
    fn goes_on(&self, at: usize) -> bool {
        let gerund = self.reporting.of(self.word(at)).any(|(_, form)| form == Form::Gerund);
        // "…, dit l'homme, révolté de cet accueil"
        let state = || self.dialogue && self.document.roles(at).any(Roles::GERUND | Roles::PARTICIPLE);
        gerund || self.quotes.telling.contains(self.word(at)) || state() || self.is_apposition(at)
    }

    /// Whether the words from `at` to the end are a noun and what it is of: "…, a dit Ana Roy, secrétaire de la fédération."
    fn is_apposition(&self, at: usize) -> bool {
        let verb = Roles::REFLEXIVE | Roles::BE | Roles::HAVE | Roles::MODAL;
        let clause = verb | Roles::SUBJECT | Roles::CLITIC | Roles::NEGATION;
        let turn = Roles::CONJUNCTION | Roles::SUBORDINATOR | Roles::RELATIVE | Roles::QUESTION;
        let first = clause | turn | Roles::DETERMINER | Roles::PREPOSITION | Roles::ADVERB;
        let (document, tokens) = (self.document, &self.document.tokens);
        let last = self.end - usize::from(self.word(self.end - 1) == ".");
        let is_word = |at: usize| matches!(tokens.all()[at].kind, Kind::Word | Kind::Apostrophe);
        self.is_small(at)
            && at + 1 < last
            && !document.roles(at).any(first)
            && (at + 1..last).all(|at| {
                let roles = document.roles(at);
                is_word(at) && (!roles.any(clause) || roles.any(Roles::DETERMINER | Roles::PREPOSITION))
            })
    }
}
