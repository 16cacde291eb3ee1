//! What finders look for as they go from word to word: one small set for each token.
//!
//! At most words nothing begins. A finder that goes along these sets passes them without a look at their spelling.

use std::ops::{BitOr, Range};

use crate::language::{Roles, Triggers};
use crate::text::forms::Form;
use crate::text::tokens::{Kind, Token};
use crate::text::work;

/// What may begin at a token: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

impl Signs {
    /// A mark, as against a word, a number or an apostrophe.
    pub const MARK: Self = Self(1);
    /// A mark that may be one of a quotation or open a line of dialogue.
    pub const QUOTE: Self = Self(1 << 1);
    /// What may end a sentence, stand around a piece of one or label an item.
    pub const STOP: Self = Self(1 << 2);
    /// What a figure may begin with.
    pub const FIGURE: Self = Self(1 << 3);
    /// What may be the verb of a clause.
    pub const VERB: Self = Self(1 << 4);
    /// What may begin or be a cue of an attribution, or a phrase that looks like one.
    pub const CUE: Self = Self(1 << 5);
    /// What may begin a hedge or a press conditional.
    pub const HEDGE: Self = Self(1 << 6);

    /// What a participle may begin with that says what became of those counted.
    pub const OUTCOME: Self = Self(1 << 7);
    /// A noun that says itself what happened.
    pub const EVENT: Self = Self(1 << 8);

    /// What no address on the web, no hashtag and no handle is without.
    pub const ADDRESS: Self = Self(1 << 9);

    /// What may begin a unit that lengths of time are measured in.
    pub const LASTS: Self = Self(1 << 10);

    /// What a spelling may begin, [`Signs::MARK`] apart: an apostrophe may be one or not.
    pub fn of(form: Form, roles: Roles, triggers: Triggers) -> Self {
        let verb = Roles::HAVE | Roles::BE | Roles::MODAL | Roles::FINITE;
        let by_meaning = Self::FIGURE.when(counts(triggers))
            | Self::VERB.when(roles.any(verb) || triggers.says())
            | Self::CUE.when(triggers.cites())
            | Self::HEDGE.when(triggers.tells())
            | Self::OUTCOME.when(triggers.is_outcome())
            | Self::EVENT.when(triggers.is_event())
            | Self::LASTS.when(triggers.lasts());
        by_meaning | Self::by_shape(form)
    }

    /// What the characters of a spelling tell.
    fn by_shape(form: Form) -> Self {
        let bytes = form.lower().as_bytes();
        let Some(first) = bytes.first().copied().filter(|_| !form.is_word()) else {
            // "a)", "B.", "iii."
            let roman = || bytes.len() <= 6 && bytes.iter().all(|letter| b"ivx".contains(letter));
            let web = form.lower().contains("www");
            return Self::STOP.when(bytes.len() == 1 || roman()) | Self::ADDRESS.when(web);
        };
        if first.is_ascii_digit() {
            // "1.", "12)"
            return Self::FIGURE | Self::STOP.when(bytes.len() <= 2);
        }
        let rare = !first.is_ascii();
        let stop = matches!(first, b'.' | b'!' | b'?' | b';' | b'(' | b')' | b'[' | b']' | b'{' | b'}');
        Self::QUOTE.when(rare || matches!(first, b'"' | b'\''))
            | Self::STOP.when(rare || stop)
            | Self::FIGURE.when(rare || matches!(first, b'.' | b',' | b'-'))
            | Self::ADDRESS.when(matches!(first, b'/' | b'@' | b'#'))
    }

    /// This set where `holds`, and else none.
    fn when(self, holds: bool) -> Self {
        if holds { self } else { Self::default() }
    }

    /// Whether one of `signs` is among them.
    #[inline]
    pub fn any(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The signs of each token of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Signed(Vec<Signs>);

impl Signed {
    /// Of no token yet, with room for `room`.
    pub fn with_room(room: usize) -> Self {
        Self(Vec::with_capacity(room))
    }

    /// Adds the next `token`, whose spelling may begin `signs`.
    #[inline]
    pub fn push(&mut self, token: &Token, signs: Signs) {
        self.0.push(signs | Signs::MARK.when(token.kind == Kind::Mark));
    }

    /// Whether token `at` has one of `signs`.
    #[inline]
    pub fn is(&self, signs: Signs, at: usize) -> bool {
        work::note(1);
        self.0.get(at).is_some_and(|own| own.any(signs))
    }

    /// The first token of `within` that has one of `signs`; the end of it where none has.
    #[inline]
    pub fn next(&self, signs: Signs, within: Range<usize>) -> usize {
        let Range { start, end } = within;
        let found = self.0.get(start..end).and_then(|each| each.iter().position(|own| own.any(signs)));
        let next = found.map_or(end, |passed| start + passed);
        work::note(next.saturating_sub(start) + 1);
        next
    }

    /// The last token of `within` that has one of `signs`.
    pub fn last(&self, signs: Signs, within: Range<usize>) -> Option<usize> {
        let passed = self.0.get(within.clone())?.iter().rev().position(|own| own.any(signs));
        work::note(passed.unwrap_or(within.len()) + 1);
        passed.map(|passed| within.end - 1 - passed)
    }

    /// All tokens of `within` that have one of `signs`.
    pub fn each(&self, signs: Signs, within: Range<usize>) -> impl Iterator<Item = usize> {
        let mut at = within.start;
        std::iter::from_fn(move || {
            let next = self.next(signs, at..within.end);
            at = next + 1;
            (next < within.end).then_some(next)
        })
    }
}

fn counts(triggers: Triggers) -> bool {
    triggers.counts() || triggers.blurs() || triggers.leads_blur()
}

#[cfg(test)]
mod tests {
    use super::Signs;
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    /// The words of `text` that have the sign, one after the other.
    #[track_caller]
    fn case(signs: Signs, text: &str, expected: &[&str]) {
        let document = read_text(text, Some(Language::French), Metadata::default());
        let all = document.tokens.all();
        let found: Vec<&str> = document.each_sign(signs, 0..all.len()).map(|at| document.words(all[at].span)).collect();
        assert_eq!(found, expected, "in {text}");
    }

    #[test]
    fn what_may_begin_where() {
        case(Signs::MARK, "L'an 2 : « oui », 'non'.", &[":", "«", "»", ",", "'", "'", "."]);
        case(Signs::QUOTE, "— \"Oui\", dit-il (« non »).", &["—", "\"", "\"", "«", "»"]);
        case(
            Signs::STOP,
            "1. Le a) 12) pont ; (b) iv. 123 Ab… A !",
            &["1", ".", "a", ")", "12", ")", ";", "(", "b", ")", "iv", ".", "…", "A", "!"],
        );
        case(Signs::FIGURE, "Trop, ½ pont, -3 et vingt", &[",", "½", ",", "-", "3", "vingt"]);
        case(Signs::VERB, "Le pont du port a brûlé", &["a"]);
        case(Signs::CUE, "Selon lui le pont a rouvert, affirme Paul", &["Selon", "affirme"]);
        case(Signs::HEDGE, "Le pont aurait cédé", &["aurait"]);
        case(Signs::OUTCOME, "Trois marins ont été sauvés", &["sauvés"]);
        case(Signs::ADDRESS, "Voir www.a.fr/b : #c, d@e", &["www", "/", "#", "@"]);
        case(Signs::EVENT, "Trois morts sur le pont", &["morts"]);
        case(Signs::LASTS, "Trois jours en mars 2024, à 14h", &["jours", "h"]);
    }

    #[test]
    fn nothing_is_found_outside_the_tokens_asked_for() {
        let document = read_text("12 ponts 13", Some(Language::French), Metadata::default());
        assert_eq!(document.next_sign(Signs::FIGURE, 1..2), 2);
        assert_eq!(document.next_sign(Signs::FIGURE, 1..3), 2);
        assert_eq!(document.next_sign(Signs::FIGURE, 3..3), 3);
        assert_eq!(document.last_sign(Signs::FIGURE, 0..2), Some(0));
        assert_eq!(document.last_sign(Signs::FIGURE, 1..2), None);
        assert_eq!(document.each_sign(Signs::FIGURE, 0..3).collect::<Vec<_>>(), [0, 2]);
    }
}
