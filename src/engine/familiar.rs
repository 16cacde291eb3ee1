//! A large story as it was left by the last run that brought it up to date. Thousands of articles in one folder are compared
//! with one another; one that is saved then costs what it says, and not what all others say.
//!
//! Kept in memory alone, for one story: that of who saved in one last, else the first. What stands here is used for
//! documents on which nothing has to be done, which is for the index to tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::hash::Hash;
use super::record::StoryRecord;
use super::store::Store;
use crate::annotation::AnnotationId;
use crate::finding::RuleId;
use crate::ledger::{Group, StoryFact};
use crate::text::Span;

/// Rule and key.
pub type Key = (RuleId, String);

/// The annotation of each finding that is about a fact, by document, rule and place.
pub type Ids = BTreeMap<String, OfDocument>;
pub type OfDocument = BTreeMap<RuleId, BTreeMap<Span, AnnotationId>>;

/// The story that is known, if any, for as long as a session lasts.
#[derive(Debug, Default)]
pub struct Memory {
    story: Mutex<Option<Familiar>>,
    /// Whether a story is known before anybody has saved in it.
    eager: bool,
}

/// What is known of a story.
#[derive(Debug, Default)]
pub struct Familiar {
    pub(super) story: String,
    pub(super) members: BTreeMap<String, Member>,
    /// By key.
    pub(super) shelves: BTreeMap<Key, Shelf>,
    /// What rules said of the groups.
    pub(super) record: StoryRecord,
    /// Whether that is not what stands in the store.
    pub(super) unkept: bool,
}

/// What is known of a document.
#[derive(Debug)]
pub(super) struct Member {
    /// Of everything that its facts depend on.
    pub(super) key: Hash,
    /// What is set for rules on its path.
    pub(super) particular: String,
    /// Of its facts.
    pub(super) keys: BTreeSet<Key>,
    pub(super) ids: OfDocument,
}

/// What is known of one key.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// By document, in order.
    pub(super) facts: BTreeMap<String, Vec<StoryFact>>,
    /// Those that are compared.
    pub(super) group: Option<Arc<Group>>,
    /// How these stand in the ledger; `None` when they are to be written anew.
    pub(super) table: Option<String>,
}

impl Memory {
    /// That of somebody who is going to save.
    #[must_use]
    pub fn eager() -> Self {
        Self { eager: true, ..Self::default() }
    }

    /// Whether nothing is known though it should be.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        self.eager && self.slot().is_none()
    }

    /// Puts what rules said into the store, where a save has left that for later.
    pub fn settle(&self, store: &Store) {
        if let Some(familiar) = self.slot().as_mut().filter(|familiar| familiar.unkept) {
            // Without it the next program compares again.
            familiar.unkept = store.keep_story(&familiar.record).is_err();
        }
    }

    pub(super) fn slot(&self) -> MutexGuard<'_, Option<Familiar>> {
        self.story.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn take(&self, story: &str) -> Option<Familiar> {
        self.slot().take_if(|familiar| familiar.story == story)
    }
}

/// Keys of which something changed.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// Facts that say something else.
    pub(super) otherwise: BTreeSet<Key>,
    /// Facts that say the same, and stand elsewhere in their document.
    pub(super) elsewhere: BTreeSet<Key>,
}

impl Familiar {
    /// Puts `member` in the place of what is known of the document at `path`, and `facts` in that of its facts.
    pub(super) fn put(&mut self, path: &str, member: Option<Member>, facts: Vec<StoryFact>, changed: &mut Changed) {
        let mut by_key: BTreeMap<Key, Vec<StoryFact>> = BTreeMap::new();
        for fact in facts {
            by_key.entry(key_of(&fact)).or_default().push(fact);
        }
        let keys: BTreeSet<Key> = by_key.keys().cloned().collect();
        let former = match member {
            Some(member) => self.members.insert(path.to_owned(), Member { keys: keys.clone(), ..member }),
            None => self.members.remove(path),
        };
        // Where rules are set otherwise, they may say something else of the same facts.
        let set_before = former.as_ref().map(|former| former.particular.clone());
        let same_settings = set_before == self.members.get(path).map(|member| member.particular.clone());
        for key in &keys | &former.map(|former| former.keys).unwrap_or_default() {
            let now = by_key.remove(&key).unwrap_or_default();
            let shelf = self.shelves.entry(key.clone()).or_default();
            let before = shelf.facts.remove(path).unwrap_or_default();
            if before != now && !(same_settings && shelf.moves(&before, &now)) {
                changed.otherwise.insert(key);
            } else if before != now || !same_settings {
                changed.elsewhere.insert(key);
            }
            if !now.is_empty() {
                shelf.facts.insert(path.to_owned(), now);
            }
        }
    }

    /// Gathers the facts of the keys that `changed` anew.
    pub(super) fn regroup(&mut self, story: &str, changed: &BTreeSet<Key>) {
        let shelves = self.shelves.par_iter_mut().filter(|(key, _)| changed.contains(*key));
        shelves.for_each(|((rule, key), shelf)| {
            let facts = shelf.facts.values().flatten().cloned().collect();
            shelf.group = Group::gather(rule.clone(), story, key.clone(), facts).map(Arc::new);
            shelf.table = None;
        });
        self.shelves.retain(|_, shelf| !shelf.facts.is_empty());
    }
}

impl Shelf {
    /// Puts the facts of one document, which stood as in `before`, to where they stand `now`. False when more than that has
    /// to be done.
    fn moves(&mut self, before: &[StoryFact], now: &[StoryFact]) -> bool {
        self.group.as_mut().is_some_and(|group| Arc::make_mut(group).move_facts(before, now))
    }
}

fn key_of(fact: &StoryFact) -> Key {
    (fact.fact.rule.clone(), fact.fact.claim.key.clone())
}
