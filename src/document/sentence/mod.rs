//! Where sentences end.
//!
//! A paragraph is read token by token. A *stop* is a run of terminators with the closing marks that follow it
//! (`boundary`); the short form before it and the word after it decide whether the sentence ends there. Nothing is
//! looked up in the text itself, and no word of any language stands here: `language::sentences` holds them.
//!
//! Sentences inside a quotation are sentences: « A. B. », says X, is two. Not done here: paragraphs (`format`).

mod boundary;
mod cutter;
mod enumeration;
mod glued;
mod short;
mod stop;

use super::{Document, Sentence};
use crate::text::Span;

/// How many tokens a sentence may have. Longer ones are tables, lists or noise that nobody reads as a sentence, and
/// whoever looks through one may look at each of its words from each of them.
const LONGEST: usize = 1_000;

/// Cuts the paragraphs into sentences.
pub(super) fn find(document: &Document) -> Vec<Sentence> {
    let marks = stop::Marks::new(document);
    let mut found = Vec::with_capacity(document.text.len() / 100);
    for (paragraph, block) in document.paragraphs.iter().enumerate() {
        let tokens = document.tokens.within(block.span);
        let starts = cutter::starts(document, &marks, tokens.clone());
        let mut starts = starts.into_iter().chain([tokens.end]);
        let Some(mut first) = starts.next() else { continue };
        for next in starts {
            while first < next {
                let cut = if next - first > LONGEST { first + breath(document, first) } else { next };
                found.push(Sentence { span: cover(document, first, cut), paragraph });
                first = cut;
            }
        }
    }
    found
}

/// How many of the tokens from `first` on go before a cut: up to the last pause that is within reach.
fn breath(document: &Document, first: usize) -> usize {
    let pause = |len: &usize| matches!(document.tokens.lower(first + len - 1), ";" | ":" | "," | "»" | ")");
    (LONGEST / 2..=LONGEST).rev().find(pause).unwrap_or(LONGEST)
}

/// From token `first` to the one before `next`.
fn cover(document: &Document, first: usize, next: usize) -> Span {
    let tokens = document.tokens.all();
    Span::new(tokens[first].span.start, tokens[next - 1].span.end)
}

#[cfg(test)]
mod tests {
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    /// `marked` has `|` where a sentence ends.
    #[track_caller]
    fn case(language: Language, marked: &str) {
        let text: String = marked.split('|').collect();
        let document = read_text(&text, Some(language), Metadata::default());
        let found: Vec<&str> = document.sentences.iter().map(|sentence| document.words(sentence.span)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn french() {
        for marked in [
            "Le bilan est lourd : 6.000 blessés, 1,5 million d'euros.| Qui paiera ?",
            "M. Aubry et Mme Roy l'ont vu le 3 janv. 2021 avec J.-P. Le Tallec.| Il pleuvait.",
            "« Nous partons. |Tout est prêt », a dit le maire.| Puis il s'est tu.",
            "« On part ? » demande-t-elle.| « Oui ! »| Le quai est vide.",
            "La S.N.C.F. Voyageurs se tait.| Voir p. 12 et suiv. pour le détail, etc.| Rien d'autre.",
            "Il hésite... puis repart.| Le reste (...) attendra.",
            "En 52 av. J.-C. Rome tremblait.| C'était en 52 av. J.-C.| Les dés étaient jetés.",
            "Un seul mot manquait.Le correcteur dormait.",
            "Le site www.exemple.fr. |Fin.",
            "Les prix baissent ;| Les salaires aussi.",
            "Il vit « Qui a peur ? » au théâtre ; ce fut long.",
        ] {
            case(Language::French, &marked.replace("manquait.Le", "manquait.|Le"));
        }
    }

    #[test]
    fn english() {
        for marked in [
            "Dr. Ames lives in the U.S. with her son.| He is six.",
            "They moved to the U.S.| The house was small.",
            "At 7 p.m. Mrs. Hale rang.| She left at 8 p.m.| Nobody noticed.",
            "\"It was over. |We went home,\" she said.| Then silence.",
            "Is it Yahoo! in the lease?| Yes.",
            "1. Read it. |2. Sign it.",
            "a) the first reason |b) the second reason",
            "She holds a Ph.D. in law.| Mark and I. Nolan agreed.",
            "The vote is at 6 p.m. Friday.| It ends at 7 p.m. May Day is near.",
            "Heat it to 105 °C. |Fill the jars.",
            "He called it `a mere draft.`| Nobody else did.",
            "She sings in the choir ' Hark ! ' , he in ' Dawn ' .| Both are old.",
            "I hoped ... I would win.| I hoped ... |They would not.",
            "It was noted.[3] |Nothing followed (see fig. 4).| The end",
        ] {
            case(Language::English, marked);
        }
    }

    #[test]
    fn lines() {
        for marked in [
            "Le port rouvre lundi\n|Les dockers reprennent le travail\n, selon la préfecture\n.| Le trafic suit.",
            "« Nous avons compté les bateaux »\n, a indiqué la capitainerie.\n\n|Suite demain",
            "\"\n\nNous restons\", a-t-il dit. |\"\n\nJusqu'au bout\".",
        ] {
            case(Language::French, marked);
        }
    }
}
