//! One document ahead of its story. Where thousands are compared with one another, who saves a rule is shown what it finds
//! in the article at hand before it runs on all others. That is sound as long as no comparison is another one.

use super::context::Context;
use super::seeds::Seed;
use super::story::Done;
use super::work::Work;

/// Brings `seed` alone up to date, of the `story` it belongs to; what comparisons found in it stays. `None`, and nothing is
/// done, when a comparison may find something else by now, or the seed cannot be read.
pub fn run<'a>(context: &Context, story: &'a str, seed: &'a Seed) -> Option<Done<'a>> {
    let mut work = Work::begin(context, seed);
    let compared = work.compared_before(context)?;
    work.check(context);
    if work.account.lost {
        return None;
    }
    work.finish(context, compared);
    Some(Done { documents: vec![work.settle(context)], left: true, ..Done::new(context, story) })
}
