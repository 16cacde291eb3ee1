//! Texts that stand where another one stood: two names that changed places, a text put over another, one that was
//! deleted and comes back. What a person decided goes where the words go.

use std::fs;

use camino::Utf8Path;
use recoupe::engine::{Session, Wanted, Workspace};

use crate::folder::{Folder, RUMOUR};
use crate::gate::{Killed, Nobody};

const HARBOUR: &str = "The harbour master closed the northern quay on Friday.\n\n\
    A rumour says that nine trawlers will be sold abroad before the winter.\n\n\
    Their owners met twice and could not agree on a price for the nets.\n";
const LIBRARY: &str = "The new reading room opened its doors to students this week.\n\n\
    Librarians heard a rumour about shorter opening hours in the summer.\n\n\
    Nobody at the town hall wanted to talk about the budget for books.\n";
const ORCHARD: &str = "Frost took half of the apple blossom in the valley last night.\n\n\
    There is a rumour that cider makers have begun to buy pears instead.\n\n\
    Beekeepers moved their hives down to the river as a precaution.\n";

fn edited(text: &str) -> String {
    text.replace("on Friday", "on Sunday").replace("this week", "this month") + "\nMore is to be told tomorrow.\n"
}

/// The ids in the annotation file of `seed`, in order.
fn ids(folder: &Folder, seed: &str) -> Vec<String> {
    let text = folder.read(&format!("annotations/{seed}.toml"));
    let headers = text.lines().filter_map(|line| line.strip_prefix("[annotation.")?.strip_suffix(']'));
    headers.map(ToOwned::to_owned).collect()
}

fn with(seeds: &[(&str, &str)]) -> Folder {
    let folder = Folder::empty().file("rules/rumour.lua", RUMOUR).file("recoupe.toml", "reviewer = \"anne\"\n");
    for (seed, text) in seeds {
        folder.write(&format!("seeds/{seed}"), text);
    }
    run(&folder);
    folder
}

fn run(folder: &Folder) {
    Session::new(workspace(folder)).unwrap().run(&Wanted::default(), &mut Nobody);
}

fn swap(folder: &Folder, a: &str, b: &str) {
    let path = |name: &str| folder.path(&format!("seeds/{name}"));
    fs::rename(path(a), path("aside")).unwrap();
    fs::rename(path(b), path(a)).unwrap();
    fs::rename(path("aside"), path(b)).unwrap();
}

#[test]
fn two_seeds_that_swap_names_swap_their_annotations() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY)]);
    let (a, b) = (ids(&folder, "s/a.txt"), ids(&folder, "s/b.txt"));
    folder.run(&["verdict", &a[0], "disputed"]).exits(0);
    swap(&folder, "s/a.txt", "s/b.txt");
    let ran = folder.run(&["check"]).exits(0).says(&["1 decided"]);
    assert!(!ran.out.contains("removed"), "{}", ran.out);
    assert_eq!((ids(&folder, "s/b.txt"), ids(&folder, "s/a.txt")), (a.clone(), b));
    folder.run(&["explain", &a[0]]).exits(0).says(&["verdict: disputed", "s/b.txt"]);
    folder.run(&["check"]).exits(0).says(&["nothing changed"]);
    folder.run(&["check", "--verify-cache"]).exits(0);
}

#[test]
fn names_may_be_swapped_between_stories_and_texts_edited_on_the_way() {
    let folder = with(&[("s/a.txt", HARBOUR), ("t/b.txt", LIBRARY)]);
    let (a, b) = (ids(&folder, "s/a.txt"), ids(&folder, "t/b.txt"));
    folder.write("seeds/s/a.txt", edited(LIBRARY));
    folder.write("seeds/t/b.txt", edited(HARBOUR));
    let ran = folder.run(&["check"]).exits(0);
    ran.says(&["seeds/t/b.txt", "`seeds/s/a.txt`"]);
    assert_eq!((ids(&folder, "t/b.txt"), ids(&folder, "s/a.txt")), (a, b));
}

/// Nothing that a look from outside tells of the two differs but which file each is.
#[cfg(unix)]
#[test]
fn two_files_of_one_size_and_one_time_may_swap_names() {
    let (one, other) = ("A rumour of dams went round.\n", "A rumour of rain went round.\n");
    let folder = Folder::empty().file("rules/rumour.lua", RUMOUR).file("seeds/a.txt", one).file("seeds/b.txt", other);
    let time = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
    for seed in ["seeds/a.txt", "seeds/b.txt"] {
        fs::File::options().write(true).open(folder.path(seed)).unwrap().set_modified(time).unwrap();
    }
    run(&folder);
    let (a, b) = (ids(&folder, "a.txt"), ids(&folder, "b.txt"));
    swap(&folder, "a.txt", "b.txt");
    run(&folder);
    assert_eq!((ids(&folder, "b.txt"), ids(&folder, "a.txt")), (a, b));
}

#[test]
fn three_seeds_may_change_places() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY), ("s/c.txt", ORCHARD)]);
    let before = ["s/a.txt", "s/b.txt", "s/c.txt"].map(|seed| ids(&folder, seed));
    swap(&folder, "s/a.txt", "s/b.txt");
    swap(&folder, "s/b.txt", "s/c.txt");
    folder.run(&["check"]).exits(0);
    assert_eq!(["s/c.txt", "s/a.txt", "s/b.txt"].map(|seed| ids(&folder, seed)), before);
}

#[test]
fn drafts_that_are_much_alike_may_swap_names_too() {
    let longer = edited(HARBOUR);
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", &longer)]);
    let (a, b) = (ids(&folder, "s/a.txt"), ids(&folder, "s/b.txt"));
    assert_ne!(a, b);
    swap(&folder, "s/a.txt", "s/b.txt");
    folder.run(&["check"]).exits(0);
    assert_eq!((ids(&folder, "s/b.txt"), ids(&folder, "s/a.txt")), (a, b));
}

#[test]
fn a_seed_put_over_another_brings_its_annotations() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY)]);
    let a = ids(&folder, "s/a.txt");
    fs::rename(folder.path("seeds/s/a.txt"), folder.path("seeds/s/b.txt")).unwrap();
    folder.run(&["check"]).exits(0).says(&["removed"]);
    assert_eq!(ids(&folder, "s/b.txt"), a);
    assert!(!folder.has("annotations/s/a.txt.toml"));
}

#[test]
fn the_text_that_another_was_put_over_is_kept_nowhere() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY)]);
    let holds = |words: &str| {
        let files = folder.tree(".recoupe").into_values();
        files.filter(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes())).count()
    };
    let unclaimed = "talk about the budget for books";
    assert!(holds(unclaimed) > 0, "it is remembered while it is there");
    fs::rename(folder.path("seeds/s/a.txt"), folder.path("seeds/s/b.txt")).unwrap();
    folder.run(&["check"]).exits(0).says(&["removed"]);
    assert_eq!(holds(unclaimed), 0);
    assert!(holds("about shorter opening") > 0, "what is said of it may come back");
}

#[test]
fn a_seed_that_makes_room_for_another_takes_its_annotations_along() {
    let folder = with(&[("s/a.txt", HARBOUR)]);
    let a = ids(&folder, "s/a.txt");
    fs::rename(folder.path("seeds/s/a.txt"), folder.path("seeds/s/old.txt")).unwrap();
    folder.write("seeds/s/a.txt", ORCHARD);
    folder.run(&["check"]).exits(0);
    assert_eq!(ids(&folder, "s/old.txt"), a);
    assert_ne!(ids(&folder, "s/a.txt"), a, "one claim has one name");
}

#[test]
fn a_copy_takes_nothing_from_what_stays() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY)]);
    let (a, b) = (ids(&folder, "s/a.txt"), ids(&folder, "s/b.txt"));
    fs::copy(folder.path("seeds/s/a.txt"), folder.path("seeds/s/b.txt")).unwrap();
    folder.run(&["check"]).exits(0);
    assert_eq!(ids(&folder, "s/a.txt"), a);
    assert!(ids(&folder, "s/b.txt").iter().all(|id| !a.contains(id) && !b.contains(id)));
}

#[test]
fn a_seed_written_anew_is_the_same_seed() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY)]);
    folder.write("seeds/s/a.txt", ORCHARD);
    folder.write("seeds/s/b.txt", edited(LIBRARY));
    let b = ids(&folder, "s/b.txt");
    let ran = folder.run(&["check"]).exits(0);
    assert!(!ran.out.contains("renamed"), "{}", ran.out);
    assert_eq!(ids(&folder, "s/b.txt"), b);
}

#[test]
fn a_seed_deleted_in_one_run_comes_back_under_another_name_in_a_later_one() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY)]);
    let a = ids(&folder, "s/a.txt");
    folder.run(&["verdict", &a[0], "confirmed"]).exits(0);
    folder.remove("seeds/s/a.txt");
    folder.run(&["check"]).exits(0).says(&["removed with its document"]);
    folder.run(&["check"]).exits(0).says(&["nothing changed"]);
    folder.write("seeds/t/later.txt", HARBOUR);
    folder.run(&["check"]).exits(0).says(&["1 decided"]);
    assert_eq!(ids(&folder, "t/later.txt"), a);
    folder.run(&["check", "--verify-cache"]).exits(0);
    // Once it is back, nobody else is.
    folder.write("seeds/t/copy.txt", HARBOUR);
    folder.run(&["check"]).exits(0);
    assert_ne!(ids(&folder, "t/copy.txt"), a);
}

#[test]
fn a_seed_deleted_and_put_back_under_its_name_has_its_annotations_without_git() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", edited(HARBOUR).as_str())]);
    let a = ids(&folder, "s/a.txt");
    folder.remove("seeds/s/a.txt");
    folder.run(&["check"]).exits(0);
    folder.write("seeds/s/c.txt", ORCHARD);
    folder.run(&["check"]).exits(0);
    folder.write("seeds/s/a.txt", HARBOUR);
    folder.run(&["check"]).exits(0);
    assert_eq!(ids(&folder, "s/a.txt"), a);
}

#[test]
fn a_deleted_seed_is_known_again_by_the_words_of_its_annotations() {
    let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY)]);
    let a = ids(&folder, "s/a.txt");
    folder.remove("seeds/s/a.txt");
    folder.run(&["check"]).exits(0);
    folder.write("seeds/s/z.txt", edited(HARBOUR));
    folder.run(&["check"]).exits(0).says(&["seeds/s/z.txt", "`seeds/s/a.txt`"]);
    assert_eq!(ids(&folder, "s/z.txt"), a);
}

/// `watch` is told of two saves, of seeds that it knows, and nothing says that they are more than that.
#[test]
fn a_swap_that_looks_like_two_saves_is_left_to_a_look_at_everything() {
    let folder = with(&[("s/a.txt", HARBOUR), ("t/b.txt", LIBRARY)]);
    let (a, b) = (ids(&folder, "s/a.txt"), ids(&folder, "t/b.txt"));
    let mut session = Session::new(workspace(&folder)).unwrap();
    session.run(&Wanted::default(), &mut Nobody);
    swap(&folder, "s/a.txt", "t/b.txt");
    for saved in [vec!["s/a.txt"], vec!["t/b.txt"], vec!["s/a.txt", "t/b.txt"]] {
        let saved: Vec<String> = saved.into_iter().map(ToOwned::to_owned).collect();
        assert!(session.run_saved(&saved, &Wanted::default(), &mut Nobody).is_none(), "{saved:?}");
    }
    session.run(&Wanted::default(), &mut Nobody);
    assert_eq!((ids(&folder, "t/b.txt"), ids(&folder, "s/a.txt")), (a, b));
}

/// One that swaps two names has to put a text somewhere else meanwhile, and `watch` looks at once.
#[test]
fn a_swap_that_is_seen_half_way_is_a_swap_in_the_end() {
    let folder = with(&[("s/a.txt", HARBOUR), ("t/b.txt", LIBRARY)]);
    let (a, b) = (ids(&folder, "s/a.txt"), ids(&folder, "t/b.txt"));
    fs::rename(folder.path("seeds/t/b.txt"), folder.path("seeds/s/a.txt")).unwrap();
    run(&folder);
    assert_eq!(ids(&folder, "s/a.txt"), b);
    folder.write("seeds/t/b.txt", HARBOUR);
    run(&folder);
    assert_eq!((ids(&folder, "t/b.txt"), ids(&folder, "s/a.txt")), (a, b));
    folder.run(&["check", "--verify-cache"]).exits(0).says(&["nothing changed"]);
}

/// A run that is killed at any of its steps leaves enough for the next one to end the swap.
#[test]
fn a_swap_survives_a_kill_at_any_step() {
    let mut step = 0;
    loop {
        let folder = with(&[("s/a.txt", HARBOUR), ("s/b.txt", LIBRARY), ("t/c.txt", ORCHARD)]);
        let (a, b, c) = (ids(&folder, "s/a.txt"), ids(&folder, "s/b.txt"), ids(&folder, "t/c.txt"));
        swap(&folder, "s/a.txt", "s/b.txt");
        folder.remove("seeds/t/c.txt");
        let gate = Killed::after(step);
        let kill = gate.clone();
        Session::new(workspace(&folder).behind(gate)).unwrap().run(&Wanted::default(), &mut Nobody);
        folder.write("seeds/t/d.txt", ORCHARD);
        run(&folder);
        let after = (ids(&folder, "s/b.txt"), ids(&folder, "s/a.txt"), ids(&folder, "t/d.txt"));
        assert_eq!(after, (a, b, c), "killed at step {step}");
        if !kill.has_struck() {
            break;
        }
        step += 1;
    }
    assert!(step > 5, "{step}");
}

fn workspace(folder: &Folder) -> Workspace {
    Workspace::at(Utf8Path::from_path(&folder.path("")).unwrap())
}
