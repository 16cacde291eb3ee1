//! A page as it is read: which elements are open, the blocks so far, and what the page says of itself.

use std::convert::Infallible;

use html5gum::Span as TagSpan;
use html5gum::emitters::callback::{Callback, CallbackEvent};

use super::super::stamp;
use super::super::table::Place;
use super::block::{Block, Piece, Region};
use super::{elements, linked_data};
use crate::document::{Metadata, ParagraphKind};
use crate::text::Span;

/// How many open elements are remembered: no honest page nests deeper.
const NESTED: usize = 256;

/// A page, while it is read and after.
#[derive(Debug, Default)]
pub(super) struct Page<'a> {
    html: &'a str,
    pub metadata: Metadata,
    pub blocks: Vec<Block>,
    /// All words of the blocks.
    pub words: String,
    open: Vec<Element>,
    articles: usize,
    /// Where the next cell stands.
    next_cell: Place,
    tag: Tag,
    block: Vec<Piece>,
    written: usize,
    linked: usize,
    /// Bytes of a character that has not come whole yet, and where they stand.
    partial: (Vec<u8>, Option<Span>),
    /// Text of an element that is read for metadata (`title`, JSON-LD).
    aside: String,
    headed: bool,
}

/// A start tag, as far as it matters.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    /// Attributes, with their values.
    values: Vec<(String, String)>,
}

/// An element that is open.
#[derive(Debug)]
struct Element {
    name: String,
    region: Region,
    mute: bool,
    link: bool,
    kind: Option<ParagraphKind>,
    cell: Option<Place>,
    /// `title`, or a script of linked data.
    read: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { html, ..Self::default() }
    }

    /// Takes a piece of text that was written with the bytes `from`.
    pub(super) fn piece(&mut self, bytes: &[u8], from: Span) {
        let (mut pending, before) = std::mem::take(&mut self.partial);
        let from = before.map_or(from, |before| before.cover(from));
        pending.extend_from_slice(bytes);
        match std::str::from_utf8(&pending) {
            Ok(words) => self.text(words, self.without_line_feed(words, from)),
            Err(_) if pending.len() < 4 => self.partial = (pending, Some(from)),
            Err(_) => self.text(&String::from_utf8_lossy(&pending), from),
        }
    }

    /// A line feed after a carriage return is dropped by the tokenizer, and is none of the words after it.
    fn without_line_feed(&self, words: &str, from: Span) -> Span {
        let fed = from.len() == words.len() + 1 && self.html.as_bytes().get(from.start) == Some(&b'\n');
        if fed { Span::new(from.start + 1, from.end) } else { from }
    }

    fn text(&mut self, words: &str, from: Span) {
        let top = self.open.last();
        if top.is_some_and(|element| element.read) {
            self.aside.push_str(words);
            return;
        }
        if top.is_some_and(|element| element.mute) {
            return;
        }
        let start = self.words.len();
        self.words.push_str(words);
        let written = words.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        self.written += written;
        self.linked += if top.is_some_and(|element| element.link) { written } else { 0 };
        self.block.push(Piece::Words { words: Span::new(start, self.words.len()), from });
    }

    fn start(&mut self) {
        let tag = std::mem::take(&mut self.tag);
        let name = tag.name.as_str();
        if name == "br" {
            self.block.push(Piece::Break);
        }
        if elements::is_block(name) {
            self.end_block();
        }
        self.note(&tag);
        if elements::is_void(name) {
            return;
        }
        if elements::ends_its_like(name) && self.open.last().is_some_and(|element| element.name == name) {
            self.open.pop();
        }
        if self.open.len() < NESTED {
            let element = self.element(tag);
            self.open.push(element);
        }
    }

    fn element(&mut self, tag: Tag) -> Element {
        let parent = self.open.last();
        let mut region = parent.map_or(Region::default(), |parent| parent.region);
        let mut mute = elements::is_mute(&tag.name) || parent.is_some_and(|parent| parent.mute);
        let mut kind = elements::kind(&tag.name).or(parent.and_then(|parent| parent.kind));
        let outside = region.article.is_none() && !region.main;
        region.aside |= elements::is_aside(&tag.name) || tag.name == "header" && outside;
        region.main |= tag.name == "main" || tag.is("role", "main");
        for (name, value) in &tag.values {
            match name.as_str() {
                "hidden" => mute = true,
                "aria-hidden" => mute |= value == "true",
                "class" | "id" | "role" => {
                    region.aside |= elements::names_aside(value);
                    if elements::names_credit(value) && kind != Some(ParagraphKind::Heading) {
                        kind = Some(ParagraphKind::Caption);
                    }
                }
                _ => {}
            }
        }
        if tag.name == "article" && region.article.is_none() {
            region.article = Some(self.articles);
            self.articles += 1;
        }
        let parent = parent.and_then(|parent| parent.cell);
        let cell = self.cell(&tag, parent);
        let parent = self.open.last();
        let link = tag.name == "a" || parent.is_some_and(|parent| parent.link);
        let read = tag.name == "title" && !mute || tag.name == "script" && tag.is("type", "application/ld+json");
        Element { name: tag.name, region, mute, link, kind, cell, read }
    }

    /// The cell that an element stands in, or begins.
    fn cell(&mut self, tag: &Tag, parent: Option<Place>) -> Option<Place> {
        let next = &mut self.next_cell;
        match tag.name.as_str() {
            "table" => *next = Place { table: next.table + 1, ..Place::default() },
            // The first row is numbered 0.
            "tr" => *next = Place { row: next.row + usize::from(next.column > 0), column: 0, ..*next },
            "td" | "th" => {
                let place = Place { head: tag.name == "th", ..*next };
                let wide = tag.value("colspan").and_then(|wide| wide.parse().ok()).unwrap_or(1_usize);
                next.column = next.column.saturating_add(wide.clamp(1, 100));
                return Some(place);
            }
            _ => return parent,
        }
        None
    }

    /// Keeps what the tag says of the page.
    fn note(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "html" => tag.value("lang").into_iter().for_each(|lang| stamp::note(&mut self.metadata, "lang", lang)),
            "link" if tag.is("rel", "canonical") => {
                tag.value("href").into_iter().for_each(|url| stamp::note(&mut self.metadata, "canonical", url));
            }
            "meta" => {
                let name =
                    tag.value("property").or(tag.value("name")).or(tag.value("itemprop")).or(tag.value("http-equiv"));
                if let (Some(name), Some(content)) = (name, tag.value("content")) {
                    stamp::note(&mut self.metadata, &name.to_lowercase(), content);
                }
            }
            "time" if self.open.last().is_some_and(|element| !element.region.aside) => {
                tag.value("datetime").into_iter().for_each(|day| stamp::note(&mut self.metadata, "date", day));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if elements::is_block(name) {
            self.end_block();
        }
        let Some(place) = self.open.iter().rposition(|element| element.name == name) else { return };
        if self.open[place].read {
            let words = std::mem::take(&mut self.aside);
            if name == "script" {
                linked_data::note(&mut self.metadata, &words);
            } else {
                stamp::note(&mut self.metadata, "title", &words);
            }
        }
        self.open.truncate(place);
    }

    fn end_block(&mut self) {
        let pieces = std::mem::take(&mut self.block);
        let (written, linked) = (std::mem::take(&mut self.written), std::mem::take(&mut self.linked));
        if written == 0 {
            return;
        }
        let top = self.open.iter().any(|element| element.name == "h1") && !self.headed;
        self.headed |= top;
        let (kind, region, cell) = self
            .open
            .last()
            .map_or((None, Region::default(), None), |element| (element.kind, element.region, element.cell));
        if top {
            self.retitle(&pieces);
        }
        self.blocks.push(Block {
            pieces,
            kind: kind.unwrap_or(ParagraphKind::Body),
            region,
            written,
            linked,
            top,
            cell,
        });
    }

    /// The heading says the title better than `title`, which often has the name of the site in it.
    fn retitle(&mut self, pieces: &[Piece]) {
        let mut title = String::new();
        for piece in pieces {
            match piece {
                Piece::Words { words, .. } => title.push_str(words.of(&self.words)),
                Piece::Break => title.push(' '),
            }
        }
        let title: Vec<&str> = title.split_ascii_whitespace().collect();
        self.metadata.title = Some(title.join(" "));
    }

    /// The page at the end of the file.
    pub(super) fn finish(mut self) -> Self {
        self.end_block();
        self
    }
}

impl Tag {
    fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn is(&self, name: &str, expected: &str) -> bool {
        self.value(name).is_some_and(|value| value.trim().eq_ignore_ascii_case(expected))
    }
}

impl Callback<Infallible, usize> for Page<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _span: TagSpan<usize>) -> Option<Infallible> {
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Tag { name: words(name), ..Tag::default() },
            CallbackEvent::AttributeName { name } => self.tag.values.push((words(name), String::new())),
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.tag.values.last_mut() {
                    *last = words(value);
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.start(),
            CallbackEvent::EndTag { name } => self.end(&words(name)),
            _ => {}
        }
        None
    }
}
