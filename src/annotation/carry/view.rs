//! A text as carrying looks at it: sentences of masked words, each with a weight, over a vocabulary that the old and
//! the new text share.

use std::collections::HashMap;
use std::ops::Range;

use super::previous::{Marks, Previous};
use crate::text::Span;
use crate::text::mask::{self, MaskedWord};
use crate::text::similarity::Item;
use crate::text::tokens::{Gap, Kind, Tokens};

/// One text, ready to be compared. Words are known by their index.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub text: &'a str,
    pub sentences: &'a [Span],
    /// Where each word stands.
    pub spans: Vec<Span>,
    /// How each word compares.
    pub items: Vec<Item>,
    /// Whether each word is a proper name, or a part of one.
    pub names: Vec<bool>,
    numbers: Vec<bool>,
    /// For each sentence, its words.
    rows: Vec<Range<usize>>,
}

/// The forms of both texts, numbered, with how often each occurs.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
    counts: Vec<u32>,
}

impl Vocabulary {
    fn number(&mut self, form: &str) -> u32 {
        if let Some(&number) = self.numbers.get(form) {
            return number;
        }
        let number = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(form.to_owned(), number);
        self.counts.push(0);
        number
    }

    /// The item of a word with `form`, and with the letters `raw` where these are more than its form.
    fn item(&mut self, form: &str, raw: Option<&str>) -> Item {
        let form = self.number(form);
        self.counts[form as usize] += 1;
        let raw = raw.map_or(form, |raw| self.number(&digits_and_letters(raw)));
        Item { form, raw, weight: 1.0 }
    }
}

/// What a mark weighs: it tells little, and copy editors move it at will.
const MARK: f32 = 0.1;
/// What a number weighs when only that it is one is known.
const NUMBER: f32 = 0.5;

impl<'a> View<'a> {
    /// The text of the run before.
    pub fn of_previous(previous: &'a Previous, vocabulary: &mut Vocabulary) -> Self {
        Self::new(&previous.text, &Tokens::new(&previous.text), &previous.marks, vocabulary)
    }

    /// `text` with its tokens and marks. Its words have no weight before [`Self::weigh`].
    pub fn new(text: &'a str, tokens: &Tokens, marks: &'a Marks, vocabulary: &mut Vocabulary) -> Self {
        let masked = mask::words(text, tokens, &marks.numerals, &marks.qualifiers);
        let names = Names { text, tokens, marks };
        let mut view = View {
            text,
            sentences: &marks.sentences,
            spans: masked.iter().map(|word| word.span).collect(),
            items: Vec::with_capacity(masked.len()),
            names: masked.iter().map(|word| !word.is_number && names.hold(word)).collect(),
            numbers: masked.iter().map(|word| word.is_number).collect(),
            rows: rows(&marks.sentences, &masked),
        };
        let mut form = String::new();
        for word in &masked {
            form.clear();
            mask::push_form(word, tokens, &mut form);
            view.items.push(vocabulary.item(&form, word.is_number.then(|| word.span.of(text))));
        }
        view
    }

    /// Gives every word its weight, once both texts are in `vocabulary`: the rarer, the heavier.
    pub fn weigh(&mut self, vocabulary: &Vocabulary) {
        for (word, item) in self.items.iter_mut().enumerate() {
            let letters = self.spans[word].of(self.text).starts_with(char::is_alphanumeric);
            item.weight = match () {
                () if self.numbers[word] => NUMBER,
                () if letters => rarity(vocabulary.counts[item.form as usize]),
                () => MARK,
            };
        }
    }

    /// The words of sentence `index`.
    pub fn row(&self, index: usize) -> Range<usize> {
        self.rows[index].clone()
    }

    /// Whether word `word` is neither letters nor a number.
    pub fn is_mark(&self, word: usize) -> bool {
        !self.numbers[word] && !self.spans[word].of(self.text).starts_with(char::is_alphanumeric)
    }

    /// Whether word `word` is a number.
    pub fn is_number(&self, word: usize) -> bool {
        self.numbers[word]
    }

    /// The words of sentence `index`, to be compared.
    pub fn items_of(&self, index: usize) -> &[Item] {
        &self.items[self.row(index)]
    }

    /// The words that share a byte with `span`.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let start = self.spans.partition_point(|word| word.end <= span.start);
        start..self.spans.partition_point(|word| word.start < span.end).max(start)
    }

    /// The sentence that holds byte `at`, or the last one before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.start <= at).checked_sub(1)
    }

    /// All sentences as they stand in the text.
    pub fn wordings(&self) -> Vec<&'a str> {
        (0..self.sentences.len()).map(|index| self.wording(index)).collect()
    }

    /// Sentence `index` as it stands in the text.
    pub fn wording(&self, index: usize) -> &'a str {
        self.sentences[index].of(self.text)
    }
}

/// 1 for a word that occurs once in each text, a third for one that occurs fifteen times in each.
#[expect(clippy::cast_precision_loss, reason = "a weight needs no more than seven digits")]
fn rarity(count: u32) -> f32 {
    1.0 / (1.0 + (count.max(2) as f32 / 2.0).ln() * 0.75)
}

/// Tells proper names by what the reader found and by their capitals.
struct Names<'a, 'b> {
    text: &'a str,
    tokens: &'b Tokens,
    marks: &'a Marks,
}

impl Names<'_, '_> {
    /// Whether `word` is part of what the reader took for a name, or looks like one: a capital inside a sentence,
    /// or an acronym.
    fn hold(&self, word: &MaskedWord) -> bool {
        let letters = word.span.of(self.text);
        if !letters.starts_with(char::is_uppercase) || is_in(word.span, &self.marks.dates) {
            return false;
        }
        let acronym = letters.chars().nth(1).is_some() && letters.chars().all(char::is_uppercase);
        acronym || is_in(word.span, &self.marks.names) || self.inside_sentence(word.token)
    }

    fn inside_sentence(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return false };
        let follows = self.tokens.get(token).is_some_and(|here| matches!(here.gap, Gap::None | Gap::Space));
        follows && (before.kind != Kind::Mark || matches!(before.span.of(self.text), "," | "-" | "‑"))
    }
}

/// "8 000" and "8.000" are one number.
fn digits_and_letters(raw: &str) -> String {
    raw.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_in(span: Span, spans: &[Span]) -> bool {
    let after = spans.partition_point(|other| other.start <= span.start);
    after.checked_sub(1).is_some_and(|at| spans[at].contains(span))
}

fn rows(sentences: &[Span], words: &[MaskedWord]) -> Vec<Range<usize>> {
    let mut at = 0;
    let row = |sentence: &Span| {
        while words.get(at).is_some_and(|word| word.span.start < sentence.start) {
            at += 1;
        }
        let start = at;
        while words.get(at).is_some_and(|word| word.span.start < sentence.end) {
            at += 1;
        }
        start..at
    };
    sentences.iter().map(row).collect()
}
