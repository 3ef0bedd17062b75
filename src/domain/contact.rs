//! Telephone numbers and e-mail addresses: how they are shown, and what is doubtful about them. Nothing here is
//! refused: an office may know better.

/// What is doubtful about a telephone number or an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Something other than digits, blanks, `.`, `-`, `(`, `)` and one leading `+`.
    Letters,
    /// A number within the country begins with 0.
    NoZero,
    /// Fewer digits than any number has.
    TooShort {
        /// How many there are.
        digits: usize,
    },
    /// More digits than any number has.
    TooLong {
        /// How many there are.
        digits: usize,
    },
    /// A mobile number in the form of before 2018: eleven digits, 012x, 016x, 018x, 019x.
    OldPrefix,
    /// An address without exactly one @, or with nothing before or behind it.
    NotOneAt,
    /// A domain without a dot between its parts.
    NoDomain,
    /// A blank, a letter with marks or another character that addresses do not have.
    Character {
        /// The first one.
        letter: char,
    },
}

/// Digits of the shortest and the longest number within the country (Circular 22/2014/TT-BTTTT: mobile 10, fixed
/// line 11 with the area code).
const DIGITS: (usize, usize) = (10, 11);
/// What mobile numbers of eleven digits began with, until they were given up in 2018.
const OLD: &str = "01";

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// The digits as they are dialled within the country: a leading +84 is 0.
fn national(number: &str) -> Option<String> {
    let digits = digits(number);
    match number.trim().strip_prefix('+') {
        Some(_) => digits.strip_prefix("84").map(|rest| ["0", rest].concat()),
        None => Some(digits),
    }
}

/// The number in groups: `0912 345 678`, `0205 3812 345`; what is no number of the country stays as it is.
pub fn grouped(number: &str) -> String {
    let shape = |sizes: &[usize], digits: &str| {
        let mut rest = digits;
        let groups = sizes.iter().map(|size| {
            let (group, after) = rest.split_at_checked(*size).unwrap_or((rest, ""));
            rest = after;
            group
        });
        groups.collect::<Vec<_>>().join(" ")
    };
    match (phone_doubt(number), national(number)) {
        (None, Some(digits)) if digits.len() == 10 => shape(&[4, 3, 3], &digits),
        (None, Some(digits)) if digits.len() == 11 => shape(&[4, 4, 3], &digits),
        _ => number.to_owned(),
    }
}

/// What is doubtful about a telephone number; several may stand with `;`, `,` or `/` between them.
pub fn phone_doubt(number: &str) -> Option<Doubt> {
    number.split([';', ',', '/']).map(str::trim).filter(|one| !one.is_empty()).find_map(one_phone_doubt)
}

fn one_phone_doubt(number: &str) -> Option<Doubt> {
    let body = number.strip_prefix('+').unwrap_or(number);
    if !body.chars().all(|letter| letter.is_ascii_digit() || " .-()".contains(letter)) {
        return Some(Doubt::Letters);
    }
    // Numbers of other countries are beyond us.
    let digits = national(number)?;
    let (least, most) = DIGITS;
    match digits.len() {
        count if count < least => Some(Doubt::TooShort { digits: count }),
        count if count > most => Some(Doubt::TooLong { digits: count }),
        _ if !digits.starts_with('0') => Some(Doubt::NoZero),
        11 if digits.starts_with(OLD) => Some(Doubt::OldPrefix),
        _ => None,
    }
}

/// What is doubtful about an e-mail address.
pub fn email_doubt(address: &str) -> Option<Doubt> {
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    let odd = |letter: &char| !letter.is_ascii_graphic() || "()<>[]:;,\\\"".contains(*letter);
    if let Some(letter) = address.chars().find(odd) {
        return Some(Doubt::Character { letter });
    }
    match address.split('@').collect::<Vec<_>>().as_slice() {
        [name, domain] if !name.is_empty() && !domain.is_empty() => {
            let parts: Vec<&str> = domain.split('.').collect();
            (parts.len() < 2 || parts.iter().any(|part| part.is_empty())).then_some(Doubt::NoDomain)
        }
        _ => Some(Doubt::NotOneAt),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_groups() {
        for (stored, shown) in [
            ("0912345678", "0912 345 678"),
            ("+84912345678", "0912 345 678"),
            ("0912.345.678", "0912 345 678"),
            ("02053812345", "0205 3812 345"),
            ("0912", "0912"),
            ("+1 202 555 0100", "+1 202 555 0100"),
            ("0912345678; 0205381234", "0912345678; 0205381234"),
            ("hỏi văn thư", "hỏi văn thư"),
            ("", ""),
        ] {
            assert_eq!(grouped(stored), shown, "{stored}");
        }
    }

    #[test]
    fn what_is_doubtful_about_a_number() {
        for (number, doubt) in [
            ("0912 345 678", None),
            ("(0205) 3812 345", None),
            ("0912345678 / 0987654321", None),
            ("+44 20 7946 0000", None),
            ("", None),
            ("091234567", Some(Doubt::TooShort { digits: 9 })),
            ("091234567890", Some(Doubt::TooLong { digits: 12 })),
            ("9123456780", Some(Doubt::NoZero)),
            ("01681234567", Some(Doubt::OldPrefix)),
            ("O912345678", Some(Doubt::Letters)),
            ("0912345678; 12", Some(Doubt::TooShort { digits: 2 })),
        ] {
            assert_eq!(phone_doubt(number), doubt, "{number}");
        }
    }

    #[test]
    fn what_is_doubtful_about_an_address() {
        for (address, doubt) in [
            ("an.nv@langson.gov.vn", None),
            ("", None),
            ("an.nv", Some(Doubt::NotOneAt)),
            ("@langson.gov.vn", Some(Doubt::NotOneAt)),
            ("an@langson", Some(Doubt::NoDomain)),
            ("an@langson..vn", Some(Doubt::NoDomain)),
            ("ân@langson.gov.vn", Some(Doubt::Character { letter: 'â' })),
            ("an nv@langson.gov.vn", Some(Doubt::Character { letter: ' ' })),
        ] {
            assert_eq!(email_doubt(address), doubt, "{address}");
        }
    }
}
