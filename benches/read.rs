//! How fast the reader is: everything it finds, on generated news prose, in bytes a second.
//!
//! `cargo bench --bench read`

use std::fmt::Write;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use recoupe::document::{self, Metadata};

const OPENINGS: [&str; 6] = [
    "Selon la préfecture,",
    "Mardi soir,",
    "Dans le port,",
    "D'après les secours,",
    "À Brest,",
    "Depuis le 3 mars 2021,",
];
const SUBJECTS: [&str; 6] = [
    "les dockers",
    "quelque 1 200 riverains",
    "M. Le Goff",
    "le syndicat des pilotes (SPB)",
    "près de 40 % des navires",
    "Mme Anne Kerbrat",
];
const VERBS: [&str; 6] = ["ont quitté", "auraient bloqué", "a inspecté", "avaient réparé", "attendent", "ont compté"];
const OBJECTS: [&str; 6] = [
    "le quai nord",
    "plus de 300 conteneurs",
    "une centaine de chalutiers",
    "l'écluse « ouest »",
    "12,5 millions d'euros de fret",
    "deux grues",
];
const QUOTES: [&str; 4] = [
    "« Nous ne partirons pas », a déclaré le maire.",
    "\"C'est une question de jours\", a-t-il ajouté.",
    "Le ministre a indiqué que la route serait fermée.",
    "« Rien n'est réglé. Il faut attendre », prévient Luc Marec.",
];

/// At least `bytes` bytes of prose in which nothing recurs at once.
fn prose(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    let mut turn = 0_usize;
    while text.len() < bytes {
        for step in 0..5 {
            let pick = |words: &[&'static str], stride: usize| words[(turn * stride + step) % words.len()];
            let (opening, subject) = (pick(&OPENINGS, 1), pick(&SUBJECTS, 5));
            let (verb, object) = (pick(&VERBS, 7), pick(&OBJECTS, 11));
            let _ = write!(text, "{opening} {subject} {verb} {object}, le {} juin. ", turn % 28 + 1);
        }
        let _ = write!(text, "{}\n\n", QUOTES[turn % QUOTES.len()]);
        turn += 1;
    }
    text
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

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.sample_size(20);
    let (article, book) = (prose(4_000), prose(1_000_000));
    let html = page(&book);
    for (name, path, text) in [("article", "a.txt", &article), ("book", "a.txt", &book), ("page", "a.html", &html)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| document::read(path, black_box(text.as_bytes()), &Metadata::default()));
        });
    }
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
