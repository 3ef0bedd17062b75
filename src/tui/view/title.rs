//! The title line: whose data, as of which day, how many findings.

use ratatui::text::Line;

use crate::domain::finding::RollUp;
use crate::domain::query::{Access, Overview};
use crate::domain::unit::Level;
use crate::messages::{account_sheet, judging as words, labels, looking_back, plan as plan_words};
use crate::tui::act::judging;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::picker::{PickFor, Picker};
use crate::tui::told::Stale;
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{Mark, REVERSED};
use crate::tui::view::{
    Painter, accounts, calendar, commands, cures, drafts, finding_list, form, groups, history, norms,
    notices, paste, plan, roster, statistics, trial, waiver_list,
};
use crate::vietnamese::clip;

/// The title line.
pub fn line(painter: Painter<'_>) -> Line<'static> {
    let mut line = painter.line();
    let model = painter.model;
    line.put(" ", REVERSED);
    states(painter, &mut line);
    let mut right = painter.line();
    match (model.sheet(), &model.overview) {
        (Some(Sheet::Picker(picker)), _) => {
            picking(painter, picker, &mut line);
            let found = picker.hits.hits.len();
            let more = if picker.hits.more { labels::hits_more } else { labels::hits };
            right.put(&more(model.lang(), found), REVERSED);
        }
        (Some(Sheet::Findings(sheet)), _) => finding_list::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::History(sheet)), _) => history::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Form(sheet)), _) => form::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Commands(sheet)), _) => commands::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Roster(sheet)), _) => roster::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Groups(sheet)), _) => groups::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Columns(sheet)), _) => groups::columns_title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Paste(sheet)), _) => paste::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Accounts(sheet)), _) => accounts::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Statistics(sheet)), _) => statistics::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Calendar(sheet)), _) => calendar::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Waivers(sheet)), _) => waiver_list::title(painter, sheet, &mut line),
        (Some(Sheet::Cures(sheet)), _) => cures::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Plan(_)), _) => plan::title(painter, &mut line, &mut right),
        (Some(Sheet::Drafts(_)), _) => drafts::title(painter, &mut line, &mut right),
        (Some(Sheet::Norms(sheet)), _) => norms::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Trial(sheet)), _) => trial::title(painter, sheet, &mut line, &mut right),
        (Some(Sheet::Notices(_)), _) => notices::title(painter, &mut line, &mut right),
        (_, Some(overview)) => {
            numbers(painter, &mut right, overview);
            left(painter, (&mut line, right.used()), overview);
        }
        (_, None) => line.put("daumoi", REVERSED),
    }
    let room = painter.layout.width.saturating_sub(right.used() + 1);
    line.fill_to(room, REVERSED);
    if line.used() <= room {
        join(&mut line, right);
    }
    line.fill_to(painter.layout.width, REVERSED);
    line.finish()
}

/// What each sheet says of another day, of old marks and of what is only tried; the outline has words of its own for it.
fn states(painter: Painter<'_>, line: &mut LineBuilder) {
    let model = painter.model;
    if let Some(present) =
        model.present.as_ref().filter(|_| !matches!(model.sheet(), Some(Sheet::Outline(_))))
    {
        if let Some(seq) = present.as_of.at {
            line.put(&[&looking_back::after_change(model.lang(), seq.0), " · "].concat(), REVERSED);
        }
        let day = labels::other_day(model.lang(), &painter.date(present.as_of.day));
        line.put(&[&day, " · "].concat(), REVERSED);
    }
    if let Some(stale) = stale_words(painter).filter(|_| !matches!(model.sheet(), Some(Sheet::Outline(_)))) {
        line.put(&[&stale, " · "].concat(), REVERSED);
    }
    if let Some(plan) =
        model.plan.as_ref().filter(|_| !matches!(model.sheet(), Some(Sheet::Outline(_) | Sheet::Plan(_))))
    {
        line.put(&[&plan_words::short(model.lang(), plan.moves.len()), " · "].concat(), REVERSED);
    }
}

fn picking(painter: Painter<'_>, picker: &Picker, line: &mut LineBuilder) {
    let model = painter.model;
    match &picker.what_for {
        PickFor::GoTo => line.put(&labels::picker_go(model.lang()), REVERSED),
        PickFor::Transfer { name } => {
            line.put(&labels::picker_transfer(model.lang(), name), REVERSED);
        }
        PickFor::NewAccount => line.put(&account_sheet::picker_new(model.lang()), REVERSED),
        PickFor::AccountUnit { name } => {
            line.put(&account_sheet::picker_move(model.lang(), name), REVERSED);
        }
    }
}

/// What is said of marks that are not those of the newest rules and day.
fn stale_words(painter: Painter<'_>) -> Option<String> {
    let lang = painter.model.lang();
    judging::stale(painter.model).map(|stale| match stale {
        Stale::Judging => words::judging(lang),
        Stale::Waiting => words::waiting(lang),
    })
}

fn join(line: &mut LineBuilder, right: LineBuilder) {
    right.finish().spans.iter().for_each(|span| line.put(&span.content, span.style));
}

/// Beside numbers of so many cells: the scope gives way to them.
fn left(painter: Painter<'_>, (line, numbers): (&mut LineBuilder, usize), overview: &Overview) {
    let lang = painter.model.lang();
    let own = overview.own.as_ref().filter(|own| own.id != overview.root.id);
    // Whose part one may edit is worth more room than the program's name.
    let stale = stale_words(painter);
    if painter.layout.is_wide && own.is_none() && stale.is_none() {
        line.put("daumoi  ", REVERSED);
    }
    let room = painter.layout.width / 3;
    line.put(&clip::clip(&overview.root.name, room), REVERSED);
    line.put(" · ", REVERSED);
    line.put(&painter.date(overview.judged), REVERSED);
    let scope = match (own, overview.root.level) {
        (Some(own), _) => own.full_name(),
        (None, Level::Nation) => labels::whole_nation(lang),
        (None, Level::Province) => labels::whole_province(lang),
        (None, Level::Agency | Level::District | Level::Commune) => labels::whole_unit(lang),
    };
    let plan = painter.model.plan.as_ref();
    let states = [
        (painter.model.present.as_ref().and_then(|present| present.as_of.at))
            .map(|seq| looking_back::after_change(lang, seq.0)),
        plan.map(|plan| plan_words::short(lang, plan.moves.len())),
        stale,
        overview.profile.is_none().then(|| labels::no_rules(lang)),
        (overview.access == Access::ReadOnly
            || painter.model.present.is_some()
            || !painter.model.may_edit_somewhere())
        .then(|| labels::read_only_short(lang)),
    ];
    let states: Vec<String> = states.into_iter().flatten().collect();
    let needed: usize = states.iter().chain([&scope]).map(|text| clip::width(text) + 3).sum();
    let fits = line.used() + needed + numbers + 1 < painter.layout.width;
    for state in Some(scope).filter(|_| painter.layout.is_wide && fits).into_iter().chain(states) {
        line.put(" · ", REVERSED);
        line.put(&state, REVERSED);
    }
}

/// The numbers of the whole tree, an open edit taken in.
fn total(painter: Painter<'_>, overview: &Overview) -> RollUp {
    let edited = painter.model.overlays().find_map(|overlay| overlay.ancestor(overview.root.id));
    edited.map_or(overview.total, |ancestor| ancestor.total)
}

fn numbers(painter: Painter<'_>, line: &mut LineBuilder, overview: &Overview) {
    let total = total(painter, overview);
    let gap = if painter.layout.is_wide { "  " } else { " " };
    if painter.layout.is_wide {
        line.put(&labels::people(painter.model.lang(), total.officers), REVERSED);
        line.put(gap, REVERSED);
    }
    marks(painter, line, &total);
    if painter.layout.is_wide {
        line.put("  [", REVERSED);
        line.put_foreign(&painter.model.settings.actor, 12, REVERSED);
        line.put("]", REVERSED);
    }
}

/// × ▲ ? with their numbers.
pub fn marks(painter: Painter<'_>, line: &mut LineBuilder, total: &RollUp) {
    let gap = if painter.layout.is_wide { "  " } else { " " };
    let marks =
        [(Mark::Breach, total.errors()), (Mark::Warning, total.warnings()), (Mark::Unknown, total.unknown)];
    for (place, (mark, number)) in marks.into_iter().enumerate() {
        if place > 0 {
            line.put(gap, REVERSED);
        }
        line.put(painter.theme.sign(mark), REVERSED);
        line.put(" ", REVERSED);
        line.put_number(number, REVERSED);
    }
}
