//! Term lists: words and phrases that a rule looks for, with what is known of each.
//!
//! A list is a TOML file under `rules/terms/`. Its words are found whatever their case and accents, and inflected by
//! the tables of the list's language; a term may ask for less. Everything is compared token by token, so that the
//! time to search depends on the text and not on the number of terms.

mod find;
mod list;
mod words;

pub(super) use find::{Found, Index, Numbers, guarded};
pub(super) use list::{TermList, Value};
