//! What holds of every page, whatever its bytes: spans lie in the text, on characters, in order, and answer to the
//! bytes of the file they came from.

use proptest::prelude::*;
use recoupe::document::{self, Document, Metadata};
use recoupe::text::Span;
use recoupe::text::tokens::Kind;

const PATHS: [&str; 3] = ["a.txt", "a.md", "a.html"];

/// What every document keeps, whatever it was read from.
#[track_caller]
fn sound(document: &Document, bytes: usize) {
    let inside = |span: Span| {
        assert!(document.text.get(span.start..span.end).is_some(), "{span:?} is not on characters of the text");
        let file = document.in_file(span);
        assert!(file.start <= file.end && file.end <= bytes, "{span:?} answers to {file:?} of {bytes} bytes");
    };
    let mut end = 0;
    for paragraph in &document.paragraphs {
        inside(paragraph.span);
        assert!(document.text[end..paragraph.span.start].trim().is_empty(), "words stand between paragraphs");
        assert!(!paragraph.span.is_empty());
        end = paragraph.span.end;
    }
    let mut end = 0;
    for sentence in &document.sentences {
        inside(sentence.span);
        assert!(end <= sentence.span.start && !sentence.span.is_empty());
        assert!(document.text[end..sentence.span.start].trim().is_empty(), "words stand between sentences");
        assert!(document.paragraphs[sentence.paragraph].span.contains(sentence.span));
        end = sentence.span.end;
    }
    assert!(document.text[end..].trim().is_empty(), "words stand after the last sentence");
    let mut start = 0;
    for quotation in &document.quotations {
        inside(quotation.span);
        assert!(quotation.span.contains(quotation.content) && start <= quotation.span.start);
        start = quotation.span.start;
    }
}

/// Text in which marks, breaks and letters of all kinds meet often.
fn noise() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        ".",
        ".",
        "...",
        "…",
        "!",
        "?",
        ",",
        ";",
        ":",
        "«",
        "»",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "„",
        "‹",
        "—",
        "–",
        "- ",
        "(",
        ")",
        "[",
        "]",
        "M",
        "J.",
        "p.",
        "p.m.",
        "U.S.",
        "Le",
        "la",
        "dit",
        "dit-il",
        "said",
        "7",
        "1.",
        "a)",
        "•",
        "é",
        "\u{301}",
        "\u{a0}",
        "\u{202f}",
        "œ",
        "漢",
        "😀",
        "<",
        ">",
        "&",
        "&amp;",
        "&eacute;",
        "<p>",
        "</p>",
        "<b>",
        "<br>",
        "<nav>",
        "<article>",
        "</article>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<h1>",
        "<li>",
        "#",
        "*",
        "_",
        "`",
        "---",
        "> ",
        "|",
        "[x](y)",
        "![",
        "\\",
        "\t",
        "\u{feff}",
        "\u{2028}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), path in prop::sample::select(PATHS.to_vec())) {
        match document::read(path, &bytes, &Metadata::default()) {
            Ok(document) => sound(&document, bytes.len()),
            Err(problem) => prop_assert!(problem.location.is_some() && problem.hint.is_some()),
        }
    }

    #[test]
    fn any_text_is_read(text in noise(), path in prop::sample::select(PATHS.to_vec())) {
        let document = document::read(path, text.as_bytes(), &Metadata::default()).unwrap();
        sound(&document, text.len());
    }

    #[test]
    fn any_text_is_read_in_another_encoding(text in noise(), path in prop::sample::select(PATHS.to_vec())) {
        let bytes: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let document = document::read(path, &bytes, &Metadata::default()).unwrap();
        sound(&document, bytes.len());
    }

    /// Plain words come back from the file as they are, whatever markup stands around them.
    #[test]
    fn words_answer_to_their_bytes(
        words in prop::collection::vec("[a-z]{1,8}", 1..40),
        between in prop::collection::vec(prop::sample::select(vec![" ", "\r\n", " <b>", "</b> ", "<p>", "</p>\n", "&nbsp;", " &eacute; ", "<br>", "<!-- x -->", "  "]), 40),
        path in prop::sample::select(PATHS.to_vec()),
    ) {
        let page: String = words.iter().zip(&between).flat_map(|(word, between)| [word.as_str(), between]).collect();
        let document = document::read(path, page.as_bytes(), &Metadata::default()).unwrap();
        let mut at = 0;
        for token in document.tokens.all().iter().filter(|token| token.kind == Kind::Word) {
            let word = document.words(token.span);
            let file = document.in_file(token.span);
            prop_assert!(file.start >= at);
            at = file.end;
            let written = file.of(&page);
            let plain = written == word;
            let marked = written.contains('<') || written.contains('&');
            prop_assert!(plain || marked, "{word} answers to {written}");
        }
    }
}

/// A line in which everything opens and nothing closes: no finder may look from each of its words at all the others.
#[test]
fn a_line_that_never_ends_is_read() {
    let unit = "Le \"port d'Aix (dit 'le vieux) est « fermé, M. B. Roy, l'a dit l'eau' 12) ";
    for path in PATHS {
        let bytes = unit.repeat(500).into_bytes();
        let document = document::read(path, &bytes, &Metadata::default()).unwrap();
        sound(&document, bytes.len());
        assert!(document.sentences.iter().all(|sentence| sentence.span.len() < 20_000));
    }
}
