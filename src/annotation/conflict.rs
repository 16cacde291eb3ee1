//! Files that hold the marks of a git conflict: both sides, each as a whole file.

/// The two texts between which git left the choice in `text`; `None` when it holds no conflict.
///
/// Lines outside conflicts are on both sides; the common ancestor (`diff3` style) is on neither.
pub(super) fn sides(text: &str) -> Option<(String, String)> {
    let (mut ours, mut theirs) = (String::new(), String::new());
    let mut side = Side::Both;
    let mut met = false;
    for line in text.split_inclusive('\n') {
        match (side, mark(line)) {
            (_, Some('<')) => (side, met) = (Side::Ours, true),
            (Side::Ours, Some('|')) => side = Side::Ancestor,
            (Side::Ours | Side::Ancestor, Some('=')) => side = Side::Theirs,
            (Side::Theirs, Some('>')) => side = Side::Both,
            (side, _) => {
                if matches!(side, Side::Both | Side::Ours) {
                    ours.push_str(line);
                }
                if matches!(side, Side::Both | Side::Theirs) {
                    theirs.push_str(line);
                }
            }
        }
    }
    met.then_some((ours, theirs))
}

#[derive(Clone, Copy)]
enum Side {
    Both,
    Ours,
    Ancestor,
    Theirs,
}

/// The character of a conflict mark: seven of it, then a space or nothing.
fn mark(line: &str) -> Option<char> {
    let first = line.chars().next().filter(|first| "<|=>".contains(*first))?;
    let rest = line.trim_end_matches(['\r', '\n']).strip_prefix(&first.to_string().repeat(7))?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::sides;

    #[test]
    fn each_side_is_a_whole_file() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> other\nd\n";
        assert_eq!(sides(text), Some(("a\nb\nd\n".to_owned(), "a\nc\nd\n".to_owned())));
    }

    #[test]
    fn windows_line_ends_are_kept() {
        let text = "<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> other\r\n";
        assert_eq!(sides(text), Some(("b\r\n".to_owned(), "c\r\n".to_owned())));
    }

    #[test]
    fn other_lines_are_not_marks() {
        assert_eq!(sides("=======\n<<<<<<<<< nine\n< one\n"), None);
    }
}
