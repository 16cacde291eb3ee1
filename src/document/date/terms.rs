//! The meanings of one spelling, with a summary by which most questions about it are answered without looking at them.

use std::ops::BitOr;

use crate::language::dates::{Dates, Entry, Kinds, Meanings, Term, Word, Words};
use crate::text::forms::Form;

/// What one spelling may be to a date besides its meanings: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::document) struct Traits(u8);

impl Traits {
    pub const DIGITS: Self = Self(1);
    /// A Roman numeral, perhaps.
    pub const ROMAN: Self = Self(1 << 1);
    /// A date may begin with it.
    pub const BEGINS: Self = Self(1 << 2);
    /// It may stand inside a date.
    pub const INSIDE: Self = Self(1 << 3);
    /// It, or a term that begins with it, may make a date of the small words around it.
    pub const ANCHORS: Self = Self(1 << 4);
    /// It may say that the number before it is an hour.
    pub const HOUR: Self = Self(1 << 5);
    /// A number before it may be a year: it is not what the number counts.
    pub const AFTER_YEAR: Self = Self(1 << 6);
    /// Of a token: only what may stand inside a date lies between it and what makes one.
    pub const NEAR: Self = Self(1 << 7);

    fn of(form: Form, table: &Dates, meanings: &Meanings) -> Self {
        let word = form.is_word();
        let digits = !word && form.lower().starts_with(|first: char| first.is_ascii_digit());
        let roman = form.is_capital() && may_be_roman(form.lower(), table);
        let begins = digits || roman || !meanings.all().is_empty();
        let inside = begins || !word && MARKS.contains(&form.lower()) || table.is_inside(form);
        let hour = table.hour_ends.holds_folded(form);
        let anchors = digits || hour || meanings.all().iter().any(|entry| is_anchor(entry.term));
        Self::DIGITS.when(digits)
            | Self::ROMAN.when(roman)
            | Self::BEGINS.when(begins)
            | Self::INSIDE.when(inside)
            | Self::ANCHORS.when(anchors)
            | Self::HOUR.when(hour)
            | Self::AFTER_YEAR.when(table.after_year.holds_folded(form))
    }

    /// This set where `holds`, and else none.
    fn when(self, holds: bool) -> Self {
        if holds { self } else { Self::default() }
    }
}

impl Traits {
    /// Whether one of `others` is among them.
    #[inline]
    pub fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Traits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The meanings of the phrases that begin with one spelling, and what else it may be to a date.
#[derive(Clone, Copy, Debug)]
pub(in crate::document) struct Terms {
    pub meanings: &'static Meanings,
    pub traits: Traits,
    /// What digits say, when they are not too many.
    pub value: Option<i32>,
}

impl Terms {
    /// What a word says that is in no table.
    pub const NONE: Self = Self { meanings: &NOTHING, traits: Traits(0), value: None };

    /// What `table` says of one spelling.
    pub fn new(form: Form, table: &'static Dates) -> Self {
        let meanings = if form.is_word() { table.starting_with(form) } else { &NOTHING };
        let traits = Traits::of(form, table, meanings);
        let value = if traits.any(Traits::DIGITS) { form.lower().parse().ok() } else { None };
        Self { meanings, traits, value }
    }

    /// The meanings that the word behind, `next`, does not rule out.
    #[inline]
    pub fn before(&self, next: Option<Form>) -> &'static [Entry] {
        self.meanings.before(next)
    }

    /// Whether it is one of the things `traits` names.
    pub fn is(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }

    /// Whether a phrase of one of `kinds` may begin here.
    pub fn may(&self, kinds: Kinds) -> bool {
        self.meanings.kinds.any(kinds)
    }

    /// What the word behind, `next`, leaves of it.
    pub(super) fn heard(&self, next: Option<Form>) -> Heard {
        let (kinds, words) = self.meanings.sets_before(next);
        Heard { entries: self.before(next), kinds, words, traits: self.traits }
    }

    /// Whether a word may begin here that makes a date of the unit before it: "semaine dernière", "week after next".
    pub fn may_follow_unit(&self) -> bool {
        self.may_turn() || self.may_be_any(BEHIND_UNIT)
    }

    /// Whether a phrase that is `word` may begin here.
    pub fn may_be(&self, word: Word) -> bool {
        self.meanings.words.any(Words::one(word))
    }

    /// Whether a phrase that is one of `words` may begin here.
    pub fn may_be_any(&self, words: Words) -> bool {
        self.meanings.words.any(words)
    }

    /// Whether a number may begin here, in digits or in words, or what stands for one.
    pub fn may_count(&self) -> bool {
        self.is(Traits::DIGITS) || self.may(Kinds::NUMBER | Kinds::ORDINAL | Kinds::COUNT)
    }

    /// Whether one that says which of the days or weeks of one name may: "this", "last", "next".
    pub fn may_turn(&self) -> bool {
        self.meanings.words.any(TURNS)
    }
}

/// What one spelling may be before the word that follows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard {
    entries: &'static [Entry],
    kinds: Kinds,
    words: Words,
    traits: Traits,
}

impl Heard {
    /// Whether it may be an expression by itself.
    pub fn may_stand_alone(&self) -> bool {
        let needy = Kinds::UNIT | Kinds::PART | Kinds::EDGE | Kinds::NUMBER | Kinds::LETTER | Kinds::COUNT;
        self.kinds.any_but(needy | Kinds::ORDINAL | Kinds::WORD)
            || self.words.any(Words::one(Word::Repeated))
            || self.traits.any(Traits::DIGITS)
            || self.entries.iter().any(|entry| !entry.rest.is_empty())
    }

    /// Whether every phrase that begins here needs support from its neighbours to be read as a date. A short form is not
    /// told so: its neighbour is its full stop.
    pub fn is_weak(&self) -> bool {
        !self.entries.is_empty() && self.entries.iter().all(|entry| entry.weak && !entry.short)
    }

    /// Whether nothing but one word for a unit begins here, or the letter of one: "days", of which nothing tells how many.
    pub fn only_counts_off(&self) -> bool {
        self.kinds.any(Kinds::UNIT)
            && !self.kinds.any_but(Kinds::UNIT | Kinds::LETTER | Kinds::WORD)
            && !self.words.any_but(Words::one(Word::CenturyNoun))
            && self.entries.iter().all(|entry| entry.rest.is_empty())
            && !self.traits.any(Traits::ROMAN)
    }

    /// Whether nothing but a number that is one word begins here, or a number in digits.
    pub fn only_counts(&self) -> bool {
        let digits = self.traits.any(Traits::DIGITS) && self.kinds == Kinds::NONE;
        let word = self.kinds.any(Kinds::NUMBER | Kinds::COUNT) && !self.kinds.any_but(Kinds::NUMBER | Kinds::COUNT);
        (digits || word) && self.entries.iter().all(|entry| entry.rest.is_empty())
    }

    /// Whether nothing but joints begins here.
    pub fn only_joins(&self) -> bool {
        self.kinds == Kinds::WORD && !self.words.any_but(JOINTS)
    }

    /// Whether a word may begin here that makes a date of so many units before it, whatever follows: "deux ans plus tard",
    /// "two years ago".
    pub fn may_follow_quantity(&self) -> bool {
        let counts = self.traits.any(Traits::DIGITS) || self.kinds.any(Kinds::NUMBER | Kinds::ORDINAL | Kinds::COUNT);
        counts || self.words.any(TURNS) || self.words.any(COUNTED_FROM)
    }
}

/// What a word means that begins no phrase.
static NOTHING: Meanings = Meanings::NONE;

/// Every mark that the grammar passes inside a date; a phrase brings its own.
const MARKS: [&str; 12] = ["(", ")", ",", "-", "–", "—", "~", "/", ".", ":", "'", "’"];

/// Whether a word with a capital may be a Roman numeral, perhaps with a suffix.
fn may_be_roman(lower: &str, table: &Dates) -> bool {
    let rest = lower.trim_start_matches(['i', 'v', 'x']);
    rest.len() < lower.len() && (rest.is_empty() || table.ordinal_suffixes.contains(rest))
}

/// Whether a term may make a date of the small words around it, as far as its kind tells.
pub(super) fn is_anchor(term: Term) -> bool {
    match term {
        Term::Count(_) | Term::Ordinal(_) | Term::Edge(_) => false,
        Term::Word(word) => ANCHORS.any(Words::one(word)),
        _ => true,
    }
}

/// Small words that make a date of those around them.
const ANCHORS: Words = Words::new(&[
    Word::CenturyNoun,
    Word::DecadeNoun,
    Word::YearNoun,
    Word::WeekNoun,
    Word::OtherYear,
    Word::Past,
    Word::Repeated,
    Word::Am,
    Word::Pm,
    Word::Zone,
]);

/// Small words that hold expressions together and begin no date; an article begins one only before what is no such word.
const JOINTS: Words = Words::new(&[
    Word::The,
    Word::Of,
    Word::From,
    Word::Between,
    Word::To,
    Word::And,
    Word::Or,
    Word::At,
    Word::On,
    Word::Preposition,
    Word::DayArticle,
    Word::By,
    Word::Since,
]);

/// Small words behind a number of units that tell from when it is counted, or that more of them follow.
const COUNTED_FROM: Words = Words::new(&[
    Word::HalfOf,
    Word::AndHalf,
    Word::And,
    Word::Ago,
    Word::FromNow,
    Word::Later,
    Word::Earlier,
    Word::Starting,
]);

/// Small words that lead from a unit to another day, or tell which one it is: "week after next", "decade before last".
const BEHIND_UNIT: Words = Words::new(&[Word::LastAfter, Word::After, Word::Before]);

const TURNS: Words = Words::new(&[Word::This, Word::Same, Word::Last, Word::Previous, Word::Next, Word::Following]);
