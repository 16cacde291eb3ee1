//! From events to words: the only room that prints.

pub mod inspect;
