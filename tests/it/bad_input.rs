//! What cannot be read is told by name, with the right exit code; everything else is done all the same.

use crate::folder::{Folder, RUMOUR};

/// The findings of the healthy story are there, whatever else went wrong.
#[track_caller]
fn the_rest_is_done(folder: &Folder) {
    assert!(folder.read("annotations/flood/one.txt.toml").contains("quote = \"rumour\""));
}

/// A workspace with one more seed that is no good.
#[track_caller]
fn bad_seed(path: &str, bytes: impl AsRef<[u8]>, code: i32, words: &[&str]) {
    let folder = Folder::with_a_story().file(path, bytes);
    folder.run(&["check"]).exits(code).says(words);
    the_rest_is_done(&folder);
    folder.run(&["check"]).exits(code).says(words);
}

#[test]
fn an_empty_file_is_noted() {
    bad_seed("seeds/flood/empty.txt", "", 0, &["note seeds/flood/empty.txt: the file is empty"]);
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    bad_seed(
        "seeds/flood/large.txt",
        vec![b'a'; 50 << 20],
        2,
        &["problem seeds/flood/large.txt: the file is too large: 50 MB"],
    );
}

#[test]
fn a_binary_file_is_refused() {
    bad_seed(
        "seeds/flood/picture.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0",
        2,
        &["problem seeds/flood/picture.txt"],
    );
}

#[test]
fn other_kinds_of_file_are_noted() {
    bad_seed("seeds/flood/scan.pdf", "%PDF", 0, &["note seeds: `flood/scan.pdf`: not read"]);
}

#[test]
fn names_of_our_own_are_refused() {
    bad_seed("seeds/flood/_ledger.txt", "A rumour.", 2, &["seeds/flood/_ledger.txt", "begins with `_`"]);
    bad_seed("seeds/_reviews/a.txt", "A rumour.", 2, &["seeds/_reviews", "begins with `_`"]);
}

#[test]
fn paths_with_spaces_and_accents_are_fine() {
    let folder = Folder::with_a_story().file("seeds/crue d'été/dépêche n° 1.txt", "A rumour.\n");
    folder.run(&["check"]).exits(0).says(&["crue d'été/dépêche n° 1.txt"]);
    assert!(folder.has("annotations/crue d'été/dépêche n° 1.txt.toml"));
}

#[cfg(target_os = "linux")]
/// A file system that takes the name of the seed has no room for `.toml` behind it.
#[cfg(unix)]
#[test]
fn a_name_too_long_for_its_annotations_is_told() {
    let name = format!("{}.txt", "a".repeat(250));
    let words = ["cannot be read: the name is too long", "hint: shorten the name of the seed"];
    bad_seed(&format!("seeds/flood/{name}"), "A rumour.", 2, &words);
}

#[test]
fn a_verdict_in_the_wrong_file_is_told_where_it_belongs() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let path = "annotations/flood/one.txt.toml";
    folder.write(path, folder.read(path) + "\n[verdict.rumour-27wduq]\nverdict = \"confirmed\"\n");
    let words = [
        "problem annotations/flood/one.txt.toml:12:2: verdicts do not stand among annotations",
        "annotations/_reviews/NAME/flood/one.txt.toml",
    ];
    folder.run(&["check"]).exits(2).says(&words);
}

#[test]
fn two_seeds_that_would_share_a_file_are_refused() {
    let folder = Folder::with_a_story().file("seeds/x/Art.txt", "A rumour.").file("seeds/x/art.txt", "A rumour.");
    folder.run(&["check"]).exits(2).says(&["`x/Art.txt` and `x/art.txt` would share one annotation file"]);
    the_rest_is_done(&folder);
    assert!(!folder.has("annotations/x"));
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_workspace_only() {
    use std::os::unix::fs::symlink;
    let outside = Folder::empty().file("a.txt", "A rumour.");
    let folder = Folder::with_a_story().file("drafts/good.txt", "A rumour.");
    symlink(folder.path("nowhere.txt"), folder.path("seeds/flood/gone.txt")).unwrap();
    symlink(outside.path("a.txt"), folder.path("seeds/flood/outside.txt")).unwrap();
    symlink(folder.path("drafts/good.txt"), folder.path("seeds/flood/good.txt")).unwrap();
    symlink(folder.path("seeds/flood"), folder.path("seeds/flood/loop")).unwrap();
    folder.run(&["check"]).exits(2).says(&[
        "problem seeds/flood/gone.txt: the link leads nowhere",
        "problem seeds/flood/outside.txt: the link leads out of the workspace",
        "problem seeds/flood/loop: the link leads to a folder that it stands in",
    ]);
    the_rest_is_done(&folder);
    assert!(folder.has("annotations/flood/good.txt.toml"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_opened_keeps_its_annotations() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with_a_story().file("seeds/closed/a.txt", "A rumour.");
    folder.run(&["check"]).exits(0);
    let closed = folder.path("seeds/closed");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser can open it all the same: then there is nothing to test.
    if std::fs::read_dir(&closed).is_err() {
        folder.run(&["check"]).exits(2).says(&["problem seeds/closed: cannot be read: permission denied"]);
        assert!(folder.has("annotations/closed/a.txt.toml"));
    }
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).unwrap();
    the_rest_is_done(&folder);
}

#[test]
fn broken_settings_are_told_with_line_and_key_and_nothing_is_written() {
    let folder = Folder::with_a_story().file("recoupe.toml", "reviewer = \"anne\"\nfail-on = = 1\n");
    folder.run(&["check"]).exits(2).says(&["recoupe.toml:2", "fail-on = = 1", "nothing is written", "a rumour"]);
    assert!(!folder.has("annotations"));
}

#[test]
fn a_setting_that_is_wrong_stops_its_rule_alone() {
    let folder = Folder::with_a_story().file("rules/other.lua", RUMOUR.replace("a rumour\"", "hearsay\""));
    folder.run(&["check"]).exits(0);
    let before = folder.tree("annotations");
    folder.write("recoupe.toml", "[rule.other]\nseverity = \"grave\"\n");
    folder
        .run(&["check"])
        .exits(2)
        .says(&["recoupe.toml:2:12", "`severity` is one of info, warning, error, got `grave`"]);
    assert_eq!(folder.tree("annotations"), before);
    folder.write("recoupe.toml", "[rule.othr]\nseverity = \"info\"\n");
    folder.run(&["check"]).exits(2).says(&["recoupe.toml:1:7", "there is no rule `othr`", "did you mean `other`?"]);
}

#[test]
fn an_annotation_file_edited_into_nonsense_is_kept() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let path = "annotations/flood/one.txt.toml";
    let nonsense = folder.read(path).replace("quote = ", "quote : ");
    folder.write(path, &nonsense);
    folder.write("seeds/flood/two.txt", "A rumour of its own.\n");
    folder.run(&["check"]).exits(2).says(&[path, "quote : "]);
    assert_eq!(folder.read(path), nonsense);
    assert!(folder.has("annotations/flood/two.txt.toml"), "the other document is done");
    folder.run(&["check"]).exits(2).says(&[path]);
}

#[test]
fn sources_are_held_against_the_files() {
    let folder = Folder::with_a_story().file(
        "seeds/flood/sources.toml",
        "[\"one.txt\"]\npublisher = \"Dam News\"\n[\"tow.txt\"]\npublisher = \"X\"\n",
    );
    folder.run(&["check"]).exits(2).says(&[
        "seeds/flood/sources.toml:3",
        "there is no file `tow.txt`",
        "did you mean `two.txt`?",
    ]);
    the_rest_is_done(&folder);
}

/// A rule that breaks beside a healthy one.
#[track_caller]
fn bad_rule(source: impl AsRef<[u8]>, words: &[&str]) {
    let healthy = Folder::with_a_story();
    healthy.run(&["check"]).exits(0);
    let folder = Folder::with_a_story().file("rules/bad.lua", source);
    folder.run(&["check"]).exits(2).says(words);
    assert_eq!(folder.tree("annotations"), healthy.tree("annotations"), "the healthy rule finds what it found alone");
}

#[test]
fn rules_that_break_harm_nobody_else() {
    let body = |check: &str| {
        format!(
            "return rule {{\n summary = \"x\", each = \"sentence\",\n check = function(sentence, report)\n  {check}\n end,\n}}\n"
        )
    };
    bad_rule(body("while true do end"), &["rules/bad.lua:4", "flood/one.txt"]);
    bad_rule(body("error(\"no luck\")"), &["rules/bad.lua:4", "no luck", "error(\"no luck\")"]);
    bad_rule(body("local x = ="), &["rules/bad.lua:4"]);
    bad_rule("return 42", &["rules/bad.lua"]);
    bad_rule(body("report(17, {})"), &["rules/bad.lua:4"]);
    bad_rule(b"\x1bLua\0\xff\xfe", &["rules/bad.lua"]);
    bad_rule("", &["rules/bad.lua"]);
}

#[test]
fn outside_of_a_workspace_the_way_in_is_shown() {
    Folder::empty().run(&["check"]).exits(2).says(&["recoupe init", "--root FOLDER"]);
    Folder::with_a_story()
        .run(&["check", "seeds/flood/three.txt"])
        .exits(2)
        .says(&["`seeds/flood/three.txt` is neither a seed nor"]);
}

/// A pipe that nobody writes into keeps whoever opens it waiting for ever.
#[cfg(unix)]
#[test]
fn pipes_are_refused_wherever_they_stand() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    for path in [
        // First: nothing else has changed since.
        "annotations/_reviews/anne/flood/one.txt.toml",
        "seeds/flood/pipe.txt",
        "seeds/flood/sources.toml",
        "rules/pipe.lua",
        "annotations/flood/two.txt.toml",
    ] {
        let file = folder.path(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
        folder.run(&["check"]).exits(2).says(&[path, "this is no file"]);
        the_rest_is_done(&folder);
        folder.remove(path);
    }
    folder.run(&["check"]).exits(0);
}

/// What cannot be read may be there: a disk that was away for a moment takes no annotation along.
#[test]
fn rules_that_cannot_be_read_take_nothing_away() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let before = folder.tree("annotations");
    std::fs::rename(folder.path("rules"), folder.path("elsewhere")).unwrap();
    folder.write("rules", "no folder");
    folder.run(&["check"]).exits(2).says(&["problem rules: cannot be read", "nothing is written in this run"]);
    assert_eq!(folder.tree("annotations"), before);
    folder.remove("rules");
    std::fs::rename(folder.path("elsewhere"), folder.path("rules")).unwrap();
    folder.run(&["check"]).exits(0).says(&["nothing changed"]);
}

/// Of one rule that cannot be read what it found stays, and all others run.
#[cfg(unix)]
#[test]
fn a_rule_that_cannot_be_read_keeps_what_it_found() {
    let folder = Folder::with_a_story().file("rules/noon.lua", RUMOUR.replace("rumou?rs?", "noon"));
    folder.run(&["check"]);
    let rumours = |folder: &Folder| folder.read("annotations/flood/one.txt.toml").matches("rule = \"rumour\"").count();
    assert_eq!(rumours(&folder), 1);
    folder.remove("rules/rumour.lua");
    std::os::unix::fs::symlink(folder.path("nowhere.lua"), folder.path("rules/rumour.lua")).unwrap();
    folder.write("seeds/flood/two.txt", "The dam held until noon.\n");
    // A name that nobody can read is told, and is no reason to leave the rest undone.
    let name = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"caf\xe9.lua");
    let named = std::fs::write(folder.path("rules").join(name), "").is_ok();
    let told = if named { "is not UTF-8" } else { "" };
    folder.run(&["check"]).exits(2).says(&["problem rules/rumour.lua", told]);
    assert_eq!(rumours(&folder), 1);
    assert!(folder.read("annotations/flood/two.txt.toml").contains("noon"));
}
