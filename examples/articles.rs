#![allow(clippy::print_stderr)] // A tool of its own, not part of the program that prints through `report`.
//! Makes a corpus to measure on: `cargo run --release --example articles -- FOLDER COUNT`.

use std::path::Path;
use std::{env, process};

#[path = "../benches/corpus/mod.rs"]
mod corpus;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (Some(folder), Some(count)) = (arguments.first(), arguments.get(1).and_then(|count| count.parse::<u64>().ok()))
    else {
        eprintln!("usage: articles FOLDER COUNT");
        process::exit(2);
    };
    corpus::write(Path::new(folder), count)
}
