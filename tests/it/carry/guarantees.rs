//! What carrying guarantees, over articles and edits drawn by lot.

use std::collections::BTreeSet;

use proptest::prelude::*;
use recoupe::annotation::{AnnotationFile, Previous, begin, carry};
use recoupe::document::{self, Metadata};
use recoupe::language::Language;
use recoupe::text::tokens::Kind;

use super::marked::{Marked, finding, first_run, next_run};
use super::texts::{Dice, article, sentence};

/// A text in which every run of digits is a finding.
fn scanned(text: &str) -> Marked {
    let document = document::read_text(text, Some(Language::French), Metadata::default());
    let digits = document.tokens.all().iter().filter(|token| token.kind == Kind::Digits);
    let findings = digits.map(|token| finding("figure", token.span)).collect();
    Marked { document, findings, labels: Vec::new() }
}

fn file(annotations: Vec<recoupe::annotation::Annotation>) -> String {
    AnnotationFile { seed: "s/a.txt".to_owned(), annotations }.to_toml()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn a_second_run_changes_no_byte(seed in any::<u64>()) {
        let text = scanned(&article(&mut Dice(seed), 12));
        let first = first_run(&text);
        let previous = Previous::of(&text.document, first.placed.clone());
        for previous in [Some(&previous), None] {
            let again = next_run(&first.annotations, previous, &text);
            prop_assert!(again.changes.is_empty(), "{:?}", again.changes);
            prop_assert_eq!(file(again.annotations), file(first.annotations.clone()));
        }
    }

    #[test]
    fn an_edit_elsewhere_changes_no_line(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let before = scanned(&article(&mut dice, 12));
        let first = first_run(&before);
        let edited = before.document.sentences[dice.roll(before.document.sentences.len())].span;
        let mut text = before.document.text.clone();
        text.replace_range(edited.start..edited.end, &sentence(&mut dice));
        let previous = Previous::of(&before.document, first.placed.clone());
        let next = next_run(&first.annotations, Some(&previous), &scanned(&text));
        for old in first.annotations.iter().filter(|old| !edited.contains(first.placed[&old.id])) {
            prop_assert_eq!(next.annotations.iter().find(|new| new.id == old.id), Some(old));
        }
    }

    #[test]
    fn the_order_of_findings_does_not_matter(seed in any::<u64>()) {
        let mut text = scanned(&article(&mut Dice(seed), 12));
        let first = first_run(&text);
        text.findings.reverse();
        let reversed = carry(&[], None, &text.document, &text.findings, &BTreeSet::new());
        prop_assert!(reversed.ids.iter().rev().eq(&first.ids));
        prop_assert_eq!(file(reversed.annotations), file(first.annotations));
    }

    /// Whoever is not told that all is new has it all the same.
    #[test]
    fn what_begins_untold_is_what_is_told(seed in any::<u64>()) {
        let text = scanned(&article(&mut Dice(seed), 12));
        let (told, untold) = (first_run(&text), begin(&text.document, &text.findings));
        prop_assert_eq!((told.changes.len(), untold.changes.len()), (text.findings.len(), 0));
        prop_assert_eq!((&told.ids, &told.placed), (&untold.ids, &untold.placed));
        prop_assert_eq!(file(told.annotations), file(untold.annotations));
    }

    #[test]
    fn any_two_texts_can_be_carried_between(old in "[A-Za-zé0-9 .,«»\n]{0,120}", new in "[A-Za-zé0-9 .,«»\n]{0,120}") {
        let (old, new) = (scanned(&old), scanned(&new));
        let first = first_run(&old);
        let previous = Previous::of(&old.document, first.placed.clone());
        for previous in [Some(&previous), None] {
            let next = next_run(&first.annotations, previous, &new);
            let ids: BTreeSet<_> = next.ids.iter().collect();
            prop_assert_eq!(ids.len(), new.findings.len());
            let written = file(next.annotations);
            let read = AnnotationFile::parse(&written, "a.toml").map_err(|problem| TestCaseError::fail(problem.message))?;
            prop_assert_eq!(read.to_toml(), written);
        }
    }
}
