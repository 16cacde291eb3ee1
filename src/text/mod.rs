//! Bytes, words and places in a text. Pure, and ignorant of any language.
//!
//! * [`Span`]: a half-open byte range;
//! * [`Quantity`] and [`Interval`]: what a figure says, as numbers;
//! * [`tokens`]: one pass over a text that everything above reads from;
//! * [`SourceMap`]: from the text that was read to the bytes of the file;
//! * [`canonical`]: TOML written one way;
//! * [`lines`]: from bytes to the line and column a person looks for;
//! * [`nearest()`]: the word that was meant.

pub mod canonical;
pub mod fold;
pub mod lines;
mod nearest;
mod quantity;
mod source_map;
mod span;
pub mod tokens;

pub use nearest::nearest;
pub use quantity::{Interval, Qualifier, Quantity};
pub use source_map::SourceMap;
pub use span::Span;
