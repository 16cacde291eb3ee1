//! A Lua state with the code of the rules that have run in it, and how a rule is run there on a document or on a group.

use std::sync::Arc;

use mlua::{Function, Table};

use super::handle::{Handle, Kind};
use super::info::{RuleInfo, RuleKind, Unit};
use super::load::Rules;
use super::state::{Ended, Limits, State, Task};
use super::trace::Trace;
use super::view::{GroupView, Scene, View};
use crate::document::Document;
use crate::error::Problem;
use crate::ledger::Group;

/// What a fact counts for in the budget of a comparison, as bytes of text: that grows with the facts, so a rule that
/// compares each with all others comes to its end with some thousands of them.
const BYTES_PER_FACT: usize = 200;

/// What a rule is run on.
pub(super) enum Work<'a> {
    Document(&'a Arc<Document>),
    Group(&'a Group),
}

impl Work<'_> {
    /// `problem`, met on this.
    pub fn on(&self, problem: Problem) -> Problem {
        match self {
            Self::Document(document) => problem.on(&document.path),
            Self::Group(_) => problem,
        }
    }
}

/// A state in which rules run one after the other.
pub(super) struct Loaded {
    pub state: State,
    /// For each rule that has run, its code and its options.
    ready: Vec<Option<(Function, Table)>>,
    /// The document at hand.
    document: Option<Arc<Document>>,
    /// How often the last run was to call the rule's function.
    pub calls: usize,
}

impl Loaded {
    pub fn new(rules: &Rules, limits: Limits, tracing: bool) -> mlua::Result<Self> {
        let state = State::new(Arc::clone(rules.library()), limits)?;
        if tracing {
            state.session.trace.replace(Some(Trace::default()));
            state.trace()?;
        }
        Ok(Self { state, ready: vec![None; rules.all().len()], document: None, calls: 0 })
    }

    /// Runs rule `rule` on `work`. Whether it ended well; if not, the session says how it broke.
    pub fn run(&mut self, rules: &Rules, rule: usize, work: &Work) -> mlua::Result<bool> {
        let info = &rules.all()[rule];
        let (chunk, options) = self.ready(rules, rule)?;
        let task = match work {
            Work::Document(document) => self.before_document(info, document)?,
            Work::Group(group) => self.before_group(group)?,
        };
        self.calls = match task {
            Task::Check { count, .. } => count,
            Task::Matches { .. } => 0,
            Task::Extract { .. } | Task::Compare { .. } => 1,
        };
        let ended = self.state.run(task, &chunk, &options)?;
        if let Ended::Well(Some(calls)) = ended {
            self.calls = calls;
        }
        Ok(ended != Ended::Broken)
    }

    fn ready(&mut self, rules: &Rules, rule: usize) -> mlua::Result<(Function, Table)> {
        if let Some(ready) = &self.ready[rule] {
            return Ok(ready.clone());
        }
        let info = &rules.all()[rule];
        let code = rules.library().chunks.get(&info.path).map_or(&[][..], |code| code);
        let chunk = self.state.chunk(&info.path, code)?;
        let lua = self.state.lua();
        let mut values = Vec::new();
        for (name, option) in &info.options {
            values.push((name.as_str(), option.value.to_lua(lua)?));
        }
        let options = self.state.options(values.into_iter())?;
        self.ready[rule] = Some((chunk.clone(), options.clone()));
        Ok((chunk, options))
    }

    fn before_document(&mut self, info: &RuleInfo, document: &Arc<Document>) -> mlua::Result<Task> {
        let session = &self.state.session;
        let known = self.document.as_ref().is_some_and(|known| Arc::ptr_eq(known, document));
        session.start(document.text.len());
        self.state.forget(!known)?;
        if !known {
            session.show(Scene::Document(View::new(Arc::clone(document))));
            self.document = Some(Arc::clone(document));
        }
        session.start(document.text.len());
        let kind = match info.kind {
            RuleKind::Cross => return Ok(Task::Extract { document: Handle::new(Kind::Document, 0).number() }),
            RuleKind::Each(Unit::Match) => return Ok(Task::Matches { language: document.language.code() }),
            RuleKind::Each(unit) => kind_of(unit),
        };
        let count = session.view(|view| Ok(view.count(kind)))?;
        Ok(Task::Check { first: Handle::new(kind, 0).number(), count })
    }

    fn before_group(&mut self, group: &Group) -> mlua::Result<Task> {
        let session = &self.state.session;
        session.start(0);
        self.state.forget(true)?;
        self.document = None;
        session.show(Scene::Group(GroupView::new(group.clone())));
        session.start(group.facts.len() * BYTES_PER_FACT);
        Ok(Task::Compare { group: Handle::new(Kind::Group, 0).number() })
    }
}

fn kind_of(unit: Unit) -> Kind {
    match unit {
        Unit::Document => Kind::Document,
        Unit::Paragraph => Kind::Paragraph,
        Unit::Sentence => Kind::Sentence,
        Unit::Quotation => Kind::Quotation,
        Unit::Figure => Kind::Figure,
        Unit::Date => Kind::Date,
        Unit::Name => Kind::Name,
        Unit::Attribution => Kind::Attribution,
        Unit::Conditional => Kind::Conditional,
        Unit::Match => Kind::Match,
    }
}
