//! Which of many spans holds a given one, without looking at all of them.

use crate::text::Span;

/// Spans in order of their starts, wider ones first.
pub(super) struct Cover {
    spans: Vec<Span>,
    /// For each span, the nearest one before it that reaches past its start.
    up: Vec<Option<usize>>,
}

impl Cover {
    pub(super) fn new(spans: Vec<Span>) -> Self {
        let mut up: Vec<Option<usize>> = Vec::with_capacity(spans.len());
        for (index, span) in spans.iter().enumerate() {
            let mut before = index.checked_sub(1);
            while let Some(candidate) = before.filter(|&candidate| spans[candidate].end <= span.start) {
                before = up[candidate];
            }
            up.push(before);
        }
        Self { spans, up }
    }

    /// Whether one of the spans may hold something that lies in `span`; if not, none does.
    pub(super) fn may_reach(&self, span: Span) -> bool {
        let begun = self.spans.partition_point(|other| other.start <= span.end);
        begun.checked_sub(1).is_some_and(|last| self.spans[last].end >= span.start || self.up[last].is_some())
    }

    /// The last of the spans to start that holds all of `span`, other than the one at `but`.
    pub(super) fn around(&self, span: Span, but: Option<usize>) -> Option<usize> {
        let mut candidate = self.spans.partition_point(|other| other.start <= span.start).checked_sub(1);
        while let Some(index) = candidate.filter(|&index| Some(index) == but || !self.spans[index].contains(span)) {
            candidate = self.up[index];
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_a_full_search_finds(
            spans in proptest::collection::vec((0_usize..60, 1_usize..30), 0..20), start in 0_usize..80, len in 0_usize..20
        ) {
            let mut spans: Vec<Span> = spans.into_iter().map(|(start, len)| Span::new(start, start + len)).collect();
            spans.sort_by_key(|span| (span.start, usize::MAX - span.end));
            let wanted = Span::new(start, start + len);
            let slow = (0..spans.len()).rev().find(|&index| spans[index].contains(wanted));
            let cover = Cover::new(spans);
            prop_assert_eq!(cover.around(wanted, None), slow);
            prop_assert!(slow.is_none() || cover.may_reach(Span::new(start.saturating_sub(1), start + len + 1)));
            prop_assert!(slow.is_none() || cover.may_reach(wanted));
        }
    }
}
