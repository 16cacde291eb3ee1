//! What goes wrong from one run to the next: somebody who watches is told of it once, when it changes, and when it is over.

use crate::error::Problem;

/// What went wrong in the runs before, and is not known to be over.
#[derive(Debug, Default)]
pub struct Trouble {
    /// Each as it came, before the same on many documents is told as one.
    standing: Vec<Problem>,
    /// What was to be noted in the last run over everything.
    notes: Vec<Problem>,
}

impl Trouble {
    /// What stands by now, where a run over a part came to `problems`.
    #[must_use]
    pub fn and(&self, problems: &[Problem]) -> Vec<Problem> {
        let stays =
            |known: &&Problem| !is_of_rule(known) && !problems.iter().any(|problem| is_about_same(problem, known));
        self.standing.iter().filter(stays).chain(problems).cloned().collect()
    }

    /// Those of `problems` that were not there before.
    #[must_use]
    pub fn new_of(&self, problems: &[Problem]) -> Vec<Problem> {
        problems.iter().filter(|problem| !self.standing.contains(problem)).cloned().collect()
    }

    /// The same for what is to be noted.
    #[must_use]
    pub fn new_notes(&self, notes: &[Problem]) -> Vec<Problem> {
        notes.iter().filter(|note| !self.notes.contains(note)).cloned().collect()
    }

    /// What is over, where a run over the `whole`, or a part, came to `problems`. Of a part, what is told of rules is all
    /// there is.
    #[must_use]
    pub fn mended(&self, problems: &[Problem], whole: bool) -> Vec<Problem> {
        let is_told = |known: &&Problem| whole || is_of_rule(known);
        let is_over = |known: &&Problem| !problems.iter().any(|problem| is_about_same(problem, known));
        self.standing.iter().filter(is_told).filter(is_over).cloned().collect()
    }

    /// Whether anything that stands is about the file at `path`, relative to the workspace.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.standing.iter().any(|problem| problem.location.as_ref().is_some_and(|at| at.path == path))
    }

    /// Takes note of what stands after a run.
    pub fn stand(&mut self, standing: Vec<Problem>) {
        self.standing = standing;
    }

    /// Takes note of what was to be noted in a run over everything.
    pub fn note(&mut self, notes: Vec<Problem>) {
        self.notes = notes;
    }
}

/// Whether it is about a rule that does not load, whatever documents say.
fn is_of_rule(problem: &Problem) -> bool {
    problem.document.is_none() && problem.location.as_ref().is_some_and(|at| at.path.starts_with("rules/"))
}

/// Whether one problem may be what has become of the other: the line may be another, and the words.
fn is_about_same(one: &Problem, other: &Problem) -> bool {
    let about = |problem: &Problem| {
        let path = problem.location.as_ref().map(|location| location.path.clone());
        (problem.code.clone(), path, problem.document.clone())
    };
    about(one) == about(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Location;

    fn problem(path: &str, message: &str) -> Problem {
        Problem::new("unreadable", message).at(Location::file(path))
    }

    #[test]
    fn what_stands_is_told_once_and_again_when_it_is_another_or_over() {
        let mut trouble = Trouble::default();
        let (a, b) = (problem("seeds/a.txt", "no text"), problem("seeds/b.txt", "no text"));
        trouble.stand(vec![a.clone(), b.clone()]);
        let other = problem("seeds/a.txt", "may not be read");
        let now = [other.clone(), b.clone()];
        assert_eq!(trouble.new_of(&now), std::slice::from_ref(&other));
        assert_eq!(trouble.mended(&now, true), []);
        assert_eq!(trouble.mended(std::slice::from_ref(&b), true), std::slice::from_ref(&a));
        assert_eq!(trouble.mended(std::slice::from_ref(&b), false), []);
        // A run over a part knows nothing of the others.
        assert_eq!(trouble.and(std::slice::from_ref(&other)), [b, other]);
        let rule = problem("rules/x.lua", "no value");
        trouble.stand(vec![a.clone(), rule.clone()]);
        assert_eq!(trouble.mended(&[], false), [rule], "every run loads them");
        assert_eq!(trouble.and(&[]), std::slice::from_ref(&a));
        trouble.stand(vec![a, problem("seeds/b.txt", "no text")]);
        assert!(trouble.is_at("seeds/b.txt") && !trouble.is_at("seeds/c.txt"));
    }
}
