//! Items numbered inside a line: "1. The one 2. The other", "a) … b) …", "• … • …".
//!
//! An item starts a sentence when the label before it is the one that comes before: a lone "2." is a full stop.

use std::ops::Range;

use crate::document::Document;
use crate::text::tokens::{Gap, Kind};

/// The items met so far in one paragraph.
#[derive(Debug, Default)]
pub(super) struct Enumerations {
    /// The last label, as a number, and the mark that closed it.
    last: Option<(u32, Closing)>,
}

/// What stands after a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Period,
    Bracket,
    Both,
    Bullet,
}

impl Enumerations {
    /// Whether token `at` is the label of an item that follows an earlier one; labels must come in order.
    pub(super) fn next_item(&mut self, document: &Document, within: Range<usize>, at: usize) -> bool {
        let Some(label) = label(document, &within, at) else { return false };
        let follows = self.last.is_some_and(|(number, closing)| {
            closing == label.1 && (label.1 == Closing::Bullet || label.0 == number + 1)
        });
        if follows || (label.0 <= 1 && at == within.start) {
            self.last = Some(label);
        }
        follows
    }
}

/// Whether token `at` is a number of up to three digits or a single letter.
pub(super) fn is_label(document: &Document, at: usize) -> bool {
    let token = &document.tokens.all()[at];
    match token.kind {
        Kind::Digits => token.span.len() <= 3,
        Kind::Word => document.tokens.lower(at).chars().nth(1).is_none(),
        Kind::Apostrophe | Kind::Mark => false,
    }
}

fn label(document: &Document, within: &Range<usize>, at: usize) -> Option<(u32, Closing)> {
    let token = &document.tokens.all()[at];
    if token.gap == Gap::None {
        return None;
    }
    if token.kind == Kind::Mark {
        return matches!(document.tokens.lower(at), "•" | "⁃" | "‣" | "▪" | "●").then_some((0, Closing::Bullet));
    }
    let number = match document.tokens.lower(at).as_bytes() {
        [letter @ b'a'..=b'z'] if document.words(token.span).starts_with(char::is_lowercase) => {
            u32::from(letter - b'a') + 1
        }
        digits if token.kind == Kind::Digits && digits.len() <= 2 => document.tokens.lower(at).parse().ok()?,
        _ => return None,
    };
    let touching = |at: usize| {
        let token = document.tokens.get(at).filter(|token| at < within.end && token.gap == Gap::None);
        token.map_or("", |_| document.tokens.lower(at))
    };
    let closing = match (touching(at + 1), touching(at + 2)) {
        (".", ")") => Closing::Both,
        (".", "") => Closing::Period,
        (")", "") => Closing::Bracket,
        _ => return None,
    };
    Some((number, closing))
}
