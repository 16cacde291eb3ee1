//! Anchors: the words around a place by which it is found again in a text.
//!
//! About thirty characters on either side, cut between words, and more where these words occur twice.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::Span;
use super::tokens::{Token, Tokens};

/// In characters, on either side, at first.
const REACH: usize = 32;
/// In characters, on either side, at last: a place that repeats for longer than this is found by its order.
const FARTHEST: usize = 256;
/// How many words in a row are looked up to see whether they occur once.
const ROW: usize = 3;

/// A word that stands in more places is not looked at in each of them.
const FEW: usize = 16;

/// Words in a row, each by the number of its spelling.
type Row = [usize; ROW];

/// A text in which places are anchored.
#[derive(Debug)]
pub struct Anchors<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    /// Where each spelling stands; found out when first asked.
    places: OnceCell<Places>,
    /// How often each row of words occurs; counted when its words are too many to look at each.
    rows: OnceCell<FxHashMap<Row, u32>>,
}

impl<'a> Anchors<'a> {
    /// Places of `text`, which has these `tokens`.
    #[must_use]
    pub fn new(text: &'a str, tokens: &'a Tokens) -> Self {
        Self { text, tokens, places: OnceCell::new(), rows: OnceCell::new() }
    }

    /// The words before and after `span` that together with it occur once, where that can be had.
    #[must_use]
    pub fn around(&self, span: Span) -> (&'a str, &'a str) {
        let mut reach = REACH;
        loop {
            let window = Span::new(self.back(span.start, reach), self.ahead(span.end, reach));
            if reach >= FARTHEST || self.is_unique(window) {
                return (&self.text[window.start..span.start], &self.text[span.end..window.end]);
            }
            reach += REACH;
        }
    }

    /// The start of the farthest word that lies within `reach` characters before `at`.
    fn back(&self, at: usize, reach: usize) -> usize {
        let mut start = at;
        let mut room = reach;
        for token in self.tokens.all()[..self.tokens.from(at)].iter().rev() {
            if token.span.end > start {
                continue;
            }
            let length = self.text[token.span.start..start].chars().take(room + 1).count();
            if length > room {
                break;
            }
            (start, room) = (token.span.start, room - length);
        }
        start
    }

    /// The end of the farthest word that lies within `reach` characters after `at`.
    fn ahead(&self, at: usize, reach: usize) -> usize {
        let mut end = at;
        let mut room = reach;
        for token in &self.tokens.all()[self.tokens.from(at)..] {
            let length = self.text[end..token.span.end].chars().take(room + 1).count();
            if length > room {
                break;
            }
            (end, room) = (token.span.end, room - length);
        }
        end
    }

    /// Whether some row of words in `window` occurs nowhere else; or there is nothing else.
    fn is_unique(&self, window: Span) -> bool {
        let inside = self.tokens.within(window);
        if inside.len() == self.tokens.len() {
            return true;
        }
        (inside.start..(inside.end + 1).saturating_sub(ROW)).any(|first| self.occurs_once(first))
    }

    /// Whether the row that begins at token `first` stands nowhere else: looked for where the rarest of its words stands.
    fn occurs_once(&self, first: usize) -> bool {
        let places = self.places.get_or_init(|| Places::of(self.tokens));
        let row = self.row(first);
        let all_of = |offset: &usize| places.of_form(row[*offset]);
        let Some(rarest) = (0..ROW).min_by_key(|offset| all_of(offset).len()) else { return false };
        let stands = all_of(&rarest);
        if stands.len() > FEW {
            return self.rows.get_or_init(|| self.count_rows()).get(&row) == Some(&1);
        }
        let begins = stands.iter().filter_map(|&stand| (stand as usize).checked_sub(rarest));
        let mut others = begins.filter(|&begin| begin != first && begin + ROW <= self.tokens.len());
        !others.any(|begin| self.row(begin) == row)
    }

    fn count_rows(&self) -> FxHashMap<Row, u32> {
        let mut rows = FxHashMap::default();
        rows.reserve(self.tokens.len());
        for first in 0..(self.tokens.len() + 1).saturating_sub(ROW) {
            *rows.entry(self.row(first)).or_insert(0) += 1;
        }
        rows
    }

    fn row(&self, first: usize) -> Row {
        std::array::from_fn(|place| self.tokens.all()[first + place].form())
    }
}

/// Where each spelling of a text stands, by its number.
#[derive(Debug)]
struct Places {
    /// Where in `all` those of each spelling begin, and where the last ones end.
    begins: Vec<u32>,
    /// Tokens, those of one spelling in text order.
    all: Vec<u32>,
}

impl Places {
    fn of(tokens: &Tokens) -> Self {
        let forms = || tokens.all().iter().map(Token::form);
        // Of each spelling first where it ends; filled from behind, that moves to where it begins.
        let mut begins = vec![0_u32; forms().max().map_or(0, |last| last + 1) + 1];
        forms().for_each(|form| begins[form] += 1);
        let mut end = 0;
        for count in &mut begins {
            end += *count;
            *count = end;
        }
        let mut all = vec![0; tokens.len()];
        let last = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
        for (token, form) in (0..last).rev().zip(forms().rev()) {
            begins[form] -= 1;
            all[begins[form] as usize] = token;
        }
        Self { begins, all }
    }

    fn of_form(&self, form: usize) -> &[u32] {
        &self.all[self.begins[form] as usize..self.begins[form + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn around<'a>(text: &'a str, tokens: &'a Tokens, quote: &str) -> (&'a str, &'a str) {
        let start = text.find(quote).unwrap();
        Anchors::new(text, tokens).around(Span::new(start, start + quote.len()))
    }

    #[test]
    fn words_are_not_cut() {
        let text = "The ministry of the interior announced that 164 people had died during the unrest of January.";
        let tokens = Tokens::new(text);
        assert_eq!(
            around(text, &tokens, "164 people"),
            ("of the interior announced that ", " had died during the unrest of")
        );
    }

    #[test]
    fn what_repeats_takes_more() {
        let row = "On the square there were many people, and then it was over. ";
        let text = format!("First. {row}{row}Last.");
        let tokens = Tokens::new(&text);
        let (before, _) = around(&text, &tokens, "many people");
        assert!(before.starts_with("First"), "{before}");
    }

    proptest! {
        /// A window is unique when one of its rows is, however that is found out.
        #[test]
        fn a_window_is_unique_when_one_of_its_rows_is(text in "([a-d] ){0,40}|([a-h] ){0,80}", from in 0_usize..40, len in 0_usize..9) {
            let tokens = Tokens::new(&text);
            let anchors = Anchors::new(&text, &tokens);
            let window = Span::new((2 * from).min(text.len()), (2 * (from + len)).min(text.len()));
            let inside = tokens.within(window);
            let rows = anchors.count_rows();
            let row = (inside.start..(inside.end + 1).saturating_sub(ROW)).any(|first| rows[&anchors.row(first)] == 1);
            prop_assert_eq!(anchors.is_unique(window), row || inside.len() == tokens.len());
        }

        #[test]
        fn what_is_given_stands_around_the_place(text in "[ab .\n\u{e9}]{0,80}", from in 0_usize..80, len in 0_usize..9) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (start, end) = (places[from.min(places.len() - 1)], places[(from + len).min(places.len() - 1)]);
            let tokens = Tokens::new(&text);
            let (before, after) = Anchors::new(&text, &tokens).around(Span::new(start, end));
            prop_assert!(text[..start].ends_with(before) && text[end..].starts_with(after));
            prop_assert!(before.chars().count() <= FARTHEST && after.chars().count() <= FARTHEST);
        }
    }
}
