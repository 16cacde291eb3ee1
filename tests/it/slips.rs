//! Slips that people make in rules, and what they are told: each message must lead to the place and to the remedy.

use recoupe::config::Config;
use recoupe::error::Problem;
use recoupe::rule::{RuleFiles, Rules, Runner};

use crate::folder::{Folder, RUMOUR};
use crate::rules::read;

const MODULE: &str = "return { count = function(text) return #text end }\n";
const LIST: &str = "language = \"fr\"\n[[term]]\nword = \"maire\"\nnote = \"elected\"\n";

/// What is said of a rule whose file is `source`, while it loads or else when it runs.
fn said(source: &str) -> Problem {
    let files =
        RuleFiles::of([("rules/x.lua", source), ("rules/lib/words.lua", MODULE), ("rules/terms/camps.fr.toml", LIST)]);
    let (rules, mut problems) = Rules::load(&files, &Config::default());
    if problems.is_empty() {
        let document = read("Le maire a compté 12 morts. Elle part.");
        problems.extend(Runner::new(&rules).check(0, &document).err());
    }
    assert_eq!(problems.len(), 1, "{source}\n{problems:#?}");
    problems.remove(0)
}

/// A rule that looks at `sentence` with `body` is told `message` and `hint`, at the line of the slip.
#[track_caller]
fn slip(body: &str, message: &str, hint: &str) {
    let source = format!(
        "local camps = terms.load(\"camps.fr.toml\")\nreturn rule {{ summary = \"s\", each = \"sentence\", \
         check = function(sentence, report)\n{body}\nend }}"
    );
    told(&source, 3, message, hint);
}

#[track_caller]
fn told(source: &str, line: usize, message: &str, hint: &str) {
    let problem = said(source);
    let place = problem.location.as_ref().unwrap();
    assert_eq!((place.path.as_str(), place.line), ("rules/x.lua", line), "{problem:#?}");
    assert!(problem.message.contains(message), "{}", problem.message);
    assert!(problem.hint.as_deref().unwrap_or_default().contains(hint), "{:?}", problem.hint);
}

#[test]
fn a_loop_over_an_object_is_not_silently_empty() {
    slip("for _, figure in ipairs(sentence) do print(figure) end", "a sentence is not a list", "");
    slip("for _, figure in pairs(sentence.figures[1]) do print(figure) end", "a figure is not a list", "");
}

#[test]
fn a_name_that_is_not_there_is_compared_with_those_of_the_file() {
    slip("raport(sentence, 'm')", "`raport` has no value here (did you mean `report`?)", "");
    slip("local total = 1 print(totl)", "`totl` has no value here (did you mean `total`?)", "");
    slip("do local seen = 1 end print(seen)", "`seen` has no value here: it is no argument", "");
}

#[test]
fn a_match_names_what_its_list_or_its_pattern_gave_it() {
    slip("print(camps:first(sentence).terms)", "no field `terms` (did you mean `term`?)", "");
    slip("print(pattern([[(?P<office>m\\w+)]]):first(sentence).ofice)", "(did you mean `office`?)", "");
}

#[test]
fn the_words_of_the_compiler_come_with_what_to_do() {
    slip("if sentence.text = 'x' then end", "expected 'then'", "`==` compares");
    told("return rule { check = function()\n  if true then\nend,\n}", 3, "expected identifier", "needs an `end`");
    told("local function f()\nif f then\nend\n", 4, "expected 'end'", "needs an `end`");
    slip("def check", "incomplete statement", "local name =");
    told("return rule {\n  summary = 's'\n  each = 'sentence',\n}", 3, "expected ','", "line above");
}

#[test]
fn what_lua_words_for_itself_comes_with_what_to_do() {
    slip("print(('%d'):format('x'))", "invalid argument #2 to 'format'", "`%s` for anything");
    slip("print(report.text)", "attempt to index function", "are the arguments in order");
    assert!(
        !said("return rule { summary = 's', each = 'sentence', check = function() print(('%d'):format('x')) end }")
            .message
            .contains("recoupe")
    );
}

#[test]
fn what_is_not_there_is_told_with_how_to_make_it() {
    told("local a = terms.load('rules/terms/camps.fr.toml')", 1, "(did you mean `camps.fr.toml`?)", "");
    told("local a = terms.load('camps.fr.txt')", 1, "the name of a list ends with .toml", "[[term]]");
    told("local a = terms.load('elsewhere.toml')", 1, "does not exist", "[[term]]");
    told("local a = require('lib.elsewhere')", 1, "does not exist", "ends with `return`");
    told("local a = require('lib.wods')", 1, "(did you mean `lib.words`?)", "");
    told("return rule { summary = 's',\ncheck = function() end }", 2, "needs `each`", "each = \"sentence\"");
    let each = |each: &str| format!("return rule {{ summary = 's', check = print,\neach = {each} }}");
    told(&each("'sentense'"), 2, "`each` is one of document", "did you mean `sentence`?");
    told(&each("3"), 2, "or a term list or a pattern, got a number", "");
    told(&each("{}"), 2, "a table with nothing in it", "each = { fr = …, en = … }");
    told(&each("{ terms.load('camps.fr.toml') }"), 2, "has names for keys", "each = { name = … }");
    told(&each("{ fra = terms.load('camps.fr.toml') }"), 2, "unknown key `fra` in `each`", "did you mean `fr`?");
    told(&each("{ fr = 'camps.fr.toml' }"), 2, "must be a term list or a pattern for `fr`, got a text", "");
}

#[test]
fn a_backslash_that_lua_takes_away_is_missed() {
    told(r#"local year = pattern("\d\d")"#, 1, "gone before the pattern is read", r"pattern([[\d+]])");
    told(r"local word = pattern('(?i)\bm')", 1, "gone before the pattern is read", "");
    for kept in [r#"pattern("\\d")"#, r"pattern([[\d]])", r#"pattern("a\n")"#, "1 -- pattern(\"\\d\")"] {
        let rule = format!("local p = {kept}\nreturn rule {{ summary = 's', each = 'figure', check = print }}");
        let (_, problems) = Rules::load(&RuleFiles::of([("rules/x.lua", rule.as_str())]), &Config::default());
        assert!(problems.is_empty(), "{kept}: {problems:#?}");
    }
}

#[test]
fn a_function_that_calls_itself_without_end_is_shown_once() {
    let problem = said(
        "return rule { summary = 's', each = 'sentence', check = function()\nlocal function f() return 1 + f() end\nf()\nend }",
    );
    assert_eq!(problem.message, "stack overflow");
    assert!(problem.trace.len() <= 4, "{:#?}", problem.trace);
    assert!(problem.trace[0].contains("again and again"), "{:#?}", problem.trace);
}

#[test]
fn an_entry_in_single_brackets_is_told_how_to_write_it() {
    let list = "[term]\nword = \"a\"\n";
    let (_, problems) = Rules::load(&RuleFiles::of([("rules/terms/a.toml", list)]), &Config::default());
    assert_eq!(problems[0].hint.as_deref(), Some("each entry begins with [[term]], in two pairs of brackets"));
}

#[test]
fn rules_where_nobody_looks_for_them_are_named() {
    let folder = Folder::with_a_story()
        .file("rules/politics/camps.lua", "return {}")
        .file("rules/camps.fr.toml", LIST)
        .file("rule/camps.lua", "return {}")
        .file("seeds/story/camps.lua", "return {}");
    for _ in 0..2 {
        let told =
            folder.run(&["check"]).says(&["rules/politics/camps.lua", "rule/camps.lua", "seeds/story/camps.lua"]);
        told.says(&["term lists stand in rules/terms/", "rules stand in rules/ itself, modules in rules/lib/"]);
    }
}

/// A rule that fails on one document has nothing to do with what it said of the others of its story.
#[test]
fn a_rule_that_fails_on_one_document_goes_on_in_the_others() {
    let folder = Folder::with_a_story().file("seeds/flood/three.txt", "A rumour of rain.\n");
    folder.run(&["check", "-q"]).exits(0);
    folder.write(
        "rules/rumour.lua",
        RUMOUR.replace("report(match", "if sentence.text:find(\"dam\") then error(\"no\") end\n      report(match"),
    );
    folder.write("seeds/flood/two.txt", "The dam is a rumour.\n");
    folder.write("seeds/flood/three.txt", "A rumour of rain, and a rumour of wind.\n");
    folder.run(&["check", "-q"]).exits(2);
    let annotations = || folder.read("annotations/flood/three.txt.toml").matches("[annotation.").count();
    assert_eq!(annotations(), 2);
    folder.write("seeds/flood/three.txt", "No news.\n");
    folder.run(&["check", "-q"]).exits(2);
    assert!(!folder.path("annotations/flood/three.txt.toml").exists());
}
