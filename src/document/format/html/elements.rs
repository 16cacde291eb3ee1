//! What the elements of HTML mean for a reader of words.

use crate::document::ParagraphKind;

/// Whether an element begins and ends a block.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hr"
            | "html"
            | "iframe"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// Whether an element has no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element holds no words at all.
pub(super) fn is_mute(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "svg"
            | "math"
            | "noscript"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "select"
            | "textarea"
    )
}

/// Whether an element holds what a page has beside its words.
pub(super) fn is_aside(name: &str) -> bool {
    matches!(name, "nav" | "footer" | "aside" | "button" | "dialog")
}

/// Whether an element that begins while one of its own kind is open ends that one (`<p>`, `<li>`).
pub(super) fn ends_its_like(name: &str) -> bool {
    matches!(name, "p" | "li" | "dt" | "dd" | "td" | "th" | "tr" | "option")
}

/// The kind of the paragraphs in an element, where it says.
pub(super) fn kind(name: &str) -> Option<ParagraphKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(ParagraphKind::Heading),
        "li" | "dt" | "dd" => Some(ParagraphKind::Item),
        "figcaption" | "caption" | "address" => Some(ParagraphKind::Caption),
        "td" | "th" | "blockquote" => Some(ParagraphKind::Body),
        _ => None,
    }
}

/// Names that authors give to parts of a page that are not its article, in `class`, `id` and `role`.
const BESIDE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "complementary",
    "contentinfo",
    "cookie",
    "cookies",
    "menu",
    "navbar",
    "navigation",
    "newsletter",
    "pagination",
    "promo",
    "related",
    "search",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "toolbar",
];

/// Names that authors give to bylines, credits and captions.
const CREDITS: &[&str] = &["author", "byline", "caption", "credit", "credits", "dateline"];

/// Whether a `class`, `id` or `role` names a part beside the article.
pub(super) fn names_aside(value: &str) -> bool {
    names(value, BESIDE)
}

/// Whether a `class` names a byline or a caption.
pub(super) fn names_credit(value: &str) -> bool {
    names(value, CREDITS)
}

fn names(value: &str, known: &[&str]) -> bool {
    value.split([' ', '\t', '\n']).any(|name| known.iter().any(|known| name.eq_ignore_ascii_case(known)))
}
