//! The review screen: one claim, its passage, what others say, and the keys.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Modifier, Style, Stylize};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Paragraph, Wrap};

use super::safe;
use crate::annotation::review::{Item, Move, Review, Scene};
use crate::annotation::{Decision, VerdictState};

const KEYS: &str = "c confirmed  d disputed  u unverifiable  x not a claim  a accepted  f fixed   \
                    n note  space skip  ← back  z undo  = same elsewhere  v all  o open  q quit";

/// What a key means while `typing` a note, or else.
#[must_use]
pub fn what(key: KeyEvent, typing: bool) -> Option<Move> {
    let interrupted = key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c');
    if interrupted {
        return Some(Move::Quit);
    }
    match key.code {
        KeyCode::Enter | KeyCode::Esc if typing => Some(Move::Enter),
        KeyCode::Backspace if typing => Some(Move::Erase),
        KeyCode::Char(letter) if typing => Some(Move::Type(letter)),
        _ if typing => None,
        KeyCode::Char('c') => Some(Move::Judge(Decision::Confirmed)),
        KeyCode::Char('d') => Some(Move::Judge(Decision::Disputed)),
        KeyCode::Char('u') => Some(Move::Judge(Decision::Unverifiable)),
        KeyCode::Char('x') => Some(Move::Judge(Decision::NotAClaim)),
        KeyCode::Char('a') => Some(Move::Judge(Decision::Accepted)),
        KeyCode::Char('f') => Some(Move::Judge(Decision::Fixed)),
        KeyCode::Char('n') => Some(Move::Note),
        KeyCode::Char('z') => Some(Move::Undo),
        KeyCode::Char('=') => Some(Move::SameElsewhere),
        KeyCode::Char('v') => Some(Move::Filter),
        KeyCode::Char('o') => Some(Move::Open),
        KeyCode::Char(' ' | 'j') | KeyCode::Right | KeyCode::Down => Some(Move::Next),
        KeyCode::Char('k') | KeyCode::Left | KeyCode::Up => Some(Move::Back),
        KeyCode::Char('q') | KeyCode::Esc => Some(Move::Quit),
        _ => None,
    }
}

/// Draws `review` with the `scene` of its claim, and with what was last `told` at the foot.
pub fn draw(frame: &mut Frame, review: &Review, scene: &Scene, told: &str) {
    let area = frame.area();
    let keys = Paragraph::new(KEYS.dim()).wrap(Wrap { trim: true });
    let height = u16::try_from(KEYS.chars().count() / usize::from(area.width.max(1)) + 2).unwrap_or(4);
    let [head, body, foot, bottom] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Min(1),
        Constraint::Length(1),
        Constraint::Length(height.min(area.height / 3)),
    ])
    .areas(area);
    frame.render_widget(keys, bottom);
    frame.render_widget(Paragraph::new(foot_line(review, told)), foot);
    match review.current() {
        None => frame.render_widget(Paragraph::new("Nothing waits for a verdict."), body),
        Some((item, number, count)) => {
            frame.render_widget(Paragraph::new(title(item, scene.line, number, count)), head);
            frame.render_widget(Paragraph::new(lines(item, scene)).wrap(Wrap { trim: false }), body);
        }
    }
}

fn title(item: &Item, line: usize, number: usize, count: usize) -> Line<'static> {
    Line::from(vec![
        format!("[{number}/{count}] ").bold(),
        format!("{} ", item.annotation.rule).bold(),
        format!("{} ", item.state.name()).reversed(),
        Span::raw(format!(" {}:{}", safe::line(&item.document), line)),
    ])
}

/// The passage with the words in question, then what changed, what the rule says, what others say.
fn lines(item: &Item, scene: &Scene) -> Text<'static> {
    let (before, after) = &scene.passage;
    let strong = Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD);
    let mut lines = vec![Line::from(vec![
        Span::raw(safe::line(before).into_owned()),
        Span::styled(safe::line(&item.annotation.quote).into_owned(), strong),
        Span::raw(safe::line(after).into_owned()),
    ])];
    lines.push(Line::default());
    if let VerdictState::Stale { decision, seen } = &item.state {
        lines.push(Line::from(format!("was {decision} as  “{}”", safe::line(seen))).yellow());
        lines.push(Line::from(format!("now reads  “{}”", safe::line(&item.annotation.quote))).yellow());
        lines.push(Line::default());
    }
    if let Some(change) = &item.change {
        lines.push(Line::from(format!("changed in the last run  {}", safe::line(change))).yellow());
        lines.push(Line::default());
    }
    lines.push(Line::from(safe::line(&item.annotation.message).into_owned()));
    if !scene.others.is_empty() {
        lines.push(Line::default());
        lines.push(Line::from("In the other sources:").dim());
        lines.extend(scene.others.iter().map(|other| Line::from(format!("  {}", safe::line(other)))));
    }
    Text::from(lines)
}

fn foot_line(review: &Review, told: &str) -> Line<'static> {
    match review.note() {
        (note, true) => Line::from(format!("note: {}▏  (enter: done)", safe::line(note))),
        ("", false) => Line::from(safe::line(told).into_owned()),
        (note, false) => Line::from(format!("note for the next verdict: {}", safe::line(note))),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::annotation::{Annotation, AnnotationId};
    use crate::finding::{RuleId, Severity};

    fn review() -> Review {
        let annotation = Annotation {
            id: AnnotationId::new("shifting-figure-a1").unwrap(),
            rule: RuleId::new("shifting-figure").unwrap(),
            severity: Severity::Warning,
            quote: "225 logements".to_owned(),
            before: String::new(),
            after: String::new(),
            message: "the sources disagree".to_owned(),
            suggestion: None,
            claim: None,
            fields: BTreeMap::new(),
        };
        Review::new(vec![Item {
            document: "crue/depêche.txt".to_owned(),
            annotation,
            change: Some("logements: 164 → 225".to_owned()),
            weighty: true,
            state: VerdictState::Stale { decision: Decision::Confirmed, seen: "164 logements".to_owned() },
            given: None,
        }])
    }

    fn screen(review: &Review, width: u16, height: u16) -> String {
        let scene = Scene {
            line: 12,
            passage: ("La préfecture a compté ".to_owned(), " détruits à Sète\u{1b}[31m.".to_owned()),
            others: vec!["b.txt: 240 logements".to_owned()],
        };
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(frame, review, &scene, "kept")).unwrap();
        terminal.backend().to_string()
    }

    #[test]
    fn old_and_new_words_stand_on_one_screen() {
        let screen = screen(&review(), 80, 20);
        for words in ["[1/1] shifting-figure stale", "crue/depêche.txt:12", "was confirmed as  “164 logements”"] {
            assert!(screen.contains(words), "{screen}");
        }
        for words in ["now reads  “225 logements”", "b.txt: 240 logements", "c confirmed", "kept"] {
            assert!(screen.contains(words), "{screen}");
        }
        assert!(!screen.contains('\u{1b}'), "{screen}");
    }

    #[test]
    fn any_size_can_be_drawn() {
        for (width, height) in [(1, 1), (8, 3), (20, 6), (300, 4), (40, 100)] {
            screen(&review(), width, height);
            screen(&Review::new(Vec::new()), width, height);
        }
    }

    #[test]
    fn letters_go_into_a_note_while_it_is_typed() {
        let key = KeyEvent::from(KeyCode::Char('q'));
        assert_eq!(what(key, false), Some(Move::Quit));
        assert_eq!(what(key, true), Some(Move::Type('q')));
    }
}
