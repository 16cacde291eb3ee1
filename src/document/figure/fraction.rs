//! Fractions in words: "trois quarts", "un vingtième", "cinq et demi", "half a million".

use super::numeral::{Form, Read, Reader};
use super::spelled::Words;
use crate::language::numbers::Place;
use crate::text::tokens::{Gap, Kind};

/// The fraction that starts at token `at`: its numerator may be a number or an article.
pub(super) fn read(reader: &Reader, at: usize, and: bool) -> Option<Read> {
    let plain = |(end, value)| Read { form: Form::Fraction, ..Read::plain(at, end, value) };
    let exact = simple(reader, at, and, false).or_else(|| alone(reader, at)).or_else(|| definite(reader, at));
    let plain = exact.map(plain).or_else(|| good(reader, at).map(|found| Read { blurred: true, ..plain(found) }))?;
    Some(of_scale(reader, &plain).unwrap_or(plain))
}

/// "half", "moitié": only before what it is a part of.
fn alone(reader: &Reader, at: usize) -> Option<(usize, f64)> {
    let roles = reader.roles(at)?;
    let value = roles.fraction?;
    let scaled = scale_at(reader, past_of(reader, at + 1)).is_some();
    let of = reader.numbers.parts_of.iter().any(|word| word == reader.tokens.folded(at + 1));
    // "by half", "nearly half were", "de moitié"
    let led = || {
        let before = at.checked_sub(1).filter(|_| reader.gap(at) <= Gap::Line);
        before.is_some_and(|before| reader.numbers.before_half.iter().any(|word| word == reader.tokens.folded(before)))
    };
    // "la moitié ont voté", not "la moitié nord"
    let whole = || {
        let next = reader.counting.part_at(reader.tokens, at + 1);
        let before = at.checked_sub(1).filter(|_| reader.gap(at) <= Gap::Line);
        let led = before
            .is_some_and(|before| reader.numbers.whole_half.iter().any(|word| word == reader.tokens.folded(before)));
        led && (reader.kind(at + 1) != Some(Kind::Word) || next.auxiliary || next.stop)
    };
    (scaled || !roles.before_scale && (of || led() || whole())).then_some((at + 1, value))
}

/// "le quart des terres": a part alone is one only of something definite; a "quart de finale" is none.
fn definite(reader: &Reader, at: usize) -> Option<(usize, f64)> {
    let roles = reader.roles(at)?;
    // Elsewhere a denominator needs its article: "in the quarter the company lost money".
    let under = roles.denominator.filter(|_| roles.cardinal.is_none() && reader.numbers.halves_alone)?;
    let led = at.checked_sub(1).is_some_and(|before| reader.counting.part_at(reader.tokens, before).determiner);
    let of = reader.numbers.parts_of.iter().any(|word| word == reader.tokens.folded(at + 1));
    let contracted = !reader.counting.part_at(reader.tokens, at + 1).of;
    let whole = contracted || reader.counting.part_at(reader.tokens, at + 2).determiner;
    (led && of && whole && reader.gap(at) <= Gap::Line).then_some((at + 1, under.recip()))
}

/// "un bon tiers", "a good third": an adjective between blurs the part.
fn good(reader: &Reader, at: usize) -> Option<(usize, f64)> {
    let one = reader.is_article(at)
        || reader.roles(at).and_then(|roles| roles.cardinal).is_some_and(|atom| atom.value.total_cmp(&1.0).is_eq());
    let adjective = reader.counting.part_at(reader.tokens, at + 1).adjective && reader.gap(at + 1) <= Gap::Line;
    let of = reader.numbers.parts_of.iter().any(|word| word == reader.tokens.folded(at + 3));
    let under = reader.roles(at + 2).filter(|_| one && adjective && of && reader.gap(at + 2) <= Gap::Line)?;
    let part = under.denominator.map(f64::recip).or(under.fraction);
    let part = part.or(under.ordinal.filter(|atom| !under.alone && atom.value > 2.0).map(|atom| atom.value.recip()))?;
    Some((at + 3, part))
}

/// Numerator and denominator. `added` tells that a whole number stands before: "four-and-a-half-hour".
fn simple(reader: &Reader, at: usize, and: bool, added: bool) -> Option<(usize, f64)> {
    let words = reader.words(and);
    let article = reader.is_article(at);
    let (end, over) = match words.number(at + usize::from(article)) {
        Some(number) if !article || number.value >= 100.0 => (number.end, number.value),
        _ if article => (at + 1, 1.0),
        _ => return None,
    };
    let hyphen = reader.word(end) == "-" && reader.gap(end) == Gap::None && reader.gap(end + 1) == Gap::None;
    let under_at = end + usize::from(hyphen);
    if !hyphen && !matches!(reader.gap(end), Gap::Space | Gap::Line) {
        return None;
    }
    let roles = reader.roles(under_at)?;
    if let Some(under) = roles.denominator {
        // "une demi-finale" is no half; "un demi-million" and "a half-hour" are.
        let compound = reader.word(under_at + 1) == "-" && reader.gap(under_at + 1) == Gap::None;
        let scaled = || scale_at(reader, under_at + 2).is_some();
        return (!compound || added || scaled()).then(|| (under_at + 1, over / under));
    }
    let first = at + usize::from(article);
    let ranks = Words { ordinals: true, ..words };
    let under = ranks.number(under_at).filter(|under| under.ordinal && under.value > 2.0)?;
    let single = over.total_cmp(&1.0).is_eq();
    let multiplies = !single || reader.numbers.hundreds.0 <= 1.0;
    let rank = ranks.number(first).filter(|rank| rank.ordinal && rank.end >= under.end && first < end && multiplies);
    if let Some(rank) = rank {
        let kept = rank.value < 100.0 && (rank.hyphened || rank.value < reader.numbers.fractions_from);
        if !under.plural || kept {
            return None;
        }
    } else if !under.plural && single && followed_by_noun(reader, under.end) {
        return None;
    }
    Some((under.end, over / under.value))
}

/// "un troisième homme" is a rank, "un troisième des voix" and "cut by a third since May" are not; "a third-quarter loss" is.
fn followed_by_noun(reader: &Reader, end: usize) -> bool {
    let word = reader.tokens.folded(end);
    let part = reader.numbers.parts_of.iter().any(|of| of == word);
    let hyphen = reader.word(end) == "-" && reader.gap(end) == Gap::None && reader.gap(end + 1) == Gap::None;
    let starts = word.starts_with(char::is_alphabetic) && matches!(reader.gap(end), Gap::Space | Gap::Line);
    hyphen || starts && !part && !reader.counting.part(word).stop && !reader.numbers.and.iter().any(|and| and == word)
}

/// "half a million", "deux tiers de million", "½ million"
pub(super) fn of_scale(reader: &Reader, part: &Read) -> Option<Read> {
    let at = past_of(reader, part.end);
    let scale = scale_at(reader, at)?;
    Some(Read { end: at + 1, value: part.value * scale, form: Form::Cardinal, scale, noun: true, ..*part })
}

/// The token after "of a", "de", "a", where those stand.
fn past_of(reader: &Reader, at: usize) -> usize {
    let numbers = reader.numbers;
    let of = at + usize::from(numbers.vague_of.iter().any(|word| word == reader.tokens.folded(at)));
    let article = of + usize::from(of == at && is_hyphen(reader, of));
    if !reader.is_article(article) {
        return article;
    }
    // "half-a-dozen"
    article + 1 + usize::from(is_hyphen(reader, article + 1))
}

fn is_hyphen(reader: &Reader, at: usize) -> bool {
    reader.word(at) == "-" && reader.gap(at) == Gap::None && reader.gap(at + 1) == Gap::None
}

/// A singular scale or collective at `at`.
fn scale_at(reader: &Reader, at: usize) -> Option<f64> {
    let atom = reader.roles(at)?.cardinal?;
    let scale = matches!(atom.place, Place::Scale | Place::Collective | Place::Hundred);
    (scale && !atom.plural && reader.gap(at) <= Gap::Line).then_some(atom.value)
}

/// A whole number and a fraction: "trois et un cinquième", "un million et demi", "five and a half million".
pub(super) fn mixed(reader: &Reader, whole: &Read, and: bool) -> Option<Read> {
    let numbers = reader.numbers;
    // "two-and-a-half"
    let hyphen = |at: usize| usize::from(is_hyphen(reader, at));
    let join = whole.end + hyphen(whole.end);
    let joins = numbers.and.iter().any(|word| word == reader.tokens.folded(join));
    if !joins || !and || reader.gap(join) > Gap::Line {
        return None;
    }
    let at = join + 1 + hyphen(join + 1);
    let half = || {
        let under = numbers.roles(reader.tokens.folded(at))?.denominator?;
        numbers.halves_alone.then(|| (at + 1, 1.0 / under))
    };
    let (end, part) = simple(reader, at, and, true).filter(|(_, part)| *part < 1.0).or_else(half)?;
    // "deux douzaines et demie"
    let scale = if whole.scale >= 1e6 || whole.noun { whole.scale } else { 1.0 };
    let read = match scale_at(reader, end) {
        Some(below) if below < whole.scale => Read { end: end + 1, value: whole.value + part * below, ..*whole },
        Some(above) => Read { end: end + 1, value: (whole.value + part) * above, scale: above, noun: true, ..*whole },
        None => Read { end, value: whole.value + part * scale, ..*whole },
    };
    Some(read)
}
