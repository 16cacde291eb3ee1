//! `inspect`, for people and programs.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::folder::{Folder, Ran};

#[test]
fn one_object_for_each_file_with_offsets_of_the_file() {
    let folder = Folder::empty()
        .file("é.txt", "Il a dit « oui ».\n")
        .file("b.txt", "The minister said that she would not be back before the end of the week.\n");
    let ran = folder.run(&["inspect", "--format", "json", "é.txt", "b.txt"]).exits(0);
    let objects: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!([&objects[0]["path"], &objects[1]["path"]], ["é.txt", "b.txt"]);
    assert_eq!(objects[0]["sentences"][0]["end"], 19);
    assert_eq!(objects[1]["language"], "en");
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let folder = Folder::empty().file("b.txt", "She left.\n");
    folder.run(&["inspect", "a.txt", "b.txt"]).exits(2).says(&["problem a.txt: there is no such file", "She left."]);
}

#[test]
fn in_a_workspace_what_is_known_of_a_seed_is_used() {
    let folder = Folder::with_a_story()
        .file("seeds/flood/three.txt", "The dam broke on Monday.\n")
        .file("seeds/flood/sources.toml", "[\"three.txt\"]\npublished = 2024-05-15\n");
    folder.run(&["inspect", "seeds/flood/three.txt"]).exits(0).says(&["2024-05-13"]);
}

#[test]
fn lines_are_answered_one_by_one() {
    let folder = Folder::empty();
    let mut command = folder.command(&["inspect", "--stdin-jsonl"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let lines = "{\"id\": 7, \"text\": \"She left.\", \"lang\": \"en\"}\nnonsense\n\n{\"id\": \"b\", \"text\": \"\"}\n{\"text\": \"\"}\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let ran = Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    let ran = ran.exits(2).says(&["line 2 of standard input"]);
    let ids: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids, [Value::from(7), Value::from("b"), Value::Null]);
}
