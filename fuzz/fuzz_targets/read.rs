//! Any bytes, read as each format: `cargo +nightly fuzz run read`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recoupe::document::{self, Document, Metadata};
use recoupe::text::Span;

fuzz_target!(|bytes: &[u8]| {
    for path in ["a.txt", "a.md", "a.html"] {
        if let Ok(document) = document::read(path, bytes, &Metadata::default()) {
            sound(&document, bytes.len());
        }
    }
});

/// Everything that was found lies in the text, on characters, and answers to bytes of the file.
fn sound(document: &Document, bytes: usize) {
    let check = |span: Span| {
        assert!(document.text.get(span.start..span.end).is_some());
        assert!(document.in_file(span).end <= bytes);
    };
    document.paragraphs.iter().for_each(|found| check(found.span));
    document.sentences.iter().for_each(|found| check(found.span));
    document.quotations.iter().for_each(|found| [found.span, found.content].into_iter().for_each(check));
    document.figures.iter().for_each(|found| check(found.span));
    document.dates.iter().for_each(|found| check(found.span));
    document.names.iter().for_each(|found| check(found.span));
    document.conditionals.iter().for_each(|found| check(found.span));
    document.attributions.iter().flat_map(|found| &found.content).for_each(|&span| check(span));
}
