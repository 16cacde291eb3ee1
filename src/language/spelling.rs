//! What spellings of one name share across alphabets: rewrites to a common key. For comparing, never for showing.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    rewrites: Vec<(String, String)>,
    small: FxHashSet<String>,
    titles: FxHashSet<String>,
    openers: FxHashSet<String>,
    of_father: FxHashSet<String>,
    generations: Vec<Vec<String>>,
    glued: Vec<String>,
    families: Vec<Vec<String>>,
    given_sexes: Sexes,
    surname_sexes: Sexes,
    umlauts: Vec<(String, String)>,
    initials: Vec<String>,
    finals: FxHashSet<String>,
}

#[derive(Debug)]
struct Rewrite {
    from: String,
    to: String,
    /// The letters of `from`.
    letters: u32,
}

impl Rewrite {
    /// Rewrites `key` wherever it holds `from`, and tells whether it does: as `str::replace`, which is made for long texts and
    /// takes a while to begin.
    fn apply(&self, key: &mut String) -> bool {
        let (from, mut at, mut met) = (self.from.as_bytes(), 0, false);
        let is_here = |letters: &[u8]| letters.first() == from.first() && letters == from;
        while let Some(place) = key.as_bytes()[at..].windows(from.len().max(1)).position(is_here) {
            let start = at + place;
            key.replace_range(start..start + from.len(), &self.to);
            at = start + self.to.len();
            met = true;
        }
        met
    }
}

/// What follows one stem in a man's name and in a woman's.
type Sexes = Vec<(String, String)>;

#[derive(Debug)]
struct Spelling {
    rewrites: Vec<Rewrite>,
    small: FxHashSet<String>,
    titles: FxHashSet<String>,
    openers: FxHashSet<String>,
    of_father: FxHashSet<String>,
    generations: Vec<Vec<String>>,
    glued: Vec<String>,
    /// The families of each form, by their places in the table.
    families: FxHashMap<String, Vec<usize>>,
    given_sexes: Sexes,
    surname_sexes: Sexes,
    umlauts: Vec<(String, String)>,
    /// Longest first.
    initials: Vec<String>,
    finals: FxHashSet<String>,
}

fn table() -> &'static Spelling {
    static TABLE: LazyLock<Spelling> = LazyLock::new(|| {
        let table: Table =
            toml::from_str(include_str!("spelling.toml")).expect("the table of spellings is well formed");
        let mut families: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (place, forms) in table.families.into_iter().enumerate() {
            for form in forms {
                families.entry(form).or_default().push(place);
            }
        }
        let rewrite = |(from, to): (String, String)| Rewrite { letters: letters_of(&from), from, to };
        let rewrites = table.rewrites.into_iter().map(rewrite).collect();
        Spelling {
            rewrites,
            small: table.small,
            titles: table.titles,
            openers: table.openers,
            of_father: table.of_father,
            generations: table.generations,
            glued: table.glued,
            families,
            given_sexes: table.given_sexes,
            surname_sexes: table.surname_sexes,
            umlauts: table.umlauts,
            initials: table.initials,
            finals: table.finals,
        }
    });
    &TABLE
}

/// The families of a folded given name, none when it is not known: forms of one family are one name, known forms of two are
/// two. A short form may be of several ("Ted" of Edward and of Theodore).
#[must_use]
pub fn families(word: &str) -> &'static [usize] {
    table().families.get(word).map_or(&[], Vec::as_slice)
}

/// Whether a folded word tells nothing about whose name it stands in.
#[must_use]
pub fn is_small(word: &str) -> bool {
    table().small.contains(word)
}

/// Whether a folded word in front of a name says what somebody is, and is no part of the name.
#[must_use]
pub fn is_title(word: &str) -> bool {
    table().titles.contains(word)
}

/// Whether a folded word opens a given name of two words: the "abdul" of "Abdul Aziz".
#[must_use]
pub fn is_opener(word: &str) -> bool {
    table().openers.contains(word)
}

/// Whether a folded word says that the name behind it is the father's: the "ben" of "Tamim ben Hamad".
#[must_use]
pub fn is_of_father(word: &str) -> bool {
    table().of_father.contains(word)
}

/// Which bearer of a name in a family the folded word behind it tells: two words of one answer tell the same.
#[must_use]
pub fn generation(word: &str) -> Option<usize> {
    table().generations.iter().position(|words| words.iter().any(|one| one == word))
}

/// Whether two folded given names are a man's and the one made from it for a woman: "daniel" and "danielle".
#[must_use]
pub fn are_man_and_woman(a: &str, b: &str) -> bool {
    let long = a.len().min(b.len()) > 3;
    long && (is_made_from(&table().given_sexes, a, b) || is_made_from(&table().given_sexes, b, a))
}

/// Whether two folded surnames are a man's and what a woman of his family is called: "popov" and "popova".
#[must_use]
pub fn are_his_and_hers(a: &str, b: &str) -> bool {
    is_made_from(&table().surname_sexes, a, b) || is_made_from(&table().surname_sexes, b, a)
}

fn is_made_from(sexes: &Sexes, man: &str, woman: &str) -> bool {
    sexes.iter().any(|(his, hers)| {
        let stem = man.strip_suffix(his.as_str()).filter(|stem| stem.len() > 1);
        let whole = his.is_empty() && man.ends_with(is_vowel);
        !whole && stem.is_some_and(|stem| woman.strip_suffix(hers.as_str()) == Some(stem))
    })
}

/// The key of a folded word in which two letters stand for one that German and the northern languages have.
#[must_use]
pub fn key_without_umlauts(word: &str) -> String {
    let plain = table().umlauts.iter().fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    key(&plain)
}

/// Whether a folded word is a syllable of Chinese as it is spelled today.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let table = table();
    let final_of = |initial: &String| word.strip_prefix(initial.as_str());
    table.finals.contains(word) || table.initials.iter().filter_map(final_of).any(|last| table.finals.contains(last))
}

/// Whether a folded word is one or two such syllables: "jinping".
#[must_use]
pub fn is_in_syllables(word: &str) -> bool {
    let two = |cut: usize| word.is_char_boundary(cut) && is_syllable(&word[..cut]) && is_syllable(&word[cut..]);
    is_syllable(word) || (1..word.len()).any(two)
}

/// A folded word without an article or a servant's "abdul" that is written together with it, longest first, when enough is
/// left.
pub fn without_glued(word: &str) -> impl Iterator<Item = &str> {
    table().glued.iter().filter_map(|glued| word.strip_prefix(glued.as_str())).filter(|rest| rest.len() > 3)
}

/// The key of a folded word, without doubled letters.
#[must_use]
pub fn key(word: &str) -> String {
    let mut key = word.to_owned();
    let mut letters = letters_of(word);
    for rewrite in &table().rewrites {
        if rewrite.letters & !letters == 0 && rewrite.apply(&mut key) {
            letters = letters_of(&key);
        }
    }
    let mut last = None;
    key.retain(|letter| last.replace(letter) != Some(letter));
    key
}

/// Which letters `word` has, two that are alike in their last five bits as one: nearly no rewrite has only such.
fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The first letter of a key, all vowels counting as one, and the consonants after it; `h` is silent, and `g` and `k` are
/// one, as both are written for the Arabic qaf.
#[must_use]
pub fn bones(key: &str) -> String {
    let mut letters = key.chars();
    let first = letters.next().map(|letter| if is_vowel(letter) { 'a' } else { letter });
    let voiced = |letter: char| match letter {
        'g' => 'k',
        'd' => 't',
        letter => letter,
    };
    first.into_iter().chain(letters.filter(|&letter| !is_vowel(letter) && letter != 'h')).map(voiced).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Rewrite, bones, families, key, letters_of};

    #[test]
    fn spellings_share_a_key() {
        for (a, b) in
            [("tokaiev", "tokayev"), ("chavtchenko", "shavchenko"), ("ousmane", "usmane"), ("khalid", "halid")]
        {
            assert_eq!(bones(&key(a)), bones(&key(b)), "{a} {b}");
        }
        assert_ne!(bones(&key("ali")), bones(&key("omar")));
    }

    proptest! {
        #[test]
        fn rewriting_is_replacing(word in "[a-eé]{0,12}", from in "[a-cé]{1,3}", to in "[a-cé]{0,3}") {
            let mut key = word.clone();
            let rewrite = Rewrite { letters: letters_of(&from), from: from.clone(), to: to.clone() };
            prop_assert_eq!(rewrite.apply(&mut key), word.contains(&from));
            prop_assert_eq!(key, word.replace(&from, &to));
        }
    }

    #[test]
    fn families_are_known_by_their_forms() {
        assert!(!families("mykola").is_empty());
        assert_eq!(families("mykola"), families("nikolai"));
        assert_ne!(families("hassan"), families("hussein"));
        assert!(families("amandine").is_empty());
        assert!(families("ted").iter().any(|one| families("edward").contains(one)));
        assert!(families("ted").iter().any(|one| families("theodore").contains(one)));
    }

    #[test]
    fn no_family_has_a_form_twice() {
        let table: super::Table = toml::from_str(include_str!("spelling.toml")).unwrap();
        for forms in &table.families {
            let mut seen = std::collections::HashSet::new();
            for form in forms {
                assert!(seen.insert(form), "{form} is there twice");
                assert_eq!(crate::text::fold::fold(form), *form, "forms are written folded");
            }
        }
    }
}
