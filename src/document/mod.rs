//! The reader: from the bytes of a seed to a [`Document`], its text and what was found in it.
//!
//! Pure: bytes and metadata in, a document and the problems met out. The order of the finders is the order in which
//! they need each other: text → tokens → quotations → sentences → dates → figures → names → attributions.
//! Each is a function of the document so far; each lives in the module named after what it finds.
//!
//! Spans are bytes of [`Document::text`]; [`Document::in_file`] gives the bytes of the original file.

mod address;
mod attribution;
#[cfg(test)]
mod by_language;
mod code;
mod conditional;
mod date;
mod figure;
mod format;
mod kinds;
mod lexicon;
mod metadata;
mod name;
mod place;
mod quotation;
mod read;
mod reading;
mod remembered;
mod senses;
mod sentence;
mod signs;
#[cfg(any(test, fuzzing))]
pub mod sound;
mod topic;
#[cfg(test)]
mod work;

pub use kinds::{
    Attribution, AttributionKind, Cell, Conditional, Date, Figure, FigureKind, Name, NameKind, Numeral, Paragraph,
    ParagraphKind, Quotation, Sentence,
};
pub use metadata::Metadata;
pub use name::{Entity, Mention, gather, one_person, same_person, similarity};
pub use place::place_of;
pub use read::{paragraphs, read, read_text, text};
pub use reading::Reading;
pub use topic::{TopicWords, topic_words};

use std::ops::Range;

use crate::language::{Language, Roles, Triggers};
use crate::text::tokens::{Kind, Tokens};
use crate::text::{SourceMap, Span};
use lexicon::Lexicon;
use signs::Signs;

/// A parsed seed.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path relative to `seeds/`, with `/`.
    pub path: String,
    pub language: Language,
    pub metadata: Metadata,
    /// The words of the document, without markup.
    pub text: String,
    /// From the text to the bytes of the file.
    pub source: SourceMap,
    pub tokens: Tokens,
    lexicon: Lexicon,
    /// In text order, without overlap; together with white space they are the text.
    pub paragraphs: Vec<Paragraph>,
    /// In text order, without overlap, each inside one paragraph.
    pub sentences: Vec<Sentence>,
    /// In order of their starts; nested ones follow the one they stand in.
    pub quotations: Vec<Quotation>,
    /// In text order, without overlap.
    pub figures: Vec<Figure>,
    /// In text order, without overlap.
    pub dates: Vec<Date>,
    /// In text order, without overlap.
    pub names: Vec<Name>,
    /// In order of their first content.
    pub attributions: Vec<Attribution>,
    /// Verbs in the press conditional, in text order.
    pub conditionals: Vec<Conditional>,
}

/// Attributions are in the order of their first content, and one reaches over the start of another only when the other
/// is told inside it, in one sentence: as many as this are looked at.
const NESTED: usize = 32;

impl Document {
    /// A document in which nothing has been looked for yet.
    fn blank(path: &str, text: String, language: Language, metadata: Metadata) -> Self {
        Self {
            path: path.to_owned(),
            language,
            metadata,
            source: SourceMap::identity(0, text.len()),
            text,
            tokens: Tokens::default(),
            lexicon: Lexicon::default(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            quotations: Vec::new(),
            figures: Vec::new(),
            dates: Vec::new(),
            names: Vec::new(),
            attributions: Vec::new(),
            conditionals: Vec::new(),
        }
    }

    /// The words under `span`.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Whether token `at` is a word in capitals, of two bytes at least.
    fn is_acronym(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.kind == Kind::Word) else { return false };
        token.span.len() > 1 && self.words(token.span).chars().all(char::is_uppercase)
    }

    /// What token `at` may be in a clause.
    fn roles(&self, at: usize) -> Roles {
        self.lexicon.roles(at)
    }

    /// What token `at` may lead to.
    fn triggers(&self, at: usize) -> Triggers {
        self.lexicon.triggers(at)
    }

    /// Whether one of `signs` stands at token `at`.
    #[inline]
    fn is_sign(&self, signs: Signs, at: usize) -> bool {
        self.lexicon.signs.is(signs, at)
    }

    /// The first token of `within` at which one of `signs` stands; the end of it where none does.
    fn next_sign(&self, signs: Signs, within: Range<usize>) -> usize {
        self.lexicon.signs.next(signs, within)
    }

    /// The last token of `within` at which one of `signs` stands.
    fn last_sign(&self, signs: Signs, within: Range<usize>) -> Option<usize> {
        self.lexicon.signs.last(signs, within)
    }

    /// The tokens of `within` at which one of `signs` stands.
    fn each_sign(&self, signs: Signs, within: Range<usize>) -> impl Iterator<Item = usize> {
        self.lexicon.signs.each(signs, within)
    }

    /// The bytes of the original file under `span`.
    #[must_use]
    pub fn in_file(&self, span: Span) -> Span {
        self.source.to_file(span)
    }

    /// The sentence that holds the start of `span`.
    #[must_use]
    pub fn sentence_at(&self, span: Span) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= span.start);
        self.sentences[..after].last().filter(|sentence| span.start < sentence.span.end)
    }

    /// The quotations that hold all of `span`, outermost first.
    pub fn quotations_around(&self, span: Span) -> impl Iterator<Item = &Quotation> {
        self.quotations.iter().filter(move |quotation| quotation.content.contains(span))
    }

    /// The attribution that answers for `span`: the one whose content shares most bytes with it, the tightest of equals.
    /// `None` when the words are the writer's own.
    #[must_use]
    pub fn attribution_of(&self, span: Span) -> Option<&Attribution> {
        let shared = |attribution: &&Attribution| -> usize {
            let pieces = attribution.content.iter().filter(|piece| piece.overlaps(span));
            pieces.map(|piece| piece.end.min(span.end) - piece.start.max(span.start)).sum()
        };
        let size = |attribution: &&Attribution| attribution.content.iter().map(|piece| piece.len()).sum::<usize>();
        let before = self.attributions.partition_point(|attribution| attribution.content[0].start < span.end);
        let near = self.attributions[..before].iter().rev().take(NESTED);
        let candidates = near.filter(|attribution| shared(attribution) > 0);
        candidates.max_by_key(|attribution| (shared(attribution), std::cmp::Reverse(size(attribution))))
    }
}
