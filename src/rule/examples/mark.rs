//! Marked spans: `La [[clique]] a tranché.`

use crate::text::Span;

/// `marked` without its marks, and the spans they held, in order.
///
/// # Errors
/// When a mark is not closed, or closed without being open.
pub(super) fn unmark(marked: &str) -> Result<(String, Vec<Span>), String> {
    let mut text = String::with_capacity(marked.len());
    let mut spans = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find("[[") {
        let (before, marked) = (&rest[..open], &rest[open + 2..]);
        if before.contains("]]") {
            return Err("`]]` without `[[` before it".to_owned());
        }
        let close = marked.find("]]").ok_or("`[[` is not closed by `]]`")?;
        text.push_str(before);
        let start = text.len();
        text.push_str(&marked[..close]);
        if start == text.len() || marked[..close].contains("[[") {
            return Err("`[[…]]` must hold words, and no other mark".to_owned());
        }
        spans.push(Span::new(start, text.len()));
        rest = &marked[close + 2..];
    }
    if rest.contains("]]") {
        return Err("`]]` without `[[` before it".to_owned());
    }
    text.push_str(rest);
    Ok((text, spans))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let (text, spans) = unmark("Une [[été]] et [[deux mots]].").unwrap();
        assert_eq!(text, "Une été et deux mots.");
        let words: Vec<&str> = spans.iter().map(|span| span.of(&text)).collect();
        assert_eq!(words, ["été", "deux mots"]);
    }

    #[test]
    fn broken_marks_are_refused() {
        for broken in ["[[a", "a]]", "[[]]", "[[a [[b]]", "[[a]] b]]"] {
            assert!(unmark(broken).is_err(), "{broken}");
        }
    }
}
