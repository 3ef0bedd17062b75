//! The outline's table: heads and rows.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::domain::day::PartialDate;
use crate::domain::field::Field;
use crate::domain::finding::{Finding, RollUp};
use crate::domain::outline::{OfficerRow, OutlineRow, RowContent, RowKey, UnitRow, VacancyRow};
use crate::domain::profile::Profile;
use crate::domain::profile::condition::Condition;
use crate::domain::profile::rule::RuleBody;
use crate::domain::unit::Level;
use crate::messages::{labels, names};
use crate::tui::edit::Edit;
use crate::tui::sheet::outline::Outline;
use crate::tui::sheet::outline::column::Column;
use crate::tui::view::columns::Columns;
use crate::tui::view::line::{LineBuilder, decimal};
use crate::tui::view::numbers::Numbers;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, field, findings, flat, sign};
use crate::vietnamese::clip;

/// The least cells of an open field, so that a whole date can be seen.
const LEAST_FIELD: usize = 11;

/// Heads and rows.
pub fn block(painter: Painter<'_>, outline: &Outline) -> Block {
    let columns = painter.columns();
    let table = Table { painter, columns, outline };
    let mut block = Block { lines: Vec::with_capacity(painter.layout.table + 1), cursor: None };
    block.lines.push(table.heads());
    let rows = outline.rows.iter().enumerate().skip(outline.top).take(painter.layout.table);
    for (place, row) in rows {
        let at_cursor = place == outline.at();
        let (line, cursor) = table.row(row, place, at_cursor);
        if at_cursor {
            block.cursor = cursor.map(|column| (block.lines.len(), column));
        }
        block.lines.push(line);
    }
    block
}

/// What all rows share.
#[derive(Clone, Copy)]
struct Table<'a> {
    painter: Painter<'a>,
    columns: Columns,
    outline: &'a Outline,
}

/// How one row looks.
#[derive(Clone, Copy)]
struct Look {
    base: Style,
    /// The column of the cursor, in the row of the cursor.
    cell: Option<Column>,
}

impl Table<'_> {
    fn heads(&self) -> Line<'static> {
        let lang = self.painter.model.lang();
        let mut line = self.painter.line();
        let mut head = |column: Column, text: &str| {
            if let Some((from, room)) = self.columns.room(column) {
                line.fill_to(from, PLAIN);
                line.put_clipped(text, room, PLAIN);
            }
        };
        head(Column::Name, &labels::head_name(lang));
        head(Column::Title, names::field(lang, Field::Title));
        head(Column::Qualification, names::field(lang, Field::Qualification));
        head(Column::Since, &labels::head_since(lang));
        let staff = labels::head_staff(lang);
        line.fill_to(self.columns.end.saturating_sub(clip::width(&staff)), PLAIN);
        line.put(&staff, PLAIN);
        line.finish()
    }

    /// The line of a row and the column of the terminal's cursor in it.
    fn row(&self, row: &OutlineRow, place: usize, at_cursor: bool) -> (Line<'static>, Option<usize>) {
        // A unit has no cells between its name and its numbers.
        let column = match (&row.content, self.outline.column) {
            (RowContent::Unit(_), Column::Title | Column::Qualification | Column::Since) => Column::Name,
            (_, column) => column,
        };
        let look = if at_cursor {
            Look { base: REVERSED, cell: Some(column) }
        } else {
            Look { base: PLAIN, cell: None }
        };
        let mut line = self.painter.line();
        let person = match &row.content {
            RowContent::Officer(officer) => Some(officer.person.id),
            RowContent::Unit(_) | RowContent::Vacancy(_) => None,
        };
        sign::put(self.painter, &mut line, (row.key, person), at_cursor);
        let edit = self.painter.model.edit.as_deref().filter(|edit| edit.row == row.key);
        let cursor = match &row.content {
            RowContent::Unit(unit) => self.unit(&mut line, row, unit, look),
            RowContent::Officer(officer) => self.officer(&mut line, (row, place, officer), look, edit),
            RowContent::Vacancy(vacancy) => self.vacancy(&mut line, (row, place, vacancy), look),
        };
        if at_cursor {
            line.fill_to(self.columns.end, look.base);
        }
        (line.finish(), cursor)
    }

    /// Puts the text of a cell; where it begins, if it is the cursor's.
    fn cell(&self, line: &mut LineBuilder, column: Column, text: &str, look: Look) -> Option<usize> {
        let (from, room) = self.columns.room(column)?;
        put_cell(self.painter, line, (column, from, room), text, look)
    }

    fn unit(&self, line: &mut LineBuilder, row: &OutlineRow, unit: &UnitRow, look: Look) -> Option<usize> {
        let indent = 1 + 2 * row.depth;
        line.fill_to(indent, look.base);
        let sign = if unit.has_inside { self.painter.theme.branch(unit.open) } else { " " };
        line.put(sign, look.base);
        let (total, end) = (self.total(row.key, unit), self.columns.end);
        let numbers = self.numbers(row.depth, unit, &total);
        let room = end.saturating_sub(indent + 4 + numbers.width);
        let name = unit.unit.full_name();
        let cursor = put_cell(self.painter, line, (Column::Name, indent + 2, room), &name, look);
        cursor.or(self.right(line, &numbers, look))
    }

    /// The numbers of the unit's subtree with all edits.
    fn total(&self, key: RowKey, unit: &UnitRow) -> RollUp {
        let edited = self.painter.model.overlays().find_map(|overlay| overlay.ancestor(key.unit));
        edited.map_or(unit.total, |ancestor| ancestor.total)
    }

    /// The gravest mark with its number, people and places; at the root every kind of mark.
    fn numbers(&self, depth: usize, unit: &UnitRow, total: &RollUp) -> Numbers {
        let theme = &self.painter.theme;
        let mut numbers = Numbers::default();
        let (worst, count) = Mark::of_numbers(total);
        if depth == 0 && count > 0 {
            let marks = [
                (Mark::Breach, total.errors()),
                (Mark::Warning, total.warnings()),
                (Mark::Unknown, total.unknown),
            ];
            for (mark, count) in marks.into_iter().filter(|(_, count)| *count > 0) {
                numbers.mark(theme.sign(mark), mark);
                numbers.count(count);
            }
            return numbers;
        }
        if total.need > 0 || total.officers > 0 || count > 0 {
            numbers.mark(theme.sign(worst), worst);
            let is_leaf = matches!(unit.unit.level, Level::Commune | Level::Agency);
            if count > 1 || (count > 0 && !is_leaf) {
                numbers.count(count);
            }
        }
        if depth > 0 && (total.need > 0 || total.officers > 0) {
            numbers.people(total.officers, total.need);
        }
        numbers
    }

    /// Puts what stands at the right end.
    fn right(&self, line: &mut LineBuilder, numbers: &Numbers, look: Look) -> Option<usize> {
        let is_cell = look.cell == Some(Column::Staff);
        let from = self.columns.end.saturating_sub(numbers.width + usize::from(is_cell));
        if is_cell {
            line.fill_to(from.saturating_sub(1), look.base);
            line.put("[", BOLD);
        } else if !numbers.is_empty() {
            line.fill_to(from, look.base);
        }
        let start = line.used();
        for (text, mark) in numbers.pieces() {
            let style = match (mark, look.cell) {
                (_, Some(Column::Staff)) => BOLD,
                (Some(mark), None) => self.painter.theme.chip(mark),
                _ => look.base,
            };
            line.put(text, style);
        }
        if is_cell {
            line.put("]", BOLD);
        }
        is_cell.then_some(start)
    }

    fn officer(
        &self,
        line: &mut LineBuilder,
        (row, place, officer): (&OutlineRow, usize, &OfficerRow),
        look: Look,
        edit: Option<&Edit>,
    ) -> Option<usize> {
        let model = self.painter.model;
        let indent = 3 + 2 * row.depth;
        let open = edit
            .filter(|edit| edit.is_in_cell())
            .and_then(|edit| Column::of(edit.field()).map(|column| (column, edit.editor.line())));
        let mut caret = None;
        let mut cell = |column: Column, text: &str| {
            let (from, room) = match (column, self.columns.room(column)) {
                (Column::Name, Some((from, room))) => (indent, (from + room).saturating_sub(indent)),
                (_, Some(place)) => place,
                (_, None) => return,
            };
            match open.filter(|(open, _)| *open == column) {
                Some((_, typed)) => {
                    line.fill_to(from - 1, look.base);
                    let cells = room.max(LEAST_FIELD).min(self.columns.end - from - 1);
                    caret = Some(field::put(line, typed, cells));
                }
                None => caret = put_cell(self.painter, line, (column, from, room), text, look).or(caret),
            }
        };
        // What is typed is shown, also where it cannot be stored or was refused.
        let kept = || model.kept.iter().map(|kept| kept.edit.as_ref()).find(|kept| kept.row == row.key);
        if let Some(draft) = edit.or_else(kept).map(|edit| &edit.draft) {
            let value = |field| model.shown(field, &draft.get(field));
            let name = Some(value(Field::FullName)).filter(|name| !name.is_empty());
            cell(Column::Name, &name.unwrap_or_else(|| labels::new_officer(model.lang())));
            cell(Column::Title, &value(Field::Title));
            cell(Column::Qualification, &value(Field::Qualification));
            let since = PartialDate::parse(&draft.get(Field::ServiceStart)).ok();
            cell(Column::Since, &since.map(|date| date.year().to_string()).unwrap_or_default());
        } else {
            let (person, seat) = (model.person(officer), model.seat(officer));
            cell(Column::Name, &person.full_name);
            cell(Column::Title, &seat.title);
            cell(Column::Qualification, names::qualification(model.lang(), &person.qualification));
            let mut digits = [0; 20];
            let since = person.service_start.map(|date| decimal(date.year().into(), &mut digits));
            cell(Column::Since, since.unwrap_or_default());
        }
        let marks = self.marks_of(place, edit);
        let right = self.right(line, &marks, look);
        caret.or(right)
    }

    /// The mark of the row; for the row in edit, what the edit changes: the mark of its unit, or its own.
    fn marks_of(&self, place: usize, edit: Option<&Edit>) -> Numbers {
        let theme = &self.painter.theme;
        let mut numbers = Numbers::default();
        if let Some((before, after)) = edit.and_then(changed_mark) {
            numbers.mark(theme.sign(before), before);
            numbers.plain("→");
            numbers.mark(theme.sign(after), after);
            return numbers;
        }
        let worst = Mark::worst(findings::of_row(self.painter.model, self.outline, place));
        if worst != Mark::Met {
            numbers.mark(theme.sign(worst), worst);
        }
        numbers
    }

    fn vacancy(
        &self,
        line: &mut LineBuilder,
        (row, place, vacancy): (&OutlineRow, usize, &VacancyRow),
        look: Look,
    ) -> Option<usize> {
        let model = self.painter.model;
        let indent = 3 + 2 * row.depth;
        let room = self.columns.title.saturating_sub(indent + 1);
        let name = labels::vacant(model.lang());
        let mut cursor = put_cell(self.painter, line, (Column::Name, indent, room), &name, look);
        let title = model.profile().and_then(|profile| wanted_title(profile, vacancy)).unwrap_or_default();
        let room = self.columns.room(Column::Title);
        let (from, _) = room.unwrap_or((self.columns.title, 0));
        let wide = self.columns.staff.saturating_sub(from + 1);
        cursor = put_cell(self.painter, line, (Column::Title, from, wide), title, look).or(cursor);
        for column in [Column::Qualification, Column::Since] {
            if look.cell == Some(column) {
                cursor = self.cell(line, column, "", look).or(cursor);
            }
        }
        let mut numbers = Numbers::default();
        let mark = Mark::worst(findings::of_row(model, self.outline, place));
        numbers.mark(self.painter.theme.sign(mark), mark);
        cursor.or(self.right(line, &numbers, look))
    }
}

/// Puts the text of a cell at a column with so much room; where it begins, if it is the cursor's.
fn put_cell(
    painter: Painter<'_>,
    line: &mut LineBuilder,
    (column, from, room): (Column, usize, usize),
    text: &str,
    look: Look,
) -> Option<usize> {
    if look.cell != Some(column) {
        if !text.is_empty() {
            line.fill_to(from, look.base);
            put_text(painter, line, (column, text, room), look.base);
        }
        return None;
    }
    line.fill_to(from.saturating_sub(1), look.base);
    line.put("[", BOLD);
    let start = line.used();
    put_text(painter, line, (column, if text.is_empty() { " " } else { text }, room), BOLD);
    line.put("]", BOLD);
    Some(start)
}

/// Puts a text into so much room; in names what is searched for is marked.
fn put_text(
    painter: Painter<'_>,
    line: &mut LineBuilder,
    (column, text, room): (Column, &str, usize),
    style: Style,
) {
    if column == Column::Name {
        flat::put_found(painter, line, text, room, style);
    } else {
        line.put_clipped(text, room, style);
    }
}

/// What the edit changes: the mark of its unit as a whole, else that of its officer.
fn changed_mark(edit: &Edit) -> Option<(Mark, Mark)> {
    let stored = edit.dossier.as_ref()?.units.iter().find(|unit| unit.unit.id == edit.row.unit)?;
    let after = edit.overlay.judgement(edit.row.unit)?;
    let who = edit.draft.person.id;
    let unit = |all: &[Finding]| Mark::worst(all.iter().filter(|finding| finding.person.is_none()));
    let own = |all: &[Finding]| {
        Mark::worst(all.iter().filter(|finding| finding.person == Some(who) || findings::asks(finding, who)))
    };
    let (stored, after) = (&stored.stored.findings, &after.findings);
    let marks = [(unit(stored), unit(after)), (own(stored), own(after))];
    marks.into_iter().find(|(before, after)| before != after)
}

/// What an empty place asks for: the slot's words, or the first title that the rule prefers.
fn wanted_title<'a>(profile: &'a Profile, vacancy: &VacancyRow) -> Option<&'a str> {
    let RuleBody::Slots(slots) = &profile.rule(vacancy.rule)?.body else { return None };
    if let Some(slot) = &vacancy.slot {
        return slots.slots.iter().find(|known| known.id == *slot).map(|slot| slot.text.as_str());
    }
    let Condition::Class(class) = slots.prefer.first()?.need else { return None };
    profile.classes.get(class)?.entries.first()?.titles.first().map(String::as_str)
}
