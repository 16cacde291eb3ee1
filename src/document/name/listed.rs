//! Names of the gazetteer where they stand in a text, and what of them other names take over.

use super::Candidate;
use super::scan::Scan;
use crate::document::NameKind;
use crate::language::NameRoles;
use crate::language::gazetteer::Listed;
use crate::text::tokens::{Gap, Kind};

impl Scan<'_> {
    /// Whether a run that begins with a listed name is another name: "Noursoultan Nazarbaïev", not "Kaboul".
    pub fn outgrows(&self, run: &Candidate, best: &Candidate) -> bool {
        run.end > best.end
            && best.kind == Some(NameKind::Place)
            && (best.end == best.start + 1 || self.may(NameRoles::ORG_WORD, run.end - 1))
            && !self.is_acronym(best.start)
    }

    /// A name of the gazetteer.
    pub fn listed(&self, at: usize) -> Option<Candidate> {
        if !self.may(NameRoles::LISTED, at) {
            return None;
        }
        let capital = self.is_capital(at);
        let small = at > 0 && self.is_function_word(at - 1);
        let spelling = self.gazetteer.starting_with(self.folded(at)).iter().find(|spelling| {
            // Asked last: hardly any of the many names that begin with an article fits a small one.
            let here = || {
                let mut rest = (at + 1..).zip(&spelling.rest);
                rest.all(|(index, word)| self.folded(index) == word && self.gap(index) <= Gap::Space)
            };
            let cased = if spelling.acronym && spelling.rest.is_empty() {
                self.is_acronym(at)
            } else {
                capital || spelling.in_lower_case && small
            };
            let articled = || !spelling.rest.is_empty() && self.may(NameRoles::ARTICLE, at);
            cased && (!articled() || self.is_capital(at + spelling.rest.len())) && here()
        })?;
        let end = at + 1 + spelling.rest.len();
        if end == at + 1 && self.opens(at) && self.only_seen_in_lower_case(at) {
            return None;
        }
        let longer =
            self.glued(end) && self.is_byte(end, b'-') && self.glued(end + 1) && self.kind(end + 1) == Some(Kind::Word);
        let inside = at > 0 && self.glued(at) && self.is_byte(at - 1, b'-') && at > 1 && self.glued(at - 1);
        let kind = match self.gazetteer.entry(spelling.entry).listed {
            Listed::Place => NameKind::Place,
            Listed::Organisation => NameKind::Org,
        };
        (!longer && !inside).then_some(Candidate {
            start: at,
            end,
            kind: Some(kind),
            entry: Some(spelling.entry),
            titled: false,
            weak: false,
        })
    }
}
