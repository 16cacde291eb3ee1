//! The objects that rules see, one module for each: the names of their fields, what each holds, and how it is found.
//!
//! The tables here are the API: the editor stubs and the messages about unknown fields are made from them.

mod attribution;
mod common;
mod conditional;
mod date;
mod document;
mod fact;
mod figure;
mod group;
mod matched;
mod methods;
mod name;
mod numeral;
mod paragraph;
mod part;
mod quotation;
mod relation;
mod sentence;

pub(super) use methods::methods;

use std::collections::BTreeSet;

use super::handle::{Handle, Kind};
use super::view::{GroupView, Scene, View};
use crate::text::Span;

/// What a field holds.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    Nil,
    Flag(bool),
    Number(f64),
    Text(String),
    Object(Handle),
    Objects(Vec<Handle>),
}

/// An object that is asked, and what is needed to answer.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub view: &'a View,
    pub handle: Handle,
    pub span: Span,
}

/// A fact, a relation or the group itself, asked.
#[derive(Clone, Copy)]
pub(super) struct AskedGroup<'a> {
    pub scene: &'a GroupView,
    pub index: usize,
}

/// A field of an object of a document.
pub(super) struct Field {
    pub name: &'static str,
    /// Its type, as editors write it.
    pub holds: &'static str,
    pub meaning: &'static str,
    pub get: fn(Asked) -> Answer,
}

/// A field of an object of a group.
pub(super) struct GroupField {
    pub name: &'static str,
    pub holds: &'static str,
    pub meaning: &'static str,
    pub get: fn(AskedGroup) -> Answer,
}

/// The fields that are peculiar to `kind`; those of [`common::FIELDS`] come on top, for every object that is a span.
fn own_fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Document => document::FIELDS,
        Kind::Paragraph => paragraph::FIELDS,
        Kind::Sentence => sentence::FIELDS,
        Kind::Figure => figure::FIELDS,
        Kind::Date => date::FIELDS,
        Kind::Quotation => quotation::FIELDS,
        Kind::Attribution => attribution::FIELDS,
        Kind::Name => name::FIELDS,
        Kind::Conditional => conditional::FIELDS,
        Kind::Numeral => numeral::FIELDS,
        Kind::Part => part::FIELDS,
        Kind::Match => matched::FIELDS,
        Kind::Group | Kind::Fact | Kind::Relation => &[],
    }
}

fn group_fields(kind: Kind) -> &'static [GroupField] {
    match kind {
        Kind::Group => group::FIELDS,
        Kind::Fact => fact::FIELDS,
        Kind::Relation => relation::FIELDS,
        _ => &[],
    }
}

/// Name, type and meaning of every field of `kind`, its own first.
pub(super) fn fields(kind: Kind) -> Vec<(&'static str, &'static str, &'static str)> {
    if matches!(kind, Kind::Group | Kind::Fact | Kind::Relation) {
        return group_fields(kind).iter().map(|field| (field.name, field.holds, field.meaning)).collect();
    }
    let own = own_fields(kind);
    let common = common::FIELDS.iter().filter(|field| own.iter().all(|mine| mine.name != field.name));
    own.iter().chain(common).map(|field| (field.name, field.holds, field.meaning)).collect()
}

/// Whether `name` is a field that spans in general do not have.
pub(super) fn is_own(kind: Kind, name: &str) -> bool {
    let own = own_fields(kind).iter().any(|field| field.name == name);
    own || group_fields(kind).iter().any(|field| field.name == name)
}

/// The value of field `name` of an object; `None` when it has no such field.
pub(super) fn ask(scene: &Scene, handle: Handle, name: &str) -> Option<Answer> {
    match scene {
        Scene::Document(view) => {
            let mut fields = own_fields(handle.kind).iter().chain(common::FIELDS);
            let field = fields.find(|field| field.name == name)?;
            let span = view.span(handle)?;
            Some((field.get)(Asked { view, handle, span }))
        }
        Scene::Group(scene) => {
            let field = group_fields(handle.kind).iter().find(|field| field.name == name)?;
            Some((field.get)(AskedGroup { scene, index: handle.index }))
        }
        Scene::Nothing => None,
    }
}

/// The number by which [`get`] finds a field of `kind`, and its name and type.
pub(super) fn plan(kind: Kind) -> Vec<(usize, &'static str, &'static str)> {
    let own = own_fields(kind);
    let grouped = group_fields(kind).iter().enumerate().map(|(number, field)| (number, field.name, field.holds));
    let common: &[Field] = if group_fields(kind).is_empty() { common::FIELDS } else { &[] };
    let spans = own.iter().chain(common).enumerate().map(|(number, field)| (number, field.name, field.holds));
    let mut seen = BTreeSet::new();
    grouped.chain(spans).filter(|(_, name, _)| seen.insert(*name)).collect()
}

/// The value of a field of an object by its number in the plan of the object's kind.
pub(super) fn get(scene: &Scene, handle: Handle, number: usize) -> Option<Answer> {
    match scene {
        Scene::Document(view) => {
            let own = own_fields(handle.kind);
            let field = own.get(number).or_else(|| common::FIELDS.get(number.checked_sub(own.len())?))?;
            let span = view.span(handle)?;
            Some((field.get)(Asked { view, handle, span }))
        }
        Scene::Group(scene) => {
            let field = group_fields(handle.kind).get(number)?;
            Some((field.get)(AskedGroup { scene, index: handle.index }))
        }
        Scene::Nothing => None,
    }
}

impl Answer {
    fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    fn maybe<T>(value: Option<T>, answer: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Nil, answer)
    }
}

impl Asked<'_> {
    /// The words under `span`.
    fn words(&self, span: Span) -> Answer {
        Answer::text(self.view.document.words(span))
    }

    /// An object for a part of this one.
    fn part(&self, span: Option<Span>) -> Answer {
        Answer::maybe(span, |span| Answer::Object(self.view.part(span)))
    }

    /// The objects of `kind` among `spans` (in order of their starts) that lie inside this one.
    fn inside(&self, kind: Kind, len: usize, span_at: impl Fn(usize) -> Span) -> Answer {
        let first = partition(len, |index| span_at(index).start < self.span.start);
        let last = partition(len, |index| span_at(index).start < self.span.end);
        let held = (first..last).filter(|&index| self.span.contains(span_at(index)));
        let others = held.filter(|&index| Handle::new(kind, index) != self.handle);
        Answer::Objects(others.map(|index| Handle::new(kind, index)).collect())
    }
}

/// The first index below `len` at which `before` no longer holds.
fn partition(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
