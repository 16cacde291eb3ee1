//! What a rule says of itself.

use std::collections::BTreeMap;

use crate::finding::{RuleId, Severity};
use crate::language::Language;
use crate::text::Quantity;

/// What a rule is called with, once for each of it in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    Document,
    Paragraph,
    Sentence,
    Quotation,
    Figure,
    Date,
    Name,
    Attribution,
    Conditional,
    /// What a term list or a pattern finds: a rule gives these in place of a name.
    Match,
}

impl Unit {
    /// Every unit that a rule asks for by its name.
    pub const NAMED: [Self; 9] = [
        Self::Document,
        Self::Paragraph,
        Self::Sentence,
        Self::Quotation,
        Self::Figure,
        Self::Date,
        Self::Name,
        Self::Attribution,
        Self::Conditional,
    ];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Paragraph => "paragraph",
            Self::Sentence => "sentence",
            Self::Quotation => "quotation",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Name => "name",
            Self::Attribution => "attribution",
            Self::Conditional => "conditional",
            Self::Match => "match",
        }
    }
}

/// How a rule works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleKind {
    /// It checks each unit of a document.
    Each(Unit),
    /// It extracts facts from documents and compares those of a story.
    Cross,
}

/// What an option may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OptionKind {
    Boolean,
    Number,
    String,
    /// A list of strings.
    List,
}

/// The value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionValue {
    Boolean(bool),
    Number(Quantity),
    String(String),
    List(Vec<String>),
}

/// An option that a rule declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionInfo {
    pub kind: OptionKind,
    pub default: OptionValue,
    /// What it is for, in the rule's own words.
    pub meaning: String,
    /// The value in force: from `recoupe.toml`, else the default.
    pub value: OptionValue,
}

/// A rule as it presents itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    pub id: RuleId,
    /// Of its file, relative to the workspace.
    pub path: String,
    pub summary: String,
    /// More about it, for who wants to know why.
    pub about: Option<String>,
    /// As the rule says, or `recoupe.toml` for the rule as a whole.
    pub severity: Severity,
    /// Of the documents it is for; empty for all.
    pub languages: Vec<Language>,
    pub kind: RuleKind,
    pub options: BTreeMap<String, OptionInfo>,
    /// Of everything its results depend on besides the document: source, modules, term lists, options, API version.
    pub fingerprint: [u8; 32],
    /// Paths of the modules and term lists it uses, in order.
    pub dependencies: Vec<String>,
}
