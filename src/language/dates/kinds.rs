//! Kinds of terms and small words of time, as sets: what most questions about a word are answered by.

use std::ops::BitOr;

use super::{Term, Word};

/// What every set of bits can be asked.
macro_rules! set {
    ($set:ident) => {
        impl $set {
            /// Whether one of `others` is among them.
            #[must_use]
            #[inline]
            pub const fn any(self, others: Self) -> bool {
                self.0 & others.0 != 0
            }

            /// Whether there is one that is not among `others`.
            #[must_use]
            pub const fn any_but(self, others: Self) -> bool {
                self.0 & !others.0 != 0
            }
        }

        impl BitOr for $set {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    };
}

/// Kinds of terms: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    pub const NONE: Self = Self(0);
    pub const MONTH: Self = Self(1);
    pub const WEEKDAY: Self = Self(1 << 1);
    pub const UNIT: Self = Self(1 << 2);
    pub const SEASON: Self = Self(1 << 3);
    pub const PART: Self = Self(1 << 4);
    pub const CLOCK: Self = Self(1 << 5);
    pub const DAY: Self = Self(1 << 6);
    pub const STORY_DAY: Self = Self(1 << 7);
    pub const EDGE: Self = Self(1 << 8);
    pub const NUMBER: Self = Self(1 << 9);
    pub const DECADE: Self = Self(1 << 10);
    pub const LETTER: Self = Self(1 << 11);
    pub const COUNT: Self = Self(1 << 12);
    pub const ORDINAL: Self = Self(1 << 13);
    pub const HOLIDAY: Self = Self(1 << 14);
    pub const WORD: Self = Self(1 << 15);

    /// The kind of `term`.
    #[must_use]
    pub const fn of(term: Term) -> Self {
        match term {
            Term::Month(_) => Self::MONTH,
            Term::Weekday(_) => Self::WEEKDAY,
            Term::Unit(_) => Self::UNIT,
            Term::Season(_) => Self::SEASON,
            Term::Part => Self::PART,
            Term::Clock(_) => Self::CLOCK,
            Term::Day(_) => Self::DAY,
            Term::StoryDay(_) => Self::STORY_DAY,
            Term::Edge(_) => Self::EDGE,
            Term::Number(_) => Self::NUMBER,
            Term::Decade(_) => Self::DECADE,
            Term::Letter(_) => Self::LETTER,
            Term::Count(_) => Self::COUNT,
            Term::Ordinal(_) => Self::ORDINAL,
            Term::Holiday(_) => Self::HOLIDAY,
            Term::Word(_) => Self::WORD,
        }
    }
}

set!(Kinds);

/// Small words: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(u128);

impl Words {
    /// No word.
    pub const NONE: Self = Self(0);

    /// The set of `words`.
    #[must_use]
    pub const fn new(words: &[Word]) -> Self {
        let mut all = 0;
        let mut place = 0;
        while place < words.len() {
            all |= Self::one(words[place]).0;
            place += 1;
        }
        Self(all)
    }

    /// The set of `word` alone.
    #[must_use]
    #[inline]
    pub const fn one(word: Word) -> Self {
        Self(1 << (word as u32))
    }
}

set!(Words);
