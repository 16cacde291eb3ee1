//! Numbers written in words: "cinquante-trois mille deux cents", "nineteen eighty-four", "vingt et unième".
//!
//! A grammar over number words, the same for every language; what a word may join is told by its table. It does not
//! know digits beyond those that stand among words ("3 millions 200 mille"), nor signs, fractions and decimals.

use super::digits;
use crate::language::numbers::{Atom, Numbers, Place};
use crate::text::tokens::{Gap, Kind, Tokens};

/// A number in words, from the token asked for up to `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spelled {
    /// The token after it.
    pub end: usize,
    pub value: f64,
    pub ordinal: bool,
    /// Whether its last word is a plural.
    pub plural: bool,
    /// The scale its last word tells, 1 when it ends in units: what "et demi" halves.
    pub scale: f64,
    /// Whether a hyphen joins its last word.
    pub hyphened: bool,
}

impl Spelled {
    pub fn word(end: usize, atom: Atom, ordinal: bool) -> Self {
        Self { end, value: atom.value, ordinal, plural: atom.plural, scale: 1.0, hyphened: false }
    }
}

/// Where the next word of a numeral stands, and what joins it.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub at: usize,
    pub and: bool,
    pub hyphen: bool,
}

/// Reads number words. `ordinals` tells whether the last word may be an ordinal.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub numbers: &'static Numbers,
    pub ordinals: bool,
    /// Whether "and" may join; not right after "between".
    pub and: bool,
}

impl Words<'_> {
    /// The longest number that starts at token `at`.
    pub fn number(&self, at: usize) -> Option<Spelled> {
        let mut first = at;
        while self.is_leading_zero(first) {
            first += 1;
        }
        if first == at {
            return self.scaled(at);
        }
        let zero = Spelled { end: first, value: 0.0, ordinal: false, plural: false, scale: 1.0, hyphened: false };
        let next = self.link(first).filter(|link| !link.and);
        Some(next.and_then(|link| self.scaled(link.at)).unwrap_or(zero))
    }

    fn is_leading_zero(&self, at: usize) -> bool {
        let zero = self.atom(at).is_some_and(|(atom, ordinal)| atom.place == Place::Zero && !ordinal);
        let written = || self.numbers.zeros_before.iter().any(|word| word == self.tokens.folded(at));
        zero || (written() && self.small(at + 1).is_some())
    }

    /// The cardinal word at `at`, or the ordinal when those are asked for.
    pub fn atom(&self, at: usize) -> Option<(Atom, bool)> {
        let roles = self.numbers.roles_at(self.tokens, at)?;
        match (roles.cardinal, roles.ordinal) {
            (Some(atom), _) => Some((atom, false)),
            (None, Some(atom)) if self.ordinals && !roles.alone => Some((atom, true)),
            _ => None,
        }
    }

    /// What follows token `end - 1` within one numeral: the next word, past a hyphen or an "and".
    pub fn link(&self, end: usize) -> Option<Link> {
        let next = self.tokens.get(end)?;
        if next.gap > Gap::Line {
            return None;
        }
        if next.kind == Kind::Mark {
            let after = self.tokens.get(end + 1)?;
            let tight = next.gap == Gap::None && after.gap == Gap::None;
            let hyphen = matches!(next.span.of(self.text), "-" | "‐" | "‑" | "—") && after.kind == Kind::Word;
            let link = Link { at: end + 1, and: false, hyphen: true };
            // "vingt-et-un": the word after the hyphen may be the "and".
            return (hyphen && tight).then(|| self.past_and(link));
        }
        (next.gap != Gap::None).then(|| self.past_and(Link { at: end, and: false, hyphen: false }))
    }

    fn past_and(&self, link: Link) -> Link {
        if !self.numbers.and.iter().any(|word| word == self.tokens.folded(link.at)) {
            return link;
        }
        let after = link.at + 1;
        let dash = self.tokens.get(after).is_some_and(|token| token.span.of(self.text) == "-");
        Link { at: after + usize::from(dash), and: true, hyphen: link.hyphen }
    }

    /// A number below a hundred.
    fn small(&self, at: usize) -> Option<Spelled> {
        let head = self.single(at)?;
        let (low, high) = head.adds;
        let base = Spelled::word(head.end, head.atom, head.ordinal);
        if base.ordinal || high == 0.0 {
            return Some(base);
        }
        let added = self.spaced_hyphen(base.end).or_else(|| self.link(base.end)).and_then(|link| {
            let fits = |tail: &Spelled| (low..=high).contains(&tail.value) && self.joins_ten(link, &head, tail.value);
            // What is too large alone is not read on: "vingt vingt vingt …" would be, once for each word before it.
            let small = self.single(link.at).filter(|next| next.atom.value <= high).and_then(|_| self.small(link.at));
            let tail = small.filter(fits).or_else(|| self.bare(link.at).filter(fits));
            let tail = tail.or_else(|| self.digit(link.at).filter(fits))?;
            Some(Spelled { value: base.value + tail.value, hyphened: link.hyphen, ..tail })
        });
        Some(added.unwrap_or(base))
    }

    /// "ninety - five": texts that were cut into tokens put spaces around the hyphen.
    fn spaced_hyphen(&self, end: usize) -> Option<Link> {
        let spaced = |at: usize| self.tokens.get(at).filter(|token| token.gap == Gap::Space);
        let dash = spaced(end).is_some_and(|token| token.span.of(self.text) == "-");
        let word = spaced(end + 1).is_some_and(|token| token.kind == Kind::Word);
        (dash && word).then_some(Link { at: end + 1, and: false, hyphen: true })
    }

    fn joins_ten(&self, link: Link, head: &Single, added: f64) -> bool {
        if link.and {
            return self.numbers.and_joins.contains(&added);
        }
        link.hyphen || head.compound || !self.numbers.linked.contains(&added)
    }

    /// One word, or two that make one ("quatre-vingt").
    fn single(&self, at: usize) -> Option<Single> {
        let roles = self.numbers.roles_at(self.tokens, at)?;
        if let Some((end, compound)) = self.numbers.compounds().at(self.tokens, at)
            && (self.ordinals || !compound.ordinal)
        {
            let ordinal = compound.ordinal;
            return Some(Single { end, atom: compound.atom, ordinal, adds: compound.atom.adds, compound: true });
        }
        let (atom, ordinal) = self.atom(at)?;
        let small = matches!(atom.place, Place::Unit | Place::Teen | Place::Ten);
        let whole = !(ordinal && roles.joined && !self.is_joined(at));
        (small && whole).then_some(Single { end: at + 1, atom, ordinal, adds: atom.adds, compound: false })
    }

    /// Whether a number word stands right before token `at`, so that "unième" can end a numeral.
    fn is_joined(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let word = self.tokens.folded(before);
            matches!(word, "-") || self.numbers.roles(word).is_some() || self.numbers.and.iter().any(|and| and == word)
        })
    }

    fn bare(&self, at: usize) -> Option<Spelled> {
        self.atom(at).map(|(atom, ordinal)| Spelled::word(at + 1, atom, ordinal))
    }

    /// A single digit among words: "trente 3".
    fn digit(&self, at: usize) -> Option<Spelled> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Digits && token.span.len() == 1)?;
        let value = f64::from(self.text.as_bytes()[token.span.start] - b'0');
        let alone = digits::read(self.text, token.span.start, self.numbers)?.end == token.span.end;
        let whole = Spelled { end: at + 1, value, ordinal: false, plural: false, scale: 1.0, hyphened: false };
        (alone && value > 0.0).then_some(whole)
    }

    /// A number below ten thousand: hundreds and what follows them.
    pub fn group(&self, at: usize) -> Option<Spelled> {
        let head = self.small(at);
        if head.is_some_and(|head| head.ordinal) {
            return head;
        }
        let hundred = match head {
            None => self.hundred(at).filter(|word| !word.plural || word.ordinal).map(|word| (1.0, word)),
            Some(head) => self.link(head.end).filter(|link| !link.and).and_then(|link| {
                let (low, high) = self.numbers.hundreds;
                let counted = (low..=high).contains(&head.value);
                counted.then(|| self.hundred(link.at)).flatten().map(|word| (head.value, word))
            }),
        };
        let Some((count, word)) = hundred else { return head.map(|head| self.paired(head)) };
        let base = Spelled { value: count * 100.0, scale: 100.0, ..word };
        if base.ordinal {
            return Some(base);
        }
        Some(self.tail(base).unwrap_or(base))
    }

    pub fn hundred(&self, at: usize) -> Option<Spelled> {
        let (atom, ordinal) = self.atom(at).filter(|(atom, _)| atom.place == Place::Hundred)?;
        Some(Spelled::word(at + 1, atom, ordinal))
    }

    /// What follows the hundreds.
    pub fn tail(&self, base: Spelled) -> Option<Spelled> {
        let link = self.link(base.end)?;
        let tail = self.small(link.at).or_else(|| self.two_digits(link.at))?;
        // "five hundred and two thirds": less than a whole stands apart; "one hundred and thirty fifths" are more.
        let parts = || self.parts_counted(tail.end).is_some_and(|under| tail.value < under);
        let apart = link.and && (!self.joins_and(&tail, 100.0) || parts());
        if self.starts_hundreds(tail.end) || apart {
            return None;
        }
        Some(Spelled { value: base.value + tail.value, hyphened: tail.hyphened || link.hyphen, scale: 1.0, ..tail })
    }

    /// Whether the number that ends before `end` counts hundreds, and so is not the tail of others.
    fn starts_hundreds(&self, end: usize) -> bool {
        self.link(end).is_some_and(|link| !link.and && self.hundred(link.at).is_some())
    }

    /// Whether "and" may join `tail` to a number that ends in the scale `above`.
    pub fn joins_and(&self, tail: &Spelled, above: f64) -> bool {
        let joins = &self.numbers.and_joins;
        self.and && tail.value < above && (joins.is_empty() || joins.contains(&tail.value))
    }

    /// "3 hundred and 21"
    fn two_digits(&self, at: usize) -> Option<Spelled> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Digits && token.span.len() <= 2)?;
        let read = digits::read(self.text, token.span.start, self.numbers)?;
        let whole = read.end == token.span.end && read.value > 0.0;
        let value = read.value;
        whole.then_some(Spelled { end: at + 1, value, ordinal: false, plural: false, scale: 1.0, hyphened: false })
    }

    /// "nineteen eighty-four", "one twenty-two".
    fn paired(&self, head: Spelled) -> Spelled {
        let whole = |value: f64| value < 10.0 || (value > 10.0 && value <= 20.0);
        if !self.numbers.pairs || head.hyphened || !whole(head.value) {
            return head;
        }
        let plain = Self { ordinals: false, ..*self };
        let pair = self.link(head.end).filter(|link| !link.and && !link.hyphen).and_then(|link| plain.small(link.at));
        let fits = |tail: &Spelled| tail.value >= if head.value < 10.0 { 20.0 } else { 10.0 };
        match pair.filter(fits) {
            Some(tail) if self.ends_numeral(tail.end) => Spelled { value: head.value * 100.0 + tail.value, ..tail },
            _ => head,
        }
    }

    /// Whether no number word and no hyphen follows.
    fn ends_numeral(&self, end: usize) -> bool {
        let hyphen = self.tokens.get(end).is_some_and(|token| token.span.of(self.text) == "-");
        let word = self.link(end).and_then(|link| self.numbers.roles_at(self.tokens, link.at));
        !hyphen && word.is_none()
    }
}

struct Single {
    end: usize,
    atom: Atom,
    ordinal: bool,
    adds: (f64, f64),
    compound: bool,
}
