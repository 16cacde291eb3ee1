//! Parts of a day told from the day of writing: "ce matin", "la nuit dernière".

use super::found::Found;
use super::reader::Reader;
use super::when::{Turn, When};
use crate::language::dates::{Kinds, Term, Word};

impl Reader<'_> {
    /// "ce matin", "late this afternoon", "la nuit dernière".
    pub(super) fn turned_part(self, at: usize) -> Option<Found> {
        let edge = self.term(at, Kinds::EDGE, |term| matches!(term, Term::Edge(_)).then_some(()));
        let start = edge.map_or(at, |hit| hit.end);
        if let Some(turn) = self.turn(start) {
            let part = self.part(turn.end)?;
            // "the next morning" is told from what was told before.
            let next = turn.value == Turn::Next;
            return Some((if next { When::StoryDay(1) } else { When::Day(days_of(turn.value)) }, part));
        }
        let part = self.part(self.skip(at, Word::The))?;
        let turn = self.turn_after(part)?;
        Some((When::Day(days_of(turn.value)), turn.end))
    }

    /// The token after the part of the day at `at`.
    fn part(self, at: usize) -> Option<usize> {
        self.term(at, Kinds::PART, |term| (term == Term::Part).then_some(())).map(|hit| hit.end)
    }
}

fn days_of(turn: Turn) -> i32 {
    match turn {
        Turn::This | Turn::Nearest => 0,
        Turn::Last | Turn::Previous => -1,
        Turn::Next | Turn::Coming => 1,
    }
}
