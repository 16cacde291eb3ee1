//! What spellings of one name share across alphabets: rewrites to a common key. For comparing, never for showing.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    rewrites: Vec<(String, String)>,
    small: FxHashSet<String>,
}

fn table() -> &'static Spelling {
    static TABLE: LazyLock<Spelling> =
        LazyLock::new(|| toml::from_str(include_str!("spelling.toml")).expect("the table of spellings is well formed"));
    &TABLE
}

/// Whether a folded word tells nothing about whose name it stands in.
#[must_use]
pub fn is_small(word: &str) -> bool {
    table().small.contains(word)
}

/// The key of a folded word, without doubled letters.
#[must_use]
pub fn key(word: &str) -> String {
    let mut key = word.to_owned();
    for (from, to) in &table().rewrites {
        if key.contains(from.as_str()) {
            key = key.replace(from.as_str(), to);
        }
    }
    let mut last = None;
    key.retain(|letter| last.replace(letter) != Some(letter));
    key
}

/// The first letter of a key, all vowels counting as one, and the consonants after it; `h` is silent.
#[must_use]
pub fn bones(key: &str) -> String {
    let mut letters = key.chars();
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let first = letters.next().map(|letter| if vowel(letter) { 'a' } else { letter });
    first.into_iter().chain(letters.filter(|&letter| !vowel(letter) && letter != 'h')).collect()
}

#[cfg(test)]
mod tests {
    use super::{bones, key};

    #[test]
    fn spellings_share_a_key() {
        for (a, b) in
            [("tokaiev", "tokayev"), ("chavtchenko", "shavchenko"), ("ousmane", "usmane"), ("khalid", "halid")]
        {
            assert_eq!(bones(&key(a)), bones(&key(b)), "{a} {b}");
        }
        assert_ne!(bones(&key("ali")), bones(&key("omar")));
    }
}
