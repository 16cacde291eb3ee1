//! Facts of one document that are told of a place apart from the rest: "43 have died. In Portugal, 12 died."

use std::collections::BTreeMap;

use crate::finding::{Claim, Fact};
use crate::text::Quantity;

/// Gives a fact its place for a scope where its document has a larger number under the same key without any place: the
/// document itself tells the whole, and this is no version of it.
pub(super) fn set_apart(facts: &mut [Fact]) {
    let mut wholes: BTreeMap<String, Quantity> = BTreeMap::new();
    for Fact { claim, .. } in facts.iter().filter(|fact| fact.place.is_none() && fact.claim.scope.is_none()) {
        if let Some(number) = number(claim) {
            let whole = wholes.entry(claim.key.clone()).or_insert(number);
            *whole = number.max(*whole);
        }
    }
    for fact in facts.iter_mut().filter(|fact| fact.claim.scope.is_none()) {
        let whole = wholes.get(&fact.claim.key);
        if number(&fact.claim).zip(whole).is_some_and(|(part, whole)| part < *whole) {
            fact.claim.scope.clone_from(&fact.place);
        }
    }
}

fn number(claim: &Claim) -> Option<Quantity> {
    claim.interval.low.or(claim.interval.high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Course, RuleId};
    use crate::text::{Interval, Span};

    /// The scopes that facts of one key get, each given by its number and its place.
    #[track_caller]
    fn case(told: &[(f64, &str)], expected: &[&str]) {
        let fact = |&(number, place): &(f64, &str)| {
            let number = Some(Quantity::new(number));
            let interval = Interval { low: number, high: number, ..Interval::default() };
            let claim = Claim { key: "deaths".to_owned(), interval, scope: None, attribution: None, as_of: None };
            let place = Some(place.to_owned()).filter(|place| !place.is_empty());
            let rule = RuleId::new("r").unwrap();
            Fact { rule, span: Span::new(0, 1), claim, place, topic: None, course: Course::default() }
        };
        let mut facts: Vec<Fact> = told.iter().map(fact).collect();
        set_apart(&mut facts);
        let scopes: Vec<&str> = facts.iter().map(|fact| fact.claim.scope.as_deref().unwrap_or_default()).collect();
        assert_eq!(scopes, expected, "{told:?}");
    }

    #[test]
    fn a_number_of_some_place_is_apart_from_the_larger_one_of_none() {
        case(&[(34.0, ""), (12.0, "Portugal")], &["", "Portugal"]);
        case(&[(12.0, "Portugal")], &[""]);
        case(&[(3.0, ""), (12.0, "Portugal")], &["", ""]);
        case(&[(30.0, "Spain"), (12.0, "Portugal")], &["", ""]);
    }
}
