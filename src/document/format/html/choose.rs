//! Which blocks of a page are its article.
//!
//! What the page marks as one (`article`, then `main`) is believed when it holds enough words; menus, footers and
//! lists of links are left out. A page on which nothing is left keeps every block: words are not lost on a guess.

use super::block::Block;
use crate::document::ParagraphKind;

/// How many of a hundred bytes of the page's words a marked part must hold to be taken for the article.
const SHARE: usize = 25;
/// Above so many bytes of links in a hundred, a block is a menu.
const LINKED: usize = 60;

/// The blocks of the article, in page order.
pub(super) fn article(blocks: &[Block]) -> Vec<&Block> {
    let prose: Vec<&Block> = blocks.iter().filter(|block| is_prose(block)).collect();
    let part = marked_part(&prose);
    let chosen: Vec<&Block> = match part {
        Some(part) => {
            let headed = prose.iter().any(|block| part.holds(block) && block.kind == ParagraphKind::Heading);
            let titles = |block: &&Block| block.top && !headed;
            blocks.iter().filter(|block| is_prose(block) && part.holds(block) || titles(block)).collect()
        }
        None => prose,
    };
    if chosen.is_empty() { blocks.iter().collect() } else { chosen }
}

/// A part of a page that its markup sets apart.
#[derive(Clone, Copy)]
enum Part {
    Article(usize),
    Main,
}

impl Part {
    fn holds(self, block: &Block) -> bool {
        match self {
            Self::Article(number) => block.region.article == Some(number),
            Self::Main => block.region.main,
        }
    }
}

fn marked_part(prose: &[&Block]) -> Option<Part> {
    let total: usize = prose.iter().map(|block| block.written).sum();
    let articles = prose.iter().filter_map(|block| block.region.article).max().map_or(0, |last| last + 1);
    let mut written = vec![0; articles];
    for block in prose {
        if let Some(number) = block.region.article {
            written[number] += block.written;
        }
    }
    let longest = (0..articles).max_by_key(|&number| (written[number], std::cmp::Reverse(number)));
    if let Some(number) = longest.filter(|&number| written[number] * 100 >= total * SHARE) {
        return Some(Part::Article(number));
    }
    prose.iter().any(|block| block.region.main).then_some(Part::Main)
}

fn is_prose(block: &Block) -> bool {
    !block.region.aside && block.linked * 100 <= block.written * LINKED
}
