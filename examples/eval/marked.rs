//! Texts with who is cited for what marked in them: `{s1 The mayor} {c1 said} {x1 the bridge would close}.`
//!
//! `s` is a source, `c` a cue, `x` a piece of content; the number tells the attribution, and a source that serves
//! several has all their numbers (`{s1,2 …}`). Marks may stand in one another. Texts are parted by an empty line; a line
//! that begins with `#` is a note, one that holds only `|` is an empty line of the text.

use std::collections::BTreeMap;

use super::overlap::Places;

/// A text without its marks and the contents marked in it, by attribution, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    pub text: String,
    pub contents: Vec<Places>,
}

/// The texts of a file. An error tells the text whose marks are not sound.
pub(crate) fn texts(file: &str) -> Result<Vec<Marked>, String> {
    let noted = |line: &&str| !line.starts_with('#');
    let blocks = file.split("\n\n").map(|block| block.lines().filter(noted).collect::<Vec<_>>().join("\n"));
    let filled = blocks.map(|block| block.replace("\n|\n", "\n\n")).filter(|block| !block.trim().is_empty());
    filled.map(|block| parse(block.trim()).ok_or(block.clone())).collect()
}

fn parse(marked: &str) -> Option<Marked> {
    let mut text = String::new();
    let mut contents: BTreeMap<u32, Places> = BTreeMap::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let (mark, after) = rest[at..].split_at(1);
        rest = after;
        if mark == "{" {
            let (name, after) = rest.split_once(' ')?;
            open.push((name, text.len()));
            rest = after;
            continue;
        }
        let (name, start) = open.pop()?;
        let (kind, numbers) = name.split_at_checked(1)?;
        for number in numbers.split(',') {
            let pieces = contents.entry(number.parse().ok()?).or_default();
            match kind {
                "x" => pieces.extend(start..text.len()),
                "s" | "c" => {}
                _ => return None,
            }
        }
    }
    text.push_str(rest);
    let contents: Vec<_> = contents.into_values().collect();
    (open.is_empty() && contents.iter().all(|pieces| !pieces.is_empty())).then_some(Marked { text, contents })
}

#[test]
fn marks_are_taken_out() {
    let marked = "# a note\n{x1 {s2 He} {c2 knew} {x2 it}}, {s1 she} {c1 said}.\n\nNobody spoke.";
    let contents = vec![(0..10).collect(), (8..10).collect()];
    let first = Marked { text: "He knew it, she said.".to_owned(), contents };
    assert_eq!(texts(marked).unwrap(), [first, Marked { text: "Nobody spoke.".to_owned(), contents: Vec::new() }]);
}

#[test]
fn unsound_marks_are_told() {
    for wrong in ["{x1 open", "closed}", "{y1 a}", "{x a}", "{c1 no content}"] {
        assert_eq!(texts(wrong), Err(wrong.to_owned()));
    }
}
