//! Taking what a rule has shown as what an example should say.

use super::{ExampleKind, Outcome, Tested};

/// `source`, the rule file, with the example as it came out: marks moved to where the rule reports, the message it
/// gives, the text its suggestions make.
///
/// `None` when that is not for a program to do: nothing was found, the example must stay silent, or what is to be
/// replaced does not stand there just once as it reads (it is put together, or holds escapes).
#[must_use]
pub fn accept(source: &str, tested: &Tested) -> Option<String> {
    match &tested.outcome {
        Outcome::Missing { .. } | Outcome::Noisy { .. } | Outcome::WrongSpan { .. } => marks(source, tested),
        Outcome::WrongMessage { wanted, found } => match &found[..] {
            [first, others @ ..] if others.iter().all(|other| other == first) => literal(source, wanted, first),
            _ => None,
        },
        Outcome::WrongCorrection { wanted, found } => literal(source, wanted, found),
        Outcome::Validated | Outcome::Todo | Outcome::Done | Outcome::Failed(_) => None,
    }
}

fn marks(source: &str, tested: &Tested) -> Option<String> {
    let marked = tested.parts.iter().any(|(_, shown)| shown.contains("[["));
    if tested.kind != ExampleKind::Flags || !marked {
        return None;
    }
    let mut source = source.to_owned();
    for (written, shown) in tested.parts.iter().filter(|(written, shown)| written != shown) {
        if source.matches(written.as_str()).count() != 1 {
            return None;
        }
        source = source.replacen(written.as_str(), shown, 1);
    }
    Some(source)
}

/// `source` with the only literal that reads `old` reading `new`.
fn literal(source: &str, old: &str, new: &str) -> Option<String> {
    if new.contains(['"', '\'', '\\', '\n', '\r']) {
        return None;
    }
    let forms = ['"', '\''].map(|quote| (format!("{quote}{old}{quote}"), format!("{quote}{new}{quote}")));
    let found: usize = forms.iter().map(|(old, _)| source.matches(old.as_str()).count()).sum();
    let (old, new) = forms.iter().find(|(old, _)| found == 1 && source.contains(old.as_str()))?;
    Some(source.replacen(old.as_str(), new, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::RuleId;

    #[track_caller]
    fn case(kind: ExampleKind, outcome: Outcome, source: &str, (written, shown): (&str, &str), expected: Option<&str>) {
        let tested = Tested {
            rule: RuleId::new("x").unwrap(),
            path: String::new(),
            line: 1,
            kind,
            text: written.to_owned(),
            parts: vec![(written.to_owned(), shown.to_owned())],
            outcome,
        };
        assert_eq!(accept(source, &tested).as_deref(), expected);
    }

    fn noisy() -> Outcome {
        Outcome::Noisy { found: Vec::new(), messages: Vec::new() }
    }

    #[test]
    fn marks_move_where_the_text_stands_once() {
        use ExampleKind::{Flags, Passes, Todo};
        let moved = ("a [[b]] c", "[[a]] b c");
        case(Flags, noisy(), "{ \"a [[b]] c\" }", moved, Some("{ \"[[a]] b c\" }"));
        case(Flags, noisy(), "{ \"a [[b]] c\", \"a [[b]] c\" }", moved, None);
        case(Flags, noisy(), "{ \"a [[b]]\" }", ("a [[b]]", "a b"), None);
        case(Passes, noisy(), "{ \"a b\" }", ("a b", "a [[b]]"), None);
        case(Todo, Outcome::Todo, "{ \"a [[b]] c\" }", moved, None);
    }

    #[test]
    fn a_message_and_a_correction_are_replaced_where_they_can_be_told() {
        let kept = ("a [[b]]", "a [[b]]");
        let message = |found: &[&str]| Outcome::WrongMessage {
            wanted: "old".to_owned(),
            found: found.iter().map(ToString::to_string).collect(),
        };
        let source = "{ text = \"a [[b]]\", message = 'old' }";
        let flags = ExampleKind::Flags;
        case(flags, message(&["new"]), source, kept, Some("{ text = \"a [[b]]\", message = 'new' }"));
        case(flags, message(&["new", "newer"]), source, kept, None);
        case(flags, message(&["the \"new\""]), source, kept, None);
        case(flags, message(&["new"]), "{ message = 'old' }, { message = \"old\" }", kept, None);
        let correction = Outcome::WrongCorrection { wanted: "a c".to_owned(), found: "a d".to_owned() };
        case(flags, correction, "corrected = \"a c\"", kept, Some("corrected = \"a d\""));
    }
}
