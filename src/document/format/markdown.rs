//! Markdown: blocks become paragraphs, marks are dropped, the front matter becomes metadata.
//!
//! Code blocks and raw HTML are not prose and are left out; so are addresses of links and pictures.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::Extracted;
use super::builder::Builder;
use super::encoding::Decoded;
use super::stamp;
use super::table::Place;
use crate::document::{Metadata, ParagraphKind};
use crate::text::Span;

/// Takes the text out of a Markdown file.
pub(super) fn extract(decoded: &Decoded) -> Extracted {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut page = Page {
        text: &decoded.text,
        builder: Builder::new(decoded),
        metadata: Metadata::default(),
        items: 0,
        cell: Place::default(),
        silent: 0,
        front: false,
    };
    for (event, range) in Parser::new_ext(&decoded.text, options).into_offset_iter() {
        page.meet(event, range.into());
    }
    page.builder.finish(page.metadata)
}

struct Page<'a> {
    text: &'a str,
    builder: Builder<'a>,
    metadata: Metadata,
    /// Lists that are open.
    items: usize,
    /// The cell being read.
    cell: Place,
    /// Blocks that are open and are no prose.
    silent: usize,
    /// Whether the front matter is being read.
    front: bool,
}

impl Page<'_> {
    fn meet(&mut self, event: Event, span: Span) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) if self.front => front_matter(&mut self.metadata, &words),
            _ if self.silent > 0 => {}
            Event::Text(words) => self.builder.words(&words, span),
            Event::Code(words) => self.code(&words, span),
            Event::SoftBreak => self.builder.blank(span),
            Event::HardBreak => self.builder.line_break(),
            Event::Rule => self.builder.end(self.kind()),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag {
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.silent += 1,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => self.front = true,
            Tag::List(_) => {
                self.builder.end(self.kind());
                self.items += 1;
            }
            Tag::Table(_) => self.cell = Place { table: self.cell.table + 1, head: true, ..Place::default() },
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => self.silent -= 1,
            TagEnd::MetadataBlock(_) => self.front = false,
            TagEnd::Heading(_) => self.builder.end(ParagraphKind::Heading),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::BlockQuote(_) => {
                self.builder.end(self.kind());
            }
            TagEnd::TableCell => {
                self.builder.end_cell(self.cell);
                self.cell.column += 1;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.cell = Place { row: self.cell.row + 1, column: 0, head: false, ..self.cell };
            }
            TagEnd::List(_) => self.items -= 1,
            _ => {}
        }
    }

    /// Words set as code: what stands between the marks is in the text as it is, but for line breaks.
    fn code(&mut self, words: &str, span: Span) {
        if let Some(at) = span.of(self.text).find(words) {
            let start = span.start + at;
            self.builder.words(words, Span::new(start, start + words.len()));
        }
    }

    fn kind(&self) -> ParagraphKind {
        if self.items > 0 { ParagraphKind::Item } else { ParagraphKind::Body }
    }
}

/// `key: value` lines, or `key = value` ones: all that metadata needs of YAML and TOML.
fn front_matter(metadata: &mut Metadata, lines: &str) {
    for line in lines.lines() {
        let Some((name, value)) = line.split_once([':', '=']) else { continue };
        stamp::note(metadata, &name.trim().to_lowercase(), value.trim().trim_matches(['"', '\'']));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::super::extract;
    use crate::document::ParagraphKind::{Body, Heading, Item};

    const PAGE: &str = "---\ntitle: \"Le port rouvre\"\ndate: 2024-05-06\nlang: fr\n---\n# Le port *rouvre*\n\nLes **dockers** ont\nrepris &agrave; 8&nbsp;h [le travail](http://exemple.org).\n\n- un\n- deux `quais`\n\n```\nlet x = 1;\n```\n";

    #[test]
    fn blocks_are_paragraphs() {
        let page = extract("a.md", PAGE.as_bytes()).unwrap();
        let found: Vec<_> = page.paragraphs.iter().map(|block| (block.kind, block.span.of(&page.text))).collect();
        let expected = [
            (Heading, "Le port rouvre"),
            (Body, "Les dockers ont repris à 8\u{a0}h le travail."),
            (Item, "un"),
            (Item, "deux quais"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn cells_know_what_heads_them() {
        let page = extract("a.md", b"| Port | Boats |\n|---|---|\n| Odense | 12 |\n| | 3 |\n").unwrap();
        let word = |index: Option<usize>| index.map_or("", |index| page.paragraphs[index].span.of(&page.text));
        let found: Vec<_> = page
            .paragraphs
            .iter()
            .map(|one| (one.span.of(&page.text), one.cell.map(|cell| (word(cell.column), word(cell.row)))))
            .collect();
        let expected = [
            ("Port", Some(("", ""))),
            ("Boats", Some(("", ""))),
            ("Odense", Some(("Port", ""))),
            ("12", Some(("Boats", "Odense"))),
            ("3", Some(("Boats", ""))),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_found_again_in_the_file() {
        let page = extract("a.md", PAGE.as_bytes()).unwrap();
        for (words, written) in
            [("dockers ont", "dockers** ont"), ("repris à 8", "repris &agrave; 8"), ("quais", "quais")]
        {
            let at = page.text.find(words).unwrap();
            let file = page.source.to_file((at..at + words.len()).into());
            assert_eq!(file.of(PAGE), written);
        }
    }

    #[test]
    fn front_matter_is_metadata() {
        let metadata = extract("a.md", PAGE.as_bytes()).unwrap().metadata;
        assert_eq!(metadata.title.as_deref(), Some("Le port rouvre"));
        assert_eq!(metadata.published, Some(civil::date(2024, 5, 6)));
    }
}
