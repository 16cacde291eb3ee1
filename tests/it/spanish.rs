//! A third language from tables alone: Spanish figures, dates and sentences, and rules that are not for it.

use jiff::civil::date;
use recoupe::document::{Document, Figure, Metadata, read_text};
use recoupe::language::{Language, detect};

use crate::folder::Folder;

fn read(text: &str) -> Document {
    let metadata = Metadata { published: Some(date(2022, 3, 10)), ..Metadata::default() };
    read_text(text, Some(Language::Spanish), metadata)
}

const UNITS: [&str; 30] = [
    "",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 10] = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];

/// A number below a million in words, by the rules of the Academy.
fn spell(number: usize) -> String {
    let parts = match number {
        0..30 => vec![UNITS[number].to_owned()],
        30..100 if number.is_multiple_of(10) => vec![TENS[number / 10].to_owned()],
        30..100 => vec![TENS[number / 10].to_owned(), "y".to_owned(), UNITS[number % 10].to_owned()],
        100 => vec!["cien".to_owned()],
        101..1000 => vec![HUNDREDS[number / 100].to_owned(), spell(number % 100)],
        1000..2000 => vec!["mil".to_owned(), spell(number % 1000)],
        _ => vec![spell(number / 1000).replace("uno", "un"), "mil".to_owned(), spell(number % 1000)],
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn number_words_are_read_back() {
    for number in (2..2100).chain((2100..1_000_000).step_by(997)) {
        let text = format!("Votaron {} vecinos.", spell(number));
        let document = read(&text);
        let found: Vec<f64> = document.figures.iter().flat_map(|f| &f.numbers).map(|n| n.value.get()).collect();
        let wanted = f64::from(u32::try_from(number).unwrap());
        assert_eq!(found, [wanted], "{text}");
    }
}

#[test]
fn figures_with_what_they_count() {
    let cases = [
        ("Más de 2.000 personas fueron detenidas.", "Más de 2.000 personas: detenidas"),
        ("Ardieron entre 30 y 40 casas.", "entre 30 y 40 casas: casas"),
        ("Costó cerca de 1,5 millones de euros.", "cerca de 1,5 millones de euros: "),
        ("La inflación subió un 3 por ciento.", "3 por ciento: "),
        ("Hubo decenas de muertos.", "decenas de muertos: muertos"),
        ("Duró 2 horas y 30 minutos.", "2 horas y 30 minutos: "),
    ];
    for (text, expected) in cases {
        let document = read(text);
        let counted = |figure: &Figure| figure.counted.map_or("", |span| document.words(span)).to_owned();
        let line = |figure: &Figure| format!("{}: {}", document.words(figure.span), counted(figure));
        let found: Vec<String> = document.figures.iter().map(line).collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn dates() {
    let cases = [
        ("Ocurrió el 5 de marzo de 2021.", "5 de marzo de 2021: 2021-03-05 2021-03-05"),
        ("Hace tres semanas llovió.", "Hace tres semanas: 2022-02-17 2022-02-17"),
        ("La semana pasada hubo calma.", "La semana pasada: 2022-02-28 2022-03-06"),
        ("Cerró a finales de 2021.", "finales de 2021: 2021-09-01 2021-12-31"),
        ("Empieza a partir del 1 de mayo de 2022.", "a partir del 1 de mayo de 2022: 2022-05-01 -"),
        ("Se fue anteayer.", "anteayer: 2022-03-08 2022-03-08"),
    ];
    for (text, expected) in cases {
        let document = read(text);
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let found: Vec<String> = document
            .dates
            .iter()
            .map(|date| format!("{}: {} {}", document.words(date.span), day(date.from), day(date.to)))
            .collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn sentences() {
    for marked in [
        "El Sr. Ruiz vive en la calle Mayor.| Nadie lo vio.",
        "Llegó a las 5 p. m. del lunes.| Después se fue.",
        "¿Quién paga?| ¡Todos!| Costó 1.500 euros.",
        "Véase la pág. 12 del informe.| Nada más.",
    ] {
        let text: String = marked.split('|').collect();
        let document = read(&text);
        let found: Vec<&str> = document.sentences.iter().map(|sentence| document.words(sentence.span)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn said_by_somebody() {
    let document = read("El ministro dijo que la presa había resistido.");
    let [said] = &document.attributions[..] else { panic!("{:?}", document.attributions) };
    assert_eq!(said.source.map(|span| document.words(span)), Some("El ministro"));
    assert_eq!(document.words(said.content[0]), "la presa había resistido");
}

#[test]
fn it_is_told_from_its_neighbours() {
    assert_eq!(detect("Los bomberos llegaron tarde y la casa ardió."), Language::Spanish);
    assert_eq!(detect("Le maire de la ville a parlé de la digue."), Language::French);
    assert_eq!(detect("The mayor of Los Angeles spoke."), Language::English);
}

#[test]
fn rules_for_other_languages_leave_it_alone() {
    let rule = r#"return rule {
  summary = "finds a word",
  severity = "info",
  languages = { "fr", "en" },
  each = "sentence",
  check = function(sentence, report)
    if sentence.text:find("real", 1, true) then
      report(sentence, "found")
    end
  end,
  examples = { flags = { "[[It was real.]]" } },
}
"#;
    let folder = Folder::with_a_story()
        .file("rules/word.lua", rule)
        .file("seeds/flood/es.txt", "La presa era real y los vecinos la vieron ceder el lunes.\n")
        .file("seeds/flood/en.txt", "The dam was real and the neighbours saw it give way on Monday.\n");
    folder.run(&["check"]);
    let annotated = |path: &str| {
        let tree = folder.tree("annotations");
        let file = tree.iter().find(|(name, _)| name.contains(path));
        file.is_some_and(|(_, text)| String::from_utf8_lossy(text).contains("word"))
    };
    assert!(annotated("en.txt"));
    assert!(!annotated("es.txt"));
}
