//! What the natives of one Lua state share: the scene a rule looks at, and what it says about it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use mlua::Lua;

use super::handle::Handle;
use super::library::Library;
use super::limits::Limits;
use super::lua;
use super::meter::Meter;
use super::pattern::Pattern;
use super::terms::{Found, Numbers};
use super::trace::{self, Step, Trace};
use super::view::{Scene, View};
use crate::finding::{Claim, Course, Field, Severity, Topic};
use crate::text::Span;

/// What `report` was told.
#[derive(Debug)]
pub(super) struct Reported {
    /// The fact it is about, for a cross-source rule.
    pub fact: Option<usize>,
    pub span: Span,
    pub message: String,
    pub severity: Option<Severity>,
    pub suggestion: Option<String>,
    pub fields: BTreeMap<String, Field>,
    pub line: usize,
}

/// What `emit` was told.
#[derive(Debug)]
pub(super) struct Emitted {
    pub span: Span,
    pub claim: Claim,
    pub topic: Option<Topic>,
    pub course: Course,
}

/// What a rule said.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub reported: Vec<Reported>,
    pub emitted: Vec<Emitted>,
    pub printed: Vec<String>,
}

/// Where a rule was when it broke.
#[derive(Debug, Default)]
pub(super) struct Caught {
    pub message: String,
    /// Path, line and function of the calls in the user's files, innermost first.
    pub frames: Vec<(String, usize, String)>,
    /// The unit at hand.
    pub unit: Option<f64>,
}

pub(super) struct Session {
    pub library: Arc<Library>,
    pub meter: Meter,
    pub scene: RefCell<Scene>,
    pub said: RefCell<Said>,
    pub caught: RefCell<Option<Caught>>,
    /// Paths of the modules and lists asked for since the last look.
    pub needs: RefCell<BTreeSet<String>>,
    pub patterns: RefCell<Vec<Pattern>>,
    /// Patterns that the rule has used since it started.
    pub used_patterns: Cell<usize>,
    /// What they take together, in bytes.
    pub used_weight: Cell<usize>,
    /// What each list finds in the document at hand, once one was asked; before that, in another one.
    pub found: RefCell<Vec<Vec<Found>>>,
    /// Whether a list was asked about the document at hand.
    pub searched: Cell<bool>,
    /// What the spellings of documents are to the lists.
    pub numbers: RefCell<Numbers>,
    /// What the rule asks, when that is wanted.
    pub trace: RefCell<Option<Trace>>,
}

impl Session {
    pub(super) fn new(library: Arc<Library>, limits: Limits) -> Self {
        Self {
            library,
            meter: Meter::new(limits.steps, limits.time),
            scene: RefCell::new(Scene::Nothing),
            said: RefCell::default(),
            caught: RefCell::default(),
            needs: RefCell::default(),
            patterns: RefCell::default(),
            used_patterns: Cell::new(0),
            used_weight: Cell::new(0),
            found: RefCell::default(),
            searched: Cell::default(),
            numbers: RefCell::default(),
            trace: RefCell::default(),
        }
    }

    /// Puts `scene` before the rules.
    pub(super) fn show(&self, scene: Scene) {
        self.searched.set(false);
        *self.scene.borrow_mut() = scene;
    }

    /// Forgets what the last rule did, and starts its budget for work on `bytes` of text.
    pub(super) fn start(&self, bytes: usize) {
        self.meter.start(bytes);
        self.used_patterns.set(0);
        self.used_weight.set(0);
        *self.said.borrow_mut() = Said::default();
        *self.caught.borrow_mut() = None;
        if let Scene::Document(view) = &*self.scene.borrow() {
            view.forget_matches();
        }
    }

    /// Asks the document at hand.
    pub(super) fn view<T>(&self, ask: impl FnOnce(&View) -> mlua::Result<T>) -> mlua::Result<T> {
        match &*self.scene.borrow() {
            Scene::Document(view) => ask(view),
            _ => Err(mlua::Error::runtime("there is no document at hand")),
        }
    }

    /// Notes in the trace, if one is wanted, that the rule begins with a unit.
    pub(super) fn begin_unit(&self, unit: Handle) -> mlua::Result<()> {
        self.view(|view| {
            if let (Some(trace), Some(span)) = (self.trace.borrow_mut().as_mut(), view.span(unit)) {
                trace.unit(span);
            }
            Ok(())
        })
    }

    /// Notes in the trace, if one is wanted, what was asked of an object and what came back.
    pub(super) fn note(&self, lua: &Lua, of: Handle, asked: &str, answer: impl FnOnce() -> String) {
        let mut trace = self.trace.borrow_mut();
        let Some(trace) = trace.as_mut() else { return };
        let Scene::Document(view) = &*self.scene.borrow() else { return };
        let Some(span) = view.span(of) else { return };
        let (path, line) = lua::user_place(lua);
        trace.step(Step { path, line, kind: of.kind.name(), span, asked: asked.to_owned(), answer: answer() });
    }

    /// Notes in the trace, if one is wanted, what a search found.
    pub(super) fn note_found(&self, lua: &Lua, found: impl Iterator<Item = f64>) {
        if self.trace.borrow().is_some() {
            for handle in found.filter_map(Handle::of) {
                self.note(lua, handle, trace::FOUND, String::new);
            }
        }
    }
}
