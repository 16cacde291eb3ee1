//! What is said of a rule that is wrong, before it runs and while it does.

use proptest::prelude::*;

use recoupe::config::Config;
use recoupe::rule::{RuleFiles, Rules, Runner};

use super::{load, read, run, show, wrong};

#[test]
fn a_wrong_declaration_is_told_with_its_line() {
    #[track_caller]
    fn case(source: &str, expected: &[&str]) {
        assert_eq!(wrong(source), expected);
    }
    case(
        "return rule {\n  sumary = 's',\n  each = 'sentence',\n  check = function() end,\n}",
        &["2: unknown key `sumary` in a rule (did you mean `summary`?)"],
    );
    case(
        "return rule {\n  summary = 's',\n  each = 'sentense',\n  severity = 'warn',\n  check = 3,\n}",
        &[
            "5: `check` must be a function, got a number",
            "3: `each` is one of document, paragraph, sentence, quotation, figure, date, name, attribution, conditional, got `sentense` (did you mean `sentence`?)",
            "4: `severity` is one of info, warning, error, got `warn` (did you mean `warning`?)",
        ],
    );
    case(
        "return rule {\n  summary = 's',\n  check = function() end,\n}",
        &[
            "3: a rule needs `each`, what `check` is called with (each = \"sentence\", or one of document, paragraph, sentence, quotation, figure, date, name, attribution, conditional; or a term list or a pattern)",
        ],
    );
    case(
        "return rule {\n  summary = 's', extract = function() end,\n}",
        &["2: a rule that compares documents needs `compare` too"],
    );
    case(
        "local x = 1\n",
        &["1: a rule file returns a table, this one returns nothing (end it with `return rule { … }`)"],
    );
    case(
        "return rule {\n  summary = 's'\n  each = 'sentence'\n}",
        &[
            "3: expected ',' after table constructor element (a comma is missing, most often at the end of the line above)",
        ],
    );
    case("local a = 1\nlocal b = a.b.c\nreturn rule {}", &["2: attempt to index number with 'b'"]);
    case(
        "return rule {\n summary = 's', each = 'figure', check = function() end,\n options = {\n  least = { type = 'numbr', default = 1, meaning = 'm' } } }",
        &[
            "4: the `type` of `least` is one of boolean, number, string, list, got `numbr` (did you mean `number`?)",
            "4: the option `least` needs `type`, `default` and `meaning` (least = { type = \"number\", default = 3, meaning = \"…\" })",
        ],
    );
    case(
        "return rule {\n summary = 's', each = 'figure', check = function() end,\n examples = {\n  flags = { 'no mark' } } }",
        &["4: mark the words that are to be flagged, as in \"La [[clique]] a tranché.\" (in `examples.flags`)"],
    );
}

#[test]
fn what_goes_wrong_while_checking_is_told_with_line_document_and_words() {
    let source = "local words = require(\"lib.words\")\nreturn rule { summary = \"s\", each = \"sentence\", check = function(sentence)\n  \
                  words.look(sentence)\nend }";
    let module = "local words = {}\nlocal function deep(sentence)\n  return sentence.attribution.source\nend\nfunction words.look(sentence)\n  \
                  local found = deep(sentence)\n  return found\nend\nreturn words";
    let rules = load(&[("rules/x.lua", source), ("rules/lib/words.lua", module)]);
    assert_eq!(rules.all()[0].dependencies, ["rules/lib/words.lua"]);
    let problem = Runner::new(&rules).check(0, &read("Il pleut. Le maire dort.")).unwrap_err();
    let location = problem.location.clone().unwrap();
    assert_eq!((location.path.as_str(), location.line), ("rules/lib/words.lua", 3));
    assert_eq!(location.source, "  return sentence.attribution.source");
    assert_eq!(problem.message, "attempt to index nil with 'source'");
    assert_eq!(problem.document.as_deref(), Some("story/a.txt"));
    assert_eq!(
        problem.trace,
        ["rules/lib/words.lua:6: in `look`", "rules/x.lua:3: in `check`", "on the sentence “Il pleut.”"]
    );
    assert!(problem.hint.is_some());
}

#[test]
fn misuse_is_told_in_the_words_of_the_rule() {
    #[track_caller]
    fn case(body: &str, expected: &str) {
        let source = format!(
            "return rule {{ summary = \"s\", each = \"sentence\", check = function(sentence, report)\n{body}\nend }}"
        );
        let problem = run(&source, "Le maire a compté 12 morts.").unwrap_err();
        assert_eq!(problem.location.as_ref().map(|location| location.line), Some(2), "{problem:#?}");
        assert!(problem.message.contains(expected), "{}", problem.message);
    }
    case("local _ = sentence.figurs", "a sentence has no field `figurs` (did you mean `figures`?)");
    case("local _ = sentence.words[1].kind", "a span has no field `kind`");
    case("local _ = sentence.words.text", "a list has no field `text`; loop over it");
    case("sentence.text = 'x'", "`text` cannot be set");
    case(
        "report('maire', 'm')",
        "`report` takes the object it is about (a sentence, a figure, a match …), got a string",
    );
    case("report(sentence)", "`report` takes a message as its second argument, got nothing");
    case("report(sentence, 'm', { sugestion = 'x' })", "has no `sugestion` (did you mean `suggestion`?)");
    case("for _, f in pairs(sentence) do end", "a sentence is not a list; loop over one of its lists");
    case("for _, f in next, sentence do end error('no field was seen')", "no field was seen");
    case("for f in sentence do end", "a sentence is not a list; loop over one of its lists");
    case("pattern('('):find(sentence)", "is not a pattern: unclosed group");
    case(
        "pattern('a'):find('text')",
        "`pattern:find(object)` takes an object (a sentence, a figure, a match …), got a string",
    );
    case("terms.load('x.toml')", "call `terms.load` at the top of the file");
    case("require('lib.x')", "call `require` at the top of the file");
    case("pcall(error)", "`pcall` is not there for rules: nothing needs catching");
    case("os.time()", "`os` is not there for rules: a rule sees its document and nothing else");
    case("reprot(sentence, 'm')", "`reprot` has no value here");
    case("counter = 1", "`counter` is set as a global; write `local counter`");
    case("error('by hand')", "by hand");
    case("string.uper('x')", "`string` has no `uper` (did you mean `upper`?)");
    case("stem('maison', 'de')", "`de` is not a language that is read");
}

/// An address would make a message differ from run to run.
#[test]
fn no_message_shows_an_address() {
    for body in [
        "sentence[{}] = 1",
        "local _ = options[{}]",
        "local _ = sentence.words[{}]",
        "error(tostring({}))",
        "error((\"%s\"):format({}))",
    ] {
        let source = format!(
            "return rule {{ summary = \"s\", each = \"sentence\", check = function(sentence, report, options)\n{body}\nend }}"
        );
        let message = run(&source, "Oui.").unwrap_err().message;
        assert!(!message.contains("0x"), "{message}");
    }
}

#[test]
fn lists_and_modules_that_are_missing_are_named() {
    #[track_caller]
    fn case(top: &str, expected: &str) {
        let source = format!("{top}\nreturn rule {{ summary = \"s\", each = \"document\", check = function() end }}");
        let files = [
            ("rules/x.lua", source.as_str()),
            ("rules/lib/a.lua", "return require(\"lib.b\")"),
            ("rules/lib/b.lua", "return require(\"lib.a\")"),
            ("rules/lib/empty.lua", "local x = 1"),
            ("rules/terms/camps.fr.toml", "term = [{ word = \"clique\" }]"),
        ];
        let (rules, problems) = Rules::load(&RuleFiles::of(files), &Config::default());
        assert!(rules.all().is_empty());
        let shown: Vec<String> = problems.iter().map(show).collect();
        assert!(shown.iter().any(|line| line.contains(expected)), "{shown:#?}");
    }
    case(
        "terms.load(\"camp.fr.toml\")",
        "1: there is no term list `camp.fr.toml`: rules/terms/camp.fr.toml does not exist (did you mean `camps.fr.toml`?)",
    );
    case("require(\"lib.c\")", "there is no module `lib.c`: rules/lib/c.lua does not exist");
    case("require(\"words\")", "`words` is not the name of a module");
    case("require(\"lib.a\")", "modules require each other in a circle: lib.a -> lib.b -> lib.a");
    case("require(\"lib.empty\")", "module `lib.empty` returns nothing");
}

proptest! {
    /// No list, however broken, is more than a problem.
    #[test]
    fn broken_lists_are_problems(text in "(word|term|language|=|\\[|\\]|\\{|\\}|\"|é|\n| |,|inflect|true){0,40}") {
        let (_, problems) = Rules::load(&RuleFiles::of([("rules/terms/l.toml", text.as_str())]), &Config::default());
        for problem in problems {
            prop_assert!(problem.location.is_some());
        }
    }
}
