//! How much work reading takes: it grows with the text and no faster, also where a text seems made to be hard to read.

use rayon::prelude::*;

use super::{Metadata, read};
use crate::language::Language;
use crate::text::work::during;

/// Bytes of the shorter text.
const SHORT: usize = 5_000;

/// The most steps a byte may cost.
const STEPS: usize = 4_000;

/// Texts: repeated without an end, these lead each finder as far as it goes.
const PIECES: &[&str] = &[
    "7",
    "1 234 ",
    "1,",
    "12.",
    "1-",
    "3/",
    "1:",
    "½",
    "5 % ",
    "14h",
    "X ",
    "I",
    "vingt ",
    "cent ",
    "mille ",
    "un million ",
    "deux et ",
    "entre 1 et ",
    "plus de ",
    "de ",
    "d'",
    "'",
    " 'a",
    "\"",
    "\" ",
    "«",
    "»",
    "« a ",
    "« a « b » ",
    "“a ",
    "(",
    ")",
    "()",
    "[1",
    ".",
    ". ",
    ",",
    "…",
    "?",
    "-",
    "a-",
    "A-",
    "— Oui. ",
    "— Oui ?\n",
    "\n",
    "\r\n",
    "a\n",
    "A b\n",
    " ",
    "\u{a0}",
    "\u{301}",
    "😀",
    "A",
    "A ",
    "A. ",
    "Abc ",
    "M. ",
    "Anne Morel ",
    "Anne Morel, ",
    "Jean Dupont et ",
    "ministère de la ",
    "Abc Def (AD) ",
    "@",
    "a@b ",
    "#",
    "://",
    "www.",
    "/",
    "1. A ",
    "a) b ",
    "a; B ",
    "a : ",
    "janvier ",
    "lundi ",
    "du 3 au ",
    "avant ",
    "le lendemain de ",
    "deux ans après ",
    "la semaine ",
    "fin ",
    "dit ",
    "a dit que ",
    "selon ",
    "selon X, ",
    "selon des sources proches, ",
    "« a », dit-il, ",
    "serait ",
    "si ",
    "Le maire a dit que le pont fermera, ",
    "Le pont ferme, dit-il, demain. ",
];

/// The same for marked-up texts, with the path that tells their format and what comes before.
const PAGES: &[(&str, &str, &str)] = &[
    ("a.html", "", "<div>"),
    ("a.html", "", "<p>a"),
    ("a.html", "", "<b>a "),
    ("a.html", "", "<"),
    ("a.html", "", "</p>"),
    ("a.html", "", "&amp;"),
    ("a.html", "", "&eacute;"),
    ("a.html", "", "<a href=x>a</a>"),
    ("a.html", "", "<ul><li>a"),
    ("a.html", "", "<!-- "),
    ("a.html", "", "<article><p>Le pont ferme.</p>"),
    ("a.html", "<p ", "a=\"b\" "),
    ("a.html", "<script type=\"application/ld+json\">", "{\"a\":"),
    ("a.md", "", "*a "),
    ("a.md", "", "_"),
    ("a.md", "", "["),
    ("a.md", "", "[a]("),
    ("a.md", "", "![a]"),
    ("a.md", "", "> "),
    ("a.md", "", "- a\n"),
    ("a.md", "", "` `` "),
    ("a.md", "", "# a\n"),
    ("a.md", "", "|a"),
    ("a.md", "", "[a]: b\n"),
];

#[test]
fn work_grows_with_the_text() {
    let texts = PIECES.par_iter().map(|piece| ("a.txt", "", *piece));
    let costly: Vec<String> = texts.chain(PAGES.par_iter().copied()).filter_map(complaint).collect();
    assert!(costly.is_empty(), "{}", costly.join("\n"));
}

/// What is wrong with the work for a text of `piece` and nothing else but its beginning.
fn complaint((path, begins, piece): (&str, &str, &str)) -> Option<String> {
    let metadata = Metadata { language: Some(Language::French), ..Metadata::default() };
    let steps = |bytes: usize| {
        let text = begins.to_owned() + &piece.repeat(bytes / piece.len());
        during(|| drop(read(path, text.as_bytes(), &metadata)))
    };
    let (short, long) = (steps(SHORT), steps(2 * SHORT));
    // A tenth more than double, for what is cut at some length.
    let grows = long > short * 2 + short / 5 + 10_000;
    let much = long / (2 * SHORT) > STEPS;
    (grows || much).then(|| format!("{path} {piece:?}: {short} steps for {SHORT} bytes, {long} for twice as many"))
}
