//! The meanings of one spelling, with a summary by which most questions about it are answered without looking at them.

use std::ops::BitOr;

use crate::language::dates::{Entry, Term, Word};

/// Kinds of terms: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u16);

impl Kinds {
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

    fn of(term: Term) -> Self {
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

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The meanings of the phrases that begin with one spelling.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Terms {
    pub entries: &'static [Entry],
    kinds: Kinds,
    /// Which small words, by their place in the list of them.
    words: u128,
}

impl Terms {
    pub fn new(entries: &'static [Entry]) -> Self {
        let mut terms = Self { entries, ..Self::default() };
        for entry in entries {
            terms.kinds = terms.kinds | Kinds::of(entry.term);
            if let Term::Word(word) = entry.term {
                terms.words |= bit(word);
            }
        }
        terms
    }

    /// Whether a phrase of one of `kinds` may begin here.
    pub fn may(self, kinds: Kinds) -> bool {
        self.kinds.0 & kinds.0 != 0
    }

    /// Whether nothing but joints begins here.
    pub fn only_joins(self) -> bool {
        self.kinds == Kinds::WORD && self.words & !JOINT == 0
    }

    /// Whether a phrase that is `word` may begin here.
    pub fn may_be(self, word: Word) -> bool {
        self.words & bit(word) != 0
    }
}

/// Small words that hold expressions together and begin no date; an article begins one only before what is no such word.
const JOINTS: [Word; 13] = [
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
];

const JOINT: u128 = {
    let mut all = 0;
    let mut place = 0;
    while place < JOINTS.len() {
        all |= bit(JOINTS[place]);
        place += 1;
    }
    all
};

const fn bit(word: Word) -> u128 {
    1 << (word as u32)
}
