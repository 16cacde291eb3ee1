//! Any bytes, read as each format: `cargo +nightly fuzz run read`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recoupe::document::sound::check_file;

fuzz_target!(|bytes: &[u8]| check_file(bytes));
