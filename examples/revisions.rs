//! Measures carrying over revisions that people made: `cargo run --release --example revisions -- FOLDER` takes a folder of
//! packages named `NAME-VERSION` (as the sources that Cargo keeps), pairs the versions of each, and carries the claims of
//! every text document of one version to the next, with and without the text before.
//!
//! What became of a sentence is told by another method than the one measured: a diff over sentences finds the equal
//! ones; of those left, two that share six tenths of their words, and are each other's best, are one sentence, edited;
//! one that shares three tenths with no other is deleted. What lies between is unclear and not counted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use recoupe::annotation::{AnnotationId, Carried, Previous, carry};
use recoupe::document::{self, Document, Metadata};
use recoupe::finding::{Finding, RuleId, Severity};
use recoupe::text::Span;
use recoupe::text::tokens::Kind;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// In bytes: documents below are no long ones.
const LONG: usize = 1500;
/// How much two sentences agree that are one, and that are not.
const EDITED: f32 = 0.6;
const DELETED: f32 = 0.3;

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Kept,
    Edited,
    Deleted,
}

#[derive(Default)]
struct Score {
    /// Claims by fate: how many ended as they should, of how many.
    right: BTreeMap<Fate, (usize, usize)>,
    /// Of the claims that are counted: ids handed on, and to a wrong place.
    carried: usize,
    wrong: usize,
}

#[allow(clippy::print_stdout, reason = "a program for the terminal")]
fn main() {
    let folder = std::env::args().nth(1).expect("a folder of packages");
    let pairs = revisions(Path::new(&folder));
    let bytes: usize = pairs.iter().map(|(old, _)| old.len()).sum();
    println!("{} revisions of documents of {LONG} bytes and more, {bytes} bytes", pairs.len());
    for with_text in [true, false] {
        let mut score = Score::default();
        for (old, new) in &pairs {
            measure(old, new, with_text, &mut score);
        }
        print!("{} the old text:", if with_text { "with" } else { "without" });
        for (fate, (right, all)) in &score.right {
            print!("  {fate:?} {right}/{all} ({:.2})", percent(*right, *all));
        }
        println!("  wrong {}/{} ({:.2})", score.wrong, score.carried, percent(score.wrong, score.carried));
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

/// Old and new text of every document that two successive versions of a package have, and that differs.
fn revisions(folder: &Path) -> Vec<(String, String)> {
    let mut packages: BTreeMap<String, Vec<(Vec<u64>, PathBuf)>> = BTreeMap::new();
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let cut = name.match_indices('-').find(|(at, _)| name[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
        if let Some((at, _)) = cut {
            let version = name[at + 1..].split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect();
            packages.entry(name[..at].to_owned()).or_default().push((version, path));
        }
    }
    let mut pairs = Vec::new();
    for versions in packages.values_mut() {
        versions.sort();
        for two in versions.windows(2) {
            for old in documents(&two[0].1) {
                let new = two[1].1.join(old.strip_prefix(&two[0].1).expect("inside"));
                if let (Ok(old), Ok(new)) = (std::fs::read_to_string(&old), std::fs::read_to_string(&new)) {
                    pairs.extend((old != new && old.len() >= LONG).then_some((old, new)));
                }
            }
        }
    }
    pairs
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in entries(folder) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let license = ["license", "copying", "copyright"].iter().any(|word| name.contains(word));
        if path.is_dir() {
            found.extend(documents(&path));
        } else if !license && path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
            found.push(path);
        }
    }
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map_while(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// A document in which every number and every long word is a claim.
struct Text {
    document: Document,
    findings: Vec<Finding>,
    /// For each sentence, its claims.
    claims: Vec<Vec<usize>>,
}

impl Text {
    fn of(text: &str) -> Self {
        let document = document::read_text(text, None, Metadata::default());
        let is_claim = |kind: Kind, span: Span| kind == Kind::Digits || kind == Kind::Word && span.len() > 9;
        let tokens = document.tokens.all().iter().filter(|token| is_claim(token.kind, token.span));
        let findings: Vec<Finding> = tokens.map(|token| finding(token.kind, token.span)).collect();
        let mut claims = vec![Vec::new(); document.sentences.len()];
        for (at, finding) in findings.iter().enumerate() {
            let before = document.sentences.partition_point(|sentence| sentence.span.start <= finding.span.start);
            if let Some(sentence) = before.checked_sub(1) {
                claims[sentence].push(at);
            }
        }
        Self { document, findings, claims }
    }

    fn sentences(&self) -> Vec<&str> {
        self.document.sentences.iter().map(|sentence| self.document.words(sentence.span)).collect()
    }

    fn words(&self, claim: usize) -> &str {
        self.document.words(self.findings[claim].span)
    }
}

fn finding(kind: Kind, span: Span) -> Finding {
    let rule = if kind == Kind::Digits { "figure" } else { "term" };
    Finding {
        rule: RuleId::new(rule).expect("a rule"),
        severity: Severity::Warning,
        span,
        message: String::new(),
        claim: None,
        suggestion: None,
        fields: BTreeMap::new(),
        rule_line: 1,
    }
}

fn measure(old: &str, new: &str, with_text: bool, score: &mut Score) {
    let (old, new) = (Text::of(old), Text::of(new));
    let none = BTreeSet::new();
    let first = carry(&[], None, &old.document, &old.findings, &none);
    let previous = with_text.then(|| Previous::of(&old.document, first.placed.clone()));
    let next = carry(&first.annotations, previous.as_ref(), &new.document, &new.findings, &none);
    for (fate, from, to) in fates(&old.sentences(), &new.sentences()) {
        for (place, &claim) in old.claims[from].iter().enumerate() {
            let place = to.map(|to| expected(&old, (from, place), &new, to));
            // Where its sentence stayed and its place is unclear, nothing is counted.
            if place != Some(None) {
                count(fate, &first.ids[claim], place.flatten(), &next, score);
            }
        }
    }
}

/// What became of each sentence of which that is clear.
fn fates(old: &[&str], new: &[&str]) -> Vec<(Fate, usize, Option<usize>)> {
    let mut fates = Vec::new();
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                fates.extend((0..len).map(|step| (Fate::Kept, old_index + step, Some(new_index + step))));
            }
            op => {
                gone.extend(op.old_range());
                came.extend(op.new_range());
            }
        }
    }
    let agree = |a: usize, b: usize| agreement(old[a], new[b]);
    let best = |a: usize| {
        let all = came.iter().map(|&b| (agree(a, b), b));
        all.max_by(|x, y| x.0.total_cmp(&y.0))
    };
    for &a in &gone {
        match best(a) {
            Some((ratio, b)) if ratio >= EDITED => {
                let rival = gone.iter().any(|&other| other != a && agree(other, b) >= ratio);
                fates.extend((!rival && old[a] != new[b]).then_some((Fate::Edited, a, Some(b))));
            }
            Some((ratio, _)) if ratio > DELETED => {}
            _ => fates.extend((!new.contains(&old[a])).then_some((Fate::Deleted, a, None))),
        }
    }
    fates
}

/// The share of words, whatever their order, that both sentences have.
#[expect(clippy::cast_precision_loss, reason = "no sentence has millions of words")]
fn agreement(old: &str, new: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (old, mut new) = (words(old), words(new));
    let all = old.len() + new.len();
    let common = old.iter().filter(|word| {
        let at = new.iter().position(|other| other == *word);
        at.map(|at| new.swap_remove(at)).is_some()
    });
    2.0 * common.count() as f32 / all.max(1) as f32
}

/// The claim of sentence `to` that the claim at `place` of sentence `from` became: of the same words in both, the one in
/// the same place; in the other case the number in the same place, where there are as many.
fn expected(old: &Text, (from, place): (usize, usize), new: &Text, to: usize) -> Option<usize> {
    let claim = old.claims[from][place];
    let nth = |same: &dyn Fn(&Text, usize) -> bool| {
        let olds: Vec<usize> = old.claims[from].iter().copied().filter(|&other| same(old, other)).collect();
        let news: Vec<usize> = new.claims[to].iter().copied().filter(|&other| same(new, other)).collect();
        let at = olds.iter().position(|&other| other == claim)?;
        (olds.len() == news.len()).then(|| news[at])
    };
    let figure = &old.findings[claim].rule;
    let words = old.words(claim).to_owned();
    nth(&|text, other| text.words(other) == words).or_else(|| {
        let number = figure.as_str() == "figure";
        number.then(|| nth(&|text, other| text.findings[other].rule == *figure)).flatten()
    })
}

/// Counts a claim; `expected` is where it should be now, none when it is gone.
fn count(fate: Fate, id: &AnnotationId, expected: Option<usize>, next: &Carried, score: &mut Score) {
    let at = next.ids.iter().position(|other| other == id);
    let right = at == expected;
    let entry = score.right.entry(fate).or_default();
    entry.0 += usize::from(right);
    entry.1 += 1;
    score.carried += usize::from(at.is_some());
    score.wrong += usize::from(at.is_some() && !right);
}
