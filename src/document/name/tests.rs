use proptest::prelude::*;

use crate::document::by_language::by_language;
use crate::document::{Document, Metadata, read_text};
use crate::language::Language;

fn read(language: Language, text: &str) -> Document {
    read_text(text, Some(language), Metadata::default())
}

/// Compares `words = canonical (kind)` of every name.
#[track_caller]
fn case(language: Language, text: &str, expected: &[&str]) {
    let document = read(language, text);
    let found: Vec<String> = document
        .names
        .iter()
        .map(|name| format!("{} = {} ({})", document.words(name.span), name.canonical, name.kind.name()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

by_language!(case);

#[test]
fn towns_that_begin_with_an_abbreviation() {
    english("The boat left Ft. Worth on Monday.", &["Ft. Worth = Ft. Worth (place)"]);
    english("It came from St. Louis by rail.", &["St. Louis = St. Louis (place)"]);
    english("They met at Mt. Vernon.", &["Mt. Vernon = Mt. Vernon (place)"]);
    english(
        "It lies on Elm St. Louis Reed lives there.",
        &["Elm St = Elm St (other)", "Louis Reed = Louis Reed (person)"],
    );
}

#[test]
fn persons_without_their_titles() {
    french("M. Durant reste, Mme La ministre aussi.", &["Durant = Durant (person)"]);
    french(
        "Le ministre Paul Vernier a parlé. M. Vernier part.",
        &["Paul Vernier = Paul Vernier (person)", "Vernier = Paul Vernier (person)"],
    );
    french(
        "Hier, Ursula von der Leyen recevait le président Bachar al-Assad.",
        &["Ursula von der Leyen = Ursula von der Leyen (person)", "Bachar al-Assad = Bachar al-Assad (person)"],
    );
    english(
        "On stage, Dr. Mary J. Holt met Prime Minister Ann Field.",
        &["Mary J. Holt = Mary J. Holt (person)", "Ann Field = Ann Field (person)"],
    );
}

#[test]
fn not_every_run_of_capitals_is_a_person() {
    french(
        "Le foyer Les Mélèzes accueille Paul Vernier.",
        &["foyer Les Mélèzes = foyer Les Mélèzes (org)", "Paul Vernier = Paul Vernier (person)"],
    );
    french("Le bac de Vaux-sur-Lune ferme.", &["Vaux-sur-Lune = Vaux-sur-Lune (place)"]);
    french("La tempête Doria Nova approche.", &["Doria Nova = Doria Nova (other)"]);
    french("Interrogé sur France Inter, il doute.", &["France Inter = France Inter (org)"]);
    french("Brest-Plage, 57.", &["Brest-Plage = Brest-Plage (other)"]);
    english(
        "They searched Harlow Park near Tindale Moss.",
        &["Harlow Park = Harlow Park (place)", "Tindale Moss = Tindale Moss (place)"],
    );
    english(
        "He wrote on Truth Social about Baird Capital.",
        &["Truth Social = Truth Social (org)", "Baird Capital = Baird Capital (org)"],
    );
    english("Substitute Anna Holt scored.", &["Anna Holt = Anna Holt (person)"]);
    english("CORRECTION: the boat sank.", &[]);
}

#[test]
fn names_of_two_words_are_persons_only_where_something_tells() {
    french(
        "Chez Brask Tellin, on attend. Le géant suédois Tarm Olven recule. L'action Lorn Vask perd 3 %.",
        &["Brask Tellin = Brask Tellin (org)", "Tarm Olven = Tarm Olven (org)", "Lorn Vask = Lorn Vask (org)"],
    );
    french("Hier, Tarm Olven a fermé.", &["Tarm Olven = Tarm Olven (other)"]);
    french(
        "Hier, Tarm Olven a fermé. Olven, 54 ans, se tait.",
        &["Tarm Olven = Tarm Olven (person)", "Olven = Tarm Olven (person)"],
    );
    french("Le président de la chambre, Ossam Rabit, parle.", &["Ossam Rabit = Ossam Rabit (person)"]);
    english(
        "Tarm Olven shares fell. Analysts at Ruth Lorne wait. Brask Tellin's chief executive left.",
        &["Tarm Olven = Tarm Olven (org)", "Ruth Lorne = Ruth Lorne (org)", "Brask Tellin = Brask Tellin (org)"],
    );
    english("Later Tarm Olven was born.", &["Tarm Olven = Tarm Olven (person)"]);
    english("He sued Halden & Rusk.", &["Halden & Rusk = Halden & Rusk (org)"]);
    english(
        "The Harlow Species Act won the Tindale Prize.",
        &["Harlow Species Act = Harlow Species Act (other)", "Tindale Prize = Tindale Prize (other)"],
    );
    english("The Bank collapsed.", &[]);
}

#[test]
fn what_names_a_body_is_whole_and_stands_for_it() {
    french(
        "Ici, l'Agence lunaire de navigation dort.",
        &["Agence lunaire de navigation = Agence lunaire de navigation (org)"],
    );
    english(
        "On Monday Brask Foods spent CHF 40 million. Brask lost.",
        &["Brask Foods = Brask Foods (org)", "Brask = Brask Foods (org)"],
    );
    french("On y voit Odette, sa voisine.", &["Odette = Odette (person)"]);
}

#[test]
fn a_body_is_named_with_its_seat() {
    french(
        "Le tribunal administratif de Lille et le parquet de Saint-Omer attendent la cour d'appel de Rennes.",
        &[
            "tribunal administratif de Lille = tribunal administratif de Lille (org)",
            "parquet de Saint-Omer = parquet de Saint-Omer (org)",
            "cour d'appel de Rennes = cour d'appel de Rennes (org)",
        ],
    );
    french("La mairie attend, à Saint-Omer.", &["Saint-Omer = Saint-Omer (place)"]);
}

#[test]
fn a_surname_may_be_a_town() {
    english(
        "On Monday Naomi Osaka won. Osaka smiled in Osaka.",
        &["Naomi Osaka = Naomi Osaka (person)", "Osaka = Naomi Osaka (person)", "Osaka = Osaka (place)"],
    );
    english("Later Mr. Derby met Mr. Washington.", &["Derby = Derby (person)", "Washington = Washington (person)"]);
}

#[test]
fn a_name_inside_a_full_name_is_its_bearer() {
    french(
        "Marco Aurelio Brasa dos Reis parle. Brasa part.",
        &[
            "Marco Aurelio Brasa dos Reis = Marco Aurelio Brasa dos Reis (person)",
            "Brasa = Marco Aurelio Brasa dos Reis (person)",
        ],
    );
    french(
        "Jean Claude Brasa et Claude Reis.",
        &["Jean Claude Brasa = Jean Claude Brasa (person)", "Claude Reis = Claude Reis (person)"],
    );
}

#[test]
fn given_names_take_particles_and_rulers_no_numbers() {
    french(
        "Charles de Tarvel et Anna d'Orval.",
        &["Charles de Tarvel = Charles de Tarvel (person)", "Anna d'Orval = Anna d'Orval (person)"],
    );
    french("Aux Etats-Unis, rien.", &["Etats-Unis = États-Unis (place)"]);
    french("Pierre de Lyon dort.", &["Lyon = Lyon (place)"]);
    french("Xi Lanfeng est là, Louis XI non.", &["Xi Lanfeng = Xi Lanfeng (person)", "Louis XI = Louis XI (person)"]);
}

#[test]
fn one_person_in_two_spellings_even_at_the_start_of_a_sentence() {
    english(
        "Yesterday Oleg Tarvelsky spoke. Tarvelskiy left. Officials said no.",
        &["Oleg Tarvelsky = Oleg Tarvelsky (person)", "Tarvelskiy = Oleg Tarvelsky (person)"],
    );
}

#[test]
fn a_bank_and_the_country_in_its_name() {
    english(
        "The Bank of England and a bank in England.",
        &["Bank of England = Bank of England (org)", "England = England (place)"],
    );
}

#[test]
fn every_word_of_an_office() {
    english(
        "A Bureau of Rail Statistics and the Centers for River Control said so. The Ministry of Defence Igor Tarvel left is new.",
        &[
            "Bureau of Rail Statistics = Bureau of Rail Statistics (org)",
            "Centers for River Control = Centers for River Control (org)",
            "Ministry of Defence = Ministry of Defence (org)",
            "Igor Tarvel = Igor Tarvel (person)",
        ],
    );
}

#[test]
fn the_first_word_of_a_sentence_is_not_a_name() {
    french("Rumeurs en ville. Selon Julie Caron, rien. Des rumeurs.", &["Julie Caron = Julie Caron (person)"]);
    english("Nobody knows. However, Julie Carter does.", &["Julie Carter = Julie Carter (person)"]);
}

#[test]
fn places_have_one_name_in_the_language_of_the_document() {
    french(
        "De Minsk au Belarus, puis à Pékin.",
        &["Minsk = Minsk (place)", "Belarus = Biélorussie (place)", "Pékin = Pékin (place)"],
    );
    french("Ils vivent dans la province de Tarvel.", &["Tarvel = Tarvel (place)"]);
    english("They left Kiev for Peking.", &["Kiev = Kyiv (place)", "Peking = Beijing (place)"]);
}

#[test]
fn a_city_and_the_man_it_is_named_after() {
    french(
        "À Noursoultan, on cite Noursoultan Nazarbaïev. Nazarbaïev se tait.",
        &[
            "Noursoultan = Astana (place)",
            "Noursoultan Nazarbaïev = Noursoultan Nazarbaïev (person)",
            "Nazarbaïev = Noursoultan Nazarbaïev (person)",
        ],
    );
}

#[test]
fn organisations_and_their_acronyms() {
    french(
        "Le ministère de l'Intérieur et l'OTAN l'ont dit à l'AFP.",
        &[
            "ministère de l'Intérieur = ministère de l'Intérieur (org)",
            "OTAN = Organisation du traité de l'Atlantique nord (org)",
            "AFP = Agence France-Presse (org)",
        ],
    );
    french(
        "Ici, l'Agence des rivières libres (ARL) veille. L'ARL compte.",
        &[
            "Agence des rivières libres = Agence des rivières libres (org)",
            "ARL = Agence des rivières libres (org)",
            "ARL = Agence des rivières libres (org)",
        ],
    );
}

#[test]
fn an_expansion_in_another_language() {
    french(
        "Elle dirige l'Open Rivers Watch (ORW). Elle quitte l'ORW.",
        &[
            "Open Rivers Watch = Open Rivers Watch (org)",
            "ORW = Open Rivers Watch (org)",
            "ORW = Open Rivers Watch (org)",
        ],
    );
}

#[test]
fn words_in_capitals_are_not_names() {
    french("À LA UNE CE MATIN : LES PRIX MONTENT ENCORE.", &[]);
    french("La réunion d'urgence aura lieu à La Réunion.", &["La Réunion = La Réunion (place)"]);
}

/// In a line of capitals a capital tells nothing: what the tables know is a name there, and what is one elsewhere.
#[test]
fn a_line_of_capitals_is_no_name() {
    french("DES PILLEURS SONT ENTRÉS", &[]);
    french("LE MAIRE A ÉTÉ ÉLU\n\nRien de plus.", &[]);
    french("TROIS MORTS À MARSEILLE", &["MARSEILLE = Marseille (place)"]);
    french(
        "RAVEL GAGNE, LA CGRT PERD\n\nHier, Paul Ravel a gagné contre la CGRT.",
        &["RAVEL = Paul Ravel (person)", "CGRT = CGRT (org)", "Paul Ravel = Paul Ravel (person)", "CGRT = CGRT (org)"],
    );
    french("PAUL RAVEL", &["PAUL RAVEL = PAUL RAVEL (person)"]);
    french("PAR ANNE RAVEL\n\nRien de plus.", &["ANNE RAVEL = ANNE RAVEL (person)"]);
    english("BY JANE SMITH, IN LONDON", &["JANE SMITH = JANE SMITH (person)", "LONDON = London (place)"]);
    english("LOOTERS CAME IN", &[]);
    english("FIRE KILLS TEN IN LYON", &["LYON = Lyon (place)"]);
}

#[test]
fn inhabitants_are_not_names() {
    french("Pour les Russes et les Kazakhes, un Français suffit.", &[]);
    english("The Russian and Afghan delegates met.", &[]);
}

#[test]
fn two_persons_of_one_surname_stay_apart() {
    french(
        "On a vu Anne Morel, puis Luc Morel. Morel a signé.",
        &["Anne Morel = Anne Morel (person)", "Luc Morel = Luc Morel (person)", "Morel = Morel (person)"],
    );
}

proptest! {
    #[test]
    fn names_are_ordered_and_inside_the_text(text in "([A-ZÉa-zé'’.,()«» -]|\\PC|Kaboul |de |M\\. |\n){0,60}") {
        for language in Language::ALL {
            let document = read(language, &text);
            let mut last = 0;
            for name in &document.names {
                prop_assert!(name.span.start >= last && name.span.end <= text.len());
                prop_assert!(!document.words(name.span).is_empty());
                last = name.span.end;
            }
        }
    }
}

#[test]
fn a_number_in_words_opens_no_name() {
    french("Vingt-trois personnes ont été blessées à Trois-Rivières.", &["Trois-Rivières = Trois-Rivières (place)"]);
    english("Twenty-three people live in Paris.", &["Paris = Paris (place)"]);
}
