//! Every sentence that a person reads, Vietnamese and English side by side: a missing text does not compile.

/// A language of the screen and of the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

/// Makes one function for each text: `name(lang, arguments…) -> String`.
macro_rules! texts {
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

pub(crate) use texts;
