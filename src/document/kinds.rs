//! The things a reader finds. Data only: how each is found stands in the module named after it.

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::text::{Interval, Quantity, Span};

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A title or a line that stands as one.
    Heading,
    /// An item of a list.
    Item,
    /// A caption, a byline, a credit.
    Caption,
}

/// A block of text that no sentence crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    pub span: Span,
    pub kind: ParagraphKind,
    /// Where it stands in a table, when it is a cell.
    pub cell: Option<Cell>,
}

/// What heads a cell of a table: indices of the document's paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What heads its column: "Voix".
    pub column: Option<usize>,
    /// What its row begins with: "Lyon".
    pub row: Option<usize>,
}

/// A sentence, without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub span: Span,
    /// Index into the document's paragraphs.
    pub paragraph: usize,
}

/// A numeral and the number it spells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numeral {
    pub span: Span,
    pub value: Quantity,
}

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    Cardinal,
    Ordinal,
    Percent,
    Money,
    Duration,
    Age,
    Fraction,
    Multiple,
}

impl FigureKind {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cardinal => "cardinal",
            Self::Ordinal => "ordinal",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Fraction => "fraction",
            Self::Multiple => "multiple",
        }
    }
}

/// A figure, from its qualifier to its noun: "plus de 6.000 arrestations".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub span: Span,
    /// The numerals alone, in text order; two in a range, one for each unit of "5 feet 2 inches". Empty for vague plurals ("des dizaines").
    pub numbers: Vec<Numeral>,
    pub kind: FigureKind,
    pub interval: Interval,
    /// The words that open or blur the number ("plus de"), when there are some.
    pub qualifier: Option<Span>,
    /// ISO 4217 code, SI symbol, `%` or unit of time (`year`, `month`, `day`, `hour`, …).
    pub unit: Option<String>,
    /// What is counted: the head noun, or the participle that says what became of them ("arrêtées"). May stand outside `span`.
    pub counted: Option<Span>,
    /// Of whom or what: "les forces de l'ordre". May stand outside `span`.
    pub complement: Option<Span>,
    /// Index of the figure this one is a part of ("dont deux").
    pub part_of: Option<usize>,
    /// Whether it counts only some of what `counted` says: "dont deux", "four of the injured", but not "two of the five were
    /// freed", which is how many were freed.
    pub partial: bool,
}

/// A time expression and the days it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    pub span: Span,
    /// First day, when known.
    pub from: Option<civil::Date>,
    /// Last day, itself included.
    pub to: Option<civil::Date>,
    /// Whether the words and the document's date fix the days; a weekday without a reference does not.
    pub resolved: bool,
    /// Whether it is told from the day of writing ("jeudi soir", "il y a huit ans").
    pub relative: bool,
}

/// Words between quotation marks, or after a dialogue dash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// Marks included.
    pub span: Span,
    /// Between the marks.
    pub content: Span,
    /// Somebody's speech, as against a title, a nickname or scare quotes.
    pub direct: bool,
    /// 0 for an outermost quotation.
    pub depth: usize,
}

/// How words are given to a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributionKind {
    /// Between quotation marks.
    Direct,
    /// Retold.
    Indirect,
    /// Retold around quoted words.
    Mixed,
}

impl AttributionKind {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// Who is cited for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The whole phrase that names the source ("le vice-ministre russe des Affaires étrangères, Sergueï Riabkov").
    pub source: Option<Span>,
    /// The words that cite: a verb ("a indiqué") or a preposition ("d'après").
    pub cue: Option<Span>,
    /// What is cited, in text order.
    pub content: Vec<Span>,
    pub kind: AttributionKind,
    /// Whether the source is nobody in particular ("une source proche du dossier").
    pub anonymous: bool,
}

/// A verb in the press conditional ("auraient transporté"): told, not vouched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditional {
    pub span: Span,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    Person,
    Place,
    Org,
    Other,
}

impl NameKind {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Org => "org",
            Self::Other => "other",
        }
    }
}

/// A proper name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    pub span: Span,
    /// The fullest spelling of it in the document.
    pub canonical: String,
    pub kind: NameKind,
}
