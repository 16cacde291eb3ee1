//! What a rule is called with, what it may ask of that, and what it reports.

use recoupe::config::Config;
use recoupe::rule::{RuleFiles, Rules, Runner};

use super::{finds, load, read, run, show};

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
