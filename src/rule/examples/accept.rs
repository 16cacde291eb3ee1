//! Taking what a run has shown as what an example should say.

use super::{ExampleKind, Tested};

/// `source`, the rule file, with the marks of an example moved to where the rule reports. `None` when that is not for
/// a program to do: nothing was found, the example must stay silent, or its text does not stand there just once as it
/// reads (it is put together, or holds escapes).
#[must_use]
pub fn accept(source: &str, tested: &Tested) -> Option<String> {
    let marked = tested.parts.iter().any(|(_, shown)| shown.contains("[["));
    if tested.kind == ExampleKind::Passes || !marked {
        return None;
    }
    let mut source = source.to_owned();
    for (written, shown) in &tested.parts {
        if source.matches(written.as_str()).count() != 1 {
            return None;
        }
        source = source.replacen(written.as_str(), shown, 1);
    }
    Some(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::RuleId;
    use crate::rule::examples::Outcome;

    #[track_caller]
    fn case(kind: ExampleKind, source: &str, written: &str, shown: &str, expected: Option<&str>) {
        let tested = Tested {
            rule: RuleId::new("x").unwrap(),
            path: String::new(),
            line: 1,
            kind,
            text: written.to_owned(),
            parts: vec![(written.to_owned(), shown.to_owned())],
            outcome: Outcome::Validated,
        };
        assert_eq!(accept(source, &tested).as_deref(), expected);
    }

    #[test]
    fn marks_move_where_the_text_stands_once() {
        use ExampleKind::{Flags, Passes};
        case(Flags, "{ \"a [[b]] c\" }", "a [[b]] c", "[[a]] b c", Some("{ \"[[a]] b c\" }"));
        case(Flags, "{ \"a [[b]]\", \"a [[b]]\" }", "a [[b]]", "[[a]] b", None);
        case(Flags, "{ \"a [[b]]\" }", "a [[b]]", "a b", None);
        case(Passes, "{ \"a b\" }", "a b", "a [[b]]", None);
    }
}
