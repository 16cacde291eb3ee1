//! Term lists and patterns, and what they find.

use proptest::prelude::*;

use recoupe::config::Config;
use recoupe::rule::{RuleFiles, Rules, Runner};

use super::{load, read, show};

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
}
