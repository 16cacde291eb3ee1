use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::elsewhere::set_apart;
use super::failure;
pub use super::limits::Limits;
use super::loaded::{Loaded, Work};
use super::session::{Emitted, Reported, Said};
use crate::document::{Document, place_of};
use crate::error::{Location, Problem};
use crate::finding::{Fact, Finding, Severity};
use crate::ledger::Group;
use crate::rule::{RuleInfo, Rules, Trace};

/// Compiled patterns beyond which a state is made anew: some rule makes them up as it goes.
const PATTERNS_KEPT: usize = 2_000;
/// The same for what they take together, in bytes.
const WEIGHT_KEPT: usize = 64 << 20;

/// What one rule said about one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// In text order.
    pub findings: Vec<Finding>,
    /// In text order; only cross-source rules have some.
    pub facts: Vec<Fact>,
    /// What the rule printed, line by line.
    pub printed: Vec<String>,
    /// What it spent of its budget. The same on every machine, up to the few steps it takes to ask what another rule
    /// has already asked of the document.
    pub ticks: u64,
}

/// A finding of a cross-source rule and the document it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Path relative to `seeds/`.
    pub document: String,
    pub finding: Finding,
}

/// A Lua state with all rules loaded: make one for each thread and keep it.
pub struct Runner {
    rules: Rules,
    limits: Limits,
    /// Whether states are made that tell what rules ask.
    tracing: bool,
    /// Thrown away after a failure that may have left it starved.
    state: Option<Loaded>,
    spent: Spent,
}

/// What the last run of a rule came to, whether it ended well or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// How often the rule's function was to be called.
    pub calls: usize,
    /// As [`Checked::ticks`].
    pub steps: u64,
}

impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Runner").field("rules", &self.rules.all().len()).finish_non_exhaustive()
    }
}

impl Runner {
    /// A runner of `rules`.
    #[must_use]
    pub fn new(rules: &Rules) -> Self {
        Self { rules: rules.clone(), limits: Limits::default(), tracing: false, state: None, spent: Spent::default() }
    }

    /// The same with other limits: for who does not want to wait for rules that never end.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, state: None, ..self }
    }

    /// What the last run spent.
    #[must_use]
    pub fn spent(&self) -> Spent {
        self.spent
    }

    /// Runs rule `rule` on `document` as [`Runner::check`] does, and tells what it asked on the way.
    ///
    /// # Errors
    /// As for [`Runner::check`].
    pub fn trace(&mut self, rule: usize, document: &Arc<Document>) -> Result<Trace, Problem> {
        self.state = None;
        self.tracing = true;
        let ended = self.attempt(rule, &Work::Document(document));
        let trace = self.state.take().map(|loaded| loaded.state.session.trace.take());
        self.tracing = false;
        ended.map(|_| trace.flatten().unwrap_or_default()).map_err(|broken| broken.problem)
    }

    /// Runs rule `rule` (an index into [`Rules::all`]) on `document`: `check`, or `extract` for a cross-source rule.
    ///
    /// Runs whatever the language of the document is, and even if the rule is switched off for it: that is for the
    /// caller to decide.
    ///
    /// # Errors
    /// When the rule broke, or went over one of its budgets.
    pub fn check(&mut self, rule: usize, document: &Arc<Document>) -> Result<Checked, Problem> {
        let (said, ticks) = self.with_patience(rule, &Work::Document(document))?;
        let (info, severity) = (&self.rules.all()[rule], self.rules.settings(rule, &document.path).severity);
        let mut findings: Vec<Finding> = said.reported.into_iter().map(|told| finding(info, severity, told)).collect();
        put_in_order(&mut findings, |finding| finding);
        let fact = |Emitted { span, claim, topic, course }| {
            let place = place_of(document, span);
            Fact { rule: info.id.clone(), span, claim, place, topic, course }
        };
        let mut facts: Vec<Fact> = said.emitted.into_iter().map(fact).collect();
        set_apart(&mut facts);
        facts.sort_by(|a, b| (a.span, &a.claim.key, &a.claim.scope).cmp(&(b.span, &b.claim.key, &b.claim.scope)));
        facts.dedup();
        Ok(Checked { findings, facts, printed: said.printed, ticks })
    }

    /// Runs `compare` of rule `rule` on a group of its facts.
    ///
    /// # Errors
    /// As for [`Runner::check`].
    pub fn compare(&mut self, rule: usize, group: &Arc<Group>) -> Result<Vec<Placed>, Problem> {
        let (said, _) = self.with_patience(rule, &Work::Group(group))?;
        let info = &self.rules.all()[rule];
        let place = |told: Reported| {
            let fact = &group.facts[told.fact?];
            let severity = self.rules.settings(rule, &fact.document).severity;
            let mut finding = finding(info, severity, told);
            finding.claim = Some(fact.fact.claim.clone());
            Some(Placed { document: fact.document.clone(), finding })
        };
        let mut placed: Vec<Placed> = said.reported.into_iter().filter_map(place).collect();
        placed.sort_by(|a, b| a.document.cmp(&b.document));
        for same in placed.chunk_by_mut(|a, b| a.document == b.document) {
            same.sort_by(|a, b| order(&a.finding).cmp(&order(&b.finding)));
        }
        let mut seen = HashSet::new();
        placed.retain(|placed| {
            seen.insert((placed.document.clone(), placed.finding.span, placed.finding.message.clone()))
        });
        Ok(placed)
    }

    /// Runs a rule; once more in a fresh state when memory ran out, for that may have been the doing of others.
    fn with_patience(&mut self, rule: usize, work: &Work) -> Result<(Said, u64), Problem> {
        let info = &self.rules.all()[rule];
        if self.rules.is_given_up(rule) {
            let message = "not tried any more: it was too slow on other documents".to_owned();
            return Err(work.on(Problem::new("rule-given-up", message).at(Location::file(&info.path))));
        }
        let problem = match self.attempt(rule, work) {
            Ok(said) => return Ok(said),
            Err(Broken { of_memory: false, problem }) => problem,
            Err(Broken { of_memory: true, .. }) => match self.attempt(rule, work) {
                Ok(said) => return Ok(said),
                Err(broken) => broken.problem,
            },
        };
        if problem.code == "rule-time" {
            self.rules.note_overrun(rule);
        }
        Err(problem)
    }

    fn attempt(&mut self, rule: usize, work: &Work) -> Result<(Said, u64), Broken> {
        let info = &self.rules.all()[rule];
        let engine = |error: mlua::Error| Broken {
            of_memory: false,
            problem: Problem::new("rule-engine", error.to_string()).at(Location::file(&info.path)),
        };
        if self.state.is_none() {
            let loaded = Loaded::new(&self.rules, self.limits, self.tracing).map_err(engine)?;
            self.state = Some(loaded);
        }
        let Some(loaded) = &mut self.state else { unreachable!("just made") };
        let ran = loaded.run(&self.rules, rule, work);
        let session = &loaded.state.session;
        self.spent = Spent { calls: loaded.calls, steps: session.meter.ticks() };
        if matches!(ran, Ok(true)) && session.meter.stopped().is_none() {
            let ran = (session.said.take(), session.meter.ticks());
            let patterns = session.patterns.borrow();
            let weight: usize = patterns.iter().map(|pattern| pattern.weight).sum();
            let crowded = patterns.len() > PATTERNS_KEPT || weight > WEIGHT_KEPT;
            drop(patterns);
            if crowded {
                self.state = None;
            }
            return Ok(ran);
        }
        let error = ran.err();
        let of_memory = failure::is_of_memory(session, error.as_ref());
        let harmless = session.meter.stopped().is_none() && !of_memory && error.is_none();
        let problem = failure::problem(session, &info.path, error.as_ref());
        if !harmless {
            self.state = None;
        }
        Err(Broken { of_memory, problem })
    }
}

struct Broken {
    of_memory: bool,
    problem: Problem,
}

/// What was reported, with the severity that is set for the document, else the one the rule chose.
fn finding(info: &RuleInfo, set: Option<Severity>, told: Reported) -> Finding {
    Finding {
        rule: info.id.clone(),
        severity: set.or(told.severity).unwrap_or(info.severity),
        span: told.span,
        message: told.message,
        claim: None,
        suggestion: told.suggestion,
        fields: told.fields,
        rule_line: told.line,
    }
}

/// Puts findings in an order that does not depend on the rule's own, and drops those said twice.
fn put_in_order<T>(list: &mut Vec<T>, finding: impl Fn(&T) -> &Finding) {
    list.sort_by(|a, b| order(finding(a)).cmp(&order(finding(b))));
    list.dedup_by(|a, b| order(finding(a)) == order(finding(b)));
}

fn order(finding: &Finding) -> impl Ord + '_ {
    (finding.span, &finding.message, finding.severity, &finding.suggestion, &finding.fields)
}
