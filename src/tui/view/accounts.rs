//! The accounts and their keys: title, rows, and that of the cursor in full.

use ratatui::text::Line;

use crate::domain::account::{Account, AccountKey};
use crate::domain::rights::Rights;
use crate::messages::{account_sheet as words, names};
use crate::tui::sheet::accounts::{Accounts, KeyState, Row, rights};
use crate::tui::view::line::LineBuilder;
use crate::tui::view::theme::{BOLD, Mark, PLAIN, REVERSED};
use crate::tui::view::{Block, Painter, flat};

/// Where the columns stand.
struct Columns {
    role: usize,
    under: usize,
    state: usize,
}

impl Columns {
    fn of(painter: Painter<'_>) -> Self {
        let state = painter.layout.width - 17;
        if painter.layout.is_wide {
            let under = 37 + (state - 63) / 2;
            return Self { role: under - 16, under, state };
        }
        Self { role: 16, under: 28, state }
    }
}

/// The title: how many accounts, and how many keys open.
pub fn title(painter: Painter<'_>, sheet: &Accounts, left: &mut LineBuilder, right: &mut LineBuilder) {
    let lang = painter.model.lang();
    left.put(&words::title(lang), REVERSED);
    let accounts = sheet.found.as_ref().map_or(0, Vec::len);
    let opens = |row: &Row<'_>| matches!(state(painter, row), Some(KeyState::Opens(_)));
    right.put(&words::title_count(lang, accounts, sheet.rows().filter(opens).count()), REVERSED);
}

/// Whether the key of a row opens; none of an account.
fn state(painter: Painter<'_>, row: &Row<'_>) -> Option<KeyState> {
    Some(KeyState::of(row.account(), row.key()?, painter.model.settings.today))
}

/// Heads and rows; without any, how to begin.
pub fn block(painter: Painter<'_>, sheet: &Accounts) -> Block {
    let lang = painter.model.lang();
    let columns = Columns::of(painter);
    let heads = [
        (1, words::head_account(lang)),
        (columns.role, words::head_role(lang)),
        (columns.under, words::head_under(lang)),
        (columns.state, words::head_state(lang)),
    ];
    let heads = flat::heads(painter, &heads);
    if sheet.found.as_ref().is_some_and(Vec::is_empty) {
        return beginning(painter, heads);
    }
    flat::block(painter, heads, &sheet.list, &words::reading(lang), |at, row| match sheet.row(at) {
        Some(Row::Account(account)) => account_line(painter, &columns, account, row),
        Some(Row::Key(account, key)) => key_line(painter, &columns, (account, key), row),
        None => row.finish(),
    })
}

/// A roster without accounts: that none are needed, and what to do if some are.
fn beginning(painter: Painter<'_>, heads: Line<'static>) -> Block {
    let lang = painter.model.lang();
    let key = painter.model.habits().keys.spoken("add-account");
    let is_owner = painter.model.overview.as_ref().is_some_and(|known| known.rights == Rights::everything());
    let texts = if is_owner {
        vec![words::nobody_yet(lang), words::how_to_begin(lang, &key)]
    } else {
        vec![words::nobody_below(lang, &key)]
    };
    let lines = texts.iter().flat_map(|text| flat::wrapped(painter, 3, text, 4));
    Block::of(std::iter::once(heads).chain(lines).collect())
}

/// Whether somebody may only be seen.
fn is_only_seen(painter: Painter<'_>, account: &Account) -> bool {
    let own = painter.model.overview.as_ref().map(|overview| &overview.rights);
    own.is_none_or(|own| !own.is_above(&rights(account)))
}

fn account_line(
    painter: Painter<'_>,
    columns: &Columns,
    account: &Account,
    mut row: flat::Row<'_>,
) -> Line<'static> {
    let lang = painter.model.lang();
    let mut name = account.name.clone();
    if name == painter.model.settings.actor && is_only_seen(painter, account) {
        name = [&name, " ", &words::yourself(lang)].concat();
    }
    if !row.at_cursor {
        row.base = if account.revoked { PLAIN } else { BOLD };
    }
    row.cell(1, columns.role - 2, &name);
    let base = if row.at_cursor { row.base } else { PLAIN };
    row.base = base;
    row.cell(columns.role, columns.under - columns.role - 1, names::admin_role(lang, account.role));
    row.cell(columns.under, columns.state - columns.under - 3, &account.edit.name);
    let opening = account
        .keys
        .iter()
        .filter(|key| matches!(KeyState::of(account, key, painter.model.settings.today), KeyState::Opens(_)));
    let (mark, said) = match opening.count() {
        _ if account.revoked => (Some(Mark::Waived), words::revoked(lang)),
        0 if account.keys.is_empty() => (Some(Mark::Warning), words::no_key(lang)),
        0 => (Some(Mark::Warning), words::no_key_opens(lang)),
        count => (None, words::keys(lang, count)),
    };
    sign(painter, &mut row, columns, mark);
    row.cell(columns.state, painter.layout.width - columns.state, &said);
    row.finish()
}

/// The sign before the state.
fn sign(painter: Painter<'_>, row: &mut flat::Row<'_>, columns: &Columns, mark: Option<Mark>) {
    row.line.fill_to(columns.state - 2, row.base);
    if let Some(mark) = mark {
        let style = if row.at_cursor { row.base } else { painter.theme.chip(mark) };
        row.line.put(painter.theme.sign(mark), style);
    }
}

fn key_line(
    painter: Painter<'_>,
    columns: &Columns,
    (account, key): (&Account, &AccountKey),
    mut row: flat::Row<'_>,
) -> Line<'static> {
    let lang = painter.model.lang();
    row.cell(3, columns.state - 6, &key.key.fingerprint);
    let (mark, said) = match KeyState::of(account, key, painter.model.settings.today) {
        KeyState::Revoked => (Some(Mark::Waived), words::revoked(lang)),
        KeyState::Expired(day) => (Some(Mark::Warning), words::expired(lang, &painter.date(day))),
        KeyState::Opens(Some(day)) => (None, words::until(lang, &painter.date(day))),
        KeyState::Opens(None) => (None, words::endless(lang)),
    };
    sign(painter, &mut row, columns, mark);
    row.cell(columns.state, painter.layout.width - columns.state, &said);
    row.finish()
}

/// The account of the cursor: what it may do where, or its key in full.
pub fn strip(painter: Painter<'_>, sheet: &Accounts) -> Vec<Line<'static>> {
    let Some(row) = sheet.chosen() else { return Vec::new() };
    let (lang, account) = (painter.model.lang(), row.account());
    let mut head = painter.line();
    head.put("── ", PLAIN);
    head.put_foreign(&account.name, painter.layout.width / 3, BOLD);
    head.put(" · ", PLAIN);
    let role = names::admin_role(lang, account.role);
    let room = painter.layout.width.saturating_sub(head.used());
    head.put_clipped(&[role, ": ", &words::role_may(lang, account.role)].concat(), room, PLAIN);
    let mut lines = vec![head.finish()];
    if let Some(key) = row.key() {
        lines.extend(flat::wrapped(painter, 1, &key.key.fingerprint, 1));
        lines.extend(flat::wrapped(painter, 1, &key.key.kind, 1));
    } else {
        let mut parts = vec![words::may_edit(lang, &account.edit.name)];
        if account.view != account.edit {
            parts.push(words::may_see(lang, &account.view.name));
        }
        lines.extend(flat::wrapped(painter, 1, &parts.join(" · "), 2));
    }
    if is_only_seen(painter, account) {
        lines.extend(flat::wrapped(painter, 1, &words::only_seen(lang), 1));
    }
    lines
}
