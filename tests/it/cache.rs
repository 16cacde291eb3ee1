//! What is remembered in `.recoupe/`: thrown away with a word when it is of no use, and shared by several programs.

use crate::folder::{Folder, RUMOUR};

/// A workspace of ten documents in two stories.
fn ten() -> Folder {
    let folder = Folder::empty().file("rules/rumour.lua", RUMOUR);
    for number in 0..10 {
        folder.write(
            &format!("seeds/story-{}/{number}.txt", number % 2),
            format!("A rumour of {number} dams.\n\nAnother rumour.\n"),
        );
    }
    folder
}

#[test]
fn a_cache_that_cannot_be_read_is_thrown_away_with_a_word() {
    let folder = ten();
    folder.run(&["check", "-q"]).exits(0);
    let expected = folder.tree("annotations");
    let index = std::fs::read(folder.path(".recoupe/index")).unwrap();
    let mut older = index.clone();
    older[0] ^= 1;
    let mut bent = index.clone();
    let middle = bent.len() / 2;
    bent[middle] ^= 0x40;
    for damaged in [&b"something else"[..], &[], &index[..index.len() / 2], &older, &bent] {
        folder.write(".recoupe/index", damaged);
        folder.write("seeds/story-0/0.txt", "A rumour of 0 dams.\n\nAnother rumour, and one more.\n");
        folder.run(&["check"]).exits(0).says(&["what was remembered of earlier runs", "20 annotations"]);
        folder.write("seeds/story-0/0.txt", "A rumour of 0 dams.\n\nAnother rumour.\n");
        folder.run(&["check", "--verify-cache"]).exits(0);
        assert_eq!(toml_files(folder.tree("annotations")), toml_files(expected.clone()));
    }
}

#[test]
fn documents_remembered_badly_are_read_again() {
    let folder = ten();
    folder.run(&["check", "-q"]).exits(0);
    let expected = folder.tree("annotations");
    for (path, mut bytes) in folder.tree(".recoupe/documents") {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        folder.write(&format!(".recoupe/documents/{path}"), bytes);
    }
    folder.remove(".recoupe/index");
    folder.run(&["check", "--verify-cache"]).exits(0).says(&["nothing changed"]);
    assert_eq!(folder.tree("annotations"), expected);
}

#[test]
fn several_programs_at_once_do_not_get_into_each_others_way() {
    let folder = ten();
    for round in 0..3 {
        folder.write("seeds/story-1/1.txt", format!("{}\n", "One more rumour. ".repeat(round + 1)));
        let start = |_| folder.command(&["check", "-q"]).stdout(std::process::Stdio::null()).spawn().unwrap();
        let running: Vec<_> = (0..4).map(start).collect();
        for mut child in running {
            assert!(child.wait().unwrap().success());
        }
        folder.run(&["check", "--verify-cache"]).exits(0).says(&["nothing changed"]);
    }
}

/// Without the differences that are written for people.
fn toml_files(tree: std::collections::BTreeMap<String, Vec<u8>>) -> std::collections::BTreeMap<String, Vec<u8>> {
    tree.into_iter().filter(|(path, _)| std::path::Path::new(path).extension().is_some_and(|e| e == "toml")).collect()
}
