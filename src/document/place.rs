//! Where what a figure tells took place, as far as its sentence says: the place led in by "in" that stands nearest.
//!
//! No geography: whether one place lies in another is not known here.

use super::{Document, Name, NameKind};
use crate::language::Language;
use crate::language::gazetteer::Gazetteer;
use crate::text::Span;
use crate::text::tokens::Kind;

/// How many tokens away a place may stand and still belong to the figure.
const REACH: usize = 24;

/// The place that the sentence around `span` gives for what stands there, under one name for all languages where the
/// gazetteer has one: the first behind it, before the next figure, else the last before it, after the figure before.
#[must_use]
pub fn place_of(document: &Document, span: Span) -> Option<String> {
    let (sentences, figures, names) = (&document.sentences, &document.figures, &document.names);
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.span.end <= span.start))?.span;
    let next = figures.partition_point(|figure| figure.span.start < span.end);
    let ceiling = figures.get(next).map_or(sentence.end, |figure| figure.span.start.min(sentence.end));
    let last = figures.partition_point(|figure| figure.span.end <= span.start).checked_sub(1);
    let floor = last.map_or(sentence.start, |last| figures[last].span.end.max(sentence.start));
    let near = |name: &Name| {
        let (first, second) = if name.span.start >= span.end { (span, name.span) } else { (name.span, span) };
        let tokens = &document.tokens;
        tokens.from(second.start).saturating_sub(tokens.from(first.end)) <= REACH
    };
    let first = names.partition_point(|name| name.span.start < floor);
    let places = names[first..]
        .iter()
        .take_while(|name| name.span.end <= ceiling)
        .filter(|name| name.kind == NameKind::Place && is_led_in(document, name));
    let behind = places.clone().find(|name| name.span.start >= span.end).filter(|name| near(name));
    let name =
        behind.or_else(|| places.take_while(|name| name.span.end <= span.start).last().filter(|name| near(name)))?;
    let name = narrower(document, name).unwrap_or(name);
    let gazetteer = Gazetteer::get();
    let listed = gazetteer.find(&name.canonical).map(|entry| gazetteer.entry(entry).name(Language::English).to_owned());
    Some(listed.unwrap_or_else(|| name.canonical.clone()))
}

/// The place that `name` is only said to lie around, right before it: "the port of Sete, in France".
fn narrower<'d>(document: &'d Document, name: &Name) -> Option<&'d Name> {
    let before = document.names.partition_point(|other| other.span.end <= name.span.start).checked_sub(1)?;
    let narrow = document.names.get(before).filter(|narrow| narrow.kind == NameKind::Place)?;
    let tokens = &document.tokens;
    let comma = tokens.from(narrow.span.end);
    let table = document.language.names();
    let leads = |at: usize| table.locatives.contains(tokens.folded(at)) || table.articles.contains(tokens.folded(at));
    (tokens.lower(comma) == "," && (comma + 1..tokens.from(name.span.start)).all(leads)).then_some(narrow)
}

/// Whether a word that says where stands before `name`, an article between them or not.
fn is_led_in(document: &Document, name: &Name) -> bool {
    let table = document.language.names();
    let tokens = &document.tokens;
    let mut before = tokens.from(name.span.start);
    for _ in 0..3 {
        let Some(at) = before.checked_sub(1) else { return false };
        if table.locatives.contains(tokens.folded(at)) {
            return true;
        }
        let apostrophe = tokens.get(at).is_some_and(|token| token.kind == Kind::Apostrophe);
        if !(apostrophe || table.articles.contains(tokens.folded(at))) {
            return false;
        }
        before = at;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Metadata, read_text};

    /// The place of every figure of `text`.
    #[track_caller]
    fn case(language: Language, text: &str, expected: &[&str]) {
        let document = read_text(text, Some(language), Metadata::default());
        let places = document.figures.iter().map(|figure| place_of(&document, figure.span).unwrap_or_default());
        assert_eq!(places.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn each_figure_has_the_place_nearest_to_it() {
        case(Language::English, "In Syria, at least 326 people were killed.", &["Syria"]);
        case(Language::French, "Le feu a blessé 40 marins au port de Sète, en France.", &["Sète"]);
        case(Language::English, "The toll in Turkey rose to 3,419, while 1,602 died in Syria.", &["Turkey", "Syria"]);
        case(Language::English, "Some 40 people died. Turkey sent help.", &[""]);
        case(Language::French, "Au Kazakhstan, 12 policiers et 4 civils sont morts.", &["Kazakhstan", ""]);
        case(Language::French, "Le ministre turc a compté 300 morts en Syrie.", &["Syria"]);
    }
}
