//! The starter rules on texts that are no examples: long, broken, many. They must get through.

use std::fmt::Write;
use std::sync::Arc;

use recoupe::document::{Metadata, read_text};
use recoupe::language::Language;
use recoupe::ledger;
use recoupe::rule::{RuleKind, Runner};

use crate::carry::Dice;
use crate::precision::{of_story, starter};

#[test]
fn a_quotation_that_is_never_closed_breaks_no_rule() {
    let mut text = "Le port reste fermé. « Nous attendons le bac, a dit le maire. ".to_owned();
    while text.len() < 60_000 {
        text.push_str("Les quais sont vides, les grues ne tournent plus, et 12 navires attendent au large. ");
    }
    text.push('»');
    let document = Arc::new(read_text(&text, Some(Language::French), Metadata::default()));
    assert!(document.quotations.iter().any(|quotation| quotation.content.len() > 50_000));
    let rules = starter();
    let mut runner = Runner::new(&rules);
    for rule in 0..rules.all().len() {
        if let Err(problem) = runner.check(rule, &document) {
            panic!("{}: {problem:#?}", rules.all()[rule].id);
        }
    }
}

const WORDS: [&str; 24] = [
    "le", "la", "les", "de", "du", "des", "et", "port", "quai", "bac", "grue", "navire", "commune", "plage", "école",
    "halle", "marché", "budget", "hiver", "chantier", "ferme", "ouvre", "attend", "coûte",
];

/// Three quotations in each of a hundred and twenty documents; two documents word one of theirs differently.
#[test]
fn the_quotations_of_a_large_story_are_compared_within_the_budget() {
    let rules = starter();
    let rule = rules.all().iter().position(|rule| rule.id.as_str() == "differing-quotation").unwrap();
    assert_eq!(rules.all()[rule].kind, RuleKind::Cross);
    let mut runner = Runner::new(&rules);
    let mut facts = Vec::new();
    let mut dice = Dice(7);
    for number in 0..120 {
        let mut text = String::new();
        for _ in 0..3 {
            let words: Vec<&str> = (0..18).map(|_| dice.pick(&WORDS)).collect();
            let _ = write!(text, "« Nous savons que {} », a dit Anne Roche. ", words.join(" "));
        }
        if number == 40 || number == 90 {
            let more = if number == 40 { "jamais vendu" } else { "pas vendu" };
            let _ = write!(text, "« La commune n'a {more} un seul mètre de cette plage », a dit Anne Roche.");
        }
        let mut document = read_text(&text, Some(Language::French), Metadata::default());
        document.path = format!("{number:03}.txt");
        let document = Arc::new(document);
        let checked = runner.check(rule, &document).unwrap();
        facts.extend(checked.facts.into_iter().map(|fact| of_story(&document, fact)));
    }
    assert!(facts.len() > 360);
    let groups = ledger::group("story", facts).into_iter().map(Arc::new);
    let placed: Vec<_> = groups.flat_map(|group| runner.compare(rule, &group).unwrap()).collect();
    let documents: Vec<&str> = placed.iter().map(|placed| placed.document.as_str()).collect();
    assert!(documents.contains(&"040.txt") && documents.contains(&"090.txt"), "{documents:?}");
}
