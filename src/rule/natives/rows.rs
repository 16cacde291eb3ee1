//! What rules nearly always ask of figures, dates, quotations, names, attributions and facts, handed over at once when one of
//! them is first met: a question costs more on its way to Rust and back than in its answer.

use std::rc::Rc;

use compact_str::format_compact;
use jiff::civil;
use mlua::{Lua, LuaString, Table};

use super::objects::handle;
use super::{number_of, unlimited, wrong};
use crate::document::{FigureKind, NameKind};
use crate::rule::handle::{Handle, Kind};
use crate::rule::session::Session;
use crate::rule::view::Scene;
use crate::text::{Qualifier, Span};

const FIGURE_KINDS: [FigureKind; 8] = [
    FigureKind::Cardinal,
    FigureKind::Ordinal,
    FigureKind::Percent,
    FigureKind::Money,
    FigureKind::Duration,
    FigureKind::Age,
    FigureKind::Fraction,
    FigureKind::Multiple,
];

const NAME_KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Place, NameKind::Org, NameKind::Other];

pub(super) const QUALIFIERS: [Qualifier; 9] = [
    Qualifier::Exact,
    Qualifier::About,
    Qualifier::Nearly,
    Qualifier::MoreThan,
    Qualifier::AtLeast,
    Qualifier::LessThan,
    Qualifier::AtMost,
    Qualifier::Between,
    Qualifier::Vague,
];

pub(super) fn install(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    table.set("figure_kinds", lua.create_sequence_from(FIGURE_KINDS.map(FigureKind::name))?)?;
    table.set("name_kinds", lua.create_sequence_from(NAME_KINDS.map(NameKind::name))?)?;
    table.set("qualifiers", lua.create_sequence_from(QUALIFIERS.map(Qualifier::name))?)?;
    let shared = Rc::clone(session);
    table.set("figure", lua.create_function(move |lua, number: f64| figure(lua, &shared, number))?)?;
    let shared = Rc::clone(session);
    table.set("date", lua.create_function(move |lua, number: f64| date(lua, &shared, number))?)?;
    let shared = Rc::clone(session);
    table.set("quotation", lua.create_function(move |_, number: f64| quotation(&shared, number))?)?;
    let shared = Rc::clone(session);
    table.set("name", lua.create_function(move |lua, number: f64| name(lua, &shared, number))?)?;
    let shared = Rc::clone(session);
    table.set("attribution", lua.create_function(move |_, number: f64| attribution(&shared, number))?)?;
    let shared = Rc::clone(session);
    table.set("fact", lua.create_function(move |_, number: f64| fact(&shared, number))?)
}

/// The place of a word in a list that Lua has of them.
type Word = Option<f64>;

fn word<T: PartialEq>(all: &[T], one: &T) -> Word {
    all.iter().position(|other| other == one).map(|place| number_of(place + 1))
}

/// Kind, low, high, qualifier, unit, what is counted, its complement, whether it is a part of another figure and whether it
/// tells a part, its sentence, whether it is quoted, whether it is attributed.
type Figure = (
    Word,
    Option<f64>,
    Option<f64>,
    Word,
    Option<LuaString>,
    Option<f64>,
    Option<f64>,
    bool,
    bool,
    Option<f64>,
    bool,
    bool,
);

fn figure(lua: &Lua, session: &Session, number: f64) -> mlua::Result<Figure> {
    session.view(|view| {
        let at = handle(number)?;
        let Some(found) = view.document.figures.get(at.index) else { return wrong("not a figure") };
        let unit = found.unit.as_deref().map(|unit| unlimited(lua, || lua.create_string(unit)));
        let part = |span: Option<Span>| span.map(|span| view.part(span).number());
        let sentence = view.sentence_of(found.span).map(|place| Handle::new(Kind::Sentence, place).number());
        Ok((
            word(&FIGURE_KINDS, &found.kind),
            found.interval.low.map(crate::text::Quantity::get),
            found.interval.high.map(crate::text::Quantity::get),
            word(&QUALIFIERS, &found.interval.qualifier),
            unit.transpose()?,
            part(found.counted),
            part(found.complement),
            found.part_of.is_some(),
            found.partial,
            sentence,
            view.quotation_of(at, found.span).is_some(),
            view.attribution_of(found.span).is_some(),
        ))
    })
}

/// First and last day, whether the words and the day of publication fix them, its sentence.
type Date = (Option<LuaString>, Option<LuaString>, bool, Option<f64>);

fn date(lua: &Lua, session: &Session, number: f64) -> mlua::Result<Date> {
    session.view(|view| {
        let Some(found) = view.document.dates.get(handle(number)?.index) else { return wrong("not a date") };
        let day = |day: Option<civil::Date>| {
            let word = day.map(|day| unlimited(lua, || lua.create_string(format_compact!("{day}"))));
            word.transpose()
        };
        let sentence = view.sentence_of(found.span).map(|place| Handle::new(Kind::Sentence, place).number());
        Ok((day(found.from)?, day(found.to)?, found.resolved, sentence))
    })
}

/// What stands between its marks, whether it is speech, its depth, who is cited for it.
type Quotation = (f64, bool, usize, Option<f64>);

fn quotation(session: &Session, number: f64) -> mlua::Result<Quotation> {
    session.view(|view| {
        let Some(found) = view.document.quotations.get(handle(number)?.index) else { return wrong("not a quotation") };
        let cited = view.attribution_of(found.span).map(|place| Handle::new(Kind::Attribution, place).number());
        Ok((view.part(found.content).number(), found.direct, found.depth, cited))
    })
}

/// Words and kind.
fn name(lua: &Lua, session: &Session, number: f64) -> mlua::Result<(LuaString, Word)> {
    session.view(|view| {
        let Some(found) = view.document.names.get(handle(number)?.index) else { return wrong("not a name") };
        let words = view.document.words(found.span);
        session.meter.charge_text(words.len())?;
        Ok((unlimited(lua, || lua.create_string(words))?, word(&NAME_KINDS, &found.kind)))
    })
}

/// Whether the source is nobody in particular.
fn attribution(session: &Session, number: f64) -> mlua::Result<bool> {
    session.view(|view| {
        let found = view.document.attributions.get(handle(number)?.index);
        found.map_or_else(|| wrong("not an attribution"), |found| Ok(found.anonymous))
    })
}

/// Whether one of another document cannot be true together with it.
fn fact(session: &Session, number: f64) -> mlua::Result<bool> {
    let index = handle(number)?.index;
    match &*session.scene.borrow() {
        Scene::Group(scene) if index < scene.group.facts.len() => Ok(scene.group.contradicted.contains(&index)),
        _ => wrong("not a fact"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_word() {
        for (place, kind) in FIGURE_KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, place);
        }
        for (place, kind) in NAME_KINDS.iter().enumerate() {
            assert_eq!(*kind as usize, place);
        }
        for (place, qualifier) in QUALIFIERS.iter().enumerate() {
            assert_eq!(*qualifier as usize, place);
        }
    }
}
