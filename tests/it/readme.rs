//! What the README shows is what a reader of it will see.

use std::path::Path;

use crate::folder::Folder;

#[test]
fn the_picture_is_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::empty();
    for part in ["seeds", "rules", "annotations"] {
        for (path, bytes) in Folder::files_of(&root.join(part)) {
            folder.write(&format!("{part}/{path}"), bytes);
        }
    }
    let readme = include_str!("../../README.md").replace("\r\n", "\n");
    let picture = readme.split("```text\n$ recoupe ").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    let (command, shown) = picture.split_once('\n').unwrap();
    // Only what was written before is known now: the first run learns the texts, the second is the picture.
    folder.run(&["check", "--quiet"]).exits(0);
    let ran = folder.run(&command.split(' ').collect::<Vec<_>>()).exits(0);
    assert_eq!(ran.out.trim_end(), shown);
}
