//! The question what shall stand where two edited the same: before, one's own, the other's.

use crate::domain::clash::{Clash, What};
use crate::domain::moment;
use crate::messages::{clash as text, drafts, names};
use crate::tui::edit::clash::Clashing;
use crate::tui::view::theme::{BOLD, PLAIN};
use crate::tui::view::{Block, Painter};
use crate::vietnamese::clip;

/// The lines of the strip.
pub fn block(painter: Painter<'_>, clashing: &Clashing) -> Block {
    let Some(clash) = clashing.open() else { return Block::default() };
    let mut block = Block::of(Vec::new());
    let mine = joined(painter, clash, |at| clashing.mine(clash.of, at));
    let theirs = joined(painter, clash, |at| at.now.clone());
    let lang = painter.model.lang();
    let is_low = painter.layout.strip < 4;
    let has_values = !clash.what.values().is_empty();
    let keys = keys(painter, clashing);
    if is_low && has_values && clashing.can_be_mine() {
        put(painter, &mut block, &text::in_short(lang, &mine, &theirs, &clash.by), true);
        put(painter, &mut block, &title(painter, clashing, clash), false);
        return block;
    }
    put(painter, &mut block, &title(painter, clashing, clash), true);
    if has_values && !is_low {
        let labels = (text::mine(lang), text::theirs(lang, &clash.by, &time(painter, clash.at)));
        let from = [&labels.0, &labels.1].iter().map(|label| clip::width(label)).max().unwrap_or(0) + 8;
        let from = from.min(painter.layout.width / 2);
        let stored = [&theirs, "  ", &text::stored(lang)].concat();
        let own = clashing.can_be_mine();
        for (key, label, value) in [("b", labels.0, mine), ("k", labels.1, stored)] {
            let mut line = painter.line();
            line.put(&["   ", if own || key == "k" { key } else { " " }, "  "].concat(), BOLD);
            line.put_foreign(&label, from.saturating_sub(8), PLAIN);
            line.fill_to(from, PLAIN);
            line.put_foreign(&value, painter.layout.width.saturating_sub(from), PLAIN);
            block.lines.push(line.finish());
        }
    }
    put(painter, &mut block, &keys, false);
    block.cursor = Some((0, 0));
    block
}

fn put(painter: Painter<'_>, block: &mut Block, said: &str, is_title: bool) {
    let mut line = painter.line();
    line.put(" ", PLAIN);
    line.put_foreign(said, painter.layout.width - 1, if is_title { BOLD } else { PLAIN });
    block.lines.push(line.finish());
    block.cursor = Some((0, 0));
}

fn title(painter: Painter<'_>, clashing: &Clashing, clash: &Clash) -> String {
    let model = painter.model;
    let lang = model.lang();
    let Clash { name, by, .. } = clash;
    let said = match &clash.what {
        What::Wrote { values, .. } => {
            let fields = values.iter().map(|at| names::field(lang, at.field)).collect::<Vec<_>>().join(" + ");
            let base = joined(painter, clash, |at| at.base.clone());
            let what = [name, " · ", &fields].concat();
            let is_low = painter.layout.strip < 4 && clashing.can_be_mine();
            if is_low {
                text::both_edit_short(lang, &what, &base)
            } else {
                text::both_edit(lang, &what, &base)
            }
        }
        What::Ended { to, .. } => text::was_ended(lang, name, by, &painter.date(*to)),
        What::Deleted => text::was_deleted(lang, name, by),
        What::Moved { to } => text::was_moved(lang, name, by, to),
    };
    if clashing.clashes.len() < 2 {
        return said;
    }
    [&text::which(lang, clashing.decided.len() + 1, clashing.clashes.len()), " ", &said].concat()
}

fn keys(painter: Painter<'_>, clashing: &Clashing) -> String {
    let lang = painter.model.lang();
    let left = clashing.clashes.len() - clashing.decided.len();
    match clashing.open().map(|clash| &clash.what) {
        _ if !clashing.can_be_mine() => text::ask_drop(lang),
        _ if left > 1 => text::ask_many(lang, left),
        Some(What::Ended { .. }) => text::ask_ended(lang),
        _ => text::ask(lang),
    }
}

/// The values of all fields of the question, as they are shown.
fn joined(
    painter: Painter<'_>,
    clash: &Clash,
    value: impl Fn(&crate::domain::clash::Written) -> String,
) -> String {
    let model = painter.model;
    let shown = clash.what.values().iter().map(|at| match model.shown(at.field, &value(at)) {
        empty if empty.is_empty() => drafts::empty(model.lang()),
        shown => shown,
    });
    shown.collect::<Vec<_>>().join(" + ")
}

/// The time of a moment of today, the day of an earlier one.
fn time(painter: Painter<'_>, at: i64) -> String {
    let shown = moment::shown(at, painter.model.habits().dates);
    match shown.rsplit_once(' ') {
        Some((_, time)) if moment::day(at) == painter.model.settings.today => time.to_owned(),
        Some((day, _)) => day.to_owned(),
        None => shown,
    }
}
