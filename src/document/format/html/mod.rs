//! Web pages: the words of the article, each with its place in the file.
//!
//! The tokenizer says where every piece of text stands (`pieces`), also through entities and line endings; the pieces
//! are gathered into blocks (`page`), the blocks of the article are chosen (`choose`), and what the page says of
//! itself is kept as metadata (`page`, `linked_data`). No tree is built: which elements are open is all that is needed.

mod attributes;
mod block;
mod choose;
mod elements;
mod linked_data;
mod page;
mod pieces;

use encoding_rs::Encoding;

use super::Extracted;
use super::builder::Builder;
use super::encoding::Decoded;
use block::{Block, Piece};

/// How far into a page its encoding is declared, in bytes: the HTML standard says 1024.
const PRESCAN: usize = 1024;

/// The encoding that a page declares in a `meta` tag.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let key = b"charset=";
    let at = head.windows(key.len()).position(|window| window == key)? + key.len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

/// Takes the article out of a web page.
pub(super) fn extract(decoded: &Decoded) -> Extracted {
    let page = pieces::read(&decoded.text);
    let mut builder = Builder::new(decoded);
    for block in choose::article(&page.blocks) {
        write(&mut builder, block, &page.words);
    }
    builder.finish(page.metadata)
}

/// Writes one block; two line breaks in a row part it.
fn write(builder: &mut Builder, block: &Block, words: &str) {
    let mut broken = false;
    for piece in &block.pieces {
        match *piece {
            Piece::Words { words: at, from } => {
                let words = at.of(words);
                broken &= words.trim_ascii().is_empty();
                builder.words(words, from);
            }
            Piece::Break if broken => builder.end(block.kind),
            Piece::Break => {
                builder.line_break();
                broken = true;
            }
        }
    }
    match block.cell {
        Some(place) => builder.end_cell(place),
        None => builder.end(block.kind),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::super::extract;
    use crate::document::ParagraphKind::{self, Body, Caption, Heading, Item};

    const PAGE: &str = "<!doctype html><html lang=\"fr-FR\"><head><meta charset=\"utf-8\"><title>Le bac est rentr&eacute; - Gazette</title>\r\n\
        <meta property=\"og:site_name\" content=\"La Gazette\"><link rel=canonical href='https://exemple.org/bac'>\
        <script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-02-03T08:00:00Z\"}</script>\
        <style>p { color: red }</style></head><body><nav><ul><li><a href=/>Accueil</a></li></ul></nav>\
        <article><h1>Le bac est rentr&eacute;</h1><p class=byline>Par A.&nbsp;Morin</p>\
        <p>Le bac, &laquo;&#160;fatigu&eacute;&#160;&raquo;,\r\nest <b>rentr</b>&eacute; au port.<br>Il a 3 &lt; 4 ancres.</p>\
        <figure><img src=x alt=y><figcaption>Le bac</figcaption></figure><ul><li>un<li>deux</ul>\
        <script>if (a < b) { \"<p>non</p>\" }</script></article><footer>Mentions légales</footer></body></html>";

    #[test]
    fn the_article_is_found() {
        let page = extract("a.html", PAGE.as_bytes()).unwrap();
        let found: Vec<(ParagraphKind, &str)> =
            page.paragraphs.iter().map(|block| (block.kind, block.span.of(&page.text))).collect();
        let expected = [
            (Heading, "Le bac est rentré"),
            (Caption, "Par A.\u{a0}Morin"),
            (Body, "Le bac, «\u{a0}fatigué\u{a0}», est rentré au port.\nIl a 3 < 4 ancres."),
            (Caption, "Le bac"),
            (Item, "un"),
            (Item, "deux"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_found_again_in_the_file() {
        let page = extract("a.html", PAGE.as_bytes()).unwrap();
        for (words, written) in [
            ("fatigué", "fatigu&eacute;"),
            ("», est rentré au", "&raquo;,\r\nest <b>rentr</b>&eacute; au"),
            ("< 4 ancres", "&lt; 4 ancres"),
            ("deux", "deux"),
        ] {
            let at = page.text.find(words).unwrap();
            let file = page.source.to_file((at..at + words.len()).into());
            assert_eq!(file.of(PAGE), written);
        }
    }

    #[test]
    fn a_page_says_what_it_is() {
        let metadata = extract("a.htm", PAGE.as_bytes()).unwrap().metadata;
        assert_eq!(metadata.title.as_deref(), Some("Le bac est rentré"));
        assert_eq!(metadata.publisher.as_deref(), Some("La Gazette"));
        assert_eq!(metadata.url.as_deref(), Some("https://exemple.org/bac"));
        assert_eq!(metadata.published, Some(civil::date(2024, 2, 3)));
        assert_eq!(metadata.language, Some(crate::language::Language::French));
    }

    #[test]
    fn a_declared_encoding_is_used() {
        let page = b"<meta charset=iso-8859-2><p>Ko\xb6ci\xf3\xb3 \xb6w.</p>";
        assert_eq!(extract("a.html", page).unwrap().text, "Kośció\u{142} św.");
    }

    #[test]
    fn cells_know_what_heads_them() {
        let page = "<table><tr><th>Port<th colspan=2>Boats<th>Crew<tr><td>Odense<td>12<td>3<td><p>40</table>";
        let page = extract("a.html", page.as_bytes()).unwrap();
        let word = |index: Option<usize>| index.map_or("", |index| page.paragraphs[index].span.of(&page.text));
        let cells = page.paragraphs.iter().filter_map(|one| Some((one.span.of(&page.text), one.cell?)));
        let found: Vec<_> = cells.map(|(words, cell)| (words, word(cell.column), word(cell.row))).collect();
        let expected = [
            ("Port", "", ""),
            ("Boats", "", ""),
            ("Crew", "", ""),
            ("Odense", "Port", ""),
            ("12", "Boats", "Odense"),
            ("3", "", "Odense"),
            ("40", "Crew", "Odense"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn broken_pages_keep_their_words() {
        for (page, words) in [
            ("<p>un<p>deux</div></b>", "un\n\ndeux"),
            ("sans balise", "sans balise"),
            ("<nav>tout est là", "tout est là"),
            ("<p>a<é>b", "a<é>b"),
            ("<table><tr><td>a<td>b</table>", "a\n\nb"),
            ("un<br><br>deux<br>trois", "un\n\ndeux\ntrois"),
            ("", ""),
            ("<p>coupé & r&eacu", "coupé & r&eacu"),
        ] {
            assert_eq!(extract("a.html", page.as_bytes()).unwrap().text, words, "{page}");
        }
    }
}
