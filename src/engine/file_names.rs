//! What the name of a file in `seeds/` tells: that it is a text, or scratch.
//!
//! Scratch is what editors, browsers and the system make for themselves; it stands beside a text for a while and is nobody's.
//! Such files are no seeds, nobody is told that they are not read, and nothing is looked at for their sake.

use camino::Utf8Path;

/// Whether files of this `extension`, without its dot, are read.
#[must_use]
pub fn is_text(extension: &str) -> bool {
    ["txt", "text", "md", "markdown", "html", "htm"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// What stands behind the name of a file that is being written or kept for safety.
const ENDINGS: [&str; 12] =
    ["tmp", "temp", "swp", "swo", "swx", "bak", "orig", "rej", "crswap", "part", "crdownload", "download"];

/// What `JetBrains` puts behind it, before the new one is put in its place and after the old one was.
const MARKS: [&str; 2] = ["___jb_tmp___", "___jb_old___"];

/// What file managers keep in a folder. Elsewhere than on Windows such files are hidden.
const OF_THE_SYSTEM: [&str; 2] = ["Thumbs.db", "desktop.ini"];

/// Whether a file of this name, which is not hidden, is one of these. A text never is.
#[must_use]
pub fn is_scratch(name: &str) -> bool {
    let ending = Utf8Path::new(name).extension();
    if ending.is_some_and(is_text) {
        return false;
    }
    let is_autosaved = name.len() > 2 && name.starts_with('#') && name.ends_with('#');
    is_autosaved
        || name.ends_with('~')
        || name.starts_with("~$")
        || is_probe(name)
        || MARKS.iter().any(|mark| name.ends_with(mark))
        || ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
        || OF_THE_SYSTEM.contains(&name)
}

/// Vim makes a file to see whether it may: `4913`, or where there is one, 123 more, and so on.
fn is_probe(name: &str) -> bool {
    const FIRST: u32 = 4913;
    const STEP: u32 = 123;
    let number = name.parse::<u32>().ok().filter(|number| number.to_string() == name);
    number.and_then(|number| number.checked_sub(FIRST)).is_some_and(|beyond| beyond % STEP == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_make_for_themselves_is_told_from_what_people_do() {
        for name in [
            "a.txt~",
            "#a.txt#",
            "4913",
            "5036",
            "a.txt___jb_tmp___",
            "a.txt___jb_old___",
            "a.txt.swp",
            "a.txt.TMP",
            "~$a.docx",
            "Thumbs.db",
        ] {
            assert!(is_scratch(name), "{name}");
        }
        for name in [
            "a.txt",
            "4913.txt",
            "4914",
            "04913",
            "+4913",
            "2024",
            "#",
            "##",
            "#a",
            "~$a.txt",
            "a.pdf",
            "tmp",
            "sources.toml",
        ] {
            assert!(!is_scratch(name), "{name}");
        }
    }
}
