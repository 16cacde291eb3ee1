//! Where a rule is stopped.

use std::time::Duration;

use recoupe::rule::{Limits, Runner};

use super::{load, read};

/// What one run has compiled is no gift to the next: the cap falls on the same pattern every time.
#[test]
fn the_cap_on_patterns_does_not_depend_on_earlier_runs() {
    let source = "return rule { summary = \"s\", each = \"document\", check = function(document)\n\
        for i = 1, 150 do pattern(\"a\" .. i) end\nfor i = 101, 101 + #document.words do pattern(\"a\" .. i) end end }";
    let rules = load(&[("rules/x.lua", source)]);
    let (short, long) = (read("Un mot."), read(&"mot ".repeat(120)));
    let mut runner = Runner::new(&rules);
    for _ in 0..2 {
        assert!(runner.check(0, &short).is_ok());
        let problem = runner.check(0, &long).unwrap_err();
        assert!(problem.message.starts_with("more than 200 patterns"), "{}", problem.message);
    }
}

/// What a rule overruns on must not decide what it says elsewhere: documents are taken in whatever order threads have time.
#[test]
fn a_rule_that_overruns_on_many_documents_is_still_asked_about_the_others() {
    let rules = load(&[(
        "rules/x.lua",
        "return rule { summary = \"s\", each = \"sentence\", check = function(sentence, report)\n\
         while sentence.text == \"Encore.\" do end\nreport(sentence, \"m\") end }",
    )]);
    let mut runner = Runner::new(&rules).with_limits(Limits { steps: 1_000, ..Limits::default() });
    for _ in 0..30 {
        assert_eq!(runner.check(0, &read("Encore.")).unwrap_err().code, "rule-budget");
    }
    assert_eq!(runner.check(0, &read("Assez.")).unwrap().findings.len(), 1);
}

/// The clock is a last resort: it stops what takes too long, whatever that is.
#[test]
fn the_clock_stops_a_rule_that_its_steps_would_let_go_on() {
    let endless = "return rule { summary = \"s\", each = \"document\", check = function() while true do end end }";
    let rules = load(&[("rules/x.lua", endless)]);
    let limits = Limits { steps: u64::MAX / 2, time: Duration::ZERO, ..Limits::default() };
    let problem = Runner::new(&rules).with_limits(limits).check(0, &read("Encore.")).unwrap_err();
    assert_eq!(problem.code, "rule-time");
}
