//! How fast the reader is: everything it finds, on generated French news, in bytes a second.
//!
//! `cargo bench --bench read` reads forty articles one by one, an article of four thousand bytes in which every name is
//! new, a megabyte of such as text and as a page, and the lines that are hardest; first it prints what the articles and the
//! megabyte hold, so that the figures say on what they were taken.
//! `cargo bench --bench read -- --once FILE...` reads each file once and prints nothing: for a count of instructions.

mod prose;

use std::collections::HashSet;
use std::fmt::Write;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use recoupe::document::{self, Document, Metadata};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--once") {
        for file in &arguments[at + 1..] {
            let bytes = std::fs::read(file).expect("a file that can be read");
            black_box(document::read(file, &bytes, &Metadata::default()).ok());
        }
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    speeds(&mut criterion);
    criterion.final_summary();
}

#[expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]
fn speeds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20);
    let (article, book) = (prose::news(4_000), prose::news(1_000_000));
    let articles = prose::articles(188_000);
    let documents: Vec<Document> = articles.iter().map(|text| read("a.txt", text)).collect();
    println!("articles: {}\nmegabyte: {}", contents(&documents), contents(&[read("a.txt", &book)]));
    group.throughput(Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum()));
    group.bench_function(BenchmarkId::from_parameter("articles one by one"), |bencher| {
        bencher.iter(|| articles.iter().for_each(|text| drop(read("a.txt", black_box(text)))));
    });
    let page = page(&book);
    let capitals = line("LE PORT DE BREST FERME SES PORTES ");
    let sources = line("selon X, ");
    for (name, path, text) in [
        ("article", "a.txt", &article),
        ("megabyte", "a.txt", &book),
        ("page", "a.html", &page),
        ("line of capitals", "a.txt", &capitals),
        ("line of sources", "a.txt", &sources),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| read(path, black_box(text)));
        });
    }
    group.finish();
}

fn read(path: &str, text: &str) -> Document {
    document::read(path, text.as_bytes(), &Metadata::default()).expect("a text")
}

/// One line of a hundred thousand bytes.
fn line(piece: &str) -> String {
    piece.repeat(100_000 / piece.len())
}

/// How often a thousand bytes hold each kind of thing, and how many tokens of a hundred are the first of their spelling
/// in their document.
fn contents(documents: &[Document]) -> String {
    type Count = fn(&Document) -> usize;
    let each: [(&str, Count); 6] = [
        ("sentences", |document| document.sentences.len()),
        ("figures", |document| document.figures.len()),
        ("dates", |document| document.dates.len()),
        ("names", |document| document.names.len()),
        ("quotations", |document| document.quotations.len()),
        ("attributions", |document| document.attributions.len()),
    ];
    let sum = |count: Count| documents.iter().map(count).sum::<usize>();
    let bytes = sum(|document| document.text.len()).max(1);
    let mut line = each.into_iter().fold(String::from("in a thousand bytes"), |mut line, (name, count)| {
        let tenths = sum(count) * 10_000 / bytes;
        let _ = write!(line, " {}.{} {name},", tenths / 10, tenths % 10);
        line
    });
    let first = sum(spellings) * 100 / sum(|document| document.tokens.len()).max(1);
    let _ = write!(line, " {first} of a hundred tokens a spelling not met before in their document");
    line
}

/// How many spellings a document has.
fn spellings(document: &Document) -> usize {
    let written = document.tokens.all().iter().map(|token| token.span.of(&document.text));
    written.collect::<HashSet<_>>().len()
}

fn page(text: &str) -> String {
    let paragraphs: String = text.split("\n\n").fold(String::new(), |mut page, words| {
        let _ = writeln!(page, "<p>{}</p>", words.replace('é', "&eacute;"));
        page
    });
    format!(
        "<!doctype html><html lang=fr><body><nav><a href=/>Une</a></nav><article>{paragraphs}</article></body></html>"
    )
}
