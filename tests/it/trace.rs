//! `trace`: why a rule said nothing.

use crate::folder::Folder;

const UNQUOTED: &str = r#"local word = pattern([[(?i)\brumou?rs?\b]])
return rule {
  summary = "rumours",
  languages = { "en" },
  each = "sentence",
  check = function(sentence, report)
    for match in word:find(sentence) do
      if not match.quoted then
        report(match, "a rumour")
      end
    end
  end,
}
"#;

#[test]
fn each_candidate_is_told_with_the_question_at_which_it_fell() {
    let folder = Folder::empty()
        .file("rules/rumour.lua", UNQUOTED)
        .file("seeds/a.txt", "A rumour went round the town. “The rumour is false,” the mayor said.\n");
    let expected = "rumour looked at 2 units: 1 reported, 1 candidate let go\n\
        \n  + “rumour” (match, sentence 1)\n      reported at rules/rumour.lua:9\n\
        \n  - “rumour” (match, sentence 2)\n      fell at rules/rumour.lua:8, asked for `quoted` → true\n";
    assert_eq!(folder.run(&["trace", "rumour", "seeds/a.txt"]).exits(0).out, expected);
}

#[test]
fn what_was_found_and_never_asked_about_is_told_so() {
    let counted = "local word = pattern([[rumou?rs?]])\nreturn rule { summary = \"s\", each = \"sentence\",\n\
                   check = function(sentence)\nreturn #word:find(sentence)\nend }\n";
    let folder =
        Folder::empty().file("rules/rumour.lua", counted).file("seeds/a.txt", "A rumour went round the town.\n");
    folder
        .run(&["trace", "rumour", "seeds/a.txt"])
        .exits(0)
        .says(&["- “rumour” (match, sentence 1)\n      found at rules/rumour.lua:4, and not looked at any further\n"]);
}

#[test]
fn nothing_to_look_at_is_told_too() {
    let folder = Folder::empty().file("rules/rumour.lua", UNQUOTED).file("seeds/a.txt", "The dam held all night.\n");
    folder.run(&["trace", "rumour", "seeds/a.txt"]).exits(0).says(&["nothing in them was a candidate"]);
    folder.run(&["trace", "rumor", "seeds/a.txt"]).exits(2).says(&["did you mean `rumour`?"]);
    folder.write("seeds/b.txt", "Le barrage a tenu toute la nuit, selon la préfecture.\n");
    folder.run(&["trace", "rumour", "seeds/b.txt"]).exits(2).says(&["`rumour` is not for documents in `fr`"]);
}

#[test]
fn what_is_emitted_is_no_candidate_let_go() {
    let rule = r#"return rule {
  summary = "tolls",
  extract = function(document, emit)
    for _, figure in ipairs(document.figures) do
      if figure.kind == "cardinal" then
        emit({ key = "toll", at = figure })
      end
    end
  end,
  compare = function() end,
}
"#;
    let folder =
        Folder::empty().file("rules/toll.lua", rule).file("seeds/a.txt", "The flood killed 12 people in 3 hours.\n");
    let ran = folder.run(&["trace", "toll", "seeds/a.txt"]).exits(0);
    ran.says(&[
        "toll looked at 1 unit: 1 emitted, 1 candidate let go",
        "+ “12 people” (figure, sentence 1)\n      emitted as `toll` at rules/toll.lua:6",
        "- “3 hours” (figure, sentence 1)\n      fell at rules/toll.lua:5, asked for `kind` → “duration”",
    ]);
}
