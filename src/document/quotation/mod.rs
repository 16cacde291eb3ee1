//! Quotations: words between marks, and lines of dialogue.
//!
//! `pairs` matches the marks of a text, `dialogue` finds lines opened by a dash; `speech` tells what somebody said
//! from titles, nicknames and words held at arm's length. Who said it is not looked for here (`attribution`).

mod marks;
mod pairs;
mod speech;

use super::{Document, Quotation};

/// Finds quotations.
pub(super) fn find(document: &Document) -> Vec<Quotation> {
    let mut found = pairs::find(document);
    found.sort_by_key(|quotation| (quotation.span.start, std::cmp::Reverse(quotation.span.end)));
    nest(&mut found);
    found
}

/// Numbers how deep each quotation stands in others; `found` is in order of starts.
fn nest(found: &mut [Quotation]) {
    let mut around: Vec<usize> = Vec::new();
    for quotation in found {
        around.retain(|&end| end > quotation.span.start);
        quotation.depth = around.len();
        around.push(quotation.span.end);
    }
}

/// Tells speech from titles and scare quotes, now that attributions are known.
pub(super) fn mark_speech(document: &mut Document) {
    speech::mark(document);
}

#[cfg(test)]
mod tests {
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let document = read_text(text, Some(Language::French), Metadata::default());
        let found: Vec<&str> = document.quotations.iter().map(|quotation| document.words(quotation.content)).collect();
        assert_eq!(found, expected, "in {text}");
    }

    #[test]
    fn marks_pair() {
        case("Il a dit « non » et “peut-être”.", &["non", "peut-être"]);
        case("L'\"opération\" de l'armée, \"finie\".", &["opération", "finie"]);
        case("« Il m'a dit “viens” hier. »", &["Il m'a dit “viens” hier.", "viens"]);
        case("Sie sagte „nein“ und ging.", &["nein"]);
        case("'Wait,' she said, 'it's the students' turn.'", &["Wait,", "it's the students' turn."]);
        case("\"\n\nNous restons\", dit-il. \"Oui\".", &["Nous restons", "Oui"]);
    }

    #[test]
    fn what_is_no_quotation() {
        case("L'eau d'aujourd'hui, the '80s and the students' union", &[]);
        case("Un écran de 12\" et un autre de 14\".", &[]);
        case("«»", &[]);
    }

    #[test]
    fn an_odd_mark_spoils_nothing() {
        case("Un \"mot perdu.\n\nUn \"mot\" trouvé.", &["mot"]);
        case("Une » fin. « Un début", &["Un début"]);
        case("Elle dit \"oui. Il répond \"non\" aussitôt.", &["non"]);
    }

    #[test]
    fn marks_opened_again_at_each_paragraph() {
        case("« Un.\n\n« Deux.\n\n« Trois. » Fin.", &["Un.", "Deux.", "Trois."]);
        case("« Un.\n\nDeux. »", &["Un.\n\nDeux."]);
    }

    #[test]
    fn depth_counts_what_stands_around() {
        let document = read_text("« a « b “c” » »", Some(Language::French), Metadata::default());
        let depths: Vec<usize> = document.quotations.iter().map(|quotation| quotation.depth).collect();
        assert_eq!(depths, [0, 1, 2]);
    }
}
