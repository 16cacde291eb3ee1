//! Seeds that were renamed, or moved with their folder, and edited in the same breath: nothing a person decided is lost.

use std::fs;

use crate::folder::{Folder, RUMOUR};

/// An article of some length, with a rumour in its middle.
fn article(place: &str) -> String {
    format!(
        "The council of {place} met behind closed doors on Monday evening.\n\n\
         Twelve members came, and four of them left before the vote.\n\n\
         A rumour has it that the bridge at {place} will be closed for 14 months.\n\n\
         The mayor of {place} promised a public hearing in the town hall of {place}.\n\n\
         Shopkeepers along the river want to know who will pay for the detour.\n"
    )
}

fn edited(text: &str) -> String {
    text.replace("Twelve members", "Thirteen members").replace("14 months", "two years")
        + "\nThe hearing is open to everybody.\n"
}

/// The ids in the annotation file of `seed`, in order.
fn ids(folder: &Folder, seed: &str) -> Vec<String> {
    let text = folder.read(&format!("annotations/{seed}.toml"));
    let headers = text.lines().filter_map(|line| line.strip_prefix("[annotation.")?.strip_suffix(']'));
    headers.map(ToOwned::to_owned).collect()
}

fn with(articles: &[(&str, &str)]) -> Folder {
    let folder = Folder::empty().file("rules/rumour.lua", RUMOUR).file("recoupe.toml", "reviewer = \"anne\"\n");
    for (seed, place) in articles {
        folder.write(&format!("seeds/{seed}"), article(place));
    }
    folder.run(&["check"]).exits(0);
    folder
}

/// `from` becomes `to`, with other words in it.
fn rename_and_edit(folder: &Folder, from: &str, to: &str) {
    let text = edited(&folder.read(&format!("seeds/{from}")));
    folder.remove(&format!("seeds/{from}"));
    folder.write(&format!("seeds/{to}"), text);
}

#[test]
fn a_seed_renamed_and_edited_in_one_run_keeps_ids_and_verdicts() {
    let folder = with(&[("bridge/one.txt", "Agde"), ("bridge/two.txt", "Sète")]);
    let before = ids(&folder, "bridge/one.txt");
    folder.run(&["verdict", &before[0], "disputed"]).exits(0);
    rename_and_edit(&folder, "bridge/one.txt", "bridge/first.txt");
    let ran = folder.run(&["check"]).exits(0);
    let ran = ran.says(&["seeds/bridge/first.txt", "renamed from `seeds/bridge/one.txt`"]);
    assert!(!ran.out.contains("removed"), "{}", ran.out);
    assert_eq!(ids(&folder, "bridge/first.txt"), before);
    assert!(!folder.has("annotations/bridge/one.txt.toml"));
    folder.run(&["prune"]).exits(0).says(&["still there"]);
    folder.run(&["check"]).exits(0).says(&["nothing changed"]);
}

#[test]
fn a_story_renamed_with_all_its_seeds_edited_keeps_everything() {
    let names = [("bridge/a.txt", "Agde"), ("bridge/b.txt", "Sète"), ("bridge/c.txt", "Dieppe")];
    let folder = with(&names);
    let before: Vec<_> = names.iter().map(|(seed, _)| ids(&folder, seed)).collect();
    for (seed, _) in names {
        rename_and_edit(&folder, seed, &seed.replace("bridge/", "bridges/january/"));
    }
    folder.run(&["check"]).exits(0);
    let after = names.map(|(seed, _)| ids(&folder, &seed.replace("bridge/", "bridges/january/")));
    assert_eq!(after.to_vec(), before);
    assert!(!folder.has("annotations/bridge"));
}

#[test]
fn without_what_is_remembered_the_words_of_annotations_still_tell() {
    let folder = with(&[("bridge/one.txt", "Agde"), ("bridge/two.txt", "Sète")]);
    let before = ids(&folder, "bridge/one.txt");
    fs::remove_dir_all(folder.path(".recoupe")).unwrap();
    rename_and_edit(&folder, "bridge/one.txt", "bridge/first.txt");
    folder.run(&["check"]).exits(0);
    assert_eq!(ids(&folder, "bridge/first.txt"), before);
}

#[test]
fn annotations_that_were_moved_along_by_hand_are_taken_up() {
    let folder = with(&[("bridge/one.txt", "Agde")]);
    let before = ids(&folder, "bridge/one.txt");
    rename_and_edit(&folder, "bridge/one.txt", "bridge/first.txt");
    let (from, to) = ("annotations/bridge/one.txt.toml", "annotations/bridge/first.txt.toml");
    fs::rename(folder.path(from), folder.path(to)).unwrap();
    folder.run(&["check"]).exits(0);
    assert_eq!(ids(&folder, "bridge/first.txt"), before);
}

#[test]
fn another_article_under_a_new_name_inherits_nothing() {
    let folder = with(&[("bridge/one.txt", "Agde")]);
    let before = ids(&folder, "bridge/one.txt");
    folder.remove("seeds/bridge/one.txt");
    folder.write(
        "seeds/bridge/other.txt",
        "Heavy snow fell on the pass all night. A rumour about the ski lifts spread quickly.\n\n\
         The road was cleared by noon, said the highways department, and trains ran as planned.\n",
    );
    folder.run(&["check"]).exits(0).says(&["removed with its document"]);
    assert_ne!(ids(&folder, "bridge/other.txt"), before);
}

#[test]
fn a_verdict_given_before_a_rename_is_changed_where_it_stands() {
    let folder = with(&[("bridge/one.txt", "Agde")]);
    let id = ids(&folder, "bridge/one.txt").remove(0);
    folder.run(&["verdict", &id, "disputed"]).exits(0);
    fs::rename(folder.path("seeds/bridge/one.txt"), folder.path("seeds/bridge/first.txt")).unwrap();
    folder.run(&["check"]).exits(0);
    folder.run(&["verdict", &id, "confirmed"]).exits(0);
    folder.run(&["explain", &id]).exits(0).says(&["verdict: confirmed"]);
    assert_eq!(folder.tree("annotations/_reviews").len(), 1, "one reviewer, one claim, one place");
}
