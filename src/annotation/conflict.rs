//! Files that hold the marks of a git conflict: both sides, each as a whole file.

/// The two texts between which git left the choice.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub ours: String,
    pub theirs: String,
    /// Header lines of tables that begin inside a conflict and go on behind it. Git compares lines and not tables: what
    /// follows may belong to the other side's header.
    pub torn: Vec<String>,
}

/// The sides of the conflicts in `text`; `None` when it holds none.
///
/// Lines outside conflicts are on both sides; the common ancestor (`diff3` style) is on neither.
pub(super) fn sides(text: &str) -> Option<Sides> {
    let mut sides = Sides::default();
    let (mut side, mut met) = (Side::Both, false);
    // The table that each side leaves open in the conflict at hand.
    let mut open = [None, None];
    for line in text.split_inclusive('\n') {
        match (side, mark(line)) {
            (_, Some('<')) => (side, met, open) = (Side::Ours, true, [None, None]),
            (Side::Ours, Some('|')) => side = Side::Ancestor,
            (Side::Ours | Side::Ancestor, Some('=')) => side = Side::Theirs,
            (Side::Theirs, Some('>')) => side = Side::Both,
            (Side::Ancestor, _) => {}
            (side, _) => sides.take(line, side, &mut open),
        }
    }
    met.then_some(sides)
}

impl Sides {
    fn take<'a>(&mut self, line: &'a str, side: Side, open: &mut [Option<&'a str>; 2]) {
        let header = line.starts_with('[').then(|| line.trim());
        let ends = header.is_some() || line.trim().is_empty();
        match side {
            Side::Both if !ends => self.torn.extend(open.iter_mut().filter_map(Option::take).map(ToOwned::to_owned)),
            Side::Both => *open = [None, None],
            _ if ends => open[usize::from(side == Side::Theirs)] = header,
            _ => {}
        }
        if matches!(side, Side::Both | Side::Ours) {
            self.ours.push_str(line);
        }
        if matches!(side, Side::Both | Side::Theirs) {
            self.theirs.push_str(line);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Ours,
    Ancestor,
    Theirs,
}

/// The first line of the first whole conflict in `text`, and its number, from 1: one in which both sides stand between
/// their marks. A line of signs alone is none.
#[must_use]
pub fn first(text: &str) -> Option<(usize, &str)> {
    let (mut begun, mut parted) = (None, false);
    for (number, line) in (1..).zip(text.lines()) {
        match mark(line) {
            Some('<') => (begun, parted) = (Some((number, line)), false),
            Some('=') => parted = begun.is_some(),
            Some('>') if parted => return begun,
            _ => {}
        }
    }
    None
}

/// Whether `line` is a mark of a conflict.
pub(super) fn is_mark(line: &str) -> bool {
    mark(line).is_some()
}

/// The character of a conflict mark: seven of it, then a space or nothing.
fn mark(line: &str) -> Option<char> {
    let first = line.chars().next().filter(|first| "<|=>".contains(*first))?;
    let rest = line.trim_end_matches(['\r', '\n']).strip_prefix(&first.to_string().repeat(7))?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{first, sides};

    #[track_caller]
    fn case(text: &str, ours: &str, theirs: &str, torn: &[&str]) {
        let sides = sides(text).unwrap();
        assert_eq!((sides.ours.as_str(), sides.theirs.as_str()), (ours, theirs));
        assert_eq!(sides.torn, torn);
    }

    #[test]
    fn each_side_is_a_whole_file() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| base\nx\n=======\nc\n>>>>>>> other\nd\n";
        case(text, "a\nb\nd\n", "a\nc\nd\n", &[]);
    }

    #[test]
    fn windows_line_ends_are_kept() {
        let text = "<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> other\r\n";
        case(text, "b\r\n", "c\r\n", &[]);
    }

    #[test]
    fn a_table_that_begins_in_a_conflict_and_goes_on_behind_it_is_torn() {
        let text = |end: &str| format!("<<<<<<< a\n[x.one]\n=======\n[x.two]\nk = 1\n\n[x.three]\n>>>>>>> b\n{end}");
        let (ours, theirs) = ("[x.one]\nk = 3\n", "[x.two]\nk = 1\n\n[x.three]\nk = 3\n");
        case(&text("k = 3\n"), ours, theirs, &["[x.one]", "[x.three]"]);
        case(&text("\n"), "[x.one]\n\n", "[x.two]\nk = 1\n\n[x.three]\n\n", &[]);
        let whole = "<<<<<<< a\n[x.one]\nk = 1\n\n=======\n>>>>>>> b\n[x.two]\nk = 2\n";
        case(whole, "[x.one]\nk = 1\n\n[x.two]\nk = 2\n", "[x.two]\nk = 2\n", &[]);
    }

    #[test]
    fn a_conflict_is_whole_or_none() {
        assert_eq!(first("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n"), Some((2, "<<<<<<< HEAD")));
        assert_eq!(first("<<<<<<< a\r\n||||||| b\r\n=======\r\n>>>>>>> c\r\n"), Some((1, "<<<<<<< a")));
        for text in ["", "=======\n<<<<<<< a\n>>>>>>> b\n", "<<<<<<< a\n=======\n", "> <<<<<<< a\n=======\n>>>>>>> b\n"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn other_lines_are_not_marks() {
        assert_eq!(sides("=======\n<<<<<<<<< nine\n< one\n"), None);
    }
}
