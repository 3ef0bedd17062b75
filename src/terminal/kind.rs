//! What is known of the terminal without asking it anything: its replies would come late over a slow line and land in
//! what is being typed.

use std::time::Duration;

/// What a terminal can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ability {
    /// Whatever an xterm of thirty years ago could; what it does not know of the rest it passes over.
    #[default]
    Full,
    /// What a VT100 could: it places the cursor, erases, shows bold, underlined and reversed text, and has neither
    /// colours nor moving lines.
    Plain,
    /// It writes line below line.
    Lines,
}

impl Ability {
    /// That of a terminal of this name (`TERM`).
    pub fn of(term: &str) -> Self {
        let is = |family: &str| {
            term.strip_prefix(family).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        match term {
            "dumb" | "unknown" | "lpr" | "printer" => Self::Lines,
            "" => Self::Plain,
            _ if ["vt100", "vt101", "vt102", "vt125", "vt131", "vt52"].iter().any(|family| is(family)) => {
                Self::Plain
            }
            _ => Self::Full,
        }
    }
}

/// Whether a terminal of this name shows few glyphs: the console of Linux holds 512 at most.
pub fn has_few_glyphs(term: &str) -> bool {
    term == "linux" || term.starts_with("linux-")
}

/// How the terminal is spoken to.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// What it can do.
    pub ability: Ability,
    /// How long an ESC that ends a read waits for the rest of a sequence.
    pub escape_wait: Duration,
    /// How long without a key until the session ends by itself; `None`: it never does.
    pub leave_after: Option<Duration>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_what_a_terminal_can_do() {
        for (term, ability) in [
            ("xterm-256color", Ability::Full),
            ("xterm", Ability::Full),
            ("putty-256color", Ability::Full),
            ("screen.xterm-256color", Ability::Full),
            ("tmux-256color", Ability::Full),
            ("linux", Ability::Full),
            ("vt220", Ability::Full),
            ("vt100", Ability::Plain),
            ("vt100-w", Ability::Plain),
            ("vt102", Ability::Plain),
            ("", Ability::Plain),
            ("dumb", Ability::Lines),
            ("unknown", Ability::Lines),
        ] {
            assert_eq!(Ability::of(term), ability, "{term}");
        }
        assert!(has_few_glyphs("linux") && !has_few_glyphs("xterm"));
    }
}
