//! Proper names that an edit replaced by others: then the claim may be about somebody else, and nothing is carried
//! without a word.

use std::collections::BTreeSet;
use std::ops::Range;

use super::view::View;
use crate::text::fold::fold;

/// Names that are gone from a sentence, and those that came.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Replaced {
    pub gone: Vec<String>,
    pub come: Vec<String>,
}

/// From this Jaro-Winkler likeness on, two names are spellings of one: "Tokayev" and "Tokaïev" have 0.94, "Almaty"
/// and "Astana" 0.58, "Iran" and "Irak" 0.88.
const SPELLING: f64 = 0.90;

impl Replaced {
    /// What was replaced between the words `old` and the words `new`; `None` when names only came, or only went.
    pub fn between(old: &View, old_words: Range<usize>, new: &View, new_words: Range<usize>) -> Option<Self> {
        let (all_old, all_new) = (forms(old, old_words.clone()), forms(new, new_words.clone()));
        let mut gone = missing(old, old_words, &all_new);
        let mut come = missing(new, new_words, &all_old);
        let alike = |a: &String, b: &String| strsim::jaro_winkler(&fold(a), &fold(b)) >= SPELLING;
        let (before, after) = (gone.clone(), come.clone());
        gone.retain(|name| !after.iter().any(|other| alike(name, other)));
        come.retain(|name| !before.iter().any(|other| alike(name, other)));
        (!gone.is_empty() && !come.is_empty()).then_some(Self { gone, come })
    }

    /// Whether all of it happened in whom the document cites.
    pub fn within(&self, old_source: Option<&str>, new_source: Option<&str>) -> bool {
        let holds = |source: Option<&str>, names: &[String]| {
            source.is_some_and(|source| names.iter().all(|name| source.contains(name.as_str())))
        };
        holds(old_source, &self.gone) && holds(new_source, &self.come)
    }

    /// In words for a person.
    pub fn reason(&self) -> String {
        format!("{} became {}", self.gone.join(", "), self.come.join(", "))
    }
}

fn forms(view: &View, words: Range<usize>) -> BTreeSet<u32> {
    view.items[words].iter().map(|item| item.form).collect()
}

/// The names among `words` that are not among `others`.
fn missing(view: &View, words: Range<usize>, others: &BTreeSet<u32>) -> Vec<String> {
    let names = words.filter(|&word| view.names[word] && !others.contains(&view.items[word].form));
    names.map(|word| view.spans[word].of(view.text).to_owned()).collect()
}
