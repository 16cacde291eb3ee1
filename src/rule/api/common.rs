//! What every span has: its words, where it stands, who says it, what lies inside.

use super::{Answer, Asked, Field};
use crate::rule::handle::{Handle, Kind};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::tokens::Kind as Token;

pub(super) const FIELDS: &[Field] = &[
    Field { name: "text", holds: "string", meaning: "The words, as written.", get: |asked| asked.words(asked.span) },
    Field {
        name: "folded",
        holds: "string",
        meaning: "The words in lower case and without accents.",
        get: |asked| Answer::Text(fold(asked.view.document.words(asked.span))),
    },
    Field {
        name: "meaning",
        holds: "string",
        meaning: "The English word by which sources of every language meet on what it means, where recoupe knows one; else `folded`.",
        get: |asked| Answer::Text(meaning(&asked)),
    },
    Field {
        name: "type",
        holds: "\"document\"|\"paragraph\"|\"sentence\"|\"figure\"|\"date\"|\"quotation\"|\"attribution\"|\"name\"|\"conditional\"|\"numeral\"|\"span\"|\"match\"",
        meaning: "What it is.",
        get: |asked| Answer::text(asked.handle.kind.name()),
    },
    Field {
        name: "quoted",
        holds: "boolean",
        meaning: "Whether it stands between quotation marks.",
        get: |asked| Answer::Flag(asked.view.quotation_of(asked.handle, asked.span).is_some()),
    },
    Field {
        name: "quotation",
        holds: "Quotation?",
        meaning: "The innermost quotation it stands in.",
        get: |asked| object(Kind::Quotation, asked.view.quotation_of(asked.handle, asked.span)),
    },
    Field {
        name: "attributed",
        holds: "boolean",
        meaning: "Whether somebody is cited for it.",
        get: |asked| Answer::Flag(asked.view.attribution_of(asked.span).is_some()),
    },
    Field {
        name: "attribution",
        holds: "Attribution?",
        meaning: "Who is cited for it.",
        get: |asked| object(Kind::Attribution, asked.view.attribution_of(asked.span)),
    },
    Field {
        name: "sentence",
        holds: "Sentence?",
        meaning: "The sentence it begins in.",
        get: |asked| object(Kind::Sentence, asked.view.sentence_of(asked.span)),
    },
    Field {
        name: "paragraph",
        holds: "Paragraph?",
        meaning: "The paragraph it begins in.",
        get: |asked| object(Kind::Paragraph, asked.view.paragraph_of(asked.span)),
    },
    Field {
        name: "document",
        holds: "Document",
        meaning: "The document it stands in.",
        get: |_| Answer::Object(Handle::new(Kind::Document, 0)),
    },
    Field {
        name: "before",
        holds: "string",
        meaning: "The words before it in its sentence; before a sentence, those of its paragraph.",
        get: |asked| asked.words(Span::new(frame(asked).start, asked.span.start)),
    },
    Field {
        name: "after",
        holds: "string",
        meaning: "The words after it in its sentence; after a sentence, those of its paragraph.",
        get: |asked| asked.words(Span::new(asked.span.end, frame(asked).end)),
    },
    Field { name: "words", holds: "Span[]", meaning: "Its words one by one, without numbers and marks.", get: words },
    Field {
        name: "sentences",
        holds: "Sentence[]",
        meaning: "The sentences inside it.",
        get: |asked| {
            let all = &asked.view.document.sentences;
            asked.inside(Kind::Sentence, all.len(), |index| all[index].span)
        },
    },
    Field {
        name: "figures",
        holds: "Figure[]",
        meaning: "The figures inside it.",
        get: |asked| {
            let all = &asked.view.document.figures;
            asked.inside(Kind::Figure, all.len(), |index| all[index].span)
        },
    },
    Field {
        name: "dates",
        holds: "Date[]",
        meaning: "The dates inside it.",
        get: |asked| {
            let all = &asked.view.document.dates;
            asked.inside(Kind::Date, all.len(), |index| all[index].span)
        },
    },
    Field {
        name: "quotations",
        holds: "Quotation[]",
        meaning: "The quotations inside it.",
        get: |asked| {
            let all = &asked.view.document.quotations;
            asked.inside(Kind::Quotation, all.len(), |index| all[index].span)
        },
    },
    Field {
        name: "names",
        holds: "Name[]",
        meaning: "The names inside it.",
        get: |asked| {
            let all = &asked.view.document.names;
            asked.inside(Kind::Name, all.len(), |index| all[index].span)
        },
    },
    Field {
        name: "conditionals",
        holds: "Conditional[]",
        meaning: "The verbs in the press conditional inside it.",
        get: |asked| {
            let all = &asked.view.document.conditionals;
            asked.inside(Kind::Conditional, all.len(), |index| all[index].span)
        },
    },
    Field {
        name: "attributions",
        holds: "Attribution[]",
        meaning: "The attributions whose citing words are inside it.",
        get: attributions,
    },
];

fn object(kind: Kind, index: Option<usize>) -> Answer {
    Answer::maybe(index, |index| Answer::Object(Handle::new(kind, index)))
}

/// What `before` and `after` reach to.
fn frame(asked: Asked) -> Span {
    let document = &asked.view.document;
    let sentence = asked.view.sentence_of(asked.span).map(|index| document.sentences[index].span);
    let inner = sentence.filter(|&sentence| sentence != asked.span && sentence.contains(asked.span));
    let paragraph = || asked.view.paragraph_of(asked.span).map(|index| document.paragraphs[index].span);
    let outer = inner.or_else(paragraph).filter(|outer| outer.contains(asked.span));
    outer.unwrap_or(asked.span)
}

fn meaning(asked: &Asked) -> String {
    let document = &asked.view.document;
    let words = document.words(asked.span).to_lowercase();
    document.language.meaning(&words).map_or_else(|| fold(&words), |meaning| meaning.name.clone())
}

fn words(asked: Asked) -> Answer {
    let tokens = &asked.view.document.tokens;
    let found = tokens.within(asked.span).filter_map(|index| tokens.get(index));
    let words = found.filter(|token| token.kind == Token::Word);
    Answer::Objects(words.map(|token| asked.view.part(token.span)).collect())
}

fn attributions(asked: Asked) -> Answer {
    let Answer::Objects(places) = asked.inside(Kind::Match, asked.view.attribution_order.len(), |place| {
        asked.view.attribution_span(asked.view.attribution_order[place])
    }) else {
        return Answer::Nil;
    };
    let found = places.into_iter().map(|place| asked.view.attribution_order[place.index]);
    let others = found.map(|index| Handle::new(Kind::Attribution, index)).filter(|&other| other != asked.handle);
    Answer::Objects(others.collect())
}
