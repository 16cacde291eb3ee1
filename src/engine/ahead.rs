//! One document ahead of its story. Where thousands are compared with one another, who saves a rule is shown what it finds
//! in the article at hand before it runs on all others. Where no comparison is another one, that article is enough. Else
//! the rule has to say what the others claim as well: of that, only what is said of the article's own things is compared.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::compare;
use super::context::Context;
use super::seeds::Seed;
use super::story::Done;
use super::work::Work;
use crate::finding::Finding;
use crate::ledger::{Group, group};

/// Brings `seed` alone up to date, of the `story` of `seeds`. `None` when that cannot be done, as one of them cannot be read.
pub fn run<'a>(context: &Context, story: &'a str, seed: &'a Seed, seeds: &[&'a Seed]) -> Option<Done<'a>> {
    let mut work = Work::begin(context, seed);
    match work.compared_before(context) {
        Some(compared) => {
            work.check(context);
            finished(context, Done::new(context, story), work, compared)
        }
        None => among(context, story, seed, seeds),
    }
}

/// The same, with comparisons made anew under the keys that it has a fact of. What rules said of the others is remembered.
fn among<'a>(context: &Context, story: &'a str, seed: &'a Seed, seeds: &[&'a Seed]) -> Option<Done<'a>> {
    let each = seeds.par_iter().map(|one| {
        let mut work = Work::begin(context, one);
        if !work.account.lost {
            work.check(context);
        }
        if one.path != seed.path {
            work.drop_document();
        }
        work
    });
    let mut works: Vec<Work> = each.collect();
    let at = works.iter().position(|work| work.seed.path == seed.path)?;
    let groups = groups_of(story, &works[at], &works);
    let mut compared = compare::run(context, story, &groups, &works, None);
    let mut work = works.swap_remove(at);
    work.kept.append(&mut compared.broken);
    let found = compared.found.remove(&seed.path).unwrap_or_default();
    let done = Done { compared: compared.ran, problems: compared.problems, ..Done::new(context, story) };
    let done = finished(context, done, work, found);
    works.par_iter().for_each(|work| work.leave(context));
    done
}

/// What `works` say under the keys that one of them has a fact of.
fn groups_of(story: &str, own: &Work, works: &[Work]) -> Vec<Arc<Group>> {
    let keys: BTreeSet<_> = own.facts().map(|fact| (&fact.fact.rule, &fact.fact.claim.key)).collect();
    let facts = works.iter().flat_map(Work::facts);
    let facts = facts.filter(|fact| keys.contains(&(&fact.fact.rule, &fact.fact.claim.key))).cloned().collect();
    group(story, facts).into_iter().map(Arc::new).collect()
}

/// Ends the way of `work`, in which comparisons found what was `compared`. `None` when it could not be read.
fn finished<'a>(context: &Context, done: Done<'a>, mut work: Work<'a>, compared: Vec<Finding>) -> Option<Done<'a>> {
    if work.account.lost {
        return None;
    }
    work.finish(context, compared);
    Some(Done { documents: vec![work.settle(context)], left: true, ..done })
}
