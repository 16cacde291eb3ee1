//! How well annotations are carried, measured: articles are edited in known ways, and each claim is followed.
//!
//! A claim is a figure with the word after it, or a long word. Every edit knows what became of each claim, so that
//! carrying can be counted: kept, changed and found again, deleted and let go, or attached to the wrong place.
//! `examples/carry.rs` runs the same on a folder of one's own texts.

use std::collections::BTreeMap;
use std::fmt;

use recoupe::annotation::{AnnotationId, Carried, Previous};
use recoupe::document::{self, Metadata};
use recoupe::text::Span;
use recoupe::text::tokens::{Gap, Kind, Tokens};

use super::marked::{Marked, finding, first_run, next_run};
use super::texts::{Dice, number, sentence};

/// A piece of a sentence; a claim has a number of its own.
#[derive(Clone, Debug)]
struct Piece {
    words: String,
    claim: Option<usize>,
}

#[derive(Clone, Debug)]
struct Sentence {
    pieces: Vec<Piece>,
    /// The white space after it.
    gap: String,
}

/// What an edit did to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Nothing, in its sentence.
    Kept,
    /// Its figure is another.
    Refigured,
    /// Its sentence has other words.
    Reworded,
    /// Its sentence stands elsewhere.
    Moved,
    /// It is gone.
    Deleted,
}

/// Claims by fate, and how many of them ended as they should.
#[derive(Clone, Debug, Default)]
pub struct Score {
    pub right: BTreeMap<Fate, (usize, usize)>,
    /// Old ids on claims that are not theirs.
    pub wrong: usize,
    /// Old ids handed on.
    pub carried: usize,
}

impl Score {
    /// How many in a hundred claims of this fate ended as they should.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn rate(&self, fate: Fate) -> f64 {
        let (right, all) = self.right.get(&fate).copied().unwrap_or_default();
        100.0 * right as f64 / (all.max(1)) as f64
    }

    /// How many in a hundred ids that were handed on went to a wrong claim.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub fn wrong_rate(&self) -> f64 {
        100.0 * self.wrong as f64 / self.carried.max(1) as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (fate, (right, all)) in &self.right {
            write!(f, "{fate:?} {right}/{all} ({:.1})  ", self.rate(*fate))?;
        }
        write!(f, "wrong {}/{} ({:.2})", self.wrong, self.carried, self.wrong_rate())
    }
}

/// Cuts a text into sentences and claims.
fn cut(text: &str) -> Vec<Sentence> {
    let document = document::read_text(text, None, Metadata::default());
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut claims = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let next = document.sentences.get(index + 1).map_or(text.len(), |next| next.span.start);
        let gap = text[sentence.span.end..next].to_owned();
        sentences.push(Sentence { pieces: pieces(sentence.span.of(text), &mut claims), gap });
    }
    sentences
}

fn pieces(sentence: &str, claims: &mut usize) -> Vec<Piece> {
    let tokens = Tokens::new(sentence);
    let mut spans: Vec<Span> = Vec::new();
    for (index, token) in tokens.all().iter().enumerate() {
        let follows = spans.last().is_some_and(|last| token.span.start < last.end);
        let term = token.kind == Kind::Word && token.span.len() > 9;
        if !follows && (token.kind == Kind::Digits || term) {
            spans.push(token.span.cover(if term { token.span } else { claim_end(&tokens, index) }));
        }
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in spans {
        pieces.push(Piece { words: sentence[at..span.start].to_owned(), claim: None });
        pieces.push(Piece { words: span.of(sentence).to_owned(), claim: Some(*claims) });
        *claims += 1;
        at = span.end;
    }
    pieces.push(Piece { words: sentence[at..].to_owned(), claim: None });
    pieces
}

/// The last token of a figure that begins at `index`: groups of digits, then a word.
fn claim_end(tokens: &Tokens, mut index: usize) -> Span {
    while tokens.get(index + 1).is_some_and(|next| next.kind == Kind::Digits && next.gap <= Gap::Space) {
        index += 1;
    }
    let word = tokens.get(index + 1).filter(|next| next.kind == Kind::Word && next.gap == Gap::Space);
    word.or(tokens.get(index)).expect("a token").span
}

fn joined(sentences: &[Sentence]) -> (Marked, Vec<usize>) {
    let mut text = String::new();
    let (mut claims, mut findings) = (Vec::new(), Vec::new());
    for sentence in sentences {
        for piece in &sentence.pieces {
            let span = Span::new(text.len(), text.len() + piece.words.len());
            text.push_str(&piece.words);
            if let Some(claim) = piece.claim {
                let figure = piece.words.starts_with(|c: char| c.is_ascii_digit());
                findings.push(finding(if figure { "figure-x" } else { "term-x" }, span));
                claims.push(claim);
            }
        }
        text.push_str(&sentence.gap);
    }
    let document = document::read_text(&text, None, Metadata::default());
    (Marked { document, findings, labels: Vec::new() }, claims)
}

/// An article being edited.
struct Edit<'d> {
    sentences: Vec<Sentence>,
    fates: BTreeMap<usize, Fate>,
    next: usize,
    dice: &'d mut Dice,
}

impl Edit<'_> {
    /// One edit, of a kind drawn by lot; new sentences come from `others` where there are some.
    fn once(&mut self, others: &[Sentence]) {
        let at = self.dice.roll(self.sentences.len());
        match self.dice.roll(10) {
            0..=2 => self.refigure(at),
            3 | 4 => self.reword(at),
            5 => self.delete(at),
            6 => self.move_away(at),
            7 => self.copy(at),
            8 => self.swap_paragraphs(),
            _ => self.insert(at, others),
        }
    }

    fn mark(&mut self, at: usize, fate: Fate) {
        for claim in self.sentences[at].pieces.iter().filter_map(|piece| piece.claim) {
            self.fates.entry(claim).and_modify(|known| *known = fate.max(*known));
        }
    }

    fn refigure(&mut self, at: usize) {
        let mut changed = Vec::new();
        for piece in &mut self.sentences[at].pieces {
            let digits = piece.words.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
            let Some(claim) = piece.claim.filter(|_| digits > 0) else { continue };
            let mut new = number(self.dice);
            while new == piece.words[..digits] {
                new = number(self.dice);
            }
            piece.words.replace_range(..digits, &new);
            changed.push(claim);
        }
        for claim in changed {
            self.fates.entry(claim).and_modify(|known| *known = Fate::Refigured.max(*known));
        }
    }

    /// Replaces, drops or adds about one word in five outside claims.
    fn reword(&mut self, at: usize) {
        let donor: Vec<String> = sentence(self.dice).split_whitespace().map(str::to_owned).collect();
        let mut changed = false;
        for piece in self.sentences[at].pieces.iter_mut().filter(|piece| piece.claim.is_none()) {
            let mut words: Vec<String> = piece.words.split(' ').map(str::to_owned).collect();
            for word in &mut words {
                let plain = word.len() > 1 && word.chars().all(char::is_lowercase);
                if plain && self.dice.chance(25) {
                    let other = donor[self.dice.roll(donor.len())].to_lowercase();
                    let other = other.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
                    *word = if self.dice.chance(50) { other } else { format!("{word} {other}") };
                    changed = true;
                }
            }
            piece.words = words.join(" ");
        }
        if changed {
            self.mark(at, Fate::Reworded);
        }
    }

    fn delete(&mut self, at: usize) {
        if self.sentences.len() > 2 {
            self.mark(at, Fate::Deleted);
            let gone = self.sentences.remove(at);
            if let Some(before) = at.checked_sub(1).filter(|_| gone.gap.contains('\n')) {
                self.sentences[before].gap = gone.gap;
            }
        }
    }

    fn move_away(&mut self, at: usize) {
        self.mark(at, Fate::Moved);
        let mut sentence = self.sentences.remove(at);
        " ".clone_into(&mut sentence.gap);
        let to = self.dice.roll(self.sentences.len());
        self.sentences.insert(to, sentence);
    }

    /// The same sentence once more, further down, with claims of its own.
    fn copy(&mut self, at: usize) {
        let to = at + 1 + self.dice.roll(self.sentences.len() - at);
        let copy = self.fresh(self.sentences[at].clone());
        self.sentences.insert(to, copy);
    }

    fn insert(&mut self, at: usize, others: &[Sentence]) {
        let other = others[self.dice.roll(others.len())].clone();
        let fresh = self.fresh(other);
        self.sentences.insert(at, fresh);
    }

    fn fresh(&mut self, mut sentence: Sentence) -> Sentence {
        " ".clone_into(&mut sentence.gap);
        for piece in sentence.pieces.iter_mut().filter(|piece| piece.claim.is_some()) {
            piece.claim = Some(self.next);
            self.next += 1;
        }
        sentence
    }

    fn swap_paragraphs(&mut self) {
        let ends: Vec<usize> =
            (0..self.sentences.len()).filter(|&at| self.sentences[at].gap.contains('\n')).map(|at| at + 1).collect();
        if ends.len() < 2 {
            return;
        }
        let pick = self.dice.roll(ends.len() - 1);
        let (start, middle, end) = (if pick == 0 { 0 } else { ends[pick - 1] }, ends[pick], ends[pick + 1]);
        let shorter = if middle - start < end - middle { start..middle } else { middle..end };
        for at in shorter {
            self.mark(at, Fate::Moved);
        }
        self.sentences[start..end].rotate_left(middle - start);
    }
}

/// Edits `text` `edits` times, and carries its annotations over all of that at once.
pub fn measure(text: &str, others: &str, edits: usize, with_text: bool, dice: &mut Dice, score: &mut Score) {
    let old = cut(text);
    if old.len() < 3 {
        return;
    }
    let others = cut(others);
    let (before, claims) = joined(&old);
    let next = claims.iter().max().map_or(0, |last| last + 1);
    let fates = claims.iter().map(|&claim| (claim, Fate::Kept)).collect();
    let mut edit = Edit { sentences: old, fates, next, dice };
    for _ in 0..edits {
        edit.once(&others);
    }
    let (after, claims_after) = joined(&edit.sentences);
    let first = first_run(&before);
    let previous = with_text.then(|| Previous::of(&before.document, first.placed.clone()));
    let carried = next_run(&first.annotations, previous.as_ref(), &after);
    count(&edit.fates, (&claims, &first), (&claims_after, &carried), score);
}

fn count(fates: &BTreeMap<usize, Fate>, old: (&[usize], &Carried), new: (&[usize], &Carried), score: &mut Score) {
    let claim_of: BTreeMap<&AnnotationId, usize> = old.1.ids.iter().zip(old.0.iter().copied()).collect();
    let now: BTreeMap<&AnnotationId, usize> = new.1.ids.iter().zip(new.0.iter().copied()).collect();
    for (id, claim) in &claim_of {
        let fate = fates[claim];
        let entry = score.right.entry(fate).or_default();
        entry.1 += 1;
        let at = now.get(id);
        score.carried += usize::from(at.is_some());
        score.wrong += usize::from(at.is_some_and(|at| at != claim));
        entry.0 += usize::from(if fate == Fate::Deleted { at.is_none() } else { at == Some(claim) });
    }
}
