//! Figures as a careful reader counts them: span, interval, what is counted, of whom.
//!
//! Each expected line reads `[span] kind low..high qualifier (unit) counted / complement < whole`: `of` instead of `<` where
//! it counts all that are `counted`, `…` where the whole is told nowhere.

use recoupe::document::{Document, Figure, Metadata, read_text};
use recoupe::language::Language;
use recoupe::text::{Qualifier, Quantity};

mod apart;
mod english;
mod french;
mod meant;
mod parts;
mod signs;
mod told;

#[track_caller]
fn case(language: Language, text: &str, expected: &[&str]) {
    let document = read_text(text, Some(language), Metadata::default());
    let found: Vec<String> = document.figures.iter().map(|figure| line(&document, figure)).collect();
    assert_eq!(found, expected, "{text}");
}

fn line(document: &Document, figure: &Figure) -> String {
    let rounded = |quantity: Quantity| ((quantity.get() * 1000.0).round() / 1000.0).to_string();
    let interval = figure.interval;
    let [low, high] = [interval.low, interval.high].map(|side| side.map(rounded).unwrap_or_default());
    let mut parts = vec![format!("[{}] {} {low}..{high}", document.words(figure.span), figure.kind.name())];
    if interval.qualifier != Qualifier::Exact {
        parts.push(interval.qualifier.name().to_owned());
    }
    parts.extend(figure.unit.iter().map(|unit| format!("({unit})")));
    parts.extend(figure.counted.map(|counted| document.words(counted).to_owned()));
    parts.extend(figure.complement.map(|complement| format!("/ {}", document.words(complement))));
    let whole = figure.part_of.map_or("…", |whole| document.words(document.figures[whole].span));
    let of = if figure.partial { "<" } else { "of" };
    parts.extend((figure.partial || figure.part_of.is_some()).then(|| format!("{of} {whole}")));
    parts.join(" ")
}
