//! Cells that a spreadsheet would take for a formula are disarmed on the way out and taken back on the way in.

const TRIGGERS: [char; 9] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '＠'];

fn is_trigger(text: &str) -> bool {
    text.trim_start_matches(' ').starts_with(TRIGGERS) && text != "-"
}

/// The cell as it may leave the program: with `'` before what a spreadsheet would run.
pub fn disarm(text: &str) -> std::borrow::Cow<'_, str> {
    let armed = is_trigger(text)
        || text.strip_prefix('\'').is_some_and(|rest| is_trigger(rest) || rest.starts_with('\''));
    if armed { format!("'{text}").into() } else { text.into() }
}

/// The cell as it was before [`disarm`].
pub fn rearm(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_trigger(rest) || rest.starts_with('\'') => rest,
        _ => text,
    }
}
