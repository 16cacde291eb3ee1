//! The press conditional: what a writer tells without vouching for it ("auraient transporté", "reportedly").
//!
//! Told from suppositions ("si …, il viendrait"), from wishes ("il serait bon"), from what might have been
//! ("aurait pu") and from the future seen from the past ("a déclaré qu'elle consulterait"). Words inside quotation marks
//! are somebody else's and are left out. A lone conditional that tells neither an event nor a state is left out too.

use std::ops::Range;

use super::signs::Signs;
use super::{AttributionKind, Conditional, Document};
use crate::language::words::WordSet;
use crate::language::{Conditionals, Roles};
use crate::text::Span;
use crate::text::tokens::Kind;

/// How many words may stand between an auxiliary and its participle.
const REACH: usize = 5;

/// Finds what is told and not vouched for.
pub(super) fn find(document: &Document) -> Vec<Conditional> {
    let finder = Finder { document, words: document.language.conditionals(), quoted: quoted(document) };
    let (tokens, mut found, mut at) = (&document.tokens, Vec::new(), 0);
    loop {
        at = document.next_sign(Signs::HEDGE, at..tokens.len());
        let Some(token) = tokens.get(at) else { return found };
        at += 1;
        if let Some(sentence) = document.sentence_at(token.span).map(|sentence| tokens.within(sentence.span)) {
            at = at.max(sentence.end);
            found.extend(finder.sentence(sentence));
        }
    }
}

/// The tokens that stand in a quotation.
fn quoted(document: &Document) -> Vec<bool> {
    let mut quoted = vec![false; document.tokens.len()];
    for quotation in document.quotations.iter().filter(|quotation| quotation.depth == 0) {
        quoted[document.tokens.within(quotation.span)].fill(true);
    }
    quoted
}

struct Finder<'a> {
    document: &'a Document,
    words: &'static Conditionals,
    quoted: Vec<bool>,
}

impl Finder<'_> {
    fn sentence(&self, tokens: Range<usize>) -> Vec<Conditional> {
        let mut found = Vec::new();
        let mut supposition = None;
        let mut at = tokens.start;
        loop {
            at = self.document.next_sign(Signs::HEDGE, at..tokens.end);
            if at >= tokens.end {
                return found;
            }
            let verb = if self.quoted[at] { None } else { self.hedge(at).or_else(|| self.verb(at, &tokens)) };
            if let Some(verb) = verb {
                at = verb.end;
                if self.is_conditional(verb.start)
                    && *supposition.get_or_insert_with(|| self.is_supposition(tokens.clone()))
                {
                    return found;
                }
                found.push(Conditional { span: self.span(&verb) });
            } else {
                at += 1;
            }
        }
    }

    fn lower(&self, at: usize) -> &str {
        self.document.tokens.lower(at)
    }

    fn holds(&self, list: &WordSet, at: usize) -> bool {
        list.contains(self.lower(at))
    }

    fn is(&self, at: usize, roles: Roles) -> bool {
        self.document.roles(at).any(roles)
    }

    fn is_conditional(&self, at: usize) -> bool {
        self.holds(&self.words.auxiliaries, at) || self.holds(&self.words.states, at)
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        let all = self.document.tokens.all();
        Span::new(all[tokens.start].span.start, all[tokens.end - 1].span.end)
    }

    fn hedge(&self, at: usize) -> Option<Range<usize>> {
        let end = self.words.hedges.end_at(&self.document.tokens, at)?;
        Some(at..end)
    }

    /// The verb group that begins at `at`, when it tells without vouching.
    fn verb(&self, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        if self.holds(&self.words.auxiliaries, at) {
            let participle = self.participle(at + 1, sentence.end);
            if participle.is_some_and(|last| self.holds(&self.words.counterfactual, last)) {
                return None;
            }
            if let Some(last) = participle.filter(|_| !self.is_judgement(at, sentence)) {
                return Some(at..last + 1);
            }
        } else if !self.holds(&self.words.states, at) {
            return None;
        }
        (!self.is_judgement(at, sentence) && !self.is_reported(at)).then_some(at..at + 1)
    }

    /// The last participle of the auxiliary before `from`: "aurait été tué".
    fn participle(&self, from: usize, end: usize) -> Option<usize> {
        let mut last = None;
        for at in from..end.min(from + REACH) {
            let tokens = &self.document.tokens;
            let small = self.is(at, Roles::DETERMINER | Roles::PREPOSITION | Roles::CONJUNCTION);
            if self.quoted[at] || tokens.all()[at].kind == Kind::Mark && self.lower(at) != "-" {
                break;
            }
            let listed = self.holds(&self.words.participles, at) || self.holds(&self.words.counterfactual, at);
            if listed || self.is(at, Roles::BE | Roles::PARTICIPLE) {
                last = Some(at);
                if !self.is(at, Roles::BE) {
                    break;
                }
            } else if small && !self.is(at, Roles::ADVERB) {
                break;
            }
        }
        last.filter(|&at| !self.is(at, Roles::BE) || at > from || self.lower(at) != self.lower(from - 1))
    }

    /// "ce serait", "il serait bon".
    fn is_judgement(&self, at: usize, sentence: &Range<usize>) -> bool {
        let around =
            [at.checked_sub(1), at.checked_sub(2)].into_iter().flatten().filter(|&before| before >= sentence.start);
        let mut subjects = around.chain([at + 2]).filter(|&near| near < sentence.end);
        subjects.any(|near| {
            self.holds(&self.words.impersonal, near) && near.abs_diff(at) <= 2 && near < at
                || self.holds(&self.words.impersonal_with, near)
                    && (at + 1..sentence.end.min(at + 4)).any(|after| self.holds(&self.words.judgements, after))
        })
    }

    /// Whether the verb at `at` is told by somebody in a clause of theirs: a future seen from the past.
    fn is_reported(&self, at: usize) -> bool {
        let verb = self.document.tokens.all()[at].span;
        let told = self.document.attribution_of(verb);
        told.is_some_and(|attribution| {
            let begun = attribution.cue.is_some_and(|cue| cue.start < attribution.content[0].start);
            let conjunction = attribution.content[0].start;
            begun && attribution.kind != AttributionKind::Direct && self.follows_conjunction(conjunction)
        })
    }

    /// Whether the word before byte `start` is the conjunction of a clause.
    fn follows_conjunction(&self, start: usize) -> bool {
        let at = self.document.tokens.from(start);
        let before = (0..at).rev().find(|&before| self.document.tokens.all()[before].kind != Kind::Apostrophe);
        before.is_some_and(|before| self.is(before, Roles::COMPLEMENTIZER))
    }

    /// Whether the sentence supposes: "si" and an imperfect, or words that say so.
    fn is_supposition(&self, tokens: Range<usize>) -> bool {
        tokens.clone().filter(|&at| !self.quoted[at]).any(|at| {
            let supposes = self.holds(&self.words.suppositions, at) && self.imperfect_after(at, tokens.end);
            supposes || self.words.supposing.end_at(&self.document.tokens, at).is_some()
        })
    }

    /// Whether a clause with an imperfect begins right behind the conjunction at `at`.
    fn imperfect_after(&self, at: usize, end: usize) -> bool {
        let mut words = (at + 1..end).take_while(|&at| self.document.tokens.all()[at].kind != Kind::Mark).take(14);
        let elided = self.document.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Apostrophe);
        if elided && !self.is(at + 2, Roles::SUBJECT) {
            return false;
        }
        words.any(|at| {
            let word = self.lower(at);
            let ends = self.words.imperfect_endings.iter().any(|ending| word.ends_with(ending.as_str()));
            ends && self.is(at, Roles::FINITE | Roles::HAVE | Roles::BE | Roles::MODAL) && !self.is_conditional(at)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    #[track_caller]
    fn case(language: Language, text: &str, expected: &[&str]) {
        let document = read_text(text, Some(language), Metadata::default());
        let found: Vec<_> = document.conditionals.iter().map(|verb| document.words(verb.span)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn told_and_not_vouched_for() {
        for (text, expected) in [
            ("Deux camions auraient transporté les caisses jusqu'au port.", &["auraient transporté"][..]),
            ("Le chef du clan serait mort dans la nuit.", &["serait mort"]),
            ("Il aurait été arrêté puis relâché, selon un voisin.", &["aurait été arrêté"]),
            ("La milice n'aurait pas encore quitté la vallée.", &["aurait pas encore quitté"]),
            ("Le suspect serait un ancien douanier.", &["serait"]),
            ("Le réseau compterait une trentaine de membres.", &["compterait"]),
            ("Le maire a déclaré que l'usine aurait pollué la rivière.", &["aurait pollué"]),
            (
                "Trois villages seraient encerclés et un quatrième aurait brûlé.",
                &["seraient encerclés", "aurait brûlé"],
            ),
        ] {
            case(Language::French, text, expected);
        }
    }

    #[test]
    fn other_conditionals() {
        for text in [
            "Si le barrage cédait, la ville serait noyée en une heure.",
            "S'il avait plu, la récolte aurait été sauvée.",
            "Le conseil aurait pu voter ce texte plus tôt.",
            "Il serait bon de relire ce contrat.",
            "Ce serait une erreur de partir.",
            "La présidente a annoncé qu'elle serait présente au procès.",
            "« Ils auraient fui par le toit », raconte le gardien.",
            "Une telle taxe coûterait deux milliards.",
            "Le budget pourrait doubler.",
            "En cas de grève, les trains seraient supprimés.",
        ] {
            case(Language::French, text, &[]);
        }
    }

    #[test]
    fn english_hedges() {
        case(Language::English, "The guards allegedly sold the keys.", &["allegedly"]);
        case(Language::English, "The fleet is believed to have left port.", &["is believed to"]);
        case(Language::English, "The fleet would have left port.", &[]);
    }
}
