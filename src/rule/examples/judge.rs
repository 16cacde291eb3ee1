//! What came of an example, from what was wanted and what was found. Pure.

use std::collections::BTreeSet;

use super::{Example, ExampleKind, Outcome};
use crate::finding::Finding;
use crate::text::Span;

/// Wanted and found: the document's place in the example, the span, the words.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub wanted: Vec<(usize, Span, String)>,
    pub found: Vec<(usize, Span, String)>,
    pub messages: Vec<String>,
}

/// Judges `said` against the example; `correction` is its first text with the suggestions taken.
pub(super) fn judge(kind: ExampleKind, example: &Example, said: &Said, correction: &str) -> Outcome {
    let outcome = of_flags(example, said, correction);
    match (kind, outcome) {
        (ExampleKind::Todo, Outcome::Validated) => Outcome::Done,
        (ExampleKind::Todo, _) => Outcome::Todo,
        (_, outcome) => outcome,
    }
}

fn of_flags(example: &Example, said: &Said, correction: &str) -> Outcome {
    let wanted: BTreeSet<(usize, Span)> = said.wanted.iter().map(|&(place, span, _)| (place, span)).collect();
    let found: BTreeSet<(usize, Span)> = said.found.iter().map(|&(place, span, _)| (place, span)).collect();
    let missed = words(&said.wanted, |at| !found.contains(&at));
    let extra = words(&said.found, |at| !wanted.contains(&at));
    match (missed.is_empty(), extra.is_empty()) {
        (false, false) => return Outcome::WrongSpan { wanted: missed, found: extra },
        (false, true) => return Outcome::Missing { wanted: missed },
        (true, false) => return Outcome::Noisy { found: extra, messages: said.messages.clone() },
        (true, true) => {}
    }
    if let Some(wanted) = &example.message
        && said.messages.iter().any(|message| !message.contains(wanted.as_str()))
    {
        return Outcome::WrongMessage { wanted: wanted.clone(), found: said.messages.clone() };
    }
    match &example.corrected {
        Some(wanted) if wanted != correction => {
            Outcome::WrongCorrection { wanted: wanted.clone(), found: correction.to_owned() }
        }
        _ => Outcome::Validated,
    }
}

fn words(list: &[(usize, Span, String)], keep: impl Fn((usize, Span)) -> bool) -> Vec<String> {
    list.iter().filter(|&&(place, span, _)| keep((place, span))).map(|(_, _, words)| words.clone()).collect()
}

/// `text` with the suggestions of `findings` (in text order) taken; of overlapping ones the first.
pub(super) fn corrected(text: &str, findings: &[Finding]) -> String {
    let (mut corrected, mut at) = (String::with_capacity(text.len()), 0);
    for finding in findings {
        let Some(suggestion) = finding.suggestion.as_ref().filter(|_| finding.span.start >= at) else { continue };
        corrected.push_str(&text[at..finding.span.start]);
        corrected.push_str(suggestion);
        at = finding.span.end;
    }
    corrected + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(kind: ExampleKind, wanted: &[usize], found: &[usize], expected: &str) {
        let at = |&start: &usize| (0, Span::new(start, start + 1), start.to_string());
        let said = Said {
            wanted: wanted.iter().map(at).collect(),
            found: found.iter().map(at).collect(),
            messages: found.iter().map(|start| format!("message {start}")).collect(),
        };
        let outcome = format!("{:?}", judge(kind, &Example::default(), &said, ""));
        assert!(outcome.starts_with(expected), "{outcome} is not {expected}");
    }

    #[test]
    fn each_outcome_has_its_case() {
        use ExampleKind::{Flags, Passes, Todo};
        case(Flags, &[1, 5], &[1, 5], "Validated");
        case(Flags, &[1, 5], &[1], "Missing { wanted: [\"5\"] }");
        case(Flags, &[1], &[1, 5], "Noisy { found: [\"5\"]");
        case(Flags, &[1], &[5], "WrongSpan { wanted: [\"1\"], found: [\"5\"] }");
        case(Passes, &[], &[], "Validated");
        case(Passes, &[], &[5], "Noisy");
        case(Todo, &[1], &[], "Todo");
        case(Todo, &[1], &[1], "Done");
    }

    #[test]
    fn the_message_must_hold_what_the_example_says() {
        let example = Example { message: Some("loaded".to_owned()), ..Example::default() };
        let said = Said { messages: vec!["it is vague".to_owned()], ..Said::default() };
        assert!(matches!(judge(ExampleKind::Flags, &example, &said, ""), Outcome::WrongMessage { .. }));
        let said = Said { messages: vec!["it is loaded".to_owned()], ..Said::default() };
        assert_eq!(judge(ExampleKind::Flags, &example, &said, ""), Outcome::Validated);
    }

    #[test]
    fn the_corrected_text_is_compared_whole() {
        let example = Example { corrected: Some("a".to_owned()), ..Example::default() };
        assert_eq!(judge(ExampleKind::Flags, &example, &Said::default(), "a"), Outcome::Validated);
        assert!(matches!(judge(ExampleKind::Flags, &example, &Said::default(), "b"), Outcome::WrongCorrection { .. }));
    }
}
