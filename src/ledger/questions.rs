//! The budget of a fact: how often it may be held against others.

/// How many questions a fact may cost: enough for thousands of versions, of which each takes one, and one more for each
/// thing that a document says of the same key.
pub(super) const QUESTIONS: usize = 10_000;

/// The questions that may still be asked.
pub(super) struct Questions {
    left: usize,
}

impl Questions {
    pub fn new() -> Self {
        Self { left: QUESTIONS }
    }

    /// For who needs the answer, whatever it costs.
    pub fn without_end() -> Self {
        Self { left: usize::MAX }
    }

    /// Takes one. False when there is none left.
    pub fn one(&mut self) -> bool {
        let any = self.left > 0;
        self.left = self.left.saturating_sub(1);
        any
    }

    /// How many were taken.
    pub fn spent(&self) -> usize {
        QUESTIONS.saturating_sub(self.left)
    }
}
