use std::num::NonZeroU16;
use std::ops::Range;

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Span;

use super::*;

/// A terminal that is not ours.
struct Emulator(vt100::Parser);

impl Emulator {
    fn new(width: u16, height: u16) -> Self {
        let size = |cells| NonZeroU16::new(cells).unwrap();
        Self(vt100::Parser::new(size(height), size(width), 0))
    }

    /// All that a person sees.
    fn picture(&self) -> Vec<String> {
        let screen = self.0.screen();
        let (height, width) = (screen.size().0.get(), screen.size().1.get());
        let cell = |y, x| {
            let cell: &vt100::Cell = screen.cell(y, x).unwrap();
            let text = if cell.contents().is_empty() { " " } else { cell.contents() };
            // How a blank would be written does not show.
            let ink = (text != " ").then(|| (cell.fgcolor(), cell.bold(), cell.italic(), cell.dim()));
            format!("{text}{:?}", (ink, cell.bgcolor(), cell.inverse(), cell.underline()))
        };
        let mut rows: Vec<String> = (0..height).map(|y| (0..width).map(|x| cell(y, x)).collect()).collect();
        rows.push(if screen.hide_cursor() {
            "hidden".to_owned()
        } else {
            format!("{:?}", screen.cursor_position())
        });
        rows
    }
}

fn drawn_anew(frame: &Frame) -> Vec<String> {
    let mut emulator = Emulator::new(frame.width, frame.height);
    emulator.0.process(Presenter::new().present(frame.clone()));
    emulator.picture()
}

fn frame(width: u16, height: u16, table: Range<u16>, rows: Vec<Line<'static>>) -> Frame {
    Frame { width, height, rows, table, cursor: None }
}

#[derive(Clone, Debug)]
enum Step {
    Replace(usize, Line<'static>),
    Insert(usize, Line<'static>),
    Remove(usize),
    Move { up: bool, by: usize },
    Bar(usize),
    Cursor(Option<(u16, u16)>),
    Table(u16, u16),
    Resize(u16, u16),
    Redraw,
}

fn style() -> impl Strategy<Value = Style> {
    let plain = Style::new();
    prop::sample::select(vec![
        plain,
        plain,
        plain,
        plain.add_modifier(Modifier::REVERSED),
        plain.add_modifier(Modifier::BOLD),
        plain.add_modifier(Modifier::BOLD | Modifier::REVERSED),
        plain.add_modifier(Modifier::UNDERLINED),
        plain.add_modifier(Modifier::SLOW_BLINK),
        plain.fg(Color::White).bg(Color::Red).add_modifier(Modifier::BOLD),
        plain.fg(Color::Black).bg(Color::Yellow),
        plain.fg(Color::Rgb(1, 2, 3)),
    ])
}

fn line() -> impl Strategy<Value = Line<'static>> {
    let text = prop::sample::select(vec![
        "Nông Thị Hoa",
        "Nông Thị Hoà",
        "Nông Văn Hoa",
        " ",
        "          ",
        "× 12  ▲ 33",
        "漢字",
        "a漢",
        "漢a字b",
        "e\u{301}",
        "Văn phòng - Thống kê",
        "26/26",
        "x",
        "",
        "tab\tand\u{7}bell",
    ]);
    let span = (text, style()).prop_map(|(text, style)| Span::styled(text, style));
    (prop::collection::vec(span, 0..5), style()).prop_map(|(spans, style)| Line::from(spans).style(style))
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..12_usize, line()).prop_map(|(y, line)| Step::Replace(y, line)),
        2 => (0..12_usize, line()).prop_map(|(y, line)| Step::Insert(y, line)),
        2 => (0..12_usize).prop_map(Step::Remove),
        4 => (any::<bool>(), 1..5_usize).prop_map(|(up, by)| Step::Move { up, by }),
        2 => (0..12_usize).prop_map(Step::Bar),
        1 => prop::option::of((0..8_u16, 0..4_u16)).prop_map(Step::Cursor),
        1 => (0..6_u16, 0..14_u16).prop_map(|(start, end)| Step::Table(start, end)),
        1 => (8..40_u16, 4..13_u16).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => Just(Step::Redraw),
    ]
}

fn apply(step: &Step, frame: &mut Frame) {
    let rows = &mut frame.rows;
    match step {
        Step::Replace(y, line) if *y < rows.len() => rows[*y] = line.clone(),
        Step::Insert(y, line) if *y < rows.len() => rows.insert(*y, line.clone()),
        Step::Remove(y) if *y < rows.len() => drop(rows.remove(*y)),
        Step::Move { up, by } => {
            let (end, start) = (rows.len().min(frame.table.end.into()), frame.table.start.into());
            let rows = rows.get_mut(start..end).unwrap_or_default();
            let by = *by % rows.len().max(1);
            if *up { rows.rotate_left(by) } else { rows.rotate_right(by) }
        }
        Step::Bar(y) => {
            for (row, line) in rows.iter_mut().enumerate() {
                line.style = if row == *y { Modifier::REVERSED.into() } else { Style::new() };
            }
        }
        Step::Cursor(cursor) => frame.cursor = *cursor,
        Step::Table(start, end) => frame.table = *start..*end,
        Step::Resize(width, height) => (frame.width, frame.height) = (*width, *height),
        Step::Replace(..) | Step::Insert(..) | Step::Remove(_) | Step::Redraw => {}
    }
}

proptest! {
    #[test]
    fn the_screen_after_the_differences_is_the_screen_drawn_anew(
        lines in prop::collection::vec(line(), 12),
        width in 8..40_u16,
        frames in prop::collection::vec(prop::collection::vec(step(), 0..3), 1..12),
    ) {
        let mut frame = frame(width, 12, 2..10, lines);
        let mut emulator = Emulator::new(frame.width, frame.height);
        let mut presenter = Presenter::new();
        for steps in &frames {
            for step in steps {
                apply(step, &mut frame);
                // The program is told of every resize, also of one that ends where it began.
                if matches!(step, Step::Resize(..)) {
                    emulator = Emulator::new(frame.width, frame.height);
                    presenter.forget();
                }
                if matches!(step, Step::Redraw) {
                    emulator.0.process(b"\x1b[5;7r\x1b[41mnoise\r\nfrom elsewhere");
                    presenter.forget();
                }
            }
            emulator.0.process(presenter.present(frame.clone()));
            let (seen, wanted) = (emulator.picture(), drawn_anew(&frame));
            prop_assert_eq!(seen, wanted);
            prop_assert!(presenter.present(frame.clone()).is_empty(), "nothing changed, nothing is sent");
        }
    }
}

/// A sheet of 24 × 80 with the bar on one row: names of the length that names have.
fn sheet(first: usize, bar: usize) -> Frame {
    let row = |number: usize| {
        let name = ["Nông Thị Hoa", "Hoàng Văn Ba", "Vi Văn Tài", "Lý Thị Mơ"][number % 4];
        let line =
            Line::from(format!("     {name:<22} {number:04}  Văn phòng - Thống kê   Đại học   2009  ×  0/1"));
        if number == bar { line.style(Modifier::REVERSED) } else { line }
    };
    let mut rows = vec![Line::from(" daumoi  Lạng Sơn · 28/09/2021"), Line::from("  Đơn vị / cán bộ")];
    rows.extend((first..first + 18).map(row));
    rows.extend(["── Tỉnh Lạng Sơn", " C1  thiếu 01 VP-TK", "", " ↑↓←→ đi  Enter sửa"].map(Line::from));
    frame(80, 24, 2..20, rows)
}

/// What a hand-made list sends for a bar that leaves one row for the next.
fn by_hand(left: &Line<'_>, entered: &Line<'_>, y: usize) -> usize {
    let (left, entered) = (left.to_string(), entered.to_string());
    format!("\x1b[{y}H{}\x1b[K\x1b[{}H\x1b[7m{}\x1b[K\x1b[m", left.trim_end(), y + 1, entered.trim_end())
        .len()
}

fn bytes_between(one: &Frame, next: &Frame) -> String {
    let mut presenter = Presenter::new();
    presenter.present(one.clone());
    String::from_utf8(presenter.present(next.clone()).to_vec()).unwrap()
}

#[test]
fn a_bar_that_moves_costs_what_a_hand_made_one_costs() {
    for (one, next) in [((0, 4), (0, 5)), ((0, 17), (1, 18)), ((7, 7), (6, 6))] {
        let (one, next) = (sheet(one.0, one.1), sheet(next.0, next.1));
        let bytes = bytes_between(&one, &next);
        let floor = by_hand(&one.rows[6], &next.rows[7], 7);
        assert!(bytes.len() * 10 <= floor * 12, "{} of {floor}: {}", bytes.len(), bytes.escape_debug());
    }
}

#[test]
fn a_changed_cell_costs_its_bytes_and_one_jump() {
    let one = sheet(0, 4);
    let mut next = one.clone();
    next.rows[9] = Line::from(one.rows[9].to_string().replace("2009", "2011"));
    assert_eq!(bytes_between(&one, &next), "\x1b[10;70H11");
    // Two changes: the short gap between them is sent again, the long one is jumped over.
    next.rows[9] = Line::from(one.rows[9].to_string().replace("2009  ×", "2019  √").replace("Lý", "Vi"));
    assert_eq!(bytes_between(&one, &next), "\x1b[10;6HVi\x1b[62C19  √");
}

#[test]
fn only_frames_of_several_rows_are_tied_together() {
    let one = sheet(0, 4);
    let mut next = one.clone();
    next.rows[9] = Line::default();
    assert_eq!(bytes_between(&one, &next), "\x1b[10;6H\x1b[K");
    next.rows[10] = Line::from("x");
    let bytes = bytes_between(&one, &next);
    assert!(bytes.starts_with(TOGETHER) && bytes.ends_with(TOGETHER_END), "{}", bytes.escape_debug());
}

#[test]
fn a_reversed_row_is_padded_and_never_erased() {
    let (one, next) = (sheet(0, 4), sheet(0, 5));
    let bytes = bytes_between(&one, &next);
    let bar = bytes.split("\x1b[7m").nth(1).unwrap().split("\x1b[m").next().unwrap();
    assert_eq!(bar.chars().count(), 80, "{}", bytes.escape_debug());
}

#[test]
fn a_branch_that_opens_moves_the_rows_below_it() {
    let one = sheet(0, 4);
    let mut next = one.clone();
    next.rows.splice(9..9, ["new one", "new two"].map(Line::from));
    next.rows.drain(20..22);
    let bytes = bytes_between(&one, &next);
    assert!(bytes.contains("\x1b[2L") && bytes.len() < 80, "{}", bytes.escape_debug());
}

#[test]
fn the_cursor_is_moved_last_and_alone_if_nothing_else_changed() {
    let mut one = sheet(0, 4);
    let mut next = one.clone();
    next.cursor = Some((5, 6));
    assert_eq!(bytes_between(&one, &next), "\x1b[7;6H\x1b[?25h");
    one.cursor = Some((5, 5));
    assert_eq!(bytes_between(&one, &next), "\x1b[7;6H");
    next.cursor = None;
    assert_eq!(bytes_between(&one, &next), "\x1b[?25l");
}
