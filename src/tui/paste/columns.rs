//! What the columns of a pasted block mean: by its header if it has one, else by what stands in them.

use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::messages::names;
use crate::tui::field::date::{self, DateOf};
use crate::vietnamese::fold::fold;

/// The meanings that a column can have, in the order in which they are offered.
pub const MEANINGS: [Field; 19] = [
    Field::FullName,
    Field::UnitCode,
    Field::Title,
    Field::Qualification,
    Field::ServiceStart,
    Field::BirthDate,
    Field::Sex,
    Field::Phone,
    Field::Email,
    Field::Role,
    Field::Status,
    Field::SeatFrom,
    Field::SeatTo,
    Field::DecisionNo,
    Field::DecisionDate,
    Field::DecisionExpiry,
    Field::RetirementDate,
    Field::Key,
    Field::Note,
];

/// Whether a cell looks like a value of a field.
type Fits<'a> = &'a dyn Fn(&str) -> bool;

/// So many rows are looked at to guess.
const LOOKED_AT: usize = 50;

/// The meanings in a header; `None` if the row is none: at least two columns, or all, must be known.
pub fn of_header(row: &[String]) -> Option<Vec<Option<Field>>> {
    let meaning = |cell: &String| {
        let written = fold(cell.trim());
        MEANINGS.into_iter().find(|field| names::titles(*field).iter().any(|title| fold(title) == written))
    };
    let mut found: Vec<Option<Field>> = row.iter().map(meaning).collect();
    for at in 0..found.len() {
        let (before, rest) = found.split_at_mut(at);
        if let Some(own) = rest.first_mut().filter(|own| before.contains(own)) {
            *own = None;
        }
    }
    let known = found.iter().flatten().count();
    (known >= 2 || (known == 1 && row.len() == 1)).then_some(found)
}

/// The meanings guessed from what stands in the columns.
pub fn guessed(rows: &[Vec<String>], today: Day) -> Vec<Option<Field>> {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut found: Vec<Option<Field>> = vec![None; count];
    let share = |column: usize, fits: Fits<'_>| {
        let cells = rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column));
        let full: Vec<&String> = cells.filter(|cell| !cell.is_empty()).collect();
        let fitting = full.iter().filter(|cell| fits(cell)).count();
        if full.is_empty() { 0 } else { fitting * 100 / full.len() }
    };
    let tests: [(Field, Fits<'_>); 9] = [
        (Field::Email, &|cell| cell.contains('@')),
        (Field::Sex, &|cell| ["nam", "nu"].contains(&fold(cell).as_str())),
        (Field::Qualification, &is_qualification),
        (Field::UnitCode, &is_unit),
        (Field::BirthDate, &|cell| {
            date::parse(cell, DateOf::Birth, today)
                .is_ok_and(|date| cell.len() > 4 && date.year() + 18 <= today.year())
        }),
        (Field::SeatFrom, &|cell| cell.len() > 4 && date::parse(cell, DateOf::Present, today).is_ok()),
        (Field::Phone, &is_phone),
        (Field::FullName, &is_name),
        (Field::Title, &|cell| cell.chars().any(char::is_alphabetic)),
    ];
    for (field, fits) in tests {
        let free = (0..count).filter(|column| found.get(*column).is_some_and(Option::is_none));
        let best = free.map(|column| (share(column, fits), std::cmp::Reverse(column))).max();
        if let Some((share, std::cmp::Reverse(column))) = best
            && share >= 60
            && let Some(slot) = found.get_mut(column)
        {
            *slot = Some(field);
        }
    }
    found
}

fn is_qualification(cell: &str) -> bool {
    let written = fold(cell);
    names::QUALIFICATIONS.iter().any(|(word, vi, en)| [fold(word), fold(vi), fold(en)].contains(&written))
}

fn is_unit(cell: &str) -> bool {
    let written = fold(cell);
    let kinds =
        ["xa ", "phuong ", "thi tran ", "huyen ", "thi xa ", "thanh pho ", "so ", "ban ", "van phong ubnd"];
    let is_code = cell.len() == 5 && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_code || kinds.iter().any(|kind| written.starts_with(kind))
}

fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits >= 9 && cell.chars().all(|letter| letter.is_ascii_digit() || " .+-()".contains(letter))
}

/// Two to six words, each with a capital, without digits.
fn is_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split(' ').collect();
    let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    (2..=6).contains(&words.len())
        && words.iter().all(is_capital)
        && !cell.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(ToOwned::to_owned).collect()).collect()
    }

    #[test]
    fn a_header_is_known_by_the_words_of_offices() {
        let header = |text: &str| of_header(&table(text)[0]);
        let found = header("Họ và tên|Chức danh|STT|Họ tên").unwrap();
        assert_eq!(found, [Some(Field::FullName), Some(Field::Title), None, None]);
        assert_eq!(header("Vi Văn Tài|Trưởng phòng|x|y"), None);
        assert_eq!(header("full_name|unit_code"), Some(vec![Some(Field::FullName), Some(Field::UnitCode)]));
    }

    #[test]
    fn columns_are_guessed_from_what_stands_in_them() {
        let today = Day::new(2021, 9, 28).unwrap();
        let rows = table(
            "1|Vi Văn Tài|Văn phòng - Thống kê|Xã Cai Kinh|Đại học|0912 345 678|02/03/1980\n\
             2|Lý Thị Mơ|Công chức|Xã Đồng Tân|Cao đẳng|0912345679|4/5/1979",
        );
        let found = guessed(&rows, today);
        let wanted = [
            None,
            Some(Field::FullName),
            Some(Field::Title),
            Some(Field::UnitCode),
            Some(Field::Qualification),
            Some(Field::Phone),
            Some(Field::BirthDate),
        ];
        assert_eq!(found, wanted);
    }
}
