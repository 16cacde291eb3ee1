//! `test`: what it says of each outcome, and what it writes when told to.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::folder::{Folder, RUMOUR};

/// The rule `rumour` with other examples.
fn with_examples(examples: &str) -> Folder {
    let (head, _) = RUMOUR.split_once("  examples = ").unwrap();
    Folder::empty().file("recoupe.toml", "").file("rules/rumour.lua", format!("{head}  examples = {examples},\n}}\n"))
}

/// What `test` says of a rule with `examples`, and how it ends.
#[track_caller]
fn case(examples: &str, code: i32, words: &[&str]) {
    with_examples(examples).run(&["test"]).exits(code).says(words);
}

#[test]
fn each_outcome_is_told_with_its_line() {
    case("{ flags = { \"A [[rumour]].\" } }", 0, &["1 flagged, 0 passed", "all as they should be"]);
    case("{ flags = { \"A [[word]].\" } }", 1, &["rules/rumour.lua:11 missing: “word”", "1 not as they should be"]);
    case("{ flags = { \"A [[rumour]], a rumour.\" } }", 1, &["rules/rumour.lua:11 noisy: “rumour” (a rumour"]);
    case("{ passes = { \"A rumour.\" } }", 1, &["noisy: “rumour”", "no example shows that it ever finds anything"]);
    case("{ flags = { \"[[A rumour]].\" } }", 1, &["wrong span: “rumour” instead of “A rumour”"]);
    case(
        "{ flags = { { text = \"A [[rumour]].\", message = \"gossip\" } } }",
        1,
        &["wrong message: “a rumour” instead"],
    );
    case("{ todo = { \"A [[word]].\" }, flags = { \"A [[rumour]].\" } }", 0, &["1 to do"]);
    case("{ todo = { \"A [[rumour]].\" }, flags = { \"[[Rumours]].\" } }", 1, &["works by now: put it under `flags`"]);
}

#[test]
fn a_rule_that_breaks_on_an_example_could_not_be_tested() {
    let folder = Folder::empty()
        .file("recoupe.toml", "")
        .file("rules/rumour.lua", RUMOUR.replace("\"a rumour\")", "match.txt)"));
    folder.run(&["test"]).exits(2).says(&["the rule broke, see below", "did you mean `text`?", "rules/rumour.lua:8"]);
}

#[test]
fn nothing_is_written_unasked() {
    let folder = with_examples("{ flags = { \"[[A rumour]].\" } }");
    let before = folder.read("rules/rumour.lua");
    folder.run(&["test", "--accept"]).exits(1).says(&["- [[A rumour]].", "+ A [[rumour]].", "Nothing was written"]);
    assert_eq!(folder.read("rules/rumour.lua"), before);
}

#[test]
fn what_is_accepted_stands_in_the_rule_and_holds() {
    let folder = with_examples(
        "{ flags = { \"[[A rumour]].\", { text = \"One [[rumour]].\", message = 'gossip' }, \"[[None]].\" },\n\
         passes = { \"Two rumours.\" } }",
    );
    folder.run(&["test", "--accept", "--yes"]).exits(1).says(&["Wrote 2 examples.", "2 examples cannot be put right"]);
    let written = folder.read("rules/rumour.lua");
    for words in ["\"A [[rumour]].\"", "message = 'a rumour'", "\"[[None]].\"", "\"Two rumours.\""] {
        assert!(written.contains(words), "no {words} in {written}");
    }
    folder.run(&["test", "--accept", "--yes"]).exits(1).says(&["2 not as they should be"]);
    assert_eq!(folder.read("rules/rumour.lua"), written);
}

#[test]
fn what_no_example_shows_is_counted_and_listed() {
    let folder = with_examples("{ flags = { \"[[Rumours]] of a regime.\" } }").file(
        "rules/regime.lua",
        "local list = terms.load(\"list.toml\")\n\
         return rule {\n  summary = \"s\", each = \"sentence\",\n\
         check = function(sentence, report)\n\
         for match in list:find(sentence) do report(match, \"a regime\") end\nend,\n\
         examples = { flags = { \"The [[regime]].\" }, passes = { \"The change.\" } },\n}\n",
    );
    let list =
        "language = \"en\"\n[[term]]\nword = \"regime\"\nunless_before = [\"change\"]\n[[term]]\nword = \"junta\"\n";
    folder.write("rules/terms/list.toml", list);
    folder.run(&["test"]).exits(0).says(&[
        "1 remark of other rules on them, 1 kind of term in no example, 1 condition never shown: `--verbose` lists them",
    ]);
    folder.run(&["test", "-v"]).exits(0).says(&[
        "rules/terms/list.toml: 1 of 2 terms stand in examples, of these kinds none: junta",
        "no example shows what `unless_…` or `only_…` keeps out: regime",
        "line 11: regime also says “regime”: a regime",
    ]);
    let shown = folder.read("rules/regime.lua").replace("The change.", "The regime change.");
    folder.write("rules/regime.lua", shown);
    let ran = folder.run(&["test", "regime"]).exits(0);
    assert!(!ran.out.contains("condition"), "{}", ran.out);
}

#[test]
fn a_save_is_tested_at_once() {
    let folder = with_examples("{ flags = { \"[[A rumour]].\" } }");
    let mut command = folder.command(&["test", "--watch"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("1 not as they should be")));
    let mended = folder.read("rules/rumour.lua").replace("[[A rumour]]", "A [[rumour]]");
    folder.write("rules/rumour.lua", mended);
    assert!(lines.any(|line| line.contains("all as they should be")));
    writeln!(child.stdin.as_mut().unwrap(), "q").unwrap();
    assert!(child.wait().unwrap().success());
}
