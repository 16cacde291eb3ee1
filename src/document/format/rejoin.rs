//! Words that were broken at the ends of lines, as in a text copied out of a typeset page: `dépar-⏎tement`.
//!
//! The break goes; the hyphen stays where the word is written with one, which the rest of the text tells, or else the
//! tables of its language. A break in front of a capital or a digit (`Jean-⏎Pierre`, `Covid-⏎19`) keeps its hyphen.

use std::collections::HashSet;

use super::Extracted;
use crate::document::Paragraph;
use crate::language::{self, Language};
use crate::text::Span;
use crate::text::fold::push_lower;

/// Puts words together that a line break parts within a paragraph.
pub(super) fn rejoin(mut extracted: Extracted) -> Extracted {
    let breaks = breaks(&extracted.text, &extracted.paragraphs);
    if breaks.is_empty() {
        return extracted;
    }
    let words = Written::new(&extracted.text);
    let gone: Vec<Span> = breaks.iter().map(|broken| broken.gone(&extracted.text, &words)).collect();
    extracted.source = extracted.source.without(&gone);
    extracted.paragraphs = moved(extracted.paragraphs, &gone);
    extracted.text = without(&extracted.text, &gone);
    extracted
}

/// A word over two lines.
#[derive(Clone, Copy, Debug)]
struct Broken {
    /// Its first part: letters, after any hyphen or apostrophe.
    left: Span,
    hyphen: Span,
    /// The line break, with the white space around it.
    gap: Span,
    /// Its second part, up to the next mark.
    right: Span,
}

impl Broken {
    /// The break whose hyphen is at `hyphen`, when it is one.
    fn at(text: &str, hyphen: Span, paragraph: Span) -> Option<Self> {
        let (before, after) = (&text[paragraph.start..hyphen.start], &text[hyphen.end..paragraph.end]);
        let blank = after.len() - after.trim_start().len();
        if !after[..blank].contains('\n') {
            return None;
        }
        let head = after[blank..].find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len() - blank);
        let tail = before.len() - before.trim_end_matches(char::is_alphanumeric).len();
        let gap = Span::new(hyphen.end, hyphen.end + blank);
        let broken = Self {
            left: Span::new(hyphen.start - tail, hyphen.start),
            hyphen,
            gap,
            right: Span::new(gap.end, gap.end + head),
        };
        (head > 0 && tail > 0).then_some(broken)
    }

    /// What is to be taken out of the text.
    fn gone(&self, text: &str, words: &Written) -> Span {
        let keeps = !self.hyphen.of(text).starts_with(SOFT) && self.keeps(text, words);
        if keeps { self.gap } else { self.hyphen.cover(self.gap) }
    }

    /// Whether the word is written with a hyphen.
    fn keeps(&self, text: &str, words: &Written) -> bool {
        let (left, right) = (self.left.of(text), self.right.of(text));
        let shouted = |part: &str| part.chars().all(char::is_uppercase);
        if !(left.ends_with(char::is_alphabetic) && right.starts_with(char::is_alphabetic)) {
            return true;
        }
        if right.starts_with(char::is_uppercase) && !(shouted(left) && shouted(right)) {
            return true;
        }
        let (left, right) = (lower(left), lower(right));
        if words.hyphened.contains(&format!("{left}-{right}")) {
            return true;
        }
        !words.whole.contains(&format!("{left}{right}")) && words.keep(&left, &right)
    }
}

const SOFT: char = '\u{ad}';

/// The hyphens at the ends of lines within paragraphs.
fn breaks(text: &str, paragraphs: &[Paragraph]) -> Vec<Broken> {
    let spans = paragraphs.iter().map(|paragraph| paragraph.span).filter(|span| span.of(text).contains('\n'));
    let found = spans.flat_map(|span| {
        let marks = span.of(text).match_indices(['-', '\u{2010}', SOFT]);
        marks.filter_map(move |(at, mark)| {
            let at = span.start + at;
            Broken::at(text, Span::new(at, at + mark.len()), span)
        })
    });
    found.collect()
}

/// How words are written elsewhere in the text, and by its language.
struct Written {
    whole: HashSet<String>,
    hyphened: HashSet<String>,
    language: Language,
}

impl Written {
    fn new(text: &str) -> Self {
        let (mut whole, mut hyphened) = (HashSet::new(), HashSet::new());
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\u{2010}') {
            match word.split_once(['-', '\u{2010}']) {
                Some((left, right)) if !left.is_empty() && !right.is_empty() => {
                    hyphened.insert(format!("{}-{}", lower(left), lower(right)));
                }
                Some(_) => {}
                None => {
                    whole.insert(lower(word));
                }
            }
        }
        Self { whole, hyphened, language: language::detect(text) }
    }

    fn keep(&self, left: &str, right: &str) -> bool {
        let is_number = |word: &str| self.language.numbers().roles(&crate::text::fold::fold(word)).is_some();
        self.language.hyphens().keep((left, right), (is_number(left), is_number(right)))
    }
}

fn lower(word: &str) -> String {
    let mut out = String::new();
    push_lower(word, &mut out);
    out
}

/// `text` without the spans `gone`, which are in order.
fn without(text: &str, gone: &[Span]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for span in gone {
        kept.push_str(&text[at..span.start]);
        at = span.end;
    }
    kept + &text[at..]
}

/// The paragraphs of a text from which `gone` was taken, all of it inside of them.
fn moved(mut paragraphs: Vec<Paragraph>, gone: &[Span]) -> Vec<Paragraph> {
    let (mut next, mut less) = (0, 0);
    for paragraph in &mut paragraphs {
        let start = paragraph.span.start - less;
        while let Some(span) = gone.get(next).filter(|span| span.end <= paragraph.span.end) {
            less += span.len();
            next += 1;
        }
        paragraph.span = Span::new(start, paragraph.span.end - less);
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Metadata;
    use crate::document::format::paragraphs;
    use crate::text::SourceMap;

    fn read(text: &str) -> Extracted {
        rejoin(Extracted {
            text: text.to_owned(),
            source: SourceMap::identity(0, text.len()),
            paragraphs: paragraphs(text),
            metadata: Metadata::default(),
        })
    }

    #[track_caller]
    fn case(text: &str, joined: &str) {
        assert_eq!(read(text).text, joined);
    }

    #[test]
    fn a_word_over_two_lines_is_one() {
        case(
            "La tempête a traversé le dépar-\ntement dans la nuit.",
            "La tempête a traversé le département dans la nuit.",
        );
        case("The storm crossed the depart-\r\n  ment at night.", "The storm crossed the department at night.");
        case("Le gouver\u{ad}\nnement et LE GOUVER-\nNEMENT des îles.", "Le gouvernement et LE GOUVERNEMENT des îles.");
    }

    #[test]
    fn a_hyphen_of_the_word_stays() {
        case("Il y a eu vingt-\ndeux blessés dans la nuit.", "Il y a eu vingt-deux blessés dans la nuit.");
        case("Les dégâts sont peut-\nêtre plus grands, dit-\nil.", "Les dégâts sont peut-être plus grands, dit-il.");
        case("The twenty-\nfour men on a five-\nyear lease.", "The twenty-four men on a five-year lease.");
        case("Le préfet, Jean-\nPierre Lavaud, et le Covid-\n19.", "Le préfet, Jean-Pierre Lavaud, et le Covid-19.");
    }

    #[test]
    fn the_rest_of_the_text_tells() {
        case("Un chassé-croisé. Le chassé-\ncroisé de l'été.", "Un chassé-croisé. Le chassé-croisé de l'été.");
        case("Le demi-\ntour. Un demitour.", "Le demitour. Un demitour.");
    }

    #[test]
    fn other_hyphens_are_left_alone() {
        for text in
            ["Deux mots -\nmais pas un.", "Un titre-\n\nun autre.", "Liste :\n- un\n- deux", "Fin-", "-\nfin", "a-b"]
        {
            case(text, text);
        }
    }

    #[test]
    fn words_answer_to_both_their_lines() {
        let text = "Le dépar-\ntement dort.\n\nLa nuit.";
        let read = read(text);
        let at = read.text.find("département").unwrap();
        assert_eq!(read.source.to_file(Span::new(at, at + "département".len())).of(text), "dépar-\ntement");
        let spans: Vec<&str> = read.paragraphs.iter().map(|paragraph| paragraph.span.of(&read.text)).collect();
        assert_eq!(spans, ["Le département dort.", "La nuit."]);
    }

    proptest! {
        #[test]
        fn every_letter_answers_to_itself(pieces in proptest::collection::vec(
            prop::sample::select(vec!["a", "é", "B", "1", "-", "\u{2010}", "\u{ad}", "\n", "\r\n", "\n\n", " ", "."]), 0..40,
        )) {
            let text = pieces.concat();
            let read = read(&text);
            for (at, letter) in read.text.char_indices() {
                let span = Span::new(at, at + letter.len_utf8());
                prop_assert_eq!(read.source.to_file(span).of(&text), span.of(&read.text));
            }
            for paragraph in &read.paragraphs {
                prop_assert_eq!(paragraph.span.trim(&read.text), paragraph.span);
            }
        }
    }
}
