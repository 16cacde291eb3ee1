//! The meanings of one spelling, with a summary by which most questions about it are answered without looking at them.

use std::ops::BitOr;

use crate::language::dates::{Dates, Entry, Term, Word};
use crate::text::forms::{Form, Shape};

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

/// What one spelling may be to a date besides its meanings: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u8);

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

    fn of(form: Form, table: &Dates, entries: &[Entry]) -> Self {
        let word = form.is_word();
        let digits = !word && form.lower().starts_with(|first: char| first.is_ascii_digit());
        let roman = form.is_capital() && may_be_roman(form.lower(), table);
        let begins = digits || roman || !entries.is_empty();
        let inside = begins || !word && MARKS.contains(&form.lower()) || table.is_inside(form);
        let hour = table.hour_ends.holds_folded(form);
        let each = [
            (Self::DIGITS, digits),
            (Self::ROMAN, roman),
            (Self::BEGINS, begins),
            (Self::INSIDE, inside),
            (Self::ANCHORS, digits || hour || entries.iter().any(|entry| is_anchor(entry.term))),
            (Self::HOUR, hour),
            (Self::AFTER_YEAR, table.after_year.holds_folded(form)),
        ];
        Self(each.into_iter().filter(|(_, holds)| *holds).fold(0, |all, (one, _)| all | one.0))
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
pub(super) struct Terms {
    pub entries: &'static [Entry],
    /// Which small words, by their place in the list of them.
    words: u128,
    kinds: Kinds,
    pub traits: Traits,
    /// What digits say, when they are not too many.
    pub value: Option<i32>,
    /// How many of the entries, the first ones, have more than one word.
    longer: usize,
    /// A bit for each second word of those; a bit may stand for several words.
    seconds: u64,
}

impl Terms {
    /// What a word says that is in no table.
    pub const NONE: Self =
        Self { entries: &[], words: 0, kinds: Kinds(0), traits: Traits(0), value: None, longer: 0, seconds: 0 };

    /// What `table` says of one spelling.
    pub fn new(form: Form, table: &'static Dates) -> Self {
        let entries = if form.is_word() { table.starting_with(form) } else { &[] };
        let mut terms = Self { entries, traits: Traits::of(form, table, entries), ..Self::NONE };
        if terms.is(Traits::DIGITS) {
            terms.value = form.lower().parse().ok();
        }
        for entry in entries {
            terms.kinds = terms.kinds | Kinds::of(entry.term);
            if let Term::Word(word) = entry.term {
                terms.words |= bit(word);
            }
            if let Some(second) = entry.rest.first() {
                terms.longer += 1;
                terms.seconds |= place(second.shape());
            }
        }
        terms
    }

    /// The meanings that the word behind, `next`, does not rule out: of most words the longer phrases go on otherwise.
    #[inline]
    pub fn before(&self, next: Option<Form>) -> &'static [Entry] {
        let goes_on = || next.is_some_and(|next| self.seconds & place(next.folded_shape()) != 0);
        if self.longer == 0 || goes_on() { self.entries } else { &self.entries[self.longer..] }
    }

    /// Whether it is one of the things `traits` names.
    pub fn is(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }

    /// Whether a phrase of one of `kinds` may begin here.
    pub fn may(&self, kinds: Kinds) -> bool {
        self.kinds.0 & kinds.0 != 0
    }

    /// Whether it may be an expression by itself.
    pub fn may_stand_alone(&self) -> bool {
        let needy = Kinds::UNIT | Kinds::PART | Kinds::EDGE | Kinds::NUMBER | Kinds::LETTER | Kinds::COUNT;
        self.kinds.0 & !(needy | Kinds::ORDINAL | Kinds::WORD).0 != 0
            || self.may_be(Word::Repeated)
            || self.is(Traits::DIGITS)
            || self.entries.iter().any(|entry| !entry.rest.is_empty())
    }

    /// Whether every phrase that begins here needs support from its neighbours to be read as a date. A short form is not
    /// told so: its neighbour is its full stop.
    pub fn is_weak(&self) -> bool {
        !self.entries.is_empty() && self.entries.iter().all(|entry| entry.weak && !entry.short)
    }

    /// Whether nothing but one word for a unit begins here: "days", of which nothing tells how many.
    pub fn only_counts_off(&self) -> bool {
        self.kinds == Kinds::UNIT && self.entries.iter().all(|entry| entry.rest.is_empty()) && !self.is(Traits::ROMAN)
    }

    /// Whether a word may begin here that makes a date of the unit before it: "semaine dernière", "week after next".
    pub fn may_follow_unit(&self) -> bool {
        self.may_turn() || self.may_be(Word::LastAfter) || self.may_be(Word::After)
    }

    /// Whether nothing but joints begins here.
    pub fn only_joins(&self) -> bool {
        self.kinds == Kinds::WORD && self.words & !JOINT == 0
    }

    /// Whether a phrase that is `word` may begin here.
    pub fn may_be(&self, word: Word) -> bool {
        self.words & bit(word) != 0
    }

    /// Whether a phrase that is one of `words` may begin here.
    pub fn may_be_any(&self, words: Words) -> bool {
        self.words & words.0 != 0
    }

    /// Whether a number may begin here, in digits or in words, or what stands for one.
    pub fn may_count(&self) -> bool {
        self.is(Traits::DIGITS) || self.may(Kinds::NUMBER | Kinds::ORDINAL | Kinds::COUNT)
    }

    /// Whether one that says which of the days or weeks of one name may: "this", "last", "next".
    pub fn may_turn(&self) -> bool {
        self.words & TURNS != 0
    }
}

/// The bit of second words of one shape.
fn place(shape: Shape) -> u64 {
    1 << (shape.mixed() >> 26)
}

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
        Term::Word(word) => ANCHORS & bit(word) != 0,
        _ => true,
    }
}

/// Small words that make a date of those around them.
const ANCHORS: u128 = all(&[
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

const JOINT: u128 = all(&JOINTS);

const TURNS: u128 = all(&[Word::This, Word::Same, Word::Last, Word::Previous, Word::Next, Word::Following]);

const fn all(words: &[Word]) -> u128 {
    let mut all = 0;
    let mut place = 0;
    while place < words.len() {
        all |= bit(words[place]);
        place += 1;
    }
    all
}

/// Small words: a set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(u128);

impl Words {
    pub const fn new(words: &[Word]) -> Self {
        Self(all(words))
    }
}

const fn bit(word: Word) -> u128 {
    1 << (word as u32)
}
