//! Addresses on the web: what stands in them is neither a figure nor a date.

use crate::text::Span;

/// Web and mail addresses, hashtags and handles, in text order: nothing in them is a figure or a date.
pub(super) fn addresses(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    // One character is found much faster than several.
    for (first, mark) in [(':', "://"), ('w', "www."), ('@', "@"), ('#', "#")] {
        let mut free = 0;
        for (at, _) in text.match_indices(first) {
            if at >= free && text[at..].starts_with(mark) {
                let start = text[free..at].rfind(char::is_whitespace).map_or(free, |space| free + space);
                let end = text[at..].find(char::is_whitespace).map_or(text.len(), |len| at + len);
                found.push(Span::new(start, end));
                free = end;
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::addresses;

    #[test]
    fn addresses_end_at_white_space() {
        let text = "Voir https://a.example/2022-01-06, ou écrire à b@c.example le 7 mai.";
        let found: Vec<&str> = addresses(text).iter().map(|span| span.of(text).trim()).collect();
        assert_eq!(found, ["https://a.example/2022-01-06,", "b@c.example"]);
    }
}
