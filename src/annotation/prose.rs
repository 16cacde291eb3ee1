//! Annotations as a person reads them, for `git diff`: the passage with the claim marked, what the rule says, what is
//! claimed. Headers stay as they are in the file, so that a hunk still names its claim.

use std::fmt::Write;

use super::file::AnnotationFile;
use super::record::Annotation;
use crate::finding::Field;

impl AnnotationFile {
    /// The file in prose, every claim some lines, in document order.
    #[must_use]
    pub fn to_prose(&self) -> String {
        let mut out = format!("seeds/{}\n", self.seed);
        for annotation in &self.annotations {
            let _ = writeln!(out, "\n[annotation.{}]", annotation.id);
            push(annotation, &mut out);
        }
        out
    }
}

fn push(annotation: &Annotation, out: &mut String) {
    let Annotation { quote, before, after, .. } = annotation;
    let passage = format!("{before}⟨{quote}⟩{after}");
    let _ = writeln!(out, "  {}", on_one_line(&passage));
    let _ = writeln!(out, "  {}: {}", annotation.severity.name(), on_one_line(&annotation.message));
    if let Some(suggestion) = &annotation.suggestion {
        let _ = writeln!(out, "  better: {}", on_one_line(suggestion));
    }
    if let Some(claim) = &annotation.claim {
        let by = claim.attribution.as_ref().map(|who| format!(", according to {who}")).unwrap_or_default();
        let scope = claim.scope.as_ref().map(|scope| format!(" ({scope})")).unwrap_or_default();
        let day = claim.as_of.map(|day| format!(", as of {day}")).unwrap_or_default();
        let _ = writeln!(out, "  {}{scope}: {}{by}{day}", claim.key, claim.interval);
    }
    for (name, field) in &annotation.fields {
        let value = match field {
            Field::Flag(flag) => flag.to_string(),
            Field::Number(number) => number.to_string(),
            Field::Text(text) => on_one_line(text),
        };
        let _ = writeln!(out, "  {name}: {value}");
    }
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_a_few_lines() {
        let text = "format = 1\nseed = \"s/a.txt\"\n\n[annotation.shifting-figure-a1]\nrule = \"shifting-figure\"\n\
            severity = \"warning\"\nquote = \"plus de\\n6.000 foyers\"\nbefore = \"d'après lui, \"\nafter = \" attendent.\"\n\
            message = \"sources disagree\"\nkey = \"households\"\nlow = 6000\nqualifier = \"more-than\"\n\
            attribution = \"la préfecture\"\nas-of = \"2022-01-05\"\n";
        let prose = AnnotationFile::parse(text, "a.toml").unwrap().to_prose().replace('\u{a0}', " ");
        assert_eq!(
            prose,
            "seeds/s/a.txt\n\n[annotation.shifting-figure-a1]\n  d'après lui, ⟨plus de 6.000 foyers⟩ attendent.\n  \
             warning: sources disagree\n  households: more than 6 000, according to la préfecture, as of 2022-01-05\n"
        );
    }
}
