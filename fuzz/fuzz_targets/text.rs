//! Any text, read in each language: `cargo +nightly fuzz run text`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recoupe::document::{Metadata, read_text};
use recoupe::language::Language;

fuzz_target!(|text: &str| {
    for language in Language::ALL {
        let document = read_text(text, Some(language), Metadata::default());
        let ordered = document.sentences.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(ordered);
    }
});
