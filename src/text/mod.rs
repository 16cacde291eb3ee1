//! Bytes, words and places in a text. Pure, and ignorant of any language.
//!
//! * [`Span`]: a half-open byte range;
//! * [`Quantity`] and [`Interval`]: what a figure says, as numbers;
//! * [`tokens`]: one pass over a text that everything above reads from;
//! * [`forms`]: the spellings of a text, each looked up once; [`lasting`]: and not again in the next text;
//! * [`SourceMap`]: from the text that was read to the bytes of the file;
//! * [`anchor`]: the words by which a place is found again;
//! * [`canonical`]: TOML written one way;
//! * [`lines`]: from bytes to the line and column a person looks for;
//! * [`mask`] and [`similarity`]: texts compared word by word, all figures alike;
//! * [`shingles`]: whole texts compared, thousands at a time;
//! * [`nearest()`]: the word that was meant.

pub mod anchor;
pub mod canonical;
pub(crate) mod classes;
mod cut;
pub mod fold;
pub mod forms;
mod interner;
pub mod lasting;
pub mod lines;
pub mod mask;
mod nearest;
mod quantity;
pub mod shingles;
pub mod similarity;
mod source_map;
mod span;
pub mod tokens;
mod vocabulary;
pub(crate) mod work;

pub use nearest::nearest;
pub use quantity::{Interval, Qualifier, Quantity};
pub use source_map::SourceMap;
pub use span::Span;
