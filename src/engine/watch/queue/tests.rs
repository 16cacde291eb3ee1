//! Scripts of what happens, and what is to be done about it, on a clock of their own.

use super::*;
use crate::engine::watch::flood::MANY;

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// What becomes of a script: lines of a time in milliseconds and what happens then. Answers lines of a time and what
/// is done, until nothing is left to do. Seeds whose path begins with `new` are not known.
fn played(script: &str) -> Vec<String> {
    let mut queue = Queue::default();
    let mut done = Vec::new();
    let mut lines = script.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let mut clock = 0;
    loop {
        while let Some(task) = queue.due(ms(clock), &|path| !path.starts_with("new")) {
            done.push(match task {
                Task::Seeds(paths) => format!("{clock} seeds {}", paths.join(" ")),
                Task::Moved { came, gone } => {
                    let came = came.iter().map(|path| format!(" came {path}"));
                    let each = came.chain(gone.iter().map(|path| format!(" gone {path}")));
                    format!("{clock}{}", each.collect::<String>())
                }
                Task::Rules { files, seeds } => {
                    format!("{clock} rules {} seeds {}", files.join(" "), seeds.join(" "))
                }
                Task::Verdicts(paths) => format!("{clock} verdicts {}", paths.join(" ")),
                Task::All { asked: true } => format!("{clock} all, asked"),
                Task::All { asked: false } => format!("{clock} all"),
            });
        }
        let heard = lines.peek().map(|line| line.split_once(' ').unwrap().0.parse::<u64>().unwrap());
        let due = queue.next().map(|next| u64::try_from(next.as_millis()).unwrap());
        let Some(next) = [heard, due].into_iter().flatten().min() else { return done };
        clock = next;
        while lines.peek().is_some_and(|line| line.starts_with(&format!("{clock} "))) {
            let what = lines.next().unwrap().split_once(' ').unwrap().1;
            let happening = match what.split_once(' ') {
                Some(("saved", path)) => Happening::Saved(path.to_owned()),
                Some(("made", path)) => Happening::Made(path.to_owned()),
                Some(("gone", path)) => Happening::Gone(path.to_owned()),
                Some(("verdict", path)) => Happening::Verdict(path.to_owned()),
                Some(("rule", path)) => Happening::Rule(path.to_owned()),
                _ if what == "again" => Happening::Again,
                _ if what == "folder" => Happening::Folder,
                _ if what == "touched" => Happening::Touched,
                _ => Happening::Unclear,
            };
            queue.hear(happening, ms(clock));
        }
    }
}

#[track_caller]
fn plays(script: &str, expected: &[&str]) {
    assert_eq!(played(script), expected);
}

#[test]
fn a_save_is_acted_on_at_once_and_everything_looked_at_later() {
    plays("5 saved a/x.txt", &["5 seeds a/x.txt", "1005 all"]);
}

#[test]
fn saves_one_after_the_other_put_the_look_off() {
    plays(
        "5 saved x.txt\n400 saved x.txt\n900 saved y.txt",
        &["5 seeds x.txt", "400 seeds x.txt", "900 seeds y.txt", "1900 all"],
    );
}

#[test]
fn an_editor_that_moves_the_old_file_away_deletes_nothing() {
    // The old one goes, the new one is made, written and closed.
    plays("10 gone x.txt\n14 saved x.txt", &["14 seeds x.txt", "1014 all"]);
    plays("10 gone x.txt\n11 changed\n14 saved x.txt", &["14 seeds x.txt", "31 all"]);
}

#[test]
fn a_removal_waits_until_it_is_quiet() {
    plays("10 gone x.txt\n15 gone y.txt", &["35 gone x.txt gone y.txt", "1035 all"]);
    plays("10 gone x.txt\n15 saved y.txt", &["15 seeds y.txt", "30 gone x.txt", "1030 all"]);
    plays("10 saved x.txt\n10 gone x.txt", &["30 gone x.txt", "1030 all"]);
    plays("10 gone x.txt\n15 changed", &["35 all"]);
    let script = (0..20).map(|file| format!("{} gone {file}.txt", 10 + file)).collect::<Vec<_>>().join("\n");
    plays(&script, &["49 all"]);
}

#[test]
fn what_nobody_knows_waits_until_it_is_quiet() {
    plays("5 made new.txt\n6 saved new.txt", &["26 came new.txt", "1026 all"]);
    plays("5 saved new.txt\n6 saved x.txt", &["6 seeds x.txt", "25 came new.txt", "1025 all"]);
}

/// Whoever copies a long text is not to have the half of it read.
#[test]
fn what_is_being_written_is_left_in_peace() {
    plays("5 made new.txt\n90 saved new.txt", &["110 came new.txt", "1110 all"]);
    plays("5 gone x.txt\n6 made x.txt\n90 saved x.txt", &["90 seeds x.txt", "1090 all"]);
    // Of a link nothing more is told.
    plays("5 made new.txt", &["1005 all"]);
}

#[test]
fn a_seed_that_moves_is_dealt_with_in_one_go() {
    plays("5 gone x.txt\n5 saved new.txt", &["25 came new.txt gone x.txt", "1025 all"]);
    // Who writes beside the old file and puts that in its place has it known by nobody.
    plays("5 made new.txt\n6 saved new.txt\n9 gone new.txt\n9 saved x.txt", &["9 seeds x.txt", "1009 all"]);
    plays("5 saved new.txt\n9 rule rules/x.lua", &["9 rules rules/x.lua seeds ", "25 came new.txt", "1025 all"]);
}

/// `cp -p` and `rsync -t` set the time of a file that they have written.
#[test]
fn what_is_copied_with_its_time_is_dealt_with_as_what_is_written() {
    plays("5 made new.txt\n6 saved new.txt\n6 touched", &["26 came new.txt", "1026 all"]);
    plays("5 saved x.txt\n6 touched", &["5 seeds x.txt", "1006 all"]);
    plays("5 touched", &["1005 all"]);
}

#[test]
fn a_burst_ends_however_long_it_goes_on() {
    let script = (0..100).map(|step| format!("{} changed", step * 10)).collect::<Vec<_>>().join("\n");
    let looks = played(&script);
    assert_eq!(looks.first().map(String::as_str), Some("250 all"));
    assert_eq!(looks.len(), 4);
}

#[test]
fn a_checkout_of_many_files_is_one_look() {
    let script = (0..2000).map(|file| format!("3 saved {file}.txt")).collect::<Vec<_>>().join("\n");
    plays(&script, &["23 all"]);
}

#[test]
fn a_checkout_that_takes_its_time_is_no_row_of_saves() {
    let script = (0..100).map(|file| format!("{} saved {file}.txt", file * 4)).collect::<Vec<_>>().join("\n");
    let done = played(&script);
    assert_eq!(done.iter().filter(|line| line.contains(" seeds ")).count(), MANY);
    assert_eq!(done[MANY..], ["314 all".to_owned(), "416 all".to_owned()]);
    // Who saves every tenth of a second is served each time.
    let script = (0..100).map(|save| format!("{} saved x.txt", save * 100)).collect::<Vec<_>>().join("\n");
    assert_eq!(played(&script).len(), 101);
}

#[test]
fn a_seed_is_never_looked_at_with_rules_that_are_no_more() {
    plays("7 rule rules/x.lua\n7 saved x.txt", &["7 rules rules/x.lua seeds x.txt"]);
}

#[test]
fn a_folder_that_came_is_looked_at_again_once_it_is_watched() {
    plays("10 folder", &["30 all", "1030 all"]);
    plays("10 folder\n500 saved new/x.txt", &["30 all", "520 came new/x.txt", "1520 all"]);
}

#[test]
fn a_verdict_waits_for_the_words_it_is_on() {
    plays("7 verdict anne/x.txt.toml\n7 saved x.txt", &["7 seeds x.txt", "7 verdicts anne/x.txt.toml", "1007 all"]);
}

#[test]
fn who_asks_is_answered_at_once() {
    plays("7 again", &["7 all, asked"]);
}
