//! Carrying, as data: `tests/carry/*.txt` hold texts before and after an edit, with what rules find marked
//! `[label:words]`. A label on both sides is one claim and keeps its id; a label with `?` on the left is ambiguous;
//! any other label is removed or added. Each case runs with the old text; those under `also without the old text`
//! run with what the annotations hold as well.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use recoupe::annotation::{Annotation, AnnotationFile, AnnotationId, Carried, Previous, What, carry};
use recoupe::document::{self, Document, Metadata};
use recoupe::finding::{Finding, RuleId, Severity};
use recoupe::language::Language;
use recoupe::text::Span;

/// A text with what rules find in it.
pub struct Marked {
    pub document: Document,
    pub findings: Vec<Finding>,
    pub labels: Vec<String>,
}

/// Reads `[label:words]`; the rule is the letters of the label's front, before a `-` (`x-a`), or `rule`.
pub fn marked(source: &str) -> Marked {
    let mut text = String::new();
    let (mut spans, mut labels) = (Vec::new(), Vec::new());
    let mut rest = source;
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let (mark, after) = rest[open + 1..].split_once(']').expect("a closed mark");
        let (label, words) = mark.split_once(':').expect("a label");
        spans.push(Span::new(text.len(), text.len() + words.len()));
        labels.push(label.to_owned());
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    let findings = spans.iter().zip(&labels).map(|(&span, label)| finding(label, span)).collect();
    let document = document::read_text(&text, Some(Language::French), Metadata::default());
    Marked { document, findings, labels }
}

fn finding(label: &str, span: Span) -> Finding {
    let rule = label.split_once('-').map_or("rule", |(rule, _)| rule);
    Finding {
        rule: RuleId::new(rule).expect("a rule"),
        severity: Severity::Warning,
        span,
        message: "look here".to_owned(),
        claim: None,
        suggestion: None,
        fields: BTreeMap::new(),
        rule_line: 1,
    }
}

pub fn first_run(marked: &Marked) -> Carried {
    carry(&[], None, &marked.document, &marked.findings, &BTreeSet::new())
}

pub fn next_run(old: &[Annotation], previous: Option<&Previous>, marked: &Marked) -> Carried {
    carry(old, previous, &marked.document, &marked.findings, &BTreeSet::new())
}

/// Runs one case; what went wrong.
fn run(before: &str, after: &str, with_text: bool) -> Vec<String> {
    let (before, after) = (marked(before), marked(after));
    let first = first_run(&before);
    let ids: BTreeMap<&str, &AnnotationId> =
        before.labels.iter().map(|label| label.trim_end_matches('?')).zip(&first.ids).collect();
    let previous = with_text.then(|| Previous::of(&before.document, first.placed.clone()));
    let next = next_run(&first.annotations, previous.as_ref(), &after);
    let mut wrong = Vec::new();
    for (label, id) in after.labels.iter().zip(&next.ids) {
        let expected = ids.get(label.as_str());
        let old = ids.iter().find(|(_, old)| **old == id).map(|(label, _)| *label);
        if expected.copied() != old.map(|label| ids[label]) {
            wrong.push(format!("`{label}` is {old:?}"));
        }
    }
    for label in &before.labels {
        let name = label.trim_end_matches('?');
        let change = next.changes.iter().find(|change| change.id == *ids[name]);
        let ambiguous = change.is_some_and(|change| matches!(change.what, What::Ambiguous { .. }));
        if ambiguous != label.ends_with('?') {
            wrong.push(format!("`{label}` ends as {:?}", change.map(|change| &change.what)));
        }
    }
    wrong
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/carry");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        for case in text.split("\n=== ").skip(1) {
            let (title, body) = case.split_once('\n').expect("a title");
            let (before, after) = body.split_once("\n---\n").expect("a text before and one after");
            let without = title.ends_with("(also without the old text)");
            for with_text in [true, false].into_iter().filter(|with| *with || without) {
                let faults = run(before.trim(), after.trim(), with_text);
                let how = if with_text { "with" } else { "without" };
                wrong.extend(faults.into_iter().map(|fault| format!("{title}, {how} the old text: {fault}")));
                count += 1;
            }
        }
    }
    assert!(count > 20, "the cases were not found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_of_annotations_is_read_back() {
    let text = marked("Le bilan est de [a:164 morts], dit-on « à \"Almaty\" ».\nPuis [b:12] autres\\.");
    let file = AnnotationFile { seed: "s/a.txt".to_owned(), annotations: first_run(&text).annotations };
    let written = file.to_toml();
    assert_eq!(AnnotationFile::parse(&written, "a.toml").unwrap(), file, "{written}");
}
