//! A large story as it was left by whoever saved in it last. Thousands of articles in one folder are compared with one
//! another; one that is saved then costs what it says, and not what all others say.
//!
//! Kept in memory alone, for one story. What stands here is used for documents on which nothing has to be done, which is
//! for the index to tell; a run over everything that has something to do in the story makes an end of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::context::Context;
use super::hash::Hash;
use super::record::StoryRecord;
use super::story::{Ids, OfDocument};
use super::work::Work;
use crate::finding::RuleId;
use crate::ledger::{Group, StoryFact, group};

/// Rule and key.
pub type Key = (RuleId, String);

/// The story that is known, if any, for as long as a session lasts.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Option<Familiar>>);

/// What is known of a story.
#[derive(Debug, Default)]
pub struct Familiar {
    story: String,
    members: BTreeMap<String, Member>,
    groups: BTreeMap<Key, Arc<Group>>,
    /// What rules said of them.
    record: StoryRecord,
}

/// What is known of a document.
#[derive(Debug)]
struct Member {
    /// Of everything that its facts depend on.
    key: Hash,
    facts: Vec<StoryFact>,
    ids: OfDocument,
}

/// The documents of a story that were brought up to date, beside what is known of all others.
#[derive(Debug, Default)]
pub struct Side {
    familiar: Familiar,
    /// Documents on which nothing has to be done, as far as they alone are concerned.
    known: BTreeSet<String>,
    /// Whether what is found out is to be known next time.
    keeps: bool,
}

impl Memory {
    /// Makes an end of what is known of `story`.
    pub fn forget(&self, story: &str) {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slot.take_if(|familiar| familiar.story == story);
    }

    fn take(&self, story: &str) -> Option<Familiar> {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        slot.take().filter(|familiar| familiar.story == story)
    }

    fn keep(&self, familiar: Familiar) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(familiar);
    }
}

impl Side {
    /// What is known of `story`, which is `large` or not and consists of `works`: something only for who has saved in a
    /// large one, and has done so before.
    pub fn of(context: &Context, story: &str, works: &[Work], large: bool) -> Self {
        let saved = works.iter().any(|work| context.saved.contains(&work.seed.path));
        if !large || !saved || !context.write {
            context.memory.forget(story);
            return Self::default();
        }
        let Some(familiar) = context.memory.take(story) else { return Self { keeps: true, ..Self::default() } };
        let is_known = |work: &&Work| {
            let member = familiar.members.get(&work.seed.path);
            member.is_some_and(|member| member.key == work.key) && work.is_clean(context)
        };
        let known = works.iter().filter(is_known).map(|work| work.seed.path.clone()).collect();
        Self { familiar, known, keeps: true }
    }

    /// Whether nothing has to be done on the document at `path`, as far as it alone is concerned.
    pub fn knows(&self, path: &str) -> bool {
        self.known.contains(path)
    }

    /// What rules said of those groups that are as they were; nothing when nothing is known.
    pub fn said(&mut self) -> Option<StoryRecord> {
        (!self.known.is_empty()).then(|| std::mem::take(&mut self.familiar.record))
    }

    /// The facts of `works` by key, in order, and the keys of those that are not as they were.
    pub fn groups(&mut self, story: &str, works: &[Work]) -> (Vec<Arc<Group>>, BTreeSet<Key>) {
        if !self.keeps {
            let facts = works.iter().flat_map(Work::facts).cloned().collect();
            return (group(story, facts).into_iter().map(Arc::new).collect(), BTreeSet::new());
        }
        let mut touched = BTreeSet::new();
        let mut note = |facts: &[StoryFact]| touched.extend(facts.iter().map(key_of));
        let members = &mut self.familiar.members;
        let there: BTreeSet<&str> = works.iter().map(|work| work.seed.path.as_str()).collect();
        members.retain(|path, member| {
            let stays = there.contains(path.as_str());
            if !stays {
                note(&member.facts);
            }
            stays
        });
        for work in works.iter().filter(|work| !self.known.contains(&work.seed.path)) {
            let facts: Vec<StoryFact> = work.facts().cloned().collect();
            note(&facts);
            let member = Member { key: work.key, facts, ids: OfDocument::default() };
            let former = members.insert(work.seed.path.clone(), member);
            if let Some(former) = former {
                note(&former.facts);
            }
        }
        let facts = members.values().flat_map(|member| &member.facts);
        let facts = facts.filter(|fact| touched.contains(&key_of(fact))).cloned().collect();
        self.familiar.groups.retain(|key, _| !touched.contains(key));
        let anew =
            group(story, facts).into_iter().map(|group| ((group.rule.clone(), group.key.clone()), Arc::new(group)));
        self.familiar.groups.extend(anew);
        (self.familiar.groups.values().cloned().collect(), touched)
    }

    /// Those of `groups` that are to be told of, where nobody wants all of them again: the `touched` ones.
    pub fn tells(&self, groups: &[Arc<Group>], touched: &BTreeSet<Key>) -> Option<Vec<Arc<Group>>> {
        let is_touched = |group: &&Arc<Group>| touched.contains(&(group.rule.clone(), group.key.clone()));
        (!self.known.is_empty()).then(|| groups.iter().filter(is_touched).cloned().collect())
    }

    /// Puts the annotations of documents that stayed as they were to those that were just made; others were `affected`.
    pub fn complete(&mut self, ids: &mut Ids, affected: &BTreeSet<String>) {
        for (path, member) in &mut self.familiar.members {
            if !self.known.contains(path) || affected.contains(path) {
                member.ids = ids.get(path).cloned().unwrap_or_default();
            } else if !member.ids.is_empty() {
                ids.insert(path.clone(), member.ids.clone());
            }
        }
    }

    /// Knows the story from now on, with what rules said of it in `record`.
    pub fn keep(self, context: &Context, story: &str, record: StoryRecord) {
        if self.keeps {
            context.memory.keep(Familiar { story: story.to_owned(), record, ..self.familiar });
        }
    }
}

fn key_of(fact: &StoryFact) -> Key {
    (fact.fact.rule.clone(), fact.fact.claim.key.clone())
}
