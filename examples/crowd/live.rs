//! From the key that saves on one screen to the value on the other.

use std::time::{Duration, Instant};

use crate::terminal::Terminal;
use crate::{Office, say, spread};

const WHO: &str = "Nông Thị Hoa";

pub(crate) fn live(edits: usize, sessions: Option<(&str, &str)>) -> bool {
    let office = sessions.is_none().then(Office::new);
    let mut both: Vec<Terminal> = match (&office, sessions) {
        (Some(office), _) => ["lan", "minh"].map(|name| Terminal::on(&office.roster(), name)).into(),
        (None, Some((first, second))) => vec![Terminal::of(first), Terminal::of(second)],
        (None, None) => return false,
    };
    for terminal in &mut both {
        terminal.wait(&["người"]);
        terminal.typed("gnong thi hoa\r");
        terminal.wait(&[">", WHO]);
        terminal.idle(Duration::from_millis(200));
    }
    let [writer, reader] = both.as_mut_slice() else { return false };
    // The column "Từ".
    writer.typed("lll");
    let mut times = Vec::with_capacity(edits);
    for n in 0..edits {
        let year = (1980 + n % 40).to_string();
        // The cursor goes down with a save.
        writer.typed(if n == 0 { "\r" } else { "k\r" });
        writer.typed(&year);
        let begun = Instant::now();
        writer.keys("\r");
        let seen = reader.wait(&[WHO, &year]);
        times.push(seen.saturating_duration_since(begun));
        writer.wait(&[WHO, &year]);
        reader.idle(Duration::from_millis(20));
        writer.idle(Duration::from_millis(20));
    }
    let (said, most, longest) = spread(times);
    say(&format!("{edits} edits seen on the other screen: {said}"));
    let whole = office.is_none_or(|office| office.is_whole());
    whole && most <= Duration::from_millis(150) && longest <= Duration::from_millis(400)
}
