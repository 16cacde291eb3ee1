//! Numerals: a case is right when all spans and values are, and nothing else is found.

use std::collections::BTreeMap;
use std::path::Path;

use recoupe::document::Figure;
use serde_json::Value;

use crate::Line;
use crate::cases::{Case, Points, range, read};
use crate::score::share;

/// Cases whose gold is a numeral, and what the table calls them.
const NUMERALS: [(&str, &str); 7] = [
    ("NumberModel", "number specs"),
    ("OrdinalModel", "number specs"),
    ("duckling-numeral", "numerals as people write them"),
    ("duckling-ordinal", "numerals as people write them"),
    ("t2n-cardinal", "number words, cardinals"),
    ("t2n-ordinal", "number words, ordinals"),
    ("t2n-invalid", "words that are no number"),
];

/// Cases whose gold is a numeral with its unit.
const AMOUNTS: [&str; 5] = ["AgeModel", "CurrencyModel", "DimensionModel", "PercentModel", "TemperatureModel"];

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let files = ["numbers_recognizers.jsonl", "numbers_duckling.jsonl", "numbers_text2num.jsonl", "num2words.jsonl"];
    let mut rows: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let cases: Vec<Case> = files.iter().flat_map(|file| read(folder, file)).filter(|case| !is_dead(case)).collect();
    for case in &cases {
        let mut count = |work: String, right: bool| {
            let row = rows.entry(work).or_default();
            row.0 += usize::from(right);
            row.1 += 1;
        };
        let kind = case.gold["kind"].as_str().unwrap_or_default();
        let language = case.gold["variant"].as_str().unwrap_or_else(|| case.language());
        if let Some((_, work)) = NUMERALS.iter().find(|(name, _)| *name == kind) {
            count(format!("{work}, {language}, all right"), is_right(case));
        } else if AMOUNTS.contains(&kind) {
            count(format!("amounts with unit, {language}, exact spans and no other figure"), has_only_amounts(case));
            count(format!("amounts with unit, {language}, exact spans, qualifier aside"), has_amounts(case));
        }
    }
    rows.into_iter().map(|(work, (right, cases))| Line::new(&work, cases, share(right, cases))).collect()
}

/// Whether each amount is found with its exact span, and no other figure is.
fn has_only_amounts(case: &Case) -> bool {
    let mut found: Vec<Points> = case.document.figures.iter().map(|figure| case.points(figure.span)).collect();
    let mut wanted: Vec<Points> = case.list("gold").iter().map(range).collect();
    found.sort_unstable();
    wanted.sort_unstable();
    found == wanted
}

/// Whether each amount is found with its exact span: the specifications leave out the words that open or blur it, and ask
/// in one sentence only for amounts of one sort.
fn has_amounts(case: &Case) -> bool {
    let bare = |figure: &Figure| {
        let (start, end) = case.points(figure.span);
        let qualifier = figure.qualifier.map(|qualifier| case.points(qualifier)).filter(|words| words.0 == start);
        (qualifier.map_or(start, |words| words.1), end)
    };
    let text: Vec<char> = case.document.text.chars().collect();
    let blank = |from: usize, to: usize| text[from..to].iter().all(|c| c.is_whitespace());
    let met = |gold: &Value| {
        let (start, end) = range(gold);
        case.document.figures.iter().any(|figure| {
            let found = bare(figure);
            found.1 == end && found.0 <= start && blank(found.0, start)
        })
    };
    case.list("gold").iter().all(met)
}

/// Whether no implementation of the source of the case passes it.
fn is_dead(case: &Case) -> bool {
    let unsupported = case.gold["unsupported_by"].as_str().unwrap_or_default().to_lowercase();
    ["dotnet", "javascript", "python", "java"]
        .iter()
        .all(|name| unsupported.split(|c: char| !c.is_alphanumeric()).any(|part| part == *name))
}

fn is_right(case: &Case) -> bool {
    let found: Vec<(Points, f64)> = case
        .document
        .figures
        .iter()
        .flat_map(|figure| &figure.numbers)
        .map(|number| (case.points(number.span), number.value.get()))
        .collect();
    if case.gold["kind"] == "t2n-invalid" {
        let whole = case.gold["text"].as_str().unwrap_or_default().chars().count();
        return !found.iter().any(|&(span, _)| span == (0, whole));
    }
    let gold = case.list("gold");
    let matched =
        gold.iter().filter(|gold| found.iter().any(|&(span, value)| span == range(gold) && same(value, gold)));
    matched.count() == gold.len() && gold.len() == found.len()
}

fn same(value: f64, gold: &Value) -> bool {
    let wanted: Option<f64> = gold["value"].as_str().and_then(|text| text.parse().ok());
    wanted.is_some_and(|wanted| (value - wanted).abs() <= 1e-9 * wanted.abs().max(f64::MIN_POSITIVE))
}
