//! Changes in words: one line each, for a terminal or a log.

use super::change::{Cause, Change, Difference, Removal, What};

impl Change {
    /// One line without its cause: "arrests: more than 6 000 → nearly 12 000".
    #[must_use]
    pub fn line(&self) -> String {
        match &self.what {
            What::Added => format!("new: {} — {}", quoted(&self.quote), self.message),
            What::Removed { removal } => format!("removed{}: {}", removal.reason(), quoted(&self.quote)),
            What::Moved => format!("moved: {}", quoted(&self.quote)),
            What::Changed { differences } => {
                let lines: Vec<String> = differences.iter().map(Difference::line).collect();
                format!("{}{}", self.subject(differences), lines.join("; "))
            }
            What::Ambiguous { candidates, reason } => {
                let ids: Vec<&str> = candidates.iter().map(super::AnnotationId::as_str).collect();
                format!("ambiguous: {} may have become {} ({reason})", quoted(&self.quote), ids.join(" or "))
            }
        }
    }

    /// What `differences` are about, before them; nothing when they begin with the words themselves.
    fn subject(&self, differences: &[Difference]) -> String {
        // Where no number stands behind it, a key may be of a rule's own making.
        match (&self.key, differences.first()) {
            (Some(key), Some(Difference::Value { .. } | Difference::Qualifier { .. })) => format!("{key}: "),
            (_, Some(Difference::Wording { .. })) => String::new(),
            _ => format!("{}: ", quoted(&self.quote)),
        }
    }
}

impl Cause {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Rule => "rule",
            Self::Option => "option",
            Self::OtherDocument => "other document",
            Self::Engine => "engine",
        }
    }
}

impl Removal {
    fn reason(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Rule => " with its rule",
            Self::Seed => " with its document",
        }
    }
}

impl Difference {
    /// What was, an arrow, what is.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Value { old, new } | Self::Qualifier { old, new } => format!("{old} → {new}"),
            Self::Attribution { old, new } => format!("{} → {}", source(old.as_ref()), source(new.as_ref())),
            Self::Wording { old, new } => format!("{} → {}", quoted(old), quoted(new)),
            Self::Message { old, new } => format!("{old} → {new}"),
            Self::Severity { old, new } => format!("{} → {}", old.name(), new.name()),
            Self::Detail { name } => format!("another {name}"),
        }
    }
}

fn source(attribution: Option<&String>) -> String {
    attribution.map_or_else(|| "no source".to_owned(), |source| format!("according to {}", quoted(source)))
}

/// On one line, between quotation marks.
fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::AnnotationId;
    use crate::finding::{RuleId, Severity};
    use crate::text::{Interval, Qualifier, Quantity};

    #[track_caller]
    fn case(key: Option<&str>, what: What, line: &str) {
        let change = Change {
            id: AnnotationId::new("shifting-figure-abc123").unwrap(),
            rule: RuleId::new("shifting-figure").unwrap(),
            document: "story/a.txt".to_owned(),
            what,
            cause: Cause::Document,
            key: key.map(str::to_owned),
            quote: "near 12\n000 arrests".to_owned(),
            message: "sources disagree".to_owned(),
            touched: true,
        };
        assert_eq!(change.line().replace('\u{a0}', " "), line);
    }

    fn interval(number: f64, qualifier: Qualifier) -> Interval {
        Interval { low: Some(Quantity::new(number)), high: None, qualifier }
    }

    #[test]
    fn each_change_is_one_line() {
        let value = Difference::Value {
            old: interval(6000.0, Qualifier::MoreThan),
            new: interval(12_000.0, Qualifier::Nearly),
        };
        let severity = Difference::Severity { old: Severity::Info, new: Severity::Error };
        let changed = What::Changed { differences: vec![value, severity] };
        case(Some("arrests"), changed, "arrests: more than 6 000 → nearly 12 000; info → error");
        let source = Difference::Attribution { old: None, new: Some("the police".to_owned()) };
        let changed = What::Changed { differences: vec![source] };
        case(None, changed, "“near 12 000 arrests”: no source → according to “the police”");
        let wording = Difference::Wording { old: "near 11 000 arrests".into(), new: "near 12 000 arrests".into() };
        let changed = What::Changed { differences: vec![wording] };
        case(None, changed, "“near 11 000 arrests” → “near 12 000 arrests”");
        let other = || Difference::Message { old: "spelt “Ann”".into(), new: "spelt “Anne”".into() };
        let changed = What::Changed { differences: vec![other()] };
        case(Some("names en a"), changed, "“near 12 000 arrests”: spelt “Ann” → spelt “Anne”");
        case(None, What::Added, "new: “near 12 000 arrests” — sources disagree");
        case(None, What::Removed { removal: Removal::Rule }, "removed with its rule: “near 12 000 arrests”");
        let candidates = vec![AnnotationId::new("shifting-figure-x1").unwrap()];
        case(
            None,
            What::Ambiguous { candidates, reason: "Lyon became Lille".to_owned() },
            "ambiguous: “near 12 000 arrests” may have become shifting-figure-x1 (Lyon became Lille)",
        );
    }
}
