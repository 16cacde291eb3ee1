//! What a rule sees, as numbers: every object of the document (or of the group) at hand has a handle.
//!
//! Lua holds objects, this side holds spans; a handle joins the two. It is never visible to a rule.

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Document,
    Paragraph,
    Sentence,
    Figure,
    Date,
    Quotation,
    Attribution,
    Name,
    Conditional,
    Numeral,
    /// A part of an object that the reader names: a source, what is counted, a word.
    Part,
    /// What a term list or a pattern found, or words between two objects; lives as long as the rule runs.
    Match,
    Group,
    Fact,
    Relation,
}

impl Kind {
    pub(super) const ALL: [Self; 15] = [
        Self::Document,
        Self::Paragraph,
        Self::Sentence,
        Self::Figure,
        Self::Date,
        Self::Quotation,
        Self::Attribution,
        Self::Name,
        Self::Conditional,
        Self::Numeral,
        Self::Part,
        Self::Match,
        Self::Group,
        Self::Fact,
        Self::Relation,
    ];

    /// The word for it in messages and stubs.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Paragraph => "paragraph",
            Self::Sentence => "sentence",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Quotation => "quotation",
            Self::Attribution => "attribution",
            Self::Name => "name",
            Self::Conditional => "conditional",
            Self::Numeral => "numeral",
            Self::Part => "span",
            Self::Match => "match",
            Self::Group => "group",
            Self::Fact => "fact",
            Self::Relation => "relation",
        }
    }
}

/// An object: its kind and its place among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Handle {
    pub kind: Kind,
    pub index: usize,
}

/// Handles travel as doubles: the kind above 2³², the index below.
const SHIFT: f64 = 4_294_967_296.0;

impl Handle {
    pub(super) fn new(kind: Kind, index: usize) -> Self {
        Self { kind, index }
    }

    #[expect(clippy::cast_precision_loss, reason = "texts are below 4 GB, so every index is below 2^32")]
    pub(super) fn number(self) -> f64 {
        f64::from(self.kind as u8) * SHIFT + self.index as f64
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made by `number` above")]
    pub(super) fn of(number: f64) -> Option<Self> {
        let whole = number as u64;
        let kind = *Kind::ALL.get((whole >> 32) as usize)?;
        Some(Self { kind, index: (whole & u64::from(u32::MAX)) as usize })
    }
}
