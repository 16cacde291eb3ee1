//! What the rules of dates hand to one another.

use super::when::When;

/// A meaning and the token after its words.
pub(super) type Found<T = When> = (T, usize);

/// A number inside a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub value: i32,
    pub ordinal: bool,
    /// How many digits it is written with; 0 in words.
    pub digits: usize,
    /// The token after it.
    pub end: usize,
}
