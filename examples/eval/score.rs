//! Precision, recall and what is made of them.

use std::ops::AddAssign;

/// How many were right, how many were found, how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Score {
    pub right: usize,
    pub found: usize,
    pub wanted: usize,
}

impl Score {
    /// The harmonic mean of precision and recall, in per cent.
    pub(crate) fn f1(self) -> f64 {
        percent(2 * self.right, self.found + self.wanted)
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }
}

/// `part` of `whole` in per cent; 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of cases are small")]
pub(crate) fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// A share of cases, as it stands in the table.
pub(crate) fn share(part: usize, whole: usize) -> String {
    format!("{:.1} %", percent(part, whole))
}

#[test]
fn f1_is_the_harmonic_mean() {
    let score = Score { right: 1, found: 2, wanted: 1 };
    assert!((score.f1() - 200.0 / 3.0).abs() < 1e-9);
    assert!(Score::default().f1().abs() < 1e-9);
}
