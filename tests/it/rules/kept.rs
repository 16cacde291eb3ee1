//! What a rule keeps from one document to the next, and what it must not.

use recoupe::rule::Runner;

use super::{load, read};

/// A sentence rule with `top` before it and `body` in its check says the same of every document, in a state that has run
/// it before and in one of its own.
#[track_caller]
fn keeps_nothing(top: &str, body: &str, expected: &[&str]) {
    let source = format!(
        "{top}\nreturn rule {{ summary = \"s\", each = \"sentence\", check = function(sentence, report)\n{body}\nend }}"
    );
    let module = "local words = { count = 0 }\nfunction words.more() words.count = words.count + 1 return words.count end\nreturn words";
    let rules = load(&[("rules/x.lua", source.as_str()), ("rules/lib/words.lua", module)]);
    let mut runner = Runner::new(&rules);
    for text in
        ["Il part. Elle reste.", "Elle reste. Il part.", "Il part. Elle reste.", "Rien.", "Il part. Elle reste."]
    {
        let said = runner.check(0, &read(text)).unwrap_or_else(|problem| panic!("{problem:#?}"));
        assert_eq!(said.findings, Runner::new(&rules).check(0, &read(text)).unwrap().findings, "{text}");
        let messages: Vec<&str> = said.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, expected[..messages.len()], "{text}");
    }
}

#[test]
fn a_rule_keeps_nothing_from_one_document_to_the_next() {
    let numbered = &["number 1", "number 2"];
    let case = |top: &str, body: &str| keeps_nothing(top, body, numbered);
    case("local seen = {}", "seen[#seen + 1] = sentence.text\nreport(sentence, \"number \" .. #seen)");
    case("local seen = {}", "table.insert(seen, 1)\nreport(sentence, \"number \" .. #seen)");
    case("local seen = {}", "seen = table.clone(seen)\ntable.insert(seen, 1)\nreport(sentence, \"number \" .. #seen)");
    case("local count = 0", "count += 1\nreport(sentence, \"number \" .. count)");
    case(
        "local inner = { list = table.freeze({ count = { 0 } }) }\nlocal function more()\nlocal count = inner.list.count\ncount[1] += 1\nreturn count[1]\nend",
        "report(sentence, \"number \" .. more())",
    );
    case("local words = require(\"lib.words\")", "report(sentence, \"number \" .. words.more())");
    case("local each = (\"1 2 3\"):gmatch(\"%d\")", "report(sentence, \"number \" .. each())");
    case(
        "local count\nlocal function more() count = (count or 0) + 1 return count end",
        "report(sentence, \"number \" .. more())",
    );
    case(
        "local keys = { [{ 0 }] = true }",
        "for key in keys do key[1] += 1 report(sentence, \"number \" .. key[1]) end",
    );
}

#[test]
fn what_a_rule_makes_at_its_top_is_there_for_every_document() {
    let top = "local table_of = { il = \"lui\", elle = \"elle\" }\nlocal words = pattern(\"(?i)il|elle\")\n\
        local function told(sentence) return table_of[words:first(sentence).folded] end";
    let source = format!(
        "{top}\nreturn rule {{ summary = \"s\", each = \"sentence\", check = function(sentence, report)\nreport(sentence, told(sentence))\nend }}"
    );
    let rules = load(&[("rules/x.lua", &source)]);
    let mut runner = Runner::new(&rules);
    for (text, expected) in [("Il part.", "lui"), ("Elle reste.", "elle"), ("Il part.", "lui")] {
        let said = runner.check(0, &read(text)).unwrap();
        assert_eq!(said.findings[0].message, expected);
        assert_eq!(said, Runner::new(&rules).check(0, &read(text)).unwrap());
    }
}

/// A rule that breaks on one document says of the next what it would have said without.
#[test]
fn a_rule_that_broke_begins_anew() {
    let source = "local last\nreturn rule { summary = \"s\", each = \"sentence\", check = function(sentence, report)\n\
        report(sentence, last or \"none\")\nlast = sentence.text\nif last:find(\"Rien\") then error(\"broken\") end end }";
    let rules = load(&[("rules/x.lua", source)]);
    let mut runner = Runner::new(&rules);
    assert!(runner.check(0, &read("Rien.")).is_err());
    assert_eq!(runner.check(0, &read("Il part.")).unwrap().findings[0].message, "none");
}

/// Rules that share a pattern, a list and a module cost the same whichever of them comes first.
#[test]
fn steps_do_not_depend_on_which_rules_ran_before() {
    let source = |sentence: &str| {
        format!(
            "local words = require(\"lib.words\")\nlocal shared = pattern(\"(?i)il|elle\")\nlocal list = terms.load(\"list.toml\")\n\
             return rule {{ summary = \"{sentence}\", each = \"sentence\", check = function(sentence, report)\n\
             for _, match in ipairs(list:find(sentence)) do report(match, match.term.note) end\n\
             if pattern(\"reste\"):first(sentence) then report(sentence, words.said) end end }}"
        )
    };
    let (one, two) = (source("one"), source("two"));
    let list = "language = \"fr\"\nterm = [{ word = \"part\", note = \"gone\" }]";
    let files = [
        ("rules/one.lua", one.as_str()),
        ("rules/two.lua", two.as_str()),
        ("rules/lib/words.lua", "return { said = \"stays\" }"),
        ("rules/terms/list.toml", list),
    ];
    let rules = load(&files);
    let text = read("Il part. Elle reste.");
    let mut alone = Runner::new(&rules);
    let mut after = Runner::new(&rules);
    after.check(0, &read("Elle part, il reste.")).unwrap();
    let (alone, after) = (alone.check(1, &text).unwrap(), after.check(1, &text).unwrap());
    assert_eq!(alone.findings.len(), 2);
    assert_eq!(alone.ticks, after.ticks);
}
