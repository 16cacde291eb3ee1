//! Korean names in Latin letters: which syllables a spelling may stand for. For comparing, never for showing.
//!
//! Two given names of one family differ by a syllable, and a syllable by a letter ("Jae-myung", "Jae-yong"), while one
//! syllable is spelled in many ways ("Suk", "Seok"). How alike the letters look tells neither.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    surnames: Vec<FxHashSet<String>>,
    initials: Vec<(String, String)>,
    vowels: Vec<(String, String)>,
    finals: Vec<(String, String)>,
}

/// The letters that the three parts of a spelled syllable may stand for.
#[derive(Clone, Copy)]
struct Syllable<'a>([&'a str; 3]);

impl Syllable<'_> {
    fn may_be(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(ours, theirs)| ours.chars().any(|letter| theirs.contains(letter)))
    }
}

fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        toml::from_str(include_str!("korean.toml")).expect("the table of Korean syllables is well formed")
    });
    &TABLE
}

/// Whether two folded words may be spellings of one Korean surname.
#[must_use]
pub fn is_surname_of(a: &str, b: &str) -> bool {
    table().surnames.iter().any(|spellings| spellings.contains(a) && spellings.contains(b))
}

/// Whether two given names, in folded words, are of one sound. `None` when one of them is no Korean name of two syllables.
#[must_use]
pub fn are_one_sound<S: AsRef<str>>(a: &[S], b: &[S]) -> Option<bool> {
    let (a, b) = (in_two(a), in_two(b));
    let one = |(first, second): &(Syllable, Syllable), other: &(Syllable, Syllable)| {
        first.may_be(other.0) && second.may_be(other.1)
    };
    (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(|ours| b.iter().any(|theirs| one(ours, theirs))))
}

/// Every way to take a given name for two syllables.
fn in_two<'a, S: AsRef<str>>(words: &[S]) -> Vec<(Syllable<'a>, Syllable<'a>)> {
    let pairs = |first: &str, second: &str| {
        let (firsts, seconds) = (syllables(first), syllables(second));
        firsts.iter().flat_map(|&first| seconds.iter().map(move |&second| (first, second))).collect::<Vec<_>>()
    };
    match words {
        [first, second] => pairs(first.as_ref(), second.as_ref()),
        [whole] => {
            let whole = whole.as_ref();
            let cuts = (1..whole.len()).filter_map(|cut| whole.split_at_checked(cut));
            cuts.flat_map(|(first, second)| pairs(first, second)).collect()
        }
        _ => Vec::new(),
    }
}

/// Every way to take a word for one syllable.
fn syllables<'a>(word: &str) -> Vec<Syllable<'a>> {
    /// "hwaang" would be longer than any.
    const LONGEST: usize = 6;
    if word.len() > LONGEST {
        return Vec::new();
    }
    let table = table();
    let mut found = Vec::new();
    for (initial, first) in &table.initials {
        let Some(rest) = word.strip_prefix(initial.as_str()) else { continue };
        for (vowel, middle) in &table.vowels {
            let Some(end) = rest.strip_prefix(vowel.as_str()) else { continue };
            let last = table.finals.iter().find(|(spelling, _)| spelling == end);
            found.extend(last.map(|(_, last)| Syllable([first, middle, last])));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::are_one_sound;

    #[track_caller]
    fn check(a: &str, b: &str, wanted: Option<bool>) {
        let (a, b): (Vec<&str>, Vec<&str>) = (a.split('-').collect(), b.split('-').collect());
        assert_eq!(are_one_sound(&a, &b), wanted, "{a:?} {b:?}");
        assert_eq!(are_one_sound(&b, &a), wanted, "{b:?} {a:?}");
    }

    #[test]
    fn a_syllable_is_spelled_in_many_ways() {
        check("suk-yeol", "seok-yol", Some(true));
        check("geun-hye", "kun-hye", Some(true));
        check("doo-hwan", "tu-hwan", Some(true));
        check("young-sam", "yong-sam", Some(true));
        check("jaein", "jae-in", Some(true));
        check("son-hui", "sun-hee", Some(true));
    }

    #[test]
    fn one_letter_makes_another_name() {
        check("jae-myung", "jae-yong", Some(false));
        check("min-seok", "min-sok", Some(true));
        check("min-seok", "min-seop", Some(false));
        check("young-ho", "young-hee", Some(false));
    }

    #[test]
    fn other_names_are_left_alone() {
        check("keqiang", "jae-in", None);
        check("jean-paul", "jean-marc", None);
        check("anna", "", None);
    }
}
