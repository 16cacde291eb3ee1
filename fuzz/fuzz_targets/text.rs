//! Any text, read in each language: `cargo +nightly fuzz run text`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recoupe::document::sound::check_text;

fuzz_target!(|text: &str| check_text(text));
