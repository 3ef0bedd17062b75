//! The figures of the report as a picture (SVG), for a report or a slide: text stays text, in the fonts that every
//! office has, and each bar bears its number and its sign, so that it says the same in black and white.

use std::fmt::Write;

use crate::domain::figures::{Figures, Ratio, Standing};
use crate::domain::report::{LevelStats, PartStats, Stats};
use crate::domain::unit::Level;
use crate::messages::{Lang, finding, names, report, statistics as words};
use crate::vietnamese::{clip, nfc};

/// Width of the picture, in its own units: points of a page in landscape.
const WIDTH: u32 = 840;
/// Free space at every side.
const MARGIN: u32 = 24;
/// From one row to the next.
const ROW: u32 = 24;
/// Where the numbers of people end.
const OFFICERS: u32 = 330;
/// Where the bars of staffing and of the share begin.
const BARS: [u32; 2] = [350, 610];
/// How long a whole bar is.
const BAR: u32 = 140;
/// Letters of a line of the sentence: they fit in the widest of the fonts.
const LINE: usize = 98;
/// Letters of a name.
const NAME: usize = 34;

/// The figures as a picture.
pub fn of_stats(lang: Lang, day: &str, stats: &Stats) -> String {
    let heading = words::picture_title(lang, &stats.top.full_name(), day);
    let sentence = report::of_levels(lang, &stats.top, &stats.levels);
    let mut picture = Picture { lang, body: String::new(), y: MARGIN + 16 };
    picture.text((MARGIN, "bold", "start", 18), &clip::clip(&heading, 70));
    picture.y += 30;
    for line in lines(&sentence) {
        picture.text((MARGIN, "normal", "start", 14), line);
        picture.y += 20;
    }
    picture.y += 16;
    picture.heads();
    picture.row("bold", &words::whole(lang), &stats.levels);
    for level in stats.levels.iter().filter(|level| level.officers + level.need > 0) {
        picture.row("normal", names::level(lang, level.level), std::slice::from_ref(level));
    }
    picture.y += ROW / 2;
    // The agencies of a province are one row already, beside its districts or communes.
    let is_shown = |part: &&PartStats| part.unit.level != Level::Agency;
    for part in stats.parts.iter().filter(is_shown) {
        picture.row("normal", &part.unit.full_name(), &part.levels);
    }
    picture.whole(&heading, &sentence)
}

/// The text in lines of so many letters, broken between words.
fn lines(text: &str) -> Vec<&str> {
    let (mut lines, mut from, mut end) = (Vec::new(), 0, 0);
    for (at, word) in text.split_inclusive(' ').scan(0, |at, word| {
        *at += word.len();
        Some((*at, word))
    }) {
        let longer = text.get(from..at).unwrap_or_default();
        if clip::width(longer.trim_end()) > LINE && end > from {
            lines.push(text.get(from..end).unwrap_or_default().trim_end());
            from = at - word.len();
        }
        end = at;
    }
    lines.push(text.get(from..).unwrap_or_default());
    lines
}

/// What may stand between two tags or in an attribute: nothing that ends either, nothing that is no text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in nfc::clean_for_screen(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

/// Colour and sign.
type Look = (&'static str, &'static str);

const MET: Look = ("#2b6a3f", "√");
const WARNING: Look = ("#8a6100", "▲");
const UNKNOWN: Look = ("#00657a", "?");
const BREACH: Look = ("#a3161c", "×");

/// What a figure of staffing shows.
fn staffed(ratio: Ratio) -> Look {
    match ratio.standing {
        Standing::Reached => MET,
        Standing::Above => WARNING,
        Standing::Unknown => UNKNOWN,
        Standing::Below => BREACH,
    }
}

/// What a share shows: that it is low somewhere is a breach only where a rule judges it.
fn shared(ratio: Ratio) -> Look {
    match ratio.standing {
        Standing::Reached | Standing::Above => MET,
        Standing::Unknown => UNKNOWN,
        Standing::Below => WARNING,
    }
}

struct Picture {
    lang: Lang,
    body: String,
    y: u32,
}

impl Picture {
    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing into a text cannot fail.
        let _written = self.body.write_fmt(element);
        self.body.push('\n');
    }

    /// A text: where, weight, which side of the place it stands on, size.
    fn text(&mut self, (x, weight, anchor, size): (u32, &str, &str, u32), text: &str) {
        let (y, text) = (self.y, escaped(text));
        self.put(format_args!(
            r#"<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}">{text}</text>"#
        ));
    }

    fn heads(&mut self) {
        self.text((MARGIN, "bold", "start", 13), &words::head_unit(self.lang));
        self.text((OFFICERS, "bold", "end", 13), &words::head_officers(self.lang));
        let [staffing, share] = BARS;
        self.text((staffing, "bold", "start", 13), &words::head_staffing(self.lang));
        self.text((share, "bold", "start", 13), &words::head_share(self.lang));
        self.y += 8;
        let (y, to) = (self.y, WIDTH - MARGIN);
        self.put(format_args!(r##"<path d="M{MARGIN} {y}H{to}" stroke="#000" stroke-width="1"/>"##));
        self.y += ROW;
    }

    fn row(&mut self, weight: &str, name: &str, levels: &[LevelStats]) {
        let figures = Figures::of(levels);
        self.text((MARGIN, weight, "start", 13), &clip::clip(name, NAME));
        let officers = format!("{}/{}", figures.officers, figures.need);
        self.text((OFFICERS, weight, "end", 13), &officers);
        let [staffing, share] = BARS;
        if let Some(ratio) = figures.staffing {
            self.bar(staffing, (ratio, staffed(ratio)), &format!("{}/{}", ratio.part, ratio.whole));
        }
        match figures.share {
            Some(ratio) => {
                let percent = finding::percent(self.lang, ratio.part, ratio.whole);
                self.bar(share, (ratio, shared(ratio)), &percent);
            }
            None => self.text((share, "normal", "start", 13), "–"),
        }
        self.y += ROW;
    }

    /// A frame for the whole, in it the part, behind it number and standing.
    fn bar(&mut self, x: u32, (ratio, (colour, sign)): (Ratio, Look), number: &str) {
        let y = self.y - 12;
        let long = u64::from(ratio.part.min(ratio.whole)) * u64::from(BAR) / u64::from(ratio.whole.max(1));
        self.put(format_args!(
            r##"<rect x="{x}" y="{y}" width="{BAR}" height="14" fill="#fff" stroke="#555"/>"##
        ));
        self.put(format_args!(r#"<rect x="{x}" y="{y}" width="{long}" height="14" fill="{colour}"/>"#));
        self.text((x + BAR + 8, "normal", "start", 13), &format!("{sign} {number}"));
    }

    fn whole(self, title: &str, description: &str) -> String {
        let (height, body) = (self.y - ROW + MARGIN, self.body);
        let (title, description) = (escaped(title), escaped(description));
        let fonts = "'Times New Roman', 'Liberation Serif', 'DejaVu Serif', serif";
        let lang = match self.lang {
            Lang::Vi => "vi",
            Lang::En => "en",
        };
        format!(
            r##"<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" xml:lang="{lang}" role="img" font-family="{fonts}" fill="#000">
<title>{title}</title>
<desc>{description}</desc>
<rect width="{WIDTH}" height="{height}" fill="#fff"/>
{body}</svg>
"##
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_lose_nothing() {
        let text = "một hai ba ".repeat(40);
        let text = text.trim_end();
        let broken = lines(text);
        assert!(broken.len() > 2 && broken.iter().all(|line| clip::width(line) <= LINE), "{broken:?}");
        assert_eq!(broken.join(" "), text);
        assert_eq!(lines("một"), ["một"]);
        let endless = "x".repeat(300);
        assert_eq!(lines(&endless), [endless.as_str()], "a word is never broken");
    }

    #[test]
    fn what_would_be_a_tag_is_text() {
        assert_eq!(escaped("Sở <b> & \"x\""), "Sở &lt;b&gt; &amp; &quot;x&quot;");
        assert!(escaped("a\u{1b}[2Jb\u{0}").chars().all(|letter| !letter.is_control()));
    }
}
