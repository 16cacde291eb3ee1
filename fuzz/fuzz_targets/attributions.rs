//! The part of the reader for attributions, on texts made of its tables' own words: `cargo +nightly fuzz run attributions`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recoupe::document::sound::{Part, check};

fuzz_target!(|bytes: &[u8]| check(Part::Attributions, bytes));
