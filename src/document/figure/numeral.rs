//! One numeral: sign, digits or words, decimals, scale, fraction.
//!
//! Reads what spells the number and nothing around it; whether it is a figure, and of what, is decided later.

use super::fraction;
use super::spelled::{Spelled, Words};
use crate::language::counting::Counting;
use crate::language::numbers::{Numbers, Place, Roles};
use crate::text::Span;
use crate::text::tokens::{Gap, Kind, Tokens};

/// What a numeral is the spelling of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Cardinal,
    Ordinal,
    Fraction,
}

/// A numeral between two tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent traits of how it is written")]
pub(super) struct Read {
    /// Its first token.
    pub start: usize,
    /// The token after it.
    pub end: usize,
    pub span: Span,
    pub value: f64,
    pub form: Form,
    /// The scale its last word tells, 1 when it ends in units.
    pub scale: f64,
    /// Whether it is a noun ("un million", "une centaine") that takes "de" before what is counted.
    pub noun: bool,
    /// Whether a collective ("une centaine") blurs it.
    pub blurred: bool,
    /// Whether it has digits.
    pub digits: bool,
    /// Whether it is one number out of another ("one in five").
    pub ratio: bool,
}

impl Read {
    pub fn plain(start: usize, end: usize, value: f64) -> Self {
        let form = Form::Cardinal;
        let span = Span::new(0, 0);
        Self { start, end, span, value, form, scale: 1.0, noun: false, blurred: false, digits: false, ratio: false }
    }
}

/// Reads numerals of one text.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub numbers: &'static Numbers,
    pub counting: &'static Counting,
}

impl Reader<'_> {
    /// The longest numeral that starts at token `at`. `and` tells whether "and" may join its words.
    pub fn read(&self, at: usize, and: bool) -> Option<Read> {
        if self.kind(at) == Some(Kind::Word) && !self.roles(at).is_some_and(|roles| roles.begins) {
            return None;
        }
        let negative = self.minus(at);
        let first = negative.unwrap_or(at);
        let mut read = self.core(first, and)?;
        if let Some(ratio) = self.ratio(&read, and) {
            read = ratio;
        }
        if negative.is_some() {
            let listed = self.gap(first) != Gap::None && self.kind(at) == Some(Kind::Mark);
            if read.form == Form::Ordinal || (listed && self.gap(read.end) != Gap::Blank) {
                return None;
            }
            (read.start, read.value) = (at, -read.value);
        }
        self.repeat(&mut read);
        let start = self.tokens.get(read.start)?.span.start;
        let end = self.tokens.get(read.end - 1)?.span.end;
        read.span = Span::new(start, end);
        read.value.is_finite().then_some(read)
    }

    /// The token after a minus sign, in whatever form.
    fn minus(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at)?;
        let next = self.tokens.get(at + 1).filter(|next| next.gap <= Gap::Space)?;
        if token.kind == Kind::Word {
            let told = self.is_minus(at);
            let before = at.checked_sub(1).map_or("", |before| self.tokens.folded(before));
            let free = !self.numbers.minus_not_after.iter().any(|word| word == before);
            return (told && free && next.gap == Gap::Space).then_some(at + 1);
        }
        let sign = matches!(token.span.of(self.text), "-" | "−" | "–") && token.gap != Gap::None;
        let touching = next.gap == Gap::None && token.gap != Gap::None;
        let alone = next.gap == Gap::Space && token.gap == Gap::Blank;
        (sign && (touching || alone)).then_some(at + 1)
    }

    fn is_minus(&self, at: usize) -> bool {
        self.roles(at).is_some_and(|roles| roles.minus)
    }

    /// Whether token `at` is an article that can stand for one.
    pub fn is_article(&self, at: usize) -> bool {
        self.roles(at).is_some_and(|roles| roles.article)
    }

    /// Whether token `at` is an article, and behind it nothing that could make it a number: most are.
    pub fn is_bare_article(&self, at: usize) -> bool {
        let Some(roles) = self.roles(at).filter(|roles| roles.article && !roles.minus) else { return false };
        if self.gap(at + 1) != Gap::Space {
            return true;
        }
        // "a good third"
        let part = |roles: &Roles| roles.denominator.is_some() || roles.ordinal.is_some();
        let blurs = || self.roles(at + 2).is_some_and(part) && self.counting.part_at(self.tokens, at + 1).adjective;
        self.roles(at + 1).is_none() && roles.fraction.is_none() && !blurs()
    }

    /// The token after an article or a number word below a hundred at `at`, and its value.
    pub fn article_or_number(&self, at: usize) -> Option<(usize, f64)> {
        if self.is_article(at) {
            return Some((at + 1, 1.0));
        }
        let atom = self.roles(at)?.cardinal.filter(|atom| matches!(atom.place, Place::Unit | Place::Teen))?;
        Some((at + 1, atom.value))
    }

    pub fn core(&self, at: usize, and: bool) -> Option<Read> {
        match self.tokens.get(at)?.kind {
            Kind::Digits => self.in_digits(at, and),
            Kind::Word => self.in_words(at, and),
            Kind::Mark => self.leading_mark(at),
            Kind::Apostrophe => None,
        }
    }

    /// Whether a numeral may begin with the mark at `at`: a sign, a decimal mark, a fraction.
    pub fn may_lead(&self, at: usize) -> bool {
        match self.word(at) {
            "." | "," => self.kind(at + 1) == Some(Kind::Digits) && self.gap(at + 1) == Gap::None,
            "-" | "−" | "–" => self.gap(at) != Gap::None && self.gap(at + 1) <= Gap::Space,
            word => !word.is_ascii() && self.vulgar(at).is_some(),
        }
    }

    /// "½", ".5"
    fn leading_mark(&self, at: usize) -> Option<Read> {
        if let Some(value) = self.vulgar(at) {
            let part = Read { form: Form::Fraction, digits: true, ..Read::plain(at, at + 1, value) };
            return Some(fraction::of_scale(self, &part).unwrap_or(part));
        }
        let token = self.tokens.get(at)?;
        let free = at == 0 || token.gap != Gap::None || matches!(self.word(at - 1), "-" | "−" | "(");
        let next = self.tokens.get(at + 1).filter(|next| next.gap == Gap::None && next.kind == Kind::Digits);
        (free && next.is_some()).then(|| self.in_digits(at, false)).flatten()
    }

    /// What the word at `at` can be in a numeral.
    pub fn roles(&self, at: usize) -> Option<&'static Roles> {
        self.numbers.roles_at(self.tokens, at)
    }

    /// The word below a hundred that is a numeral by itself, told by one look at the word behind it: most are.
    pub fn lone(&self, at: usize) -> Option<Read> {
        let roles = self.roles(at)?;
        let atom = roles.cardinal.filter(|atom| matches!(atom.place, Place::Unit | Place::Teen | Place::Ten))?;
        let other = roles.ordinal.is_some() || roles.fraction.is_some() || roles.minus || roles.article;
        let next = self.tokens.folded(at + 1);
        let words = [&self.numbers.and, &self.numbers.point];
        let free = self.kind(at + 1) == Some(Kind::Word)
            && self.numbers.roles(next).is_none()
            && !words.into_iter().flatten().any(|word| word == next);
        // "quatre vingts": the second word is a number nowhere else.
        let compound = || self.numbers.compounds().at(self.tokens, at).is_some();
        // "une bonne centaine"
        let collective = || atom.value <= 1.0 && self.counting.part_at(self.tokens, at + 1).adjective;
        (free && !other && !compound() && !collective()).then(|| Read::plain(at, at + 1, atom.value))
    }

    fn in_words(&self, at: usize, and: bool) -> Option<Read> {
        if let Some(lone) = self.lone(at) {
            return Some(lone);
        }
        if self.is_article(at) {
            return self.after_article(at, and);
        }
        if let Some(fraction) = fraction::read(self, at, and) {
            return Some(fraction);
        }
        let ordinal = self.ordinal(at, and);
        let cardinal = self.words(and).number(at).map(|spelled| self.cardinal(at, spelled));
        if let Some(ordinal) = ordinal.filter(|ordinal| cardinal.is_none_or(|cardinal| ordinal.end > cardinal.end)) {
            return Some(ordinal);
        }
        let whole = self.decimals(cardinal?, and);
        let whole = self.collective(&whole).unwrap_or(whole);
        Some(fraction::mixed(self, &whole, and).unwrap_or(whole))
    }

    /// "a hundred", "a dozen", "a half".
    fn after_article(&self, at: usize, and: bool) -> Option<Read> {
        if self.is_bare_article(at) {
            return None;
        }
        if let Some(fraction) = fraction::read(self, at, and) {
            return Some(fraction);
        }
        let roles = self.roles(at + 1)?;
        let atom = roles.cardinal.filter(|atom| !atom.plural)?;
        if atom.place == Place::Collective {
            let dozen = Read::plain(at, at + 1, 1.0);
            let dozen = self.collective(&dozen)?;
            return Some(fraction::mixed(self, &dozen, and).unwrap_or(dozen));
        }
        if !matches!(atom.place, Place::Hundred | Place::Scale) {
            return None;
        }
        let whole = match self.words(and).number(at + 1) {
            Some(spelled) => self.cardinal(at, spelled),
            None => Read { scale: atom.value, noun: true, ..Read::plain(at, at + 2, atom.value) },
        };
        Some(fraction::mixed(self, &whole, and).unwrap_or(whole))
    }

    fn ordinal(&self, at: usize, and: bool) -> Option<Read> {
        let roles = self.roles(at);
        if let Some(atom) = roles.filter(|roles| roles.alone).and_then(|roles| roles.ordinal) {
            return Some(Read { form: Form::Ordinal, ..Read::plain(at, at + 1, atom.value) });
        }
        let words = Words { ordinals: true, ..self.words(and) };
        let found = words.number(at).filter(|spelled| spelled.ordinal)?;
        // "tenths", "seconds": a bare plural is a part or a time, not a rank.
        let bare = found.plural && found.end == at + 1;
        (!bare).then(|| Read { form: Form::Ordinal, ..Read::plain(at, found.end, found.value) })
    }

    pub fn words(&self, and: bool) -> Words<'_> {
        Words { text: self.text, tokens: self.tokens, numbers: self.numbers, ordinals: false, and }
    }

    pub fn cardinal(&self, start: usize, spelled: Spelled) -> Read {
        let last = self.roles(spelled.end - 1).and_then(|roles| roles.cardinal);
        let noun = last.is_some_and(|atom| atom.place == Place::Scale && atom.value >= 1e5);
        Read { scale: spelled.scale, noun, ..Read::plain(start, spelled.end, spelled.value) }
    }

    pub fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Blank, |token| token.gap)
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Token `at` as it is written.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }
}
