//! How much of a rule its examples reach: the terms of its lists, and what keeps a term from being one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Document;
use crate::finding::RuleId;
use crate::rule::Rules;
use crate::rule::files::LISTS;
use crate::rule::terms::{Numbers, TermList, Value, guarded};

/// How much of a rule its examples reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub rule: RuleId,
    pub flags: usize,
    pub passes: usize,
    pub todo: usize,
    /// For each term list the rule loads.
    pub lists: Vec<ListCoverage>,
}

/// How much of a term list the examples of one rule reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListCoverage {
    /// Relative to the workspace.
    pub path: String,
    /// How many terms it has.
    pub terms: usize,
    /// Those that no example holds.
    pub unreached: usize,
    /// Kinds of terms, told by the keys of their entries, of which no example holds one: each with a term of it.
    pub unreached_kinds: Vec<String>,
    /// Those that have `unless_…` or `only_…`, and no example shows that it keeps anything out.
    pub unshown: Vec<String>,
}

/// What the examples of a rule have reached so far, by list.
#[derive(Debug, Default)]
pub(super) struct Reach {
    found: BTreeMap<usize, BTreeSet<usize>>,
    kept_out: BTreeMap<usize, BTreeSet<usize>>,
}

impl Reach {
    /// Notes which terms of the lists of `rule` stand in `document`.
    pub(super) fn note(&mut self, rules: &Rules, rule: usize, document: &Arc<Document>) {
        let library = rules.library();
        let lists = rules.all()[rule].dependencies.iter().filter_map(|path| library.list_at.get(path));
        let lists: Vec<usize> = lists.copied().collect();
        if lists.is_empty() {
            return;
        }
        let mut found = Vec::new();
        library.terms.find(&library.lists, document, &mut Numbers::default(), &mut found);
        for list in lists {
            self.found.entry(list).or_default().extend(found[list].iter().map(|found| found.term));
            self.kept_out.entry(list).or_default().extend(guarded(&library.lists[list], document));
        }
    }

    /// What that comes to.
    pub(super) fn coverage(&self, rules: &Rules, rule: usize) -> Coverage {
        let (library, info, examples) = (rules.library(), &rules.all()[rule], rules.examples(rule));
        let lists = info.dependencies.iter().filter(|path| path.starts_with(LISTS));
        let lists = lists.filter_map(|path| library.list_at.get(path).map(|&number| (path, number)));
        Coverage {
            rule: info.id.clone(),
            flags: examples.flags.len(),
            passes: examples.passes.len(),
            todo: examples.todo.len(),
            lists: lists.map(|(path, number)| self.list(path, number, &library.lists[number])).collect(),
        }
    }

    fn list(&self, path: &str, number: usize, list: &TermList) -> ListCoverage {
        let without = |reached: Option<&BTreeSet<usize>>, asked: &dyn Fn(usize) -> bool| {
            let missed = (0..list.terms.len()).filter(|&term| asked(term));
            let missed = missed.filter(|term| reached.is_none_or(|reached| !reached.contains(term)));
            missed.map(|term| word(list, term)).collect::<Vec<_>>()
        };
        ListCoverage {
            path: path.to_owned(),
            terms: list.terms.len(),
            unreached: without(self.found.get(&number), &|_| true).len(),
            unreached_kinds: unreached_kinds(list, self.found.get(&number)),
            unshown: without(self.kept_out.get(&number), &|term| list.terms[term].is_guarded()),
        }
    }
}

/// Keys by which entries do not differ in kind: each word has its own spellings and its own reason.
const ALIKE: &[&str] = &["word", "forms", "note", "inflect", "case"];

/// What a rule does with a term hangs on the keys of its entry: one example of each kind shows them all, where an example
/// of each word would only copy the list.
fn unreached_kinds(list: &TermList, found: Option<&BTreeSet<usize>>) -> Vec<String> {
    let mut kinds: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
    for (place, term) in list.terms.iter().enumerate() {
        let keys = term.values.keys().map(String::as_str).filter(|key| !ALIKE.contains(key));
        kinds.entry(keys.collect()).or_default().push(place);
    }
    let reached = |terms: &[usize]| found.is_some_and(|found| terms.iter().any(|term| found.contains(term)));
    let missed = kinds.into_iter().filter(|(_, terms)| !reached(terms));
    let told = missed.map(|(keys, terms)| {
        let word = word(list, terms[0]);
        if keys.is_empty() { word } else { format!("{word} ({})", keys.join(", ")) }
    });
    told.collect()
}

fn word(list: &TermList, term: usize) -> String {
    match list.terms[term].values.get("word") {
        Some(Value::Text(word)) => word.clone(),
        _ => String::new(),
    }
}
