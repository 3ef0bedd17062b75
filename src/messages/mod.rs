//! Every sentence that a person reads, Vietnamese and English side by side: a missing text does not compile.

pub mod account_sheet;
pub mod accounts;
pub mod backup;
pub mod bulk;
pub mod clash;
pub mod command_line;
pub mod commands;
pub mod crash;
pub mod cure;
pub mod drafts;
pub mod event;
pub mod fault;
pub mod finding;
mod finding_date;
pub mod finding_time;
pub mod flaw;
pub mod forecast;
pub mod history;
pub mod history_verbs;
pub mod judging;
pub mod labels;
pub mod looking_back;
pub mod names;
pub mod news;
pub mod norm;
pub mod norm_rule;
pub mod paste;
pub mod plan;
pub mod report;
pub mod roster;
pub mod rule_file;
pub mod rule_language;
pub mod rules;
pub mod rules_verbs;
pub mod server;
pub mod settings;
pub mod spoken;
pub mod statistics;
pub mod trial;
pub mod waivers;

/// A language of the screen and of the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

/// Makes one function for each text: `name(lang, arguments…) -> String`. After `private;` the functions belong to
/// their module alone.
macro_rules! texts {
    (private; $($name:ident($($arg:ident: $ty:ty),* $(,)?) { vi: $vi:literal, en: $en:literal $(,)? })*) => {$(
        fn $name(lang: $crate::messages::Lang $(, $arg: $ty)*) -> String {
            match lang {
                $crate::messages::Lang::Vi => format!($vi),
                $crate::messages::Lang::En => format!($en),
            }
        }
    )*};
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $ty:ty),* $(,)?) { vi: $vi:literal, en: $en:literal $(,)? })*) => {$(
        $(#[$doc])*
        pub fn $name(lang: $crate::messages::Lang $(, $arg: $ty)*) -> String {
            match lang {
                $crate::messages::Lang::Vi => format!($vi),
                $crate::messages::Lang::En => format!($en),
            }
        }
    )*};
}

use texts;
