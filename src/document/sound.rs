//! What holds of every document, whatever was read: asked by the property tests of each part and by `fuzz/`.
//!
//! Built for tests and fuzzing only. Where a text is made here, it is made of the words of the language's own tables and
//! of the marks between them: those are what leads a finder farthest into its rules.

use super::{Document, Metadata, read, read_text};
use crate::language::Language;
use crate::text::Span;

/// A part of the reader, by what it finds or takes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Sentences,
    Figures,
    Dates,
    Quotations,
    Attributions,
    Names,
    Html,
    Markdown,
}

/// Marks that stand in every part's texts.
const MARKS: &[&str] = &[
    ".", ",", ";", ":", "!", "?", "…", "-", "–", "—", "/", "'", "’", "\"", "«", "»", "“", "”", "‘", "(", ")", "[", "]",
    "%", "€", "$", "°", "½", "\n", "\n\n", "\u{a0}", "\u{202f}", "\u{301}", "\u{ad}", "\u{2028}", "1", "20", "003",
    "1998", "X", "XXe", "Brest", "Kerbrat", "L", "œuvre", "e\u{301}", "İ", "ß", "中", "🙂",
];

const HTML: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=article>",
    "</div>",
    "<article>",
    "</article>",
    "<h1>",
    "<li>",
    "<br>",
    "<td>",
    "</table>",
    "<table>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "&amp;",
    "&eacute;",
    "&#xe9;",
    "&#0;",
    "&",
    "<",
    ">",
    "<a href='",
    "<meta charset=latin1>",
    "<html lang=fr>",
    "<time datetime=2022-01-05>",
    "<blockquote>",
    "<q>",
    "</q>",
    "<script type=application/ld+json>{\"datePublished\":\"2022-01-05\"}</script>",
    "</",
];

const MARKDOWN: &[&str] = &[
    "# ",
    "\n## ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "**",
    "*",
    "_",
    "`",
    "\n```\n",
    "[",
    "](",
    ")",
    "![",
    "\n---\n",
    "\n| a | b |\n",
    "|---|---|",
    "\n\n",
    "\\",
    "<b>",
    "</b>",
    "[^1]",
    "\n[^1]: ",
    "---\ntitle: X\n---\n",
];

/// Reads what `bytes` spell as a text for `part`, and checks all that was found. Each byte or two choose a piece.
///
/// # Panics
/// When something does not hold.
pub fn check(part: Part, bytes: &[u8]) {
    let Some((&first, rest)) = bytes.split_first() else { return };
    let language = Language::ALL[usize::from(first) % Language::ALL.len()];
    let text = spell(part, language, rest);
    let document = match part {
        Part::Html => read("a.html", text.as_bytes(), &Metadata::default()),
        Part::Markdown => read("a.md", text.as_bytes(), &Metadata::default()),
        _ => Ok(read_text(&text, Some(language), Metadata::default())),
    };
    assert_sound(&document.expect("a text can be read"), text.len());
}

/// Reads any `bytes` as a file of each format and checks what was found.
///
/// # Panics
/// When something does not hold.
pub fn check_file(bytes: &[u8]) {
    for path in ["a.txt", "a.md", "a.html"] {
        if let Ok(document) = read(path, bytes, &Metadata::default()) {
            assert_sound(&document, bytes.len());
        }
    }
}

/// Reads any `text` in each language and checks what was found.
///
/// # Panics
/// When something does not hold.
pub fn check_text(text: &str) {
    for language in Language::ALL {
        assert_sound(&read_text(text, Some(language), Metadata::default()), text.len());
    }
}

/// The text that `bytes` spell: a piece for every two of them, mostly with a space behind it.
fn spell(part: Part, language: Language, bytes: &[u8]) -> String {
    let table = match part {
        Part::Sentences => "sentences",
        Part::Figures => "numbers",
        Part::Dates => "dates",
        Part::Quotations => "quotes",
        Part::Attributions | Part::Html | Part::Markdown => "reporting",
        Part::Names => "names",
    };
    let own = language.words_of(table);
    let markup = match part {
        Part::Html => HTML,
        Part::Markdown => MARKDOWN,
        _ => &[],
    };
    let mut text = String::new();
    for pair in bytes.chunks_exact(2) {
        let (kind, which) = (pair[0], usize::from(pair[0] >> 3) << 8 | usize::from(pair[1]));
        let marks = [markup, MARKS][usize::from(markup.is_empty() || kind & 4 == 0)];
        text.push_str(if kind & 1 == 0 { &own[which % own.len()] } else { marks[which % marks.len()] });
        text.push_str(if kind & 2 == 0 { " " } else { "" });
    }
    text
}

/// Everything that was found lies in the text, on characters, in order, and answers to bytes of a file of `size` bytes.
///
/// # Panics
/// When it does not.
pub fn assert_sound(document: &Document, size: usize) {
    let sound = |span: Span| {
        assert!(
            !span.is_empty() && document.text.get(span.start..span.end).is_some(),
            "{span:?} of {:?}",
            document.text
        );
        let told = document.in_file(span);
        assert!(told.start <= told.end && told.end <= size, "{told:?} of {:?}", document.text);
    };
    let apart = |what: &str, spans: &mut dyn Iterator<Item = Span>| {
        let mut end = 0;
        for span in spans {
            sound(span);
            assert!(end <= span.start, "{what} overlap or stand in no order in {:?}", document.text);
            end = span.end;
        }
    };
    apart("paragraphs", &mut document.paragraphs.iter().map(|found| found.span));
    apart("sentences", &mut document.sentences.iter().map(|found| found.span));
    apart("figures", &mut document.figures.iter().map(|found| found.span));
    apart("dates", &mut document.dates.iter().map(|found| found.span));
    apart("names", &mut document.names.iter().map(|found| found.span));
    for sentence in &document.sentences {
        assert!(document.paragraphs[sentence.paragraph].span.contains(sentence.span), "in {:?}", document.text);
    }
    figures(document, sound);
    quoted(document, sound);
    document.conditionals.iter().for_each(|found| sound(found.span));
    assert!(document.conditionals.is_sorted_by_key(|found| found.span.start), "in {:?}", document.text);
}

fn figures(document: &Document, sound: impl Fn(Span)) {
    for (at, figure) in document.figures.iter().enumerate() {
        let inner = figure.numbers.iter().map(|number| number.span).chain(figure.qualifier);
        inner.for_each(|span| {
            sound(span);
            assert!(figure.span.contains(span), "{span:?} is outside its figure in {:?}", document.text);
        });
        figure.counted.into_iter().chain(figure.complement).for_each(&sound);
        assert!(
            figure.part_of.is_none_or(|whole| whole != at && whole < document.figures.len()),
            "in {:?}",
            document.text
        );
        assert!(
            figure.interval.high.is_none() || figure.interval.low <= figure.interval.high,
            "in {:?}",
            document.text
        );
    }
    for date in &document.dates {
        assert!(date.from.zip(date.to).is_none_or(|(from, to)| from <= to), "in {:?}", document.text);
    }
}

fn quoted(document: &Document, sound: impl Fn(Span)) {
    for quotation in &document.quotations {
        sound(quotation.span);
        sound(quotation.content);
        assert!(quotation.span.contains(quotation.content), "in {:?}", document.text);
    }
    assert!(document.quotations.is_sorted_by_key(|found| found.span.start), "in {:?}", document.text);
    for attribution in &document.attributions {
        assert!(!attribution.content.is_empty(), "in {:?}", document.text);
        attribution.content.iter().copied().chain(attribution.source).chain(attribution.cue).for_each(&sound);
    }
    assert!(document.attributions.is_sorted_by_key(|found| found.content[0].start), "in {:?}", document.text);
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_unsound_document_is_told() {
        let document =
            read_text("Il suit Anne Kerbrat, 3 ans, « dit » le maire.", Some(Language::French), Metadata::default());
        let told = |spoil: fn(&mut Document)| {
            let mut spoiled = document.clone();
            spoil(&mut spoiled);
            std::panic::catch_unwind(|| assert_sound(&spoiled, spoiled.text.len())).is_err()
        };
        assert!(!told(|_| ()));
        assert!(told(|document| document.figures[0].span.end = 1_000));
        assert!(told(|document| document.figures[0].part_of = Some(0)));
        assert!(told(|document| document.quotations[0].content = Span::new(14, 15)));
        assert!(told(|document| document.sentences.push(document.sentences[0])));
        assert!(told(|document| document.names[0].span = Span::new(3, 3)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn sentences(bytes in vec(any::<u8>(), 0..160)) { check(Part::Sentences, &bytes); }

        #[test]
        fn figures(bytes in vec(any::<u8>(), 0..160)) { check(Part::Figures, &bytes); }

        #[test]
        fn dates(bytes in vec(any::<u8>(), 0..160)) { check(Part::Dates, &bytes); }

        #[test]
        fn quotations(bytes in vec(any::<u8>(), 0..160)) { check(Part::Quotations, &bytes); }

        #[test]
        fn attributions(bytes in vec(any::<u8>(), 0..160)) { check(Part::Attributions, &bytes); }

        #[test]
        fn names(bytes in vec(any::<u8>(), 0..160)) { check(Part::Names, &bytes); }

        #[test]
        fn html(bytes in vec(any::<u8>(), 0..160)) { check(Part::Html, &bytes); }

        #[test]
        fn markdown(bytes in vec(any::<u8>(), 0..160)) { check(Part::Markdown, &bytes); }

        #[test]
        fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
            check_file(&bytes);
            check_text(&String::from_utf8_lossy(&bytes));
        }

        #[test]
        fn any_characters(text in "\\PC{0,120}") { check_text(&text); }
    }
}
