//! Reviewing, one claim after the other: what each key does, and what is to be written down. No screen and no file is
//! known here.

mod item;

use super::verdict::{Decision, Verdict, VerdictState};

pub use item::{Item, Scene};

/// What a reviewer can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    Judge(Decision),
    /// The last verdict, for every open claim of the same rule in the same words.
    SameElsewhere,
    Next,
    Back,
    Undo,
    /// Begins a note that goes with the next verdict.
    Note,
    /// Shows what waits, or everything.
    Filter,
    Open,
    Quit,
    /// A character for the note.
    Type(char),
    Erase,
    /// The note is done.
    Enter,
}

/// What is to be done about a move.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    Nothing,
    /// To be on disk at once: for each item its verdict, or none.
    Write(Vec<(usize, Option<Verdict>)>),
    /// To be shown in the reviewer's editor.
    Open(usize),
    Quit,
}

/// A review under way.
#[derive(Clone, Debug)]
pub struct Review {
    items: Vec<Item>,
    /// Indices of the items that are gone through.
    shown: Vec<usize>,
    at: usize,
    all: bool,
    note: String,
    typing: bool,
    /// For each write, what stood there before.
    undo: Vec<Vec<(usize, Option<Verdict>, VerdictState)>>,
}

impl Review {
    /// Begins with what waits; what changed comes first, then the severe claims.
    #[must_use]
    pub fn new(mut items: Vec<Item>) -> Self {
        items.sort_by_key(Item::rank);
        let mut review =
            Self { items, shown: Vec::new(), at: 0, all: false, note: String::new(), typing: false, undo: Vec::new() };
        review.filter();
        review
    }

    /// The claim in view, its number from 1, and how many there are.
    #[must_use]
    pub fn current(&self) -> Option<(&Item, usize, usize)> {
        let item = self.items.get(*self.shown.get(self.at)?)?;
        Some((item, self.at + 1, self.shown.len()))
    }

    /// The item with this index.
    #[must_use]
    pub fn item(&self, index: usize) -> &Item {
        &self.items[index]
    }

    /// The note that goes with the next verdict, and whether it is being typed.
    #[must_use]
    pub fn note(&self) -> (&str, bool) {
        (&self.note, self.typing)
    }

    /// How many items still wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.items.iter().filter(|item| item.state.is_pending()).count()
    }

    /// Does what a key asks for.
    pub fn take(&mut self, what: &Move) -> Deed {
        match what {
            Move::Type(letter) => self.note.push(*letter),
            Move::Erase => drop(self.note.pop()),
            Move::Enter => self.typing = false,
            Move::Note => self.typing = true,
            Move::Next => self.at = (self.at + 1).min(self.shown.len().saturating_sub(1)),
            Move::Back => self.at = self.at.saturating_sub(1),
            Move::Filter => {
                self.all = !self.all;
                self.filter();
            }
            Move::Judge(decision) => return self.judge(*decision),
            Move::SameElsewhere => return self.same_elsewhere(),
            Move::Undo => return self.undo(),
            Move::Open => return self.shown.get(self.at).map_or(Deed::Nothing, |&index| Deed::Open(index)),
            Move::Quit => return Deed::Quit,
        }
        Deed::Nothing
    }

    fn filter(&mut self) {
        let wanted = |item: &Item| self.all || item.state.is_pending();
        self.shown = (0..self.items.len()).filter(|&index| wanted(&self.items[index])).collect();
        self.at = 0;
    }

    fn judge(&mut self, decision: Decision) -> Deed {
        let Some(&index) = self.shown.get(self.at) else { return Deed::Nothing };
        let note = Some(std::mem::take(&mut self.note)).filter(|note| !note.trim().is_empty());
        let deed = self.write(vec![(index, decision, note)]);
        self.take(&Move::Next);
        deed
    }

    /// Never for a claim that changed since it was judged: that is looked at by itself.
    fn same_elsewhere(&mut self) -> Deed {
        let last = self.undo.last().and_then(|write| write.first()).map(|first| first.0);
        let Some((last, verdict)) = last.and_then(|last| Some((last, self.items[last].given.clone()?))) else {
            return Deed::Nothing;
        };
        let model = &self.items[last].annotation;
        let same = |item: &Item| {
            item.state == VerdictState::Open
                && !item.weighty
                && (&item.annotation.rule, &item.annotation.quote) == (&model.rule, &model.quote)
        };
        let alike: Vec<usize> = (0..self.items.len()).filter(|&index| same(&self.items[index])).collect();
        self.write(alike.into_iter().map(|index| (index, verdict.decision, verdict.note.clone())).collect())
    }

    fn write(&mut self, judged: Vec<(usize, Decision, Option<String>)>) -> Deed {
        if judged.is_empty() {
            return Deed::Nothing;
        }
        let mut before = Vec::new();
        let mut written = Vec::new();
        for (index, decision, note) in judged {
            let item = &mut self.items[index];
            let evidence = item.given.as_ref().map(|given| given.evidence.clone()).unwrap_or_default();
            let verdict = Verdict { decision, seen: item.annotation.quote.clone(), note, evidence };
            let given = item.given.replace(verdict.clone());
            let state = std::mem::replace(&mut item.state, VerdictState::Decided { decision });
            before.push((index, given, state));
            written.push((index, Some(verdict)));
        }
        self.undo.push(before);
        Deed::Write(written)
    }

    /// Takes the last write back and shows what it was about.
    fn undo(&mut self) -> Deed {
        let Some(before) = self.undo.pop() else { return Deed::Nothing };
        if let Some(at) = before.first().and_then(|first| self.shown.iter().position(|&index| index == first.0)) {
            self.at = at;
        }
        let mut written = Vec::new();
        for (index, given, state) in before {
            self.items[index].state = state;
            self.items[index].given.clone_from(&given);
            written.push((index, given));
        }
        Deed::Write(written)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::annotation::{Annotation, AnnotationId};
    use crate::finding::{RuleId, Severity};

    fn item(name: &str, quote: &str, state: VerdictState) -> Item {
        let annotation = Annotation {
            id: AnnotationId::new(name).unwrap(),
            rule: RuleId::new("loaded-term").unwrap(),
            severity: Severity::Warning,
            quote: quote.to_owned(),
            before: String::new(),
            after: String::new(),
            message: String::new(),
            suggestion: None,
            claim: None,
            fields: BTreeMap::new(),
        };
        Item { document: "a.txt".to_owned(), annotation, state, change: None, weighty: false, given: None }
    }

    fn review() -> Review {
        let stale = VerdictState::Stale { decision: Decision::Confirmed, seen: "the gang".to_owned() };
        Review::new(vec![
            item("loaded-term-a1", "the clique", VerdictState::Open),
            item("loaded-term-b2", "the clique", stale),
            item("loaded-term-c3", "the clique", VerdictState::Open),
            item("loaded-term-d4", "the clique", VerdictState::Decided { decision: Decision::Fixed }),
        ])
    }

    fn current(review: &Review) -> &str {
        review.current().map_or("", |(item, _, _)| item.annotation.id.as_str())
    }

    #[test]
    fn changed_claims_come_first_and_judged_ones_not_at_all() {
        let mut review = review();
        assert_eq!((current(&review), review.current().unwrap().2), ("loaded-term-b2", 3));
        review.take(&Move::Filter);
        assert_eq!(review.current().unwrap().2, 4);
    }

    #[test]
    fn a_changed_value_comes_before_changed_words_and_is_not_judged_in_bulk() {
        let stale = VerdictState::Stale { decision: Decision::Confirmed, seen: "the gang".to_owned() };
        let weighty = |name, state| Item { weighty: true, ..item(name, "the clique", state) };
        let mut review = Review::new(vec![
            item("loaded-term-a1", "the clique", VerdictState::Open),
            item("loaded-term-b2", "the clique", stale.clone()),
            weighty("loaded-term-c3", VerdictState::Open),
            weighty("loaded-term-d4", stale),
        ]);
        let mut order = Vec::new();
        for _ in 0..4 {
            order.push(current(&review).to_owned());
            review.take(&Move::Next);
        }
        assert_eq!(order, ["loaded-term-d4", "loaded-term-c3", "loaded-term-b2", "loaded-term-a1"]);
        review.take(&Move::Judge(Decision::Accepted));
        assert_eq!(review.take(&Move::SameElsewhere), Deed::Nothing);
        assert_eq!(review.waiting(), 3);
    }

    #[test]
    fn a_verdict_is_written_with_its_note_and_taken_back() {
        let mut review = review();
        review.take(&Move::Note);
        "ok".chars().for_each(|letter| drop(review.take(&Move::Type(letter))));
        review.take(&Move::Enter);
        let Deed::Write(written) = review.take(&Move::Judge(Decision::Accepted)) else { panic!("nothing to write") };
        let verdict = written[0].1.as_ref().unwrap();
        assert_eq!((verdict.note.as_deref(), verdict.seen.as_str()), (Some("ok"), "the clique"));
        assert_eq!((current(&review), review.waiting()), ("loaded-term-a1", 2));
        assert_eq!(review.take(&Move::Undo), Deed::Write(vec![(written[0].0, None)]));
        assert_eq!((current(&review), review.waiting()), ("loaded-term-b2", 3));
        assert_eq!(review.take(&Move::Undo), Deed::Nothing);
    }

    #[test]
    fn the_same_elsewhere_leaves_changed_claims_alone() {
        let mut review = review();
        assert_eq!(review.take(&Move::SameElsewhere), Deed::Nothing);
        review.take(&Move::Next);
        review.take(&Move::Judge(Decision::Accepted));
        let Deed::Write(written) = review.take(&Move::SameElsewhere) else { panic!("nothing to write") };
        let ids: Vec<&str> = written.iter().map(|(index, _)| review.item(*index).annotation.id.as_str()).collect();
        assert_eq!(ids, ["loaded-term-c3"]);
        assert_eq!(review.waiting(), 1);
    }

    #[test]
    fn nothing_to_review_is_no_trouble() {
        let mut review = Review::new(Vec::new());
        for what in [Move::Next, Move::Back, Move::Judge(Decision::Fixed), Move::Open, Move::SameElsewhere] {
            assert_eq!(review.take(&what), Deed::Nothing);
        }
        assert!(review.current().is_none());
    }
}
