//! Texts with what rules find in them, marked by hand.

use std::collections::{BTreeMap, BTreeSet};

use recoupe::annotation::{Annotation, Carried, Previous, carry};
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

pub fn finding(label: &str, span: Span) -> Finding {
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
