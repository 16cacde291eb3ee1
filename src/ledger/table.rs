//! The ledger as a file: `annotations/<story>/_ledger.toml`.
//!
//! A table for each fact: its key, its document, its words. How a fact stands to the others is written once for each
//! pair, at the one that comes first or that the relation starts from, a line for each. A fact a document repeats word
//! for word with one reading is one row. Crowds are written by what they say: see [`super::crowd`].

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{name_in_story, push_bounds, push_header, push_quoted, quoted, said};
use super::relation::Relation;
use super::{Group, Ledger, StoryFact, crowd};
use crate::text::canonical::push_text_line;

/// The version of the format, in the file's first key.
const FORMAT: u32 = 2;

impl Ledger {
    /// The bytes of the file. `annotation` gives the id of the annotation that a fact has, if a finding was made of it.
    #[must_use]
    pub fn to_toml(&self, annotation: impl Fn(&StoryFact) -> Option<String>) -> String {
        let mut out = head(&self.story);
        for group in &self.groups {
            group.push_toml(&annotation, &mut out);
        }
        out
    }
}

/// How the file of `story` begins, before the tables of its groups.
#[must_use]
pub fn head(story: &str) -> String {
    let mut out = format!("format = {FORMAT}\n");
    push_text_line("story", story, &mut out);
    out
}

impl Group {
    /// Writes its tables, as they stand in the file, to `out`; `annotation` as for [`Ledger::to_toml`].
    pub fn push_toml(&self, annotation: impl Fn(&StoryFact) -> Option<String>, out: &mut String) {
        if self.is_crowd() {
            return crowd::push(self, out);
        }
        let rows = Rows::of(self);
        for row in 0..self.facts.len() {
            if rows.heads[row] == row {
                push_row(self, row, &rows, annotation(&self.facts[row]), out);
            }
        }
    }
}

/// Which facts of a group are written, and under which words.
struct Rows {
    /// For each fact, the first one that says the same in the same words in the same document.
    heads: Vec<usize>,
    /// For each fact, its words, numbered where its document says them with several readings.
    names: Vec<String>,
    /// For each fact, who says it, as TOML writes a text: a fact is named by each that it is held against.
    said: Vec<String>,
}

impl Rows {
    fn of(group: &Group) -> Self {
        let mut known: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        let mut taken: BTreeSet<(&str, String)> = BTreeSet::new();
        let mut rows = Self { heads: Vec::new(), names: Vec::new(), said: Vec::new() };
        for (row, fact) in group.facts.iter().enumerate() {
            let readings = known.entry((&fact.document, &fact.quote)).or_default();
            let same = |&other: &usize| group.facts[other].fact.claim == fact.fact.claim;
            if let Some(head) = readings.iter().copied().find(same) {
                rows.heads.push(head);
                rows.names.push(rows.names[head].clone());
                continue;
            }
            readings.push(row);
            rows.heads.push(row);
            let numbered = (2..).map(|number| format!("{} ({number})", fact.quote));
            let mut names = std::iter::once(fact.quote.clone()).chain(numbered);
            let name = names.find(|name| taken.insert((&fact.document, name.clone()))).unwrap_or_default();
            rows.names.push(name);
        }
        rows.said = rows.names.iter().enumerate().map(|(fact, name)| quoted(&said(group, fact, name))).collect();
        rows
    }
}

fn push_row(group: &Group, row: usize, rows: &Rows, annotation: Option<String>, out: &mut String) {
    let fact = &group.facts[row];
    push_header(group, &[name_in_story(&group.story, &fact.document), &rows.names[row]], out);
    push_claim(fact, out);
    if let Some(id) = annotation {
        push_text_line("annotation", &id, out);
    }
    push_relations(group, row, rows, out);
}

fn push_claim(fact: &StoryFact, out: &mut String) {
    let claim = &fact.fact.claim;
    push_bounds(fact, out);
    let said = [
        ("scope", &claim.scope),
        ("place", &fact.fact.place),
        ("attribution", &claim.attribution),
        ("publisher", &fact.publisher),
    ];
    for (key, words) in said {
        if let Some(words) = words {
            push_text_line(key, words, out);
        }
    }
    for (key, day) in [("as-of", claim.as_of), ("published", fact.published)] {
        if let Some(day) = day {
            push_text_line(key, &day.to_string(), out);
        }
    }
}

fn push_relations(group: &Group, row: usize, rows: &Rows, out: &mut String) {
    let mut others: BTreeMap<Relation, Vec<usize>> = BTreeMap::new();
    for related in &group.relations {
        if related.a == row && rows.heads[related.b] == related.b {
            others.entry(related.relation).or_default().push(related.b);
        }
    }
    for (relation, mut others) in others {
        others.sort_unstable();
        push_quoted(relation.name(), others.into_iter().map(|other| &rows.said[other]), out);
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Claim, Course, Fact, RuleId};
    use crate::language::Language;
    use crate::ledger::group;
    use crate::text::{Interval, Qualifier, Quantity, Span};

    use super::*;

    fn fact(document: &str, at: usize, quote: &str, low: f64, qualifier: Qualifier) -> StoryFact {
        let low = Some(Quantity::new(low));
        let interval = Interval { low, high: low.filter(|_| qualifier == Qualifier::Exact), qualifier };
        let claim = Claim { key: "arrests".to_owned(), interval, scope: None, attribution: None, as_of: None };
        let rule = RuleId::new("shifting-figure").unwrap();
        StoryFact {
            document: document.to_owned(),
            publisher: None,
            published: None,
            language: Language::French,
            quote: quote.to_owned(),
            fact: Fact {
                rule,
                span: Span::new(at, at + quote.len()),
                claim,
                place: None,
                topic: None,
                course: Course::default(),
            },
        }
    }

    fn written(facts: Vec<StoryFact>) -> String {
        let ledger = Ledger::new("port", group("port", facts));
        ledger.to_toml(|fact| (fact.document == "port/a.txt").then(|| "shifting-figure-abc123".to_owned()))
    }

    #[test]
    fn a_row_for_each_fact_and_each_pair_once() {
        let facts = vec![
            fact("port/b.txt", 0, "40 arrests", 40.0, Qualifier::Exact),
            fact("port/a.txt", 0, "more than 90 arrests", 90.0, Qualifier::MoreThan),
        ];
        let expected = r#"format = 2
story = "port"

[shifting-figure.arrests."a.txt"."more than 90 arrests"]
low = 90
qualifier = "more-than"
annotation = "shifting-figure-abc123"
contradiction = [
  "b.txt: 40 arrests",
]

[shifting-figure.arrests."b.txt"."40 arrests"]
low = 40
high = 40
qualifier = "exact"
"#;
        assert_eq!(written(facts.clone()), expected);
        assert_eq!(written(facts.into_iter().rev().collect()), expected);
    }

    #[test]
    fn what_a_document_repeats_is_one_row() {
        let facts = vec![
            fact("port/a.txt", 0, "40 arrests", 40.0, Qualifier::Exact),
            fact("port/a.txt", 90, "40 arrests", 40.0, Qualifier::Exact),
            fact("port/a.txt", 200, "40 arrests", 40.0, Qualifier::AtLeast),
            fact("port/a.txt", 300, "40 arrests (2)", 41.0, Qualifier::AtLeast),
        ];
        let text = written(facts);
        let read: toml::Table = toml::from_str(&text).unwrap();
        let rows = read["shifting-figure"]["arrests"]["a.txt"].as_table().unwrap();
        assert_eq!(rows.len(), 3, "{text}");
    }
}
