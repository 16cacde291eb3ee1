//! Speech that goes on: quotations without a cue of their own.

use std::ops::Range;

use super::resolve::Cited;
use super::unit::Unit;
use super::view::View;
use crate::document::{NameKind, ParagraphKind};
use crate::text::tokens::Kind;

/// What has been found so far, in text order, each with the unit it was found in.
#[derive(Default)]
pub(super) struct Speech {
    pub found: Vec<(Cited, Range<usize>)>,
    /// The paragraph of the last unit that cited somebody.
    pub paragraph: usize,
    /// Paragraphs of a speech whose marks open again and have not closed: whoever speaks is told behind the last.
    open: Vec<Range<usize>>,
    /// The first of these paragraphs.
    opened: usize,
    /// The paragraph that told whose the quotation above it was.
    pub signature: Option<usize>,
}

impl Speech {
    /// Adds what the cues of `unit` cite, and what its other quotations carry on.
    pub fn add(&mut self, view: &View, unit: &Unit, cited: Vec<Cited>) {
        let left = left_over(view, &unit.tokens, &cited);
        let fresh = cited.is_empty();
        let near = self.opened.saturating_sub(self.paragraph) <= 1;
        if !fresh {
            self.paragraph = unit.paragraph;
        }
        let first = self.found.len();
        self.found.extend(cited.into_iter().map(|cited| (cited, unit.tokens.clone())));
        self.close(view, unit, first, near);
        self.turn(view, unit);
        for quote in left {
            let whole = view.bare(unit.tokens.clone()) == view.bare(quote.clone());
            if whole && stays_open(view, &quote) {
                if self.open.is_empty() {
                    self.opened = unit.paragraph;
                }
                self.open.push(quote);
            } else if whole && near && !self.open.is_empty() && !self.found.is_empty() {
                // The speech closes here, and nobody is told behind it.
                self.open.push(quote);
                self.paragraph = unit.paragraph;
                self.finish();
            } else if whole {
                if !self.beside(view, unit, &quote) {
                    self.carry_on(view, unit, quote);
                }
            } else {
                self.alone(view, unit, quote);
            }
        }
    }

    /// Gives the paragraphs of a speech that stayed open to whoever is cited for the words that `unit` opens with, among
    /// what was found from `first` on, or else to whoever spoke last, when that was `near`.
    fn close(&mut self, view: &View, unit: &Unit, first: usize, near: bool) {
        let opens = view.quote_range(unit.tokens.start).is_some_and(|quote| quote.start == unit.tokens.start);
        if self.open.is_empty() || opens && first == self.found.len() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        let spoken = |cited: &Cited| cited.content.first().is_some_and(|piece| piece.start <= unit.tokens.start + 1);
        let next = self.found[first..].iter().position(|(cited, _)| opens && spoken(cited)).map(|at| first + at);
        if let Some((cited, _)) =
            next.or_else(|| first.checked_sub(1).filter(|_| near)).and_then(|at| self.found.get_mut(at))
        {
            cited.content.extend(open);
            cited.content.sort_by_key(|piece| piece.start);
        }
    }

    /// Gives a speech that stayed open to the end of the text to whoever spoke last before it.
    pub fn finish(&mut self) {
        let near = self.opened.saturating_sub(self.paragraph) <= 1;
        if let Some((last, _)) = self.found.last_mut().filter(|_| near) {
            last.content.append(&mut self.open);
        }
    }

    /// Gives a unit that is all quotation to whoever spoke last.
    fn carry_on(&mut self, view: &View, unit: &Unit, quote: Range<usize>) {
        let heading = view
            .document
            .paragraphs
            .get(unit.paragraph)
            .is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading);
        let next = unit.paragraph.saturating_sub(self.paragraph);
        // A dash is the turn of somebody else.
        let turn = matches!(view.lower(quote.start), "-" | "–" | "—" | "―");
        if heading || turn || next > 1 || next == 1 && (is_told_of_another(view, unit) || !opens_paragraph(view, unit))
        {
            return;
        }
        if let Some((last, told)) = self.found.last_mut() {
            // "L'infirmier demande sa mutation. La nuit tombe. « J'ai peur. »": not words that he was said to have said.
            let indirect = last.content.iter().flat_map(Clone::clone).all(|at| view.quote(at).is_none());
            if indirect && told.end < unit.tokens.start && next == 0 {
                return;
            }
            self.paragraph = unit.paragraph;
            last.content.push(quote);
        }
    }
}

/// Whether a quotation has no closing mark, as its speech goes on in the next paragraph.
fn stays_open(view: &View, quote: &Range<usize>) -> bool {
    let last = view.lower(quote.end - 1);
    let marked =
        view.kind(quote.start) == Some(Kind::Mark) && !matches!(view.lower(quote.start), "-" | "–" | "—" | "―");
    marked && !matches!(last, "»" | "”" | "\"" | "'" | "’" | "“" | "›" | "‘" | "＂")
}

/// Whether nothing is told before `unit` in its paragraph.
fn opens_paragraph(view: &View, unit: &Unit) -> bool {
    let block = view.document.paragraphs.get(unit.paragraph);
    block.is_none_or(|block| view.document.tokens.from(block.span.start) >= unit.tokens.start)
}

/// Whether the rest of the paragraph that `unit` opens names a person: "“It is a disgrace.” Mark Vidal's tone …".
fn is_told_of_another(view: &View, unit: &Unit) -> bool {
    let Some(block) = view.document.paragraphs.get(unit.paragraph) else { return false };
    let Some(own) = view.span(&unit.tokens) else { return false };
    let names = &view.document.names;
    let first = names.partition_point(|name| name.span.start < own.end);
    let mut rest = names[first..].iter().take_while(|name| name.span.end <= block.span.end);
    rest.any(|name| name.kind == NameKind::Person)
}

/// The quotations of `tokens` that no content touches.
fn left_over(view: &View, tokens: &Range<usize>, cited: &[Cited]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let next = view.next(at);
        let taken = || cited.iter().flat_map(|cited| &cited.content).any(|piece| piece.start < next && at < piece.end);
        if view.quote(at).is_some() && !taken() {
            left.push(at..next.min(tokens.end));
        }
        at = next;
    }
    left
}

#[cfg(test)]
mod tests {
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    /// Compares `source: words / words` of every attribution.
    #[track_caller]
    fn case(language: Language, text: &str, expected: &[&str]) {
        let document = read_text(text, Some(language), Metadata::default());
        let found = document.attributions.iter().map(|found| {
            let words: Vec<&str> = found.content.iter().map(|&piece| document.words(piece)).collect();
            format!("{}: {}", found.source.map_or("", |source| document.words(source)), words.join(" / "))
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn paragraphs_that_open_their_marks_again_are_one_speech() {
        case(
            Language::French,
            "« Un, le bac reste.\n\n« Deux, le quai aussi.\n\n« Trois, tout reste », a conclu le maire.",
            &["le maire: « Un, le bac reste. / « Deux, le quai aussi. / « Trois, tout reste »"],
        );
        case(
            Language::English,
            "The quay is \"safe,\" the pilot said.\n\n\"One, the ferry stays.\n\n\"Two, the lamp stays,\" the mayor said.",
            &["the pilot: The quay is \"safe,\"", "the mayor: \"One, the ferry stays. / \"Two, the lamp stays,\""],
        );
    }

    #[test]
    fn a_speech_that_closes_in_a_paragraph_of_its_own_is_whole() {
        case(
            Language::English,
            "\"The ferry stays,\" read a note.\n\n\"One, the quay.\n\n\"Two, the lamp.\"\n\nThe mayor left.",
            &["a note: \"The ferry stays,\" / \"One, the quay. / \"Two, the lamp.\""],
        );
        case(
            Language::English,
            "Ms Roy says: \"One, the ferry stays.\n\n\"Two, the quay.\n\n\"Three, the lamp.\"\n\nThe mayor left.",
            &["Ms Roy: \"One, the ferry stays. / \"Two, the quay. / \"Three, the lamp.\""],
        );
    }

    #[test]
    fn a_line_with_a_name_tells_whose_a_quotation_is() {
        case(
            Language::French,
            "Le plus satisfait : Luc Morel (Sète)\n\n« Le port a fait un bon match. »\n\nLe plus abattu : Anne Roy (Dole)\n\n« C'est une défaite qui fait mal. »",
            &["Luc Morel: « Le port a fait un bon match. »", "Anne Roy: « C'est une défaite qui fait mal. »"],
        );
        case(
            Language::English,
            "People left.\n\n“We felt the heat and had to go.”\n\nTom Reed, baker\n\n“We lost it all in a minute.”\n\nAnna Dahl\n\nRepairs go on.",
            &["Tom Reed, baker: “We felt the heat and had to go.”", "Anna Dahl: “We lost it all in a minute.”"],
        );
        case(Language::English, "“We felt the heat and had to go.”\n\nTom Reed was at sea.", &[]);
    }

    #[test]
    fn the_turns_of_a_transcript() {
        case(
            Language::English,
            "TOM REED: We go to the port. The lock is shut.\n\nMR. DAHL: It will stay shut.\n\nLIVE: The lock is shut.",
            &["TOM REED: We go to the port. The lock is shut", "MR. DAHL: It will stay shut"],
        );
        case(Language::French, "ANNE ROY : Le bac part. Il revient.", &["ANNE ROY: Le bac part. Il revient"]);
    }

    #[test]
    fn another_person_beside_the_words_takes_them_from_who_spoke_before() {
        case(
            Language::French,
            "Selon le maire, le quai est sûr.\n\n« C'est faux. » Le ton de Marc Vidal monte.",
            &["le maire: le quai est sûr"],
        );
        case(
            Language::French,
            "Le quai est sûr, a dit le maire.\n\n« Il le restera encore. »",
            &["le maire: Le quai est sûr / « Il le restera encore. »"],
        );
    }

    #[test]
    fn words_around_their_teller_are_his() {
        case(
            Language::French,
            "« Le quai tremble, remarque une voisine. Jeudi, ils ont fermé le port. »",
            &["une voisine: « Le quai tremble / Jeudi, ils ont fermé le port. »"],
        );
        case(
            Language::French,
            "« Le quai tremble, remarque une voisine. Il faut partir. »\n\nLa mairie se tait. « Rien ne bouge ici. »",
            &["une voisine: « Le quai tremble / Il faut partir. »"],
        );
    }

    #[test]
    fn an_infinitive_adds_to_what_was_said() {
        case(
            Language::French,
            "« Je reste », lance le passeur. Et d'ajouter, après un silence : « Enfin, presque. »",
            &["le passeur: « Je reste »", "le passeur: « Enfin, presque. »"],
        );
        case(Language::French, "Le bac part. Et d'ajouter : « Enfin, presque. »", &[]);
    }

    #[test]
    fn a_line_with_a_dash_is_somebody_else_s() {
        case(
            Language::French,
            "— Demain, fit Martin. Il faut partir à six heures.\n— Et moi ?",
            &["Martin: — Demain / Il faut partir à six heures."],
        );
    }

    #[test]
    fn titles_are_nobody_s_words() {
        case(Language::English, "The novel \"Nine Nights on the Ferry Home\" sold well.", &[]);
        case(Language::French, "C'est le bilan que « La Gazette des sept écluses » a pu lire.", &[]);
    }
}
