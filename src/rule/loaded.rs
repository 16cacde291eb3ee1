//! A Lua state with the code of the rules that have run in it, and how a rule is run there on a document or on a group.

use std::sync::Arc;

use mlua::{Function, Table};

use super::handle::{Handle, Kind};
use super::info::{RuleInfo, RuleKind, Unit};
use super::kept::{self, Cost, Kept, Room};
use super::limits::Limits;
use super::load::Rules;
use super::state::{Ended, State, Task};
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
    Group(&'a Arc<Group>),
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
    /// For each rule that has run, what its runs need.
    ready: Vec<Option<Ready>>,
    /// For rules that are kept.
    room: Room,
    /// Whether the state tells what rules ask.
    tracing: bool,
    /// The document at hand.
    document: Option<Arc<Document>>,
    /// How often the last run was to call the rule's function.
    pub calls: usize,
}

/// A rule that has run.
struct Ready {
    /// The code of its file.
    chunk: Function,
    options: Table,
    keeping: Keeping,
}

/// What is made of a rule's file from one run to the next.
enum Keeping {
    /// Nothing yet: the first run sees whether it can be kept.
    Untried,
    Kept(Kept),
    /// Nothing: its file runs anew each time.
    Anew,
}

/// How a run that may not count ended.
enum Ran {
    Well,
    Broken,
    /// Only because the rule is kept.
    Refused,
}

impl Loaded {
    pub fn new(rules: &Rules, limits: Limits, tracing: bool) -> mlua::Result<Self> {
        let state = State::new(Arc::clone(rules.library()), limits)?;
        if tracing {
            state.session.trace.replace(Some(Trace::default()));
            state.trace()?;
        }
        let ready = rules.all().iter().map(|_| None).collect();
        Ok(Self { state, ready, room: Room::default(), tracing, document: None, calls: 0 })
    }

    /// Runs rule `rule` on `work`. Whether it ended well; if not, the session says how it broke.
    pub fn run(&mut self, rules: &Rules, rule: usize, work: &Work) -> mlua::Result<bool> {
        let mut ready = match self.ready[rule].take() {
            Some(ready) => ready,
            None => self.made_ready(rules, rule)?,
        };
        let info = &rules.all()[rule];
        let mut ran = self.attempt(&mut ready, info, work);
        if let Ok(Ran::Refused) = ran {
            ready.keeping = Keeping::Anew;
            ran = self.attempt(&mut ready, info, work);
        }
        self.ready[rule] = Some(ready);
        ran.map(|ran| matches!(ran, Ran::Well))
    }

    /// One run, of what is kept of the rule where something is.
    fn attempt(&mut self, ready: &mut Ready, info: &RuleInfo, work: &Work) -> mlua::Result<Ran> {
        let task = match work {
            Work::Document(document) => self.before_document(info, document)?,
            Work::Group(group) => self.before_group(group),
        };
        self.calls = match task {
            Task::Check { count, .. } => count,
            Task::Matches { .. } => 0,
            Task::Extract { .. } | Task::Compare { .. } => 1,
        };
        let Some(rule) = self.rule(ready)? else { return Ok(Ran::Broken) };
        match self.state.run(task, &rule, &ready.options)? {
            Ended::Well(calls) => {
                self.calls = calls.unwrap_or(self.calls);
                if let Keeping::Kept(kept) = &ready.keeping
                    && !kept.is_unchanged(self.state.lua())?
                {
                    ready.keeping = Keeping::Anew;
                }
                Ok(Ran::Well)
            }
            Ended::Broken => {
                // What it had done by then to what it holds is not known.
                let kept = matches!(std::mem::replace(&mut ready.keeping, Keeping::Anew), Keeping::Kept(_));
                let caught = self.state.session.caught.borrow();
                let refused = kept && caught.as_ref().is_some_and(|caught| kept::is_refused(&caught.message));
                Ok(if refused { Ran::Refused } else { Ran::Broken })
            }
        }
    }

    /// The functions of a rule, from what is kept of it or from its file. `None` when that broke.
    fn rule(&mut self, ready: &mut Ready) -> mlua::Result<Option<Table>> {
        let session = &self.state.session;
        if let Keeping::Kept(kept) = &ready.keeping {
            kept.cost.pay(session);
            return Ok(Some(kept.rule.clone()));
        }
        let lua = self.state.lua();
        let before = lua.used_memory();
        let Some(rule) = self.state.ready(&ready.chunk)? else { return Ok(None) };
        if matches!(std::mem::replace(&mut ready.keeping, Keeping::Anew), Keeping::Anew)
            || self.tracing
            || !self.room.take(before, lua.used_memory())
        {
            return Ok(Some(rule));
        }
        let cost = Cost::so_far(session);
        if let Some(kept) = Kept::seal(lua, &rule, cost)? {
            ready.keeping = Keeping::Kept(kept);
            return Ok(Some(rule));
        }
        // Some of it may be sealed.
        let rule = self.state.ready(&ready.chunk)?;
        cost.pay(session);
        Ok(rule)
    }

    fn made_ready(&self, rules: &Rules, rule: usize) -> mlua::Result<Ready> {
        let info = &rules.all()[rule];
        let code = rules.library().chunks.get(&info.path).map_or(&[][..], |code| code);
        let chunk = self.state.chunk(&info.path, code)?;
        let lua = self.state.lua();
        let mut values = Vec::new();
        for (name, option) in &info.options {
            values.push((name.as_str(), option.value.to_lua(lua)?));
        }
        let options = self.state.options(values.into_iter())?;
        Ok(Ready { chunk, options, keeping: Keeping::Untried })
    }

    fn before_document(&mut self, info: &RuleInfo, document: &Arc<Document>) -> mlua::Result<Task> {
        let session = &self.state.session;
        let known = self.document.as_ref().is_some_and(|known| Arc::ptr_eq(known, document));
        session.start(document.text.len());
        self.state.forget(!known);
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

    fn before_group(&mut self, group: &Arc<Group>) -> Task {
        let session = &self.state.session;
        session.start(0);
        self.state.forget(true);
        self.document = None;
        session.show(Scene::Group(GroupView::new(Arc::clone(group))));
        session.start(group.facts.len() * BYTES_PER_FACT);
        Task::Compare { group: Handle::new(Kind::Group, 0).number() }
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
