//! Units: the stretches of a text that one attribution does not leave.

use std::ops::Range;

use super::view::View;

/// How many tokens sentences that one quotation joins may have: a chapter between two marks is read in pieces, so that
/// looking from each word at its unit stays linear in the text.
const LONGEST_UNIT: usize = 1_000;

/// More tokens than any sentence a person wrote.
const LONGEST: usize = 400;

/// A stretch of text that one attribution does not leave: a sentence, or the sentences that one quotation joins.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub tokens: Range<usize>,
    /// Index of the paragraph it begins in.
    pub paragraph: usize,
}

impl View<'_> {
    /// The units of the document in text order.
    pub fn units(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for sentence in &self.document.sentences {
            let tokens = self.document.tokens.within(sentence.span);
            match units.last_mut() {
                Some(last)
                    if last.tokens.len() + tokens.len() <= LONGEST_UNIT
                        && self.joined(last.tokens.end, tokens.start) =>
                {
                    last.tokens.end = tokens.end;
                }
                _ => units.push(Unit { tokens, paragraph: sentence.paragraph }),
            }
        }
        units.iter().flat_map(|unit| self.cut(unit)).collect()
    }

    /// `unit` in pieces of at most [`LONGEST`] tokens, quotations kept whole: each cue looks at all of its unit, so that
    /// a text without a full stop must not be one.
    fn cut(&self, unit: &Unit) -> Vec<Unit> {
        let mut pieces = Vec::new();
        let mut start = unit.tokens.start;
        while unit.tokens.end - start > LONGEST {
            let at = start + LONGEST;
            let end = self.quote_range(at).filter(|quote| quote.start < at).map_or(at, |quote| quote.end);
            let end = end.min(unit.tokens.end);
            pieces.push(Unit { tokens: start..end, paragraph: unit.paragraph });
            start = end;
        }
        if start < unit.tokens.end {
            pieces.push(Unit { tokens: start..unit.tokens.end, paragraph: unit.paragraph });
        }
        pieces
    }

    /// Whether one quotation reaches over the place between two sentences.
    fn joined(&self, end: usize, start: usize) -> bool {
        let (Some(before), Some(after)) = (end.checked_sub(1).and_then(|at| self.quote(at)), self.quote(start)) else {
            return false;
        };
        before == after
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, View};
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    #[test]
    fn a_text_without_a_full_stop_is_many_units() {
        let line = "le maire a déclaré que le pont fermera , ".repeat(2_000);
        let document = read_text(&line, Some(Language::French), Metadata::default());
        let units = View::new(&document).units();
        assert!(units.iter().all(|unit| unit.tokens.len() <= LONGEST));
        assert!(units.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        assert_eq!(units.last().map(|unit| unit.tokens.end), Some(document.tokens.len()));
    }
}
