//! The annotation file: `annotations/<story>/<file>.toml`, owned by the program, committed, read by people in diffs.
//!
//! Written canonically: a line for each key in a fixed order, a table for each annotation in document order, its id
//! in the header. Read strictly: what a person broke is refused with its place, except the marks of a git conflict,
//! which are healed (see [`super::conflict`]).

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil;
use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

use super::conflict;
use super::id::AnnotationId;
use super::record::Annotation;
use super::refusal::refused;
use crate::error::Problem;
use crate::finding::{Claim, Field, RuleId, Severity};
use crate::text::canonical::{number, push_key, push_string, push_text_line};
use crate::text::{Interval, Qualifier, Quantity};

/// The version of the format, in the file's first key.
const FORMAT: u32 = 1;

const HINT: &str = "this file is written by recoupe: take it back from git (`git checkout -- FILE`), or delete it and \
                    run `recoupe check`";

/// The annotations of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotationFile {
    /// Path of the document relative to `seeds/`, with `/`.
    pub seed: String,
    /// In document order.
    pub annotations: Vec<Annotation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    format: Spanned<u32>,
    seed: String,
    #[serde(default)]
    annotation: BTreeMap<Spanned<String>, RawAnnotation>,
    /// What somebody wrote into the wrong file.
    #[serde(default)]
    verdict: Option<Spanned<IgnoredAny>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawAnnotation {
    rule: Spanned<String>,
    severity: Severity,
    quote: String,
    before: String,
    after: String,
    message: String,
    suggestion: Option<String>,
    key: Option<String>,
    low: Option<Quantity>,
    high: Option<Quantity>,
    qualifier: Option<Qualifier>,
    scope: Option<String>,
    attribution: Option<String>,
    as_of: Option<civil::Date>,
    #[serde(default)]
    fields: BTreeMap<String, Field>,
}

impl AnnotationFile {
    /// Reads `text`, the file at `path` (for problems). A file that holds conflict marks gives the annotations of
    /// both sides.
    ///
    /// # Errors
    /// When the text is not such a file: the place of the first fault, and what to do.
    pub fn parse(text: &str, path: &str) -> Result<Self, Problem> {
        match conflict::sides(text) {
            None => parse(text, path),
            Some(sides) => {
                let mut both = union(parse(&sides.ours, path)?, parse(&sides.theirs, path)?);
                // Better no id than one that stands on another claim.
                let torn = |id: &AnnotationId| sides.torn.contains(&format!("[annotation.{id}]"));
                both.annotations.retain(|annotation| !torn(&annotation.id));
                Ok(both)
            }
        }
    }

    /// The bytes of the file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = format!("format = {FORMAT}\n");
        push_text_line("seed", &self.seed, &mut out);
        for annotation in &self.annotations {
            push_annotation(annotation, &mut out);
        }
        out
    }
}

/// What both sides of a conflict hold; where both have an id, the first side's words.
fn union(mut ours: AnnotationFile, theirs: AnnotationFile) -> AnnotationFile {
    for annotation in theirs.annotations {
        if ours.annotations.iter().all(|known| known.id != annotation.id) {
            ours.annotations.push(annotation);
        }
    }
    ours
}

fn parse(text: &str, path: &str) -> Result<AnnotationFile, Problem> {
    let refuse = |message: String, at: usize| refused("bad-annotations", HINT, text, path, message, at);
    let raw: RawFile = toml::from_str(text)
        .map_err(|error| refuse(error.message().to_owned(), error.span().map_or(0, |span| span.start)))?;
    if *raw.format.get_ref() != FORMAT {
        let message = format!("format {} is not one this recoupe reads", raw.format.get_ref());
        return Err(refuse(message, raw.format.span().start));
    }
    if let Some(verdict) = raw.verdict {
        let hint = format!("move them to annotations/_reviews/NAME/{}.toml, where NAME is whose they are", raw.seed);
        let message = "verdicts do not stand among annotations".to_owned();
        return Err(refused("bad-annotations", &hint, text, path, message, verdict.span().start));
    }
    let mut tables: Vec<_> = raw.annotation.into_iter().collect();
    tables.sort_by_key(|(id, _)| id.span().start);
    let mut annotations = Vec::with_capacity(tables.len());
    for (id, table) in tables {
        let at = id.span().start;
        let id = AnnotationId::new(id.get_ref())
            .ok_or_else(|| refuse(format!("`{}` is not the id of an annotation", id.get_ref()), at))?;
        let rule = RuleId::new(table.rule.get_ref()).ok_or_else(|| {
            refuse(format!("`{}` is not the id of a rule", table.rule.get_ref()), table.rule.span().start)
        })?;
        annotations.push(table.into_annotation(id, rule));
    }
    Ok(AnnotationFile { seed: raw.seed, annotations })
}

impl RawAnnotation {
    fn into_annotation(self, id: AnnotationId, rule: RuleId) -> Annotation {
        let interval = Interval { low: self.low, high: self.high, qualifier: self.qualifier.unwrap_or_default() };
        let (scope, attribution, as_of) = (self.scope, self.attribution, self.as_of);
        Annotation {
            id,
            rule,
            severity: self.severity,
            quote: self.quote,
            before: self.before,
            after: self.after,
            message: self.message,
            suggestion: self.suggestion,
            claim: self.key.map(|key| Claim { key, interval, scope, attribution, as_of }),
            fields: self.fields,
        }
    }
}

fn push_annotation(annotation: &Annotation, out: &mut String) {
    let _ = writeln!(out, "\n[annotation.{}]", annotation.id);
    push_text_line("rule", annotation.rule.as_str(), out);
    push_text_line("severity", annotation.severity.name(), out);
    push_text_line("quote", &annotation.quote, out);
    push_text_line("before", &annotation.before, out);
    push_text_line("after", &annotation.after, out);
    push_text_line("message", &annotation.message, out);
    if let Some(suggestion) = &annotation.suggestion {
        push_text_line("suggestion", suggestion, out);
    }
    if let Some(claim) = &annotation.claim {
        push_claim(claim, out);
    }
    for (name, field) in &annotation.fields {
        out.push_str("fields.");
        push_key(name, out);
        out.push_str(" = ");
        push_field(field, out);
        out.push('\n');
    }
}

fn push_claim(claim: &Claim, out: &mut String) {
    push_text_line("key", &claim.key, out);
    for (key, bound) in [("low", claim.interval.low), ("high", claim.interval.high)] {
        if let Some(bound) = bound {
            let _ = writeln!(out, "{key} = {}", number(bound));
        }
    }
    push_text_line("qualifier", claim.interval.qualifier.name(), out);
    for (key, words) in [("scope", &claim.scope), ("attribution", &claim.attribution)] {
        if let Some(words) = words {
            push_text_line(key, words, out);
        }
    }
    if let Some(day) = claim.as_of {
        push_text_line("as-of", &day.to_string(), out);
    }
}

fn push_field(field: &Field, out: &mut String) {
    match field {
        Field::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Field::Number(value) => out.push_str(&number(*value)),
        Field::Text(text) => push_string(text, out),
    }
}
