//! Items numbered inside a line: "1. The one 2. The other", "a) … b) …", "i. … ii. …", "• … • …".
//!
//! An item starts a sentence when the label before it is the one that comes before: a lone "2." is a full stop.

use std::ops::Range;

use crate::document::Document;
use crate::text::tokens::{Gap, Kind};

/// The items met so far in one paragraph.
#[derive(Debug, Default)]
pub(super) struct Enumerations {
    last: Option<Label>,
}

/// What stands before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Label {
    number: u32,
    /// In what it is written.
    digits: Digits,
    closing: Closing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digits {
    Arabic,
    Roman,
    Letter,
    Capital,
    None,
}

/// What stands after a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Period,
    Bracket,
    Both,
    Bullet,
}

impl Closing {
    /// Of how many marks it is made.
    fn marks(self) -> usize {
        match self {
            Self::Bullet => 0,
            Self::Period | Self::Bracket => 1,
            Self::Both => 2,
        }
    }
}

impl Enumerations {
    /// Whether token `at` is the label of an item that follows an earlier one; labels must come in order.
    pub(super) fn next_item(&mut self, document: &Document, within: Range<usize>, at: usize) -> bool {
        let Some((digits, closing)) = shape(document, &within, at) else { return false };
        let word = document.tokens.lower(at);
        let Some(last) = self.last else {
            let first = at == within.start;
            // A list in Roman numerals begins with "i".
            let digits = if word == "i" && digits == Digits::Letter { Digits::Roman } else { digits };
            let label = number(word, digits).map(|number| Label { number, digits, closing });
            self.last = label.filter(|label| first && label.number <= 1);
            return false;
        };
        let digits = if last.digits == Digits::Roman && digits == Digits::Letter { Digits::Roman } else { digits };
        let Some(number) = number(word, digits) else { return false };
        let follows = (last.digits, last.closing) == (digits, closing)
            && (closing == Closing::Bullet || number == last.number + 1);
        if follows {
            self.last = Some(Label { number, digits, closing });
        }
        follows
    }
}

/// Whether token `at` is a number of up to three digits, a single letter or a Roman numeral in small letters.
pub(super) fn is_label(document: &Document, at: usize) -> bool {
    let token = &document.tokens.all()[at];
    match token.kind {
        Kind::Digits => token.span.len() <= 3,
        Kind::Word => {
            let small = document.words(token.span).starts_with(char::is_lowercase);
            let word = document.tokens.lower(at);
            word.chars().nth(1).is_none() || small && roman(word.as_bytes()).is_some()
        }
        Kind::Apostrophe | Kind::Mark => false,
    }
}

/// How the label at `at` is written and closed, if one stands there.
fn shape(document: &Document, within: &Range<usize>, at: usize) -> Option<(Digits, Closing)> {
    let token = &document.tokens.all()[at];
    if token.gap == Gap::None {
        return None;
    }
    if token.kind == Kind::Mark {
        let bullet = matches!(document.tokens.lower(at), "•" | "⁃" | "‣" | "▪" | "●");
        return bullet.then_some((Digits::None, Closing::Bullet));
    }
    let word = document.tokens.lower(at);
    let capital = document.words(token.span).starts_with(char::is_uppercase);
    let digits = match word.as_bytes() {
        _ if token.kind == Kind::Digits && word.len() <= 2 => Digits::Arabic,
        [b'a'..=b'z'] if capital => Digits::Capital,
        [b'a'..=b'z'] => Digits::Letter,
        letters if !capital && roman(letters).is_some() => Digits::Roman,
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
    // "A. The buyer B. The seller" is a list, "A. Roy and B. Lang" are two persons.
    let after = at + 1 + closing.marks();
    let opens = || after < within.end && document.language.sentences().starts(document.tokens.folded(after));
    (digits != Digits::Capital || closing != Closing::Period || opens()).then_some((digits, closing))
}

fn number(word: &str, digits: Digits) -> Option<u32> {
    match digits {
        Digits::Arabic => word.parse().ok(),
        Digits::Roman => roman(word.as_bytes()),
        Digits::Letter | Digits::Capital => word.bytes().next().map(|letter| u32::from(letter - b'a') + 1),
        Digits::None => Some(0),
    }
}

/// A Roman numeral below forty, in small letters.
fn roman(letters: &[u8]) -> Option<u32> {
    const UNITS: [&[u8]; 10] = [b"", b"i", b"ii", b"iii", b"iv", b"v", b"vi", b"vii", b"viii", b"ix"];
    let tens = letters.iter().take_while(|&&letter| letter == b'x').count();
    let units = UNITS.iter().position(|unit| *unit == &letters[tens..])?;
    let value = u32::try_from(10 * tens + units).ok()?;
    (1..40).contains(&value).then_some(value)
}
