//! Rules from outside: what a rule file says, what comes out, and what is said when it is wrong.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use recoupe::config::Config;
use recoupe::document::{self, Document, Metadata};
use recoupe::error::Problem;
use recoupe::language::Language;
use recoupe::rule::{Checked, Limits, RuleFiles, Rules, Runner};

pub fn read(text: &str) -> Arc<Document> {
    let mut document = document::read_text(text, Some(Language::French), Metadata::default());
    "story/a.txt".clone_into(&mut document.path);
    Arc::new(document)
}

/// Loads `files`, which are all right.
#[track_caller]
pub fn load(files: &[(&str, &str)]) -> Rules {
    let (rules, problems) = Rules::load(&RuleFiles::of(files.iter().copied()), &Config::default());
    assert!(problems.is_empty(), "{problems:#?}");
    rules
}

/// What the rule `rules/x.lua` says about `text`.
#[track_caller]
fn run(source: &str, text: &str) -> Result<Checked, Problem> {
    let rules = load(&[("rules/x.lua", source)]);
    Runner::new(&rules).check(0, &read(text))
}

/// A sentence rule whose check has `body` finds `expected` words in `text`.
#[track_caller]
fn finds(body: &str, text: &str, expected: &[&str]) {
    let source = format!(
        "return rule {{ summary = \"s\", each = \"sentence\", check = function(sentence, report)\n{body}\nend }}"
    );
    let found = run(&source, text).unwrap_or_else(|problem| panic!("{problem:#?}"));
    let words: Vec<&str> = found.findings.iter().map(|finding| finding.span.of(text)).collect();
    assert_eq!(words, expected);
}

#[test]
fn a_rule_reports_objects() {
    finds("report(sentence, \"m\")", "Il part. Elle reste.", &["Il part.", "Elle reste."]);
    finds("report(sentence.words[1], \"m\")", "Le maire dort.", &["Le"]);
    finds("report(sentence.words[1]:to(sentence.words[2]), \"m\")", "Le maire dort.", &["Le maire"]);
    finds("for m in pattern([[m\\w+]]):find(sentence) do report(m, \"m\") end", "Le maire ment.", &["maire", "ment"]);
    finds("for _, m in ipairs(pattern([[m(\\w+)]]):find(sentence)) do report(m[1], \"m\") end", "Le maire.", &["aire"]);
    finds("report(pattern([[(?P<late>i\\w+)]]):first(sentence).late, \"m\")", "Le maire.", &["ire"]);
}

#[test]
fn a_rule_is_called_with_each_match_of_its_lists_or_patterns() {
    const LIST: &str = "language = \"fr\"\n[[term]]\nword = \"maire\"\nnote = \"elected\"\n";
    #[track_caller]
    fn case(each: &str, text: &str, expected: &[(&str, &str)]) {
        let source = format!(
            "local list, words = terms.load(\"a.fr.toml\"), pattern([[p(\\w+)]])\nreturn rule {{ summary = \"s\", \
             each = {each}, check = function(match, report, options)\n\
             report(match, match.term and match.term.note or match[1].text, {{ fields = {{ quoted = match.quoted }} }})\nend }}"
        );
        let rules = load(&[("rules/x.lua", &source), ("rules/terms/a.fr.toml", LIST)]);
        let mut runner = Runner::new(&rules);
        // A second document shows that nothing is left of the first.
        runner.check(0, &read("Un maire part. Le pape aussi.")).unwrap();
        let found = runner.check(0, &read(text)).unwrap().findings;
        let told: Vec<(&str, &str)> = found.iter().map(|found| (found.span.of(text), &*found.message)).collect();
        assert_eq!(told, expected, "{each}");
        assert_eq!(runner.spent().calls, expected.len());
    }
    let text = "Les maires du port dorment. « Un maire », dit le préfet.";
    let elected = [("maires", "elected"), ("maire", "elected")];
    let words = [("port", "ort"), ("préfet", "réfet")];
    case("list", text, &elected);
    case("words", text, &words);
    case("{ fr = list, en = words }", text, &elected);
    case("{ en = list, fr = words }", text, &words);
    case("{ en = list }", text, &[]);
    case("list", "Il pleut.", &[]);
}

#[test]
fn a_rule_is_called_with_whatever_the_reader_finds() {
    let text = "Selon le ministre Paul Dupont, 20 personnes auraient été blessées mardi.";
    for (each, expected) in [
        ("figure", "20 personnes"),
        ("date", "mardi"),
        ("name", "Paul Dupont"),
        ("attribution", "Selon le ministre Paul Dupont"),
        ("conditional", "auraient été blessées"),
    ] {
        let source = format!(
            "return rule {{ summary = \"s\", each = \"{each}\", check = function(found, report) report(found, found.type) end }}"
        );
        let found = run(&source, text).unwrap().findings;
        let told: Vec<(&str, &str)> = found.iter().map(|found| (found.span.of(text), &*found.message)).collect();
        assert_eq!(told, [(expected, each)]);
    }
}

#[test]
fn a_gap_is_what_lies_between_two_objects() {
    let gap = |of: &str| format!("local w = sentence.words if {of} then report(w[1], \"m\") end");
    for of in ["w[1]:gap(w[2]) == 1", "w[2]:gap(w[4]) == 5", "w[4]:gap(w[2]) == -10", "sentence:gap(w[4]) == -4"] {
        finds(&gap(of), "Ça se dit là.", &["Ça"]);
    }
    // A field goes before a method of its name.
    finds(
        "local d = sentence.dates[1] if d.to:sub(1, 4) == \"2022\" then report(d, \"m\") end",
        "Le 5 mai 2022, il part.",
        &["5 mai 2022"],
    );
}

/// The problems of loading `rules/x.lua`, one line each: `line: message (hint)`.
fn wrong(source: &str) -> Vec<String> {
    let (_, problems) = Rules::load(&RuleFiles::of([("rules/x.lua", source)]), &Config::default());
    problems.iter().map(show).collect()
}

fn show(problem: &Problem) -> String {
    let line = problem.location.as_ref().map_or(0, |location| location.line);
    let hint = problem.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{line}: {}{hint}", problem.message)
}

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

#[test]
fn term_lists_find_inflected_words_and_mind_their_neighbours() {
    let list = "language = \"fr\"\n\
        [[term]]\nword = \"clique\"\nnote = \"n\"\n\
        [[term]]\nword = \"régime\"\nunless_before = [\"alimentaire\"]\nunless_after = [\"ancien\", \"sous l'ancien\"]\n\
        [[term]]\nword = \"coup d'État\"\n\
        [[term]]\nword = \"coup d'État permanent\"\n\
        [[term]]\nword = \"va-t-en-guerre\"\ninflect = false\n\
        [[term]]\nword = \"OTAN\"\ncase = true\n\
        [[term]]\nword = \"saccager\"\ninflect = \"verb\"\n\
        [[term]]\nword = \"certains\"\ninflect = false\nonly_before = [\"experts\"]\n\
        [[term]]\nword = \"endémique\"\nonly_after = [\"corruption\"]\n\
        [[term]]\nword = \"imposteur\"\nunless_after = [\"syndrome de l'\"]\n";
    let source = "local list = terms.load(\"l.toml\")\nreturn rule { summary = \"s\", each = \"sentence\", check = function(sentence, report)\n\
        for m in list:find(sentence) do report(m, m.term.word) end end }";
    let rules = load(&[("rules/x.lua", source), ("rules/terms/l.toml", list)]);
    let mut runner = Runner::new(&rules);
    let mut case = |text: &str, expected: &[(&str, &str)]| {
        let checked = runner.check(0, &read(text)).unwrap();
        let found: Vec<(&str, &str)> =
            checked.findings.iter().map(|finding| (finding.span.of(text), finding.message.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    };
    case("Les CLIQUES et la clique.", &[("CLIQUES", "clique"), ("clique", "clique")]);
    case("Le regime, les régimes.", &[("regime", "régime"), ("régimes", "régime")]);
    case("Un régime alimentaire, l'ancien régime.", &[]);
    case("Un coup d’état.", &[("coup d’état", "coup d'État")]);
    case("Des coups d'État permanents.", &[("coups d'État permanents", "coup d'État permanent")]);
    case(
        "Un va t en guerre, un va-t-en-guerre.",
        &[("va t en guerre", "va-t-en-guerre"), ("va-t-en-guerre", "va-t-en-guerre")],
    );
    case("L'OTAN, pas l'otan.", &[("OTAN", "OTAN")]);
    case("Ils saccageaient, elle est saccagée.", &[("saccageaient", "saccager"), ("saccagée", "saccager")]);
    case("Un coup.\n\nD'État.", &[]);
    case("Certains experts, certains pays.", &[("Certains", "certains")]);
    case(
        "Un imposteur a le syndrome de l'imposteur, ou de l’imposteur.",
        &[("imposteur", "imposteur"), ("imposteur", "imposteur")],
    );
    case("Une corruption endémique, une plante endémique.", &[("endémique", "endémique")]);
}

#[test]
fn a_name_that_a_term_lacks_is_nothing_and_a_slip_is_told_however_often_it_is_asked() {
    let list =
        "language = \"fr\"\n[[term]]\nword = \"clique\"\nnote = \"n\"\n[[term]]\nword = \"horde\"\ninstead = \"x\"\n";
    let source = "local list = terms.load(\"l.toml\")\nreturn rule { summary = \"s\", each = \"sentence\", check = function(sentence, report)\n\
        for m in list:find(sentence) do\n\
        report(m, tostring(m.term.instead) .. tostring(m.term.unheard))\n\
        if m.text == \"horde\" then local slip = m.term.insted end\nend end }";
    let rules = load(&[("rules/x.lua", source), ("rules/terms/l.toml", list)]);
    let mut runner = Runner::new(&rules);
    for _ in 0..2 {
        let checked = runner.check(0, &read("La clique, une clique.")).unwrap();
        let messages: Vec<&str> = checked.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, ["nilnil", "nilnil"]);
        let problem = runner.check(0, &read("La horde.")).unwrap_err();
        assert!(problem.message.contains("has a `insted` (did you mean `instead`?)"), "{}", problem.message);
    }
}

#[test]
fn a_wrong_term_list_is_told_with_its_line() {
    let list = "languge = \"fr\"\n\n[[term]]\nwrod = \"clique\"\n\n[[term]]\nword = \"a\"\nunless_befor = [\"b\"]\ninflect = \"nuon\"\n";
    let (_, problems) = Rules::load(&RuleFiles::of([("rules/terms/l.toml", list)]), &Config::default());
    let shown: Vec<String> = problems.iter().map(show).collect();
    assert_eq!(
        shown,
        [
            "1: unknown key `languge` in a term list (did you mean `language`?)",
            "3: a term needs a `word` (`wrod` should be `word`)",
            "8: unknown key `unless_befor` in a term (did you mean `unless_before`? A key of your own needs a name less close to it)",
            "9: `inflect` is one of noun, adjective, verb, got `nuon` (did you mean `noun`?)",
        ]
    );
}

#[test]
fn options_come_from_the_settings() {
    let source = "return rule { summary = \"s\", each = \"document\",\n options = { least = { type = \"number\", default = 3, meaning = \"m\" },\n \
        names = { type = \"list\", default = { \"a\" }, meaning = \"n\" } },\n check = function(document, report, options)\n \
        report(document, options.least .. options.names[1]) end }";
    let files = RuleFiles::of([("rules/x.lua", source)]);
    let say = |settings: &str| {
        let (config, problems) = Config::parse("recoupe.toml", settings);
        assert!(problems.is_empty(), "{problems:#?}");
        let (rules, problems) = Rules::load(&files, &config);
        let said = rules.all().first().map(|info| {
            let message = Runner::new(&rules).check(0, &read("Un.")).unwrap().findings[0].message.clone();
            (message, info.fingerprint)
        });
        (said, problems)
    };
    let (default, _) = say("");
    let (set, _) = say("[rule.x]\nleast = 5\nnames = [\"b\"]\n");
    assert_eq!(default.as_ref().unwrap().0, "3a");
    assert_eq!(set.as_ref().unwrap().0, "5b");
    assert_ne!(default.unwrap().1, set.unwrap().1, "the fingerprint knows the options");
    let shown: Vec<String> = say("[rule.x]\nleest = 5\nnames = 3\n").1.iter().map(show).collect();
    assert_eq!(
        shown,
        [
            "2: the rule `x` has no option `leest` (did you mean `least`?)",
            "3: `names` of the rule `x` must be a list of texts, got integer (it says: n)"
        ]
    );
    let shown: Vec<String> = say("[rule.y]\nleast = 5\n").1.iter().map(show).collect();
    assert_eq!(shown, ["1: there is no rule `y` (did you mean `x`?)"]);
}

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

/// What comes with an object from the beginning is what is answered when each field is asked for, as a trace does.
#[test]
fn what_comes_with_an_object_is_what_it_answers() {
    let source = |each: &str, fields: &str| {
        format!(
            "local fields = (\"{fields}\"):split(\" \")\nlocal function say(value)\n\
             local words = type(value) == \"string\" or type(value) == \"table\"\n\
             return words and \"“\" .. tostring(value) .. \"”\" or tostring(value) end\n\
             return rule {{ summary = \"s\", each = \"{each}\", check = function(object)\n\
             for _, field in fields do print(say(object[field])) end end }}"
        )
    };
    let figures = "kind low high qualifier unit counted complement part_of sentence quoted attributed document text";
    for (each, fields) in [("figure", figures), ("name", "text kind canonical"), ("attribution", "anonymous kind")] {
        let source = source(each, fields);
        let rules = load(&[("rules/x.lua", &source)]);
        let text = read(
            "« Plus de 3 000 personnes ont été tuées, dont 12 enfants », a dit Anna Roux. Selon une source, entre 10 et \
             15 % des 40 blessés. Le 3e train vers Lille a coûté deux millions d'euros. Luc Morel, 54 ans, attend dix jours.",
        );
        let printed = Runner::new(&rules).check(0, &text).unwrap().printed;
        let trace = Runner::new(&rules).trace(0, &text).unwrap();
        let answers: Vec<&String> = trace.units.iter().flat_map(|unit| &unit.steps).map(|step| &step.answer).collect();
        assert!(answers.len() >= 2 * fields.split(' ').count(), "{each}: {answers:?}");
        assert_eq!(printed.iter().collect::<Vec<_>>(), answers, "{each}");
    }
}

#[test]
fn a_trace_tells_what_was_asked_and_where_a_candidate_fell() {
    let source = "local word = pattern([[\\bm\\w+]])\nreturn rule { summary = \"s\", each = \"sentence\", check = function(sentence, report)\n\
        for m in word:find(sentence) do\nif not m.quoted then\nreport(m, \"m\")\nend end end }";
    let rules = load(&[("rules/x.lua", source)]);
    let text = "Le maire dort. « Il ment », dit-elle.";
    let trace = Runner::new(&rules).trace(0, &read(text)).unwrap();
    assert_eq!(trace.units.len(), 2);
    let steps: Vec<(usize, &str, &str, &str)> = trace.units[1]
        .steps
        .iter()
        .map(|step| (step.line, step.span.of(text), step.asked.as_str(), step.answer.as_str()))
        .collect();
    assert_eq!(steps, [(3, "ment", "found", ""), (4, "ment", "quoted", "true")]);
    let rejected: Vec<&str> = trace.rejected().iter().map(|step| step.span.of(text)).collect();
    assert_eq!(rejected, ["ment"]);
}

#[test]
fn names_are_compared_as_the_reader_does() {
    finds("if names.same(\"Ossama Rabie\", \"Oussama Rabie\") then report(sentence, \"m\") end", "Oui.", &["Oui."]);
    finds("if names.same(\"Anne Dupont\", \"Paul Martin\") then report(sentence, \"m\") end", "Non.", &[]);
}

proptest! {
    /// Whatever the text, what lists and patterns find lies inside the unit, on character boundaries, in order.
    #[test]
    fn matches_lie_inside_their_sentence(text in "[a-zéÉœ '’«».\\-\n0-9]{0,80}") {
        let source = "local list = terms.load(\"l.toml\")\nlocal word = pattern([[\\w+]])\n\
            return rule { summary = \"s\", each = \"sentence\", check = function(sentence, report)\n\
            for _, search in ipairs({ list, word }) do\nlocal last\nfor m in search:find(sentence) do\n\
            assert(sentence:contains(m))\nassert(last == nil or not last:contains(m))\nlast = m\nreport(m, m.text .. m.before .. m.after .. \".\")\n\
            end end end }";
        let list = "language = \"fr\"\nterm = [{ word = \"a\" }, { word = \"é a\" }, { word = \"œ\", unless_after = [\"a\"] }]";
        let rules = load(&[("rules/x.lua", source), ("rules/terms/l.toml", list)]);
        let document = read(&text);
        let checked = Runner::new(&rules).check(0, &document);
        prop_assert!(checked.is_ok(), "{:?}", checked);
        for finding in checked.unwrap().findings {
            prop_assert!(document.text.get(finding.span.start..finding.span.end).is_some());
        }
    }

    /// No list, however broken, is more than a problem.
    #[test]
    fn broken_lists_are_problems(text in "(word|term|language|=|\\[|\\]|\\{|\\}|\"|é|\n| |,|inflect|true){0,40}") {
        let (_, problems) = Rules::load(&RuleFiles::of([("rules/terms/l.toml", text.as_str())]), &Config::default());
        for problem in problems {
            prop_assert!(problem.location.is_some());
        }
    }
}

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

/// What is found in all sentences at once is what is found in each by itself, and in the document as a whole.
#[test]
fn a_search_of_every_sentence_finds_what_a_search_of_the_document_finds() {
    let rule = r#"local list = terms.load("list.toml")
local word = pattern([[(?i)\bm(\w+)]])
local plain = pattern([[(?i)\bl\w+]])
local function told(match)
  return match.text .. tostring(match.quoted) .. (match.term and match.term.note or "") .. #match.before
end
return rule {
  summary = "s", each = "document",
  check = function(document, report)
    for _, searcher in ipairs({ list, word, plain }) do
      local whole, parts = {}, {}
      for _, match in ipairs(searcher:find(document)) do whole[#whole + 1] = told(match) end
      for _, sentence in ipairs(document.sentences) do
        local first = searcher:first(sentence)
        for place, match in ipairs(searcher:find(sentence)) do
          parts[#parts + 1] = told(match)
          assert(place > 1 or told(first) == told(match))
        end
        assert(first or #searcher:find(sentence) == 0)
      end
      assert(#whole > 2 and table.concat(whole, "|") == table.concat(parts, "|"))
    end
    report(document.sentences[1], "ran")
  end,
}"#;
    let list =
        "language = \"fr\"\n[[term]]\nword = \"maire\"\nnote = \"a\"\n[[term]]\nword = \"ville\"\nnote = \"b\"\n";
    let rules = load(&[("rules/x.lua", rule), ("rules/terms/list.toml", list)]);
    let document = read("Le maire ment. Rien. « Le maire de la ville ment », dit la mairie. Mardi, la ville a voté.");
    assert_eq!(Runner::new(&rules).check(0, &document).unwrap().findings.len(), 1);
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

/// Beyond a thousand sentences, searches keep no table of those without a match.
#[test]
fn a_long_document_is_searched_like_a_short_one() {
    let text: String =
        (0..1_500).map(|n| if n % 7 == 0 { "Le maire a parlé. " } else { "La pluie est tombée. " }).collect();
    let rules = load(&[
        ("rules/terms/list.toml", "language = \"fr\"\nterm = [{ word = \"maire\" }]\n"),
        (
            "rules/x.lua",
            "local list, word = terms.load(\"list.toml\"), pattern([[maire]])\n\
             return rule { summary = \"s\", each = \"sentence\", check = function(sentence, report)\n\
             local found = word:find(sentence)\n\
             assert(#list:find(sentence) == #found and (list:first(sentence) ~= nil) == (word:first(sentence) ~= nil))\n\
             if #found > 0 then report(list:first(sentence), \"m\") end end }",
        ),
    ]);
    let checked = Runner::new(&rules).check(0, &read(&text)).unwrap();
    assert_eq!(checked.findings.len(), 215);
    assert!(checked.findings.iter().all(|finding| finding.span.of(&text) == "maire"));
}
