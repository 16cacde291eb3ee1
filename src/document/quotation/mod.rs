//! Quotations: words between marks, and lines of dialogue.
//!
//! `pairs` matches the marks of a text, `dialogue` finds lines opened by a dash; `speech` tells what somebody said
//! from titles, nicknames and words held at arm's length. Who said it is not looked for here (`attribution`).

mod dialogue;
mod incise;
mod marks;
mod pairs;
mod speech;

use std::cmp::Reverse;
use std::ops::Range;

use super::{Document, Quotation};
use crate::text::Span;

/// Finds quotations.
pub(super) fn find(document: &Document) -> Vec<Quotation> {
    let mut found = pairs::find(document);
    found.sort_by_key(|quotation| (quotation.span.start, Reverse(quotation.span.end)));
    let taken = outermost(&found);
    let lines = dialogue::find(document, &taken);
    let mut found: Vec<Quotation> = found.into_iter().flat_map(|quotation| broken(document, quotation)).collect();
    found.extend(lines);
    found.sort_by_key(|quotation| (quotation.span.start, Reverse(quotation.span.end)));
    nest(&mut found);
    found
}

/// The spans of quotations that stand in no other, in order.
fn outermost(found: &[Quotation]) -> Vec<Span> {
    let mut taken: Vec<Span> = Vec::new();
    for quotation in found {
        if taken.last().is_none_or(|last| last.end <= quotation.span.start) {
            taken.push(quotation.span);
        }
    }
    taken
}

/// A quotation that its teller breaks into is two: « Oui, dit-il, j'y vais. »
fn broken(document: &Document, quotation: Quotation) -> Vec<Quotation> {
    let within = document.tokens.within(quotation.content);
    let parts = dialogue::without(document, within.clone(), false);
    if parts.len() == 1 && parts[0] == within || parts.is_empty() {
        return vec![quotation];
    }
    let tokens = document.tokens.all();
    let whole = |part: Range<usize>| {
        let comma = usize::from(part.end < within.end && document.tokens.lower(part.end - 1) == ",");
        let content =
            Span::new(tokens[part.start].span.start, tokens[(part.end - comma).max(part.start + 1) - 1].span.end);
        let start = if part.start == within.start { quotation.span.start } else { content.start };
        let end = if part.end == within.end { quotation.span.end } else { content.end };
        Quotation { span: Span::new(start, end), content, ..quotation.clone() }
    };
    parts.into_iter().map(whole).collect()
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
    fn two_single_marks_that_touch_are_one() {
        case("''Il n'est pas venu'', dit-on, ''d'ailleurs''.", &["Il n'est pas venu", "d'ailleurs"]);
        case("``Never,'' she wrote to ‘‘them’’.", &["Never,", "them"]);
        case("48° 51' 24'' N, un clou de 3''.", &[]);
    }

    #[test]
    fn what_is_no_quotation() {
        case("L'eau d'aujourd'hui, the '80s and the students' union", &[]);
        case("Le rock 'n' roll de l'été '72.", &[]);
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
        case("Elle dit : \"Un.\n\n\"Deux.\n\n\"Trois.\" Fin.", &["Un.", "Deux.", "Trois."]);
        case("He said, \"One.\n\n\"Two.\" He left.", &["One.", "Two."]);
        case("Un clou de 3\" et :\n\n\"Deux.\" Fin.", &["Deux."]);
    }

    #[test]
    fn marks_that_are_mistyped() {
        case("« Le quai tient« , dit Anne. Le bac aussi.", &["Le quai tient"]);
        case("L'«opération » et d'«autres ».", &["opération", "autres"]);
        case("Un livre (« Le Bac et après, Ed. Port), puis un « autre ».", &["Le Bac et après, Ed. Port", "autre"]);
    }

    #[test]
    fn lines_that_a_dash_opens() {
        case(
            "— Qui vient ? demanda Luc.\n— Moi, dit-elle en riant, et vous ?\n— Personne.",
            &["Qui vient ?", "Moi", "et vous ?", "Personne."],
        );
        case(
            "— Bonsoir, dit l'hôte, intrigué par ces mots, entrez !\n— Le bac [Note : la barque.] part.",
            &["Bonsoir", "entrez !", "Le bac", "part."],
        );
        case("Il lança : — Partez-vous ? — Demain. Le train siffla.", &["Partez-vous ?", "Demain."]);
        case("— Première mesure : les quais.\n— Deuxième mesure : le phare.", &[]);
        case("Le phare — éteint depuis mars — sera rallumé.", &[]);
    }

    #[test]
    fn a_teller_breaks_speech_in_two() {
        case("« Viens, cria-t-il, le bac part ! »", &["Viens", "le bac part !"]);
        case("« Je reste ! répondit Anne. Qui m'aime me suive. »", &["Je reste !", "Qui m'aime me suive."]);
        case("« Il crie, appelle les secours, puis s'en va. »", &["Il crie, appelle les secours, puis s'en va."]);
        case("« La digue tiendra, a juré le maire avant de sortir. »", &["La digue tiendra"]);
        case("« La digue tient, a juré Anne Roy. On ne partira pas. »", &["La digue tient", "On ne partira pas."]);
        case("« La digue tiendra, a juré le maire, et le pont aussi. »", &["La digue tiendra", "et le pont aussi."]);
        case("« Il crie, appelle les secours. »", &["Il crie, appelle les secours."]);
        case("« La digue tient, dit la chanson, et moi aussi. »", &["La digue tient, dit la chanson, et moi aussi."]);
        case("« La digue tient, a juré Anne Roy, secrétaire générale de la ligue. »", &["La digue tient"]);
        case("« La digue tient, a juré Anne Roy, personne n'a peur. »", &["La digue tient", "personne n'a peur."]);
    }

    #[test]
    fn depth_counts_what_stands_around() {
        let document = read_text("« a « b “c” » »", Some(Language::French), Metadata::default());
        let depths: Vec<usize> = document.quotations.iter().map(|quotation| quotation.depth).collect();
        assert_eq!(depths, [0, 1, 2]);
    }
}
