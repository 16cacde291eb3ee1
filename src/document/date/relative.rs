//! Dates told from another day by name: "la semaine dernière", "samedi prochain", "the day before".

use super::found::Found;
use super::reader::{Hit, Reader, Rule};
use super::when::{Turn, When};
use crate::language::Roles;
use crate::language::dates::{Kinds, Term, Unit, Word, Words};

/// What a date told by counting may begin with, besides a number.
const QUANTIFIERS: Words =
    Words::new(&[Word::BeforeNow, Word::Within, Word::MoreThan, Word::LessThan, Word::About, Word::HalfOf]);

/// What comes again and again begins with one of these.
const REPEATS: Words = Words::new(&[Word::Repeated, Word::Each]);

impl<'a> Reader<'a> {
    /// The relative date at `at`.
    pub fn relative(self, at: usize) -> Option<Found> {
        if self.is_idle(at) {
            return None;
        }
        self.page.relatives.get(self.place(at), || self.read_relative(at))
    }

    /// The same without a look at what can begin a date.
    pub(super) fn read_relative(self, at: usize) -> Option<Found> {
        self.longest(at, self.relative_rules(at))
    }

    /// The rules for relative dates, each with whether it may find one at `at`.
    pub(super) fn relative_rules(self, at: usize) -> [(bool, Rule<'a>); 8] {
        let terms = self.terms(at);
        let (turns, counts) = (terms.may_turn(), terms.may_count());
        let articled = turns || terms.may_be(Word::The);
        [
            (terms.may(Kinds::DAY), Self::day_word),
            (terms.may(Kinds::STORY_DAY), Self::story_day),
            (terms.may_be_any(REPEATS), Self::repeated),
            (turns || terms.may(Kinds::WEEKDAY), Self::weekday),
            (turns || terms.may(Kinds::MONTH), Self::turned_month),
            (articled || counts || terms.may(Kinds::UNIT), Self::stretch),
            (counts || terms.may_be_any(QUANTIFIERS), Self::shift),
            (articled || terms.may(Kinds::EDGE | Kinds::PART), Self::turned_part),
        ]
    }

    fn day_word(self, at: usize) -> Option<Found> {
        let hit = self.term(at, Kinds::DAY, |term| match term {
            Term::Day(offset) => Some(offset),
            _ => None,
        })?;
        Some((When::Day(hit.value), hit.end))
    }

    /// "la veille", "le lendemain". Before "de" it frames the day that is told about: "au lendemain de l'annonce".
    fn story_day(self, at: usize) -> Option<Found> {
        let hit = self.term(at, Kinds::STORY_DAY, |term| match term {
            Term::StoryDay(offset) => Some(offset),
            _ => None,
        })?;
        let Some(of) = self.word(hit.end, Word::Of).filter(|_| hit.value != 0) else {
            return Some((When::StoryDay(hit.value), hit.end));
        };
        if let Some((base, end)) = self.inner().and_then(|inner| inner.dated(of)) {
            return Some((When::ShiftFrom(Box::new(base), hit.value, Unit::Day), end));
        }
        let framed = self.follows(at, Word::To) || self.follows(at, Word::On);
        Some((When::StoryDay(if framed { 0 } else { hit.value }), hit.end))
    }

    /// "tous les jours", "every three weeks", "chaque lundi", "weekly": found, but no day in particular.
    fn repeated(self, at: usize) -> Option<Found> {
        if let Some(end) = self.word(at, Word::Repeated).filter(|_| !self.is_capitalised(at)) {
            return Some((When::Open, end));
        }
        let i = self.word(at, Word::Each)?;
        let i = self.number(i).map_or(i, |number| number.end);
        let end = self
            .term(i, Kinds::UNIT | Kinds::WEEKDAY | Kinds::PART, |term| {
                matches!(term, Term::Unit(_) | Term::Weekday(_) | Term::Part).then_some(())
            })?
            .end;
        Some((When::Open, end))
    }

    /// "jeudi", "samedi dernier", "next Friday", "mardi de la semaine prochaine".
    fn weekday(self, at: usize) -> Option<Found> {
        let before = self.turn(at);
        let i = before.map_or(at, |hit| hit.end);
        if let Some((date, end)) = self.calendar(i).filter(|(date, _)| before.is_some() && date.weekday.is_some()) {
            return Some((When::Calendar(date), end));
        }
        let weekday = self.term(i, Kinds::WEEKDAY, |term| match term {
            Term::Weekday(weekday) => Some(weekday),
            _ => None,
        })?;
        // "It opens Mondays": every one, and none in particular.
        if self.is_plural(i, weekday.end) {
            return before.is_none().then_some((When::Open, weekday.end));
        }
        if weekday.weak || weekday.short && !self.is_capitalised(i) {
            return None;
        }
        for (word, weeks) in [(Word::InAWeek, 1), (Word::InAFortnight, 2)] {
            if let Some(end) = self.word(weekday.end, word).filter(|_| before.is_none()) {
                let coming = When::Weekday(weekday.value, Turn::Coming);
                return Some((When::ShiftFrom(Box::new(coming), weeks, Unit::Week), end));
            }
        }
        let after = self.turn_after(weekday.end).filter(|_| before.is_none_or(|turn| turn.value == Turn::This));
        let end = after.map_or(weekday.end, |hit| hit.end);
        if let Some((week, end)) = self.week_of_weekday(end) {
            return Some((When::NthWeekday(1, weekday.value, Box::new(week)), end));
        }
        let turn = after.or(before).map_or(Turn::Nearest, |hit| hit.value);
        // "fermé le dimanche" is no day in particular, and "le dimanche" of a story none that is known.
        let hour = self.table.hour_marks.contains(self.folded(at.wrapping_sub(2)));
        if turn == Turn::Nearest && !hour && self.table.day_articles.contains(self.folded(at.wrapping_sub(1))) {
            return Some((When::Open, end));
        }
        Some((When::Weekday(weekday.value, turn), end))
    }

    /// "mars dernier", "next May".
    fn turned_month(self, at: usize) -> Option<Found> {
        let before = self.turn(at);
        let month = self.term(before.map_or(at, |hit| hit.end), Kinds::MONTH, |term| match term {
            Term::Month(month) => Some(month),
            _ => None,
        })?;
        let after = if before.is_none() { self.turn_after(month.end) } else { None };
        let turn = before.or(after)?;
        Some((When::Month(month.value, turn.value), turn.end.max(month.end)))
    }

    fn is_capitalised(self, at: usize) -> bool {
        self.words(at).starts_with(char::is_uppercase)
    }

    /// The week a weekday is told from, after it: "of next week", "two weeks ago".
    fn week_of_weekday(self, at: usize) -> Option<Found> {
        let week = |when: &When| matches!(when, When::Period(Unit::Week, _) | When::UnitOf(Unit::Week, _));
        let named = self.word(at, Word::Of).and_then(|of| self.stretch(of)).filter(|(when, _)| week(when));
        named.or_else(|| {
            let (when, end) = self.shift(at).filter(|(when, _)| matches!(when, When::Shift(_, Unit::Week)))?;
            Some((When::UnitOf(Unit::Week, Box::new(when)), end))
        })
    }

    /// "this", "last", "next" and their like.
    #[inline]
    pub fn turn(self, at: usize) -> Option<Hit<Turn>> {
        if !self.terms(at).may_turn() {
            return None;
        }
        self.term(at, Kinds::WORD, |term| match term {
            Term::Word(Word::This | Word::Same) => Some(Turn::This),
            Term::Word(Word::Last) => Some(Turn::Last),
            Term::Word(Word::Previous) => Some(Turn::Previous),
            Term::Word(Word::Next | Word::Following) => Some(Turn::Next),
            _ => None,
        })
    }

    /// A turn behind its noun.
    pub fn turn_after(self, at: usize) -> Option<Hit<Turn>> {
        let last = self.word(at, Word::LastAfter).map(|end| Hit { value: Turn::Last, end, weak: false, short: false });
        last.or_else(|| self.turn(at).filter(|hit| hit.value != Turn::This))
    }

    pub fn unit(self, at: usize) -> Option<Hit<Unit>> {
        self.term(at, Kinds::UNIT, |term| match term {
            Term::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    /// "la semaine dernière", "last week", "cette année", "les trois derniers jours", "next three days".
    fn stretch(self, at: usize) -> Option<Found> {
        let articled = self.skip(at, Word::The);
        let this = self.word(at, Word::This);
        let start = this.unwrap_or(articled);
        self.unit_turn(articled)
            .or_else(|| self.turn_unit(start, this.is_some()))
            .or_else(|| self.turn_unit(at, false).filter(|_| this.is_none()))
            .or_else(|| self.this_unit(at))
            .or_else(|| self.led_weekend(at))
            .or_else(|| self.unit_after_next(articled))
            // An article belongs to it when the unit comes first: "la semaine dernière", not "les trois derniers jours".
            .filter(|_| articled == at || self.unit(articled).is_some())
    }

    /// Unit, then turn: "semaine dernière", "week after next", "5 années à venir".
    fn unit_turn(self, at: usize) -> Option<Found> {
        let counted = self.count(at).filter(|number| self.unit(number.end).is_some());
        let unit = self.unit(counted.map_or(at, |number| number.end))?;
        // "les trois mois passés en prison" says how long, not when.
        let turn = if counted.is_none() { self.turn_after(unit.end) } else { self.turn(unit.end) };
        let turn = turn.filter(|hit| hit.value != Turn::This)?;
        // "two years prior" is so long before.
        if counted.is_some() && self.word(unit.end, Word::Earlier).is_some() {
            return None;
        }
        // "quarter past six", "20 min past eight"
        let minutes = unit.value == Unit::Quarter || unit.value == Unit::Minute && counted.is_some();
        if minutes && self.number(turn.end).is_some() {
            return None;
        }
        if let Some(number) = counted {
            let sign = if turn.value == Turn::Next { 1 } else { -1 };
            return Some((When::Run(number.value.saturating_mul(sign), unit.value), turn.end));
        }
        Some((self.period(unit.value, (turn.value, unit.end), self.is_plural(at, turn.end)), turn.end))
    }

    /// "week after next", "month before last"
    fn unit_after_next(self, at: usize) -> Option<Found> {
        let unit = self.unit(at)?;
        let after = self.word(unit.end, Word::After).and_then(|after| self.word(after, Word::Next)).map(|end| (2, end));
        let before = || self.word(unit.end, Word::Before).and_then(|before| self.word(before, Word::Last));
        let (offset, end) = after.or_else(|| before().map(|end| (-2, end)))?;
        Some((When::Period(unit.value, offset), end))
    }

    /// Turn and unit, with a number before or between: "last week", "next three days", "trois derniers jours".
    fn turn_unit(self, at: usize, this: bool) -> Option<Found> {
        let counted = self.count(at);
        let i = counted.map_or(at, |number| number.end);
        let turn = self.turn(i).filter(|hit| hit.value != Turn::This)?;
        // "the course will last three weekends"
        let verb = turn.value == Turn::Last && i > self.start;
        if verb && self.document.roles(i - 1).any(Roles::MODAL | Roles::INFINITIVE_MARKER) {
            return None;
        }
        let between = if counted.is_none() { self.count(turn.end) } else { None };
        let unit = self.unit(between.map_or(turn.end, |number| number.end))?;
        let sign = if turn.value == Turn::Next { 1 } else { -1 };
        // "up from 590 last year": the number counts something else.
        if counted.is_some_and(|number| number.value > 1) && !self.is_plural(i, unit.end) {
            return None;
        }
        let when = match counted.or(between) {
            Some(number) => When::Run(number.value.saturating_mul(sign), unit.value),
            None => self.period(unit.value, (turn.value, i), this || self.is_plural(i, unit.end)),
        };
        // "le dernier jour de la trêve" is told from the truce.
        let told_from = self.word(unit.end, Word::Of).is_some() && self.word(unit.end, Word::Within).is_none();
        let of_something = counted.or(between).is_none() && told_from;
        let fine = unit.value < Unit::Day && matches!(when, When::Open);
        (!of_something && !fine).then_some((when, unit.end))
    }

    /// A unit and its turn, whose words begin at `at`: "the following year" is told from the day that is told about.
    fn period(self, unit: Unit, (turn, at): (Turn, usize), plural: bool) -> When {
        if plural || self.word(at, Word::Following).is_none() {
            return period_or_vague(unit, turn, plural);
        }
        let next = When::StoryShift(1, unit);
        if unit > Unit::Day { When::UnitOf(unit, Box::new(next)) } else { next }
    }

    /// Whether a word from `at` to `end` says that there are several: "derniers mois", "last weeks".
    pub(super) fn is_plural(self, at: usize, end: usize) -> bool {
        (at..end).any(|word| self.table.plurals.contains(self.folded(word)))
    }

    /// "cette semaine", "this year", "ce mois-ci", "same month".
    fn this_unit(self, at: usize) -> Option<Found> {
        let this = self.turn(at).filter(|hit| hit.value == Turn::This)?;
        let unit = self.unit(this.end).filter(|unit| unit.value > Unit::Day)?;
        Some((When::Period(unit.value, 0), unit.end))
    }

    /// "over the weekend", not "the weekend edition" or "the weekend of the vote".
    fn led_weekend(self, at: usize) -> Option<Found> {
        let unit = self.unit(self.word(at, Word::The)?).filter(|unit| unit.value == Unit::Weekend)?;
        let led = at > self.start && self.document.roles(at - 1).any(Roles::PREPOSITION);
        let more = self.word(unit.end, Word::Of).is_some() || self.is_plural(at, unit.end);
        (led && !more).then_some((When::Period(Unit::Weekend, 0), unit.end))
    }
}

fn period_or_vague(unit: Unit, turn: Turn, plural: bool) -> When {
    if plural {
        return When::Open;
    }
    if unit == Unit::Fortnight && turn != Turn::This {
        // No calendar counts fortnights: it is the fourteen days next to the day of writing.
        return When::Run(if turn == Turn::Next { 1 } else { -1 }, unit);
    }
    match turn {
        Turn::Next | Turn::Coming => When::Period(unit, 1),
        Turn::This | Turn::Nearest => When::Period(unit, 0),
        Turn::Last | Turn::Previous => When::Period(unit, -1),
    }
}
