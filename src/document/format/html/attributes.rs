//! Takes away the attributes of a tag that has thousands of them.
//!
//! The tokenizer calls itself once for every attribute and would run out of stack. They become blanks, so that every
//! byte keeps its place.

use std::borrow::Cow;

/// How many names and values a tag keeps: no honest page has a tenth of them.
const MOST: usize = 300;

/// `html` without the attributes that a tag has too many of.
pub(super) fn thinned(html: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(html);
    let mut at = 0;
    while let Some(open) = html[at..].find('<') {
        at += open + 1;
        let tag = Tag::read(&html.as_bytes()[at..]);
        if let Some(excess) = tag.excess {
            let blank = " ".repeat(tag.end - excess);
            kept.to_mut().replace_range(at + excess..at + tag.end, &blank);
        }
        at += tag.end;
    }
    kept
}

/// A tag as far as its attributes go, in bytes from its name on.
#[derive(Debug, Default)]
struct Tag {
    /// Where it ends, before its `>`.
    end: usize,
    /// Where the first attribute begins that is one too many.
    excess: Option<usize>,
}

impl Tag {
    /// Reads the tag whose name `bytes` begin with; an empty one when they begin with no name.
    fn read(bytes: &[u8]) -> Self {
        let mut tag = Self::default();
        if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
            return tag;
        }
        let mut attributes = 0;
        while tag.end < bytes.len() && bytes[tag.end] != b'>' {
            if attributes == MOST {
                tag.excess = tag.excess.or(Some(tag.end));
            }
            tag.end += piece(&bytes[tag.end..]);
            attributes += 1;
        }
        tag
    }
}

/// The length of the next name or value, with what stands before it.
fn piece(bytes: &[u8]) -> usize {
    let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/')).count();
    let quoted = blank > 0 && bytes[..blank].contains(&b'=');
    match bytes.get(blank) {
        Some(quote @ (b'"' | b'\'')) if quoted => {
            let inside = bytes[blank + 1..].iter().position(|byte| byte == quote);
            inside.map_or(bytes.len(), |len| blank + len + 2)
        }
        _ => {
            let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/' | b'>');
            blank + bytes[blank..].iter().position(ends).unwrap_or(bytes.len() - blank)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, thinned};

    #[test]
    fn a_tag_keeps_its_first_attributes() {
        let page = "<p class=x title=\"a > b\" é=1>3 < 4</p>";
        assert_eq!(thinned(page), page);
        let many = format!("<p {}>un</p>", "a=\">\" é ".repeat(MOST));
        let thin = thinned(&many);
        assert_eq!(thin.len(), many.len());
        assert_eq!(thin.matches('é').count(), (MOST - 1) / 3, "the name of the tag counts as one");
        assert!(thin.ends_with(" >un</p>"));
    }

    #[test]
    fn tags_without_an_end() {
        for page in ["<", "<p", "<p a=\"", "<p a='b", "<é", "</p", "<!-- x"] {
            assert_eq!(thinned(page), page);
        }
    }
}
