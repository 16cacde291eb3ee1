//! Hundreds of files in one folder: a newcomer's first day.

use std::fmt::Write;

use crate::folder::Folder;

/// Reports the figures that contradict others, by what is counted.
pub const DIFFER: &str = r#"return rule {
  summary = "figures that differ",
  severity = "warning",
  extract = function(document, emit)
    for _, figure in ipairs(document.figures) do
      if figure.counted then
        emit { key = fold(figure.counted), at = figure }
      end
    end
  end,
  compare = function(group, report)
    for _, fact in ipairs(group.facts) do
      if fact.contradicted then report(fact, "others give another figure") end
    end
  end,
}
"#;

/// So many articles in one folder, each with another number of boats and the same number of cars.
pub fn crowd(count: usize) -> Folder {
    let folder = Folder::empty().file("rules/differ.lua", DIFFER);
    for at in 0..count {
        let boats = at + 2;
        folder.write(
            &format!("seeds/all/{at:04}.txt"),
            format!("Off the coast of district {at}, {boats} boats were lost.\n\nThe ferry had 17 cars on board.\n"),
        );
    }
    folder
}

fn ledger(count: usize) -> (String, toml::Table) {
    let folder = crowd(count);
    folder.run(&["check", "-q"]).exits(0);
    let text = folder.read("annotations/all/_ledger.toml");
    let read = toml::from_str(&text).unwrap();
    (text, read)
}

#[test]
fn the_ledger_of_a_crowd_grows_with_its_facts_and_not_with_their_pairs() {
    let ((small, _), (large, table)) = (ledger(60), ledger(240));
    assert!(large.len() < 5 * small.len(), "{} and {} bytes", small.len(), large.len());
    let boats = table["differ"]["boats"].as_table().unwrap();
    assert_eq!(boats.len(), 240, "one table for each value");
    assert_eq!(boats["17"]["said"].as_array().unwrap().len(), 1);
    let clashes = boats["17"]["contradiction"].as_array().unwrap();
    assert!((1..=6).contains(&clashes.len()), "{clashes:?}");
    assert!(clashes.iter().all(|name| boats.contains_key(name.as_str().unwrap())), "{clashes:?}");
    let cars = table["differ"]["cars"].as_table().unwrap();
    assert_eq!(cars["17"]["said"].as_array().unwrap().len(), 240, "all who say the same in one place");
    assert!(!cars["17"].as_table().unwrap().contains_key("contradiction"));
}

#[test]
fn every_contradicted_figure_of_a_crowd_is_found_and_the_screen_stays_readable() {
    let folder = crowd(300);
    let ran = folder.run(&["check"]).exits(0).says(&["300 warnings", "more values: `recoupe ledger`"]);
    let rows = ran.out.lines().filter(|line| line.trim_start().starts_with('≠')).count();
    assert!((1..=20).contains(&rows), "{rows} rows in:\n{}", ran.out);
    let whole = folder.run(&["ledger"]).exits(0);
    assert_eq!(whole.out.lines().filter(|line| line.trim_start().starts_with('≠')).count(), 300);
    assert!(whole.out.contains("0000.txt and 299 more"), "{}", whole.out);
}

#[test]
fn one_source_against_a_crowd_is_named_beside_what_all_others_say() {
    let folder = Folder::empty().file("rules/differ.lua", DIFFER);
    for at in 0..60 {
        let boats = if at == 31 { 9 } else { 12 };
        folder.write(&format!("seeds/all/{at:02}.txt"), format!("The storm sank {boats} boats.\n"));
    }
    folder.run(&["check", "-q"]).exits(0).says(&["60 warnings"]);
    let table: toml::Table = toml::from_str(&folder.read("annotations/all/_ledger.toml")).unwrap();
    let nine = &table["differ"]["boats"]["9"];
    assert_eq!(nine["said"].as_array().unwrap()[0].as_str(), Some("31.txt: 9 boats"));
    assert_eq!(nine["contradiction"].as_array().unwrap()[0].as_str(), Some("12"));
}

/// What an earlier version has written makes way for what this one writes, whole.
#[test]
fn a_ledger_of_another_form_is_replaced() {
    let folder = crowd(50);
    let mut old = "format = 1\nstory = \"all\"\n".to_owned();
    for at in 0..50 {
        let _ = write!(old, "\n[differ.boats.\"{at:04}.txt\".\"{} boats\"]\nlow = 1\n", at + 2);
    }
    folder.write("annotations/all/_ledger.toml", &old);
    folder.run(&["check", "-q"]).exits(0);
    let new = folder.read("annotations/all/_ledger.toml");
    assert!(new.starts_with("format = 2\n") && !new.contains("0001.txt\".\"3 boats"), "{new}");
    folder.run(&["check"]).exits(0).says(&["nothing changed"]);
    assert_eq!(folder.read("annotations/all/_ledger.toml"), new);
}

/// Whoever puts everything into one folder is told once that it is taken for one story.
#[test]
fn a_folder_of_hundreds_is_said_to_be_one_story() {
    let folder = crowd(220);
    let words = "220 documents in one folder are compared as one story";
    folder.run(&["check"]).exits(0).says(&[words, "a folder of its own"]);
    let again = folder.run(&["check"]).exits(0);
    assert!(!again.err.contains(words) && !again.out.contains(words), "{}{}", again.out, again.err);
    let few = crowd(30).run(&["check"]).exits(0);
    assert!(!few.err.contains("one story"), "{}", few.err);
}

#[test]
fn a_ledger_says_that_dates_are_missing_where_they_would_tell_which_is_newer() {
    let folder = Folder::empty().file("rules/differ.lua", DIFFER);
    folder.write("seeds/storm/one.txt", "The storm sank 12 boats.\n");
    folder.write("seeds/storm/two.txt", "The storm sank 19 boats.\n");
    let note = "2 documents have no date";
    folder.run(&["check"]).exits(0).says(&[note, "seeds/storm/sources.toml"]);
    let sources = "[\"one.txt\"]\npublished = 2024-03-01\n\n[\"two.txt\"]\npublished = 2024-03-01\n";
    folder.write("seeds/storm/sources.toml", sources);
    let ran = folder.run(&["check"]).exits(0).says(&["≠"]);
    assert!(!ran.out.contains(note), "{}", ran.out);
}

#[test]
fn a_row_that_clashes_with_many_says_with_how_many() {
    let folder = crowd(12);
    folder.run(&["check", "--all"]).exits(0).says(&["≠11 rows"]);
}

/// What an agency sends out is quoted by all, and by most of them rightly.
#[test]
fn words_that_a_crowd_quotes_are_compared_by_who_is_said_to_have_said_them() {
    let rule = include_str!("../../rules/differing-speaker.lua");
    let folder = Folder::empty().file("rules/differing-speaker.lua", rule);
    let same = "“The water came within the hour,” said Paul Garnier.\n".repeat(60);
    for at in 0..30 {
        let who = if at == 15 { "Anne Rey" } else { "Paul Garnier" };
        folder
            .write(&format!("seeds/all/{at:02}.txt"), format!("{same}“Nobody shut the valve that day,” said {who}.\n"));
    }
    let ran = folder.run(&["check"]).exits(0).says(&["30 warnings", "said by Anne Rey in 15.txt"]);
    assert!(!ran.err.contains("budget"), "{}", ran.err);
    assert!(folder.read("annotations/all/15.txt.toml").contains("said by Paul Garnier in 00.txt"));
}
