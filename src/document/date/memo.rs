//! What was read lately: the grammar asks for the same date from several of its rules.

use std::cell::RefCell;

/// How many answers are kept: few, since a place is asked for again soon or never, and each document begins with none.
const KEPT: usize = 16;

/// The last answers of one rule, each with the place it holds for.
#[derive(Debug)]
pub(super) struct Memo<T>(RefCell<Vec<Option<(usize, T)>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::new((0..KEPT).map(|_| None).collect()))
    }
}

impl<T: Clone> Memo<T> {
    /// The answer for `place`, found by `find` where it is not known.
    pub fn get(&self, place: usize, find: impl FnOnce() -> T) -> T {
        if let Some((known, answer)) = &self.0.borrow()[place % KEPT]
            && *known == place
        {
            return answer.clone();
        }
        let answer = find();
        self.0.borrow_mut()[place % KEPT] = Some((place, answer.clone()));
        answer
    }
}
