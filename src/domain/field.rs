//! The columns of a roster row: their names in files, whose they are, and reading and setting them as text.
//!
//! Text in its canonical form (ISO dates, file words) is what the log keeps and what a cell edits, so one place
//! knows how a field is written.

use crate::domain::day::{Day, PartialDate};
use crate::domain::fault::edit::EditFault;
use crate::domain::person::{Person, Sex, Training};
use crate::domain::seat::{Role, Seat, Status};
use crate::vietnamese::nfc;

/// A column of the officers file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Field {
    /// The office's identifier of the person.
    Key,
    /// Where the seat is.
    UnitCode,
    /// Họ và tên.
    FullName,
    /// Giới tính.
    Sex,
    /// Ngày sinh.
    BirthDate,
    /// Ngày vào ngành.
    ServiceStart,
    /// Chức vụ.
    Title,
    /// Trình độ.
    Qualification,
    /// Điện thoại.
    Phone,
    /// Thư điện tử.
    Email,
    /// Chính thức hay dự bị.
    Role,
    /// Đang làm việc, nghỉ, học, biệt phái.
    Status,
    /// Ngày bắt đầu.
    SeatFrom,
    /// Ngày cuối.
    SeatTo,
    /// Which of several units with the code.
    UnitFrom,
    /// Số quyết định.
    DecisionNo,
    /// Ngày quyết định.
    DecisionDate,
    /// Hết nhiệm kỳ.
    DecisionExpiry,
    /// Tập huấn.
    Trained,
    /// Ngày nghỉ hưu (nhập tay).
    RetirementDate,
    /// Ghi chú.
    Note,
}

/// Whose a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The person's, the same in every seat.
    Person,
    /// The seat's.
    Seat,
    /// The unit's: says where the seat is.
    Unit,
}

impl Field {
    /// All fields, in the order of the officers file.
    pub const ALL: [Self; 21] = [
        Self::Key,
        Self::UnitCode,
        Self::FullName,
        Self::Sex,
        Self::BirthDate,
        Self::ServiceStart,
        Self::Title,
        Self::Qualification,
        Self::Phone,
        Self::Email,
        Self::Role,
        Self::Status,
        Self::SeatFrom,
        Self::SeatTo,
        Self::UnitFrom,
        Self::DecisionNo,
        Self::DecisionDate,
        Self::DecisionExpiry,
        Self::Trained,
        Self::RetirementDate,
        Self::Note,
    ];

    /// The column's name in files.
    pub fn column(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::UnitCode => "unit_code",
            Self::FullName => "full_name",
            Self::Sex => "sex",
            Self::BirthDate => "birth_date",
            Self::ServiceStart => "service_start",
            Self::Title => "title",
            Self::Qualification => "qualification",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Role => "role",
            Self::Status => "status",
            Self::SeatFrom => "seat_from",
            Self::SeatTo => "seat_to",
            Self::UnitFrom => "unit_from",
            Self::DecisionNo => "decision_no",
            Self::DecisionDate => "decision_date",
            Self::DecisionExpiry => "decision_expiry",
            Self::Trained => "trained",
            Self::RetirementDate => "retirement_date",
            Self::Note => "note",
        }
    }

    /// The field of a column's name.
    pub fn from_column(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.column() == name)
    }

    /// Whose it is.
    pub fn owner(self) -> Owner {
        match self {
            Self::Key
            | Self::FullName
            | Self::Sex
            | Self::BirthDate
            | Self::ServiceStart
            | Self::Qualification
            | Self::Phone
            | Self::Email
            | Self::Trained
            | Self::RetirementDate => Owner::Person,
            Self::Title
            | Self::Role
            | Self::Status
            | Self::SeatFrom
            | Self::SeatTo
            | Self::DecisionNo
            | Self::DecisionDate
            | Self::DecisionExpiry
            | Self::Note => Owner::Seat,
            Self::UnitCode | Self::UnitFrom => Owner::Unit,
        }
    }

    /// Whether only those see it who may see the people of the unit: others see key, name, unit and position.
    pub fn is_personal(self) -> bool {
        match self {
            Self::Key
            | Self::UnitCode
            | Self::UnitFrom
            | Self::FullName
            | Self::Title
            | Self::Role
            | Self::Status
            | Self::SeatFrom
            | Self::SeatTo => false,
            Self::Sex
            | Self::BirthDate
            | Self::ServiceStart
            | Self::Qualification
            | Self::Phone
            | Self::Email
            | Self::DecisionNo
            | Self::DecisionDate
            | Self::DecisionExpiry
            | Self::Trained
            | Self::RetirementDate
            | Self::Note => true,
        }
    }

    #[expect(clippy::as_conversions, reason = "the number of a fieldless variant")]
    fn bit(self) -> u32 {
        1 << (self as u8)
    }
}

/// A set of fields, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldSet(u32);

impl FieldSet {
    /// Whether the field is in it.
    pub fn holds(self, field: Field) -> bool {
        self.0 & field.bit() != 0
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set and one more field.
    #[must_use]
    pub fn and(self, field: Field) -> Self {
        Self(self.0 | field.bit())
    }
}

impl FromIterator<Field> for FieldSet {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        fields.into_iter().fold(Self::default(), Self::and)
    }
}

/// The longest text of a name, a title or another one-line field, in characters.
pub const LINE_LIMIT: usize = 200;
/// The longest list of attended classes, in characters: some hundred of them.
pub const TRAINED_LIMIT: usize = 4_000;
/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 2_000;

fn optional<T>(text: &str, read: impl Fn(&str) -> Result<T, EditFault>) -> Result<Option<T>, EditFault> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

fn day(text: &str) -> Result<Day, EditFault> {
    Day::parse(text).map_err(|fault| EditFault::Date { text: text.to_owned(), fault })
}

fn partial(text: &str) -> Result<PartialDate, EditFault> {
    PartialDate::parse(text).map_err(|fault| EditFault::Date { text: text.to_owned(), fault })
}

fn shown<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

/// A text as it may be stored: NFC, trimmed, blanks collapsed, no control or invisible character.
///
/// # Errors
/// [`EditFault::Character`], [`EditFault::TooLong`].
pub fn clean_line(text: &str) -> Result<String, EditFault> {
    clean(text, false, LINE_LIMIT)
}

fn clean(text: &str, multiline: bool, most: usize) -> Result<String, EditFault> {
    let text = nfc::to_nfc(text);
    if let Some((position, character)) = nfc::first_forbidden(&text, multiline) {
        return Err(EditFault::Character { position: position + 1, code: u32::from(character) });
    }
    let text = if multiline { text.trim().to_owned() } else { nfc::collapse_blanks(&text) };
    if text.chars().count() > most { Err(EditFault::TooLong { most }) } else { Ok(text) }
}

/// Reads `2021-05-10:KSTTHC;2020-03-02`.
fn trainings(text: &str) -> Result<Vec<Training>, EditFault> {
    let mut all = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (date, topic) = match part.split_once(':') {
            Some((date, topic)) => (date.trim(), Some(topic.trim()).filter(|topic| !topic.is_empty())),
            None => (part, None),
        };
        all.push(Training { day: day(date)?, topic: topic.map(ToOwned::to_owned) });
    }
    all.sort();
    all.dedup();
    Ok(all)
}

impl Person {
    /// The field as text in its canonical form; empty if unknown or not the person's.
    pub fn get(&self, field: Field) -> String {
        match field {
            Field::Key => self.key.clone(),
            Field::FullName => self.full_name.clone(),
            Field::Sex => self.sex.map(Sex::word).unwrap_or_default().to_owned(),
            Field::BirthDate => shown(self.birth_date.as_ref()),
            Field::ServiceStart => shown(self.service_start.as_ref()),
            Field::Qualification => self.qualification.clone(),
            Field::Phone => self.phone.clone(),
            Field::Email => self.email.clone(),
            Field::Trained => {
                let one = |t: &Training| match &t.topic {
                    Some(topic) => format!("{}:{topic}", t.day),
                    None => t.day.to_string(),
                };
                self.trained.iter().map(one).collect::<Vec<_>>().join(";")
            }
            Field::RetirementDate => shown(self.retirement_date.as_ref()),
            _ => String::new(),
        }
    }

    /// Sets the field from text; the qualification must already be a word of the scale.
    ///
    /// # Errors
    /// An [`EditFault`] where the text cannot be stored; the person is then unchanged.
    pub fn set(&mut self, field: Field, text: &str) -> Result<(), EditFault> {
        let most = if field == Field::Trained { TRAINED_LIMIT } else { LINE_LIMIT };
        let text = clean(text, false, most)?;
        match field {
            Field::Key => self.key = text,
            Field::FullName if text.is_empty() => return Err(EditFault::Required { field }),
            Field::FullName => self.full_name = text,
            Field::Sex => self.sex = optional(&text, sex)?,
            Field::BirthDate => self.birth_date = optional(&text, partial)?,
            Field::ServiceStart => self.service_start = optional(&text, partial)?,
            Field::Qualification => self.qualification = text,
            Field::Phone => self.phone = text,
            Field::Email => self.email = text,
            Field::Trained => self.trained = trainings(&text)?,
            Field::RetirementDate => self.retirement_date = optional(&text, day)?,
            _ => return Err(EditFault::NotHere { field }),
        }
        Ok(())
    }
}

fn sex(text: &str) -> Result<Sex, EditFault> {
    match crate::vietnamese::fold::fold(text).as_str() {
        "nam" => Ok(Sex::Male),
        "nu" => Ok(Sex::Female),
        _ => Err(EditFault::Word { text: text.to_owned(), known: vec!["nam".to_owned(), "nữ".to_owned()] }),
    }
}

fn word<T>(text: &str, known: Option<T>, words: Vec<&str>) -> Result<T, EditFault> {
    known.ok_or_else(|| EditFault::Word {
        text: text.to_owned(),
        known: words.into_iter().map(ToOwned::to_owned).collect(),
    })
}

impl Seat {
    /// The field as text in its canonical form; empty if unknown or not the seat's.
    pub fn get(&self, field: Field) -> String {
        match field {
            Field::Title => self.title.clone(),
            Field::Role => self.role.word().to_owned(),
            Field::Status => self.status.word().to_owned(),
            Field::SeatFrom => shown(self.period.from.as_ref()),
            Field::SeatTo => shown(self.period.to.as_ref()),
            Field::DecisionNo => self.decision_no.clone(),
            Field::DecisionDate => shown(self.decision_date.as_ref()),
            Field::DecisionExpiry => shown(self.decision_expiry.as_ref()),
            Field::Note => self.note.clone(),
            _ => String::new(),
        }
    }

    /// Sets the field from text. An empty role or status is the default one.
    ///
    /// # Errors
    /// An [`EditFault`] where the text cannot be stored; the seat is then unchanged.
    pub fn set(&mut self, field: Field, text: &str) -> Result<(), EditFault> {
        if field == Field::Note {
            self.note = clean(text, true, NOTE_LIMIT)?;
            return Ok(());
        }
        let text = clean_line(text)?;
        match field {
            Field::Title => self.title = text,
            Field::Role if text.is_empty() => self.role = Role::Official,
            Field::Role => {
                self.role = word(&text, Role::from_word(&text), Role::ALL.map(Role::word).to_vec())?;
            }
            Field::Status if text.is_empty() => self.status = Status::Serving,
            Field::Status => {
                self.status = word(&text, Status::from_word(&text), Status::ALL.map(Status::word).to_vec())?;
            }
            Field::SeatFrom | Field::SeatTo => self.set_period(field, optional(&text, day)?)?,
            Field::DecisionNo => self.decision_no = text,
            Field::DecisionDate => self.decision_date = optional(&text, day)?,
            Field::DecisionExpiry => self.decision_expiry = optional(&text, day)?,
            _ => return Err(EditFault::NotHere { field }),
        }
        Ok(())
    }

    fn set_period(&mut self, field: Field, day: Option<Day>) -> Result<(), EditFault> {
        let mut period = self.period;
        if field == Field::SeatFrom {
            period.from = day;
        } else {
            period.to = day;
        }
        if period.is_reversed() {
            return Err(EditFault::Reversed);
        }
        self.period = period;
        Ok(())
    }
}
