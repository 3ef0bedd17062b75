//! Entries of a history as one line.

use crate::domain::change::Cause;
use crate::domain::day::{DateForm, PartialDate};
use crate::domain::field::Field;
use crate::domain::query::{HistoryEntry, RecordAction};
use crate::messages::names::{field as field_name, qualification, role_or_status};
use crate::messages::{Lang, texts};

texts! { private;
    change(field: &str, before: &str, after: &str) { vi: "{field}: {before} → {after}", en: "{field}: {before} → {after}" }
    nothing() { vi: "(trống)", en: "(empty)" }
    created() { vi: "thêm mới", en: "added" }
    deleted() { vi: "xoá", en: "deleted" }
    restored() { vi: "khôi phục", en: "brought back" }
    many(count: u64) { vi: "{count} bản ghi", en: "{count} records" }
    edit() { vi: "đính chính", en: "correction" }
    add() { vi: "thêm cán bộ", en: "added officer" }
    end_seat() { vi: "kết thúc vị trí", en: "ended seat" }
    change_from() { vi: "đổi từ ngày", en: "changed from a day" }
    transfer() { vi: "chuyển đơn vị", en: "transfer" }
    delete() { vi: "xoá mục nhập sai", en: "wrong entry deleted" }
    import() { vi: "nhập từ tệp", en: "import" }
    undo() { vi: "hoàn tác", en: "undo" }
    redo() { vi: "làm lại", en: "redo" }
    init() { vi: "tạo danh sách", en: "roster made" }
}

/// Why a change was made.
pub fn cause(lang: Lang, cause: Cause) -> String {
    match cause {
        Cause::Edit => edit(lang),
        Cause::Add => add(lang),
        Cause::EndSeat => end_seat(lang),
        Cause::ChangeFrom => change_from(lang),
        Cause::Transfer => transfer(lang),
        Cause::Delete => delete(lang),
        Cause::Import => import(lang),
        Cause::Undo => undo(lang),
        Cause::Redo => redo(lang),
        Cause::Init => init(lang),
    }
}

/// A stored value as a person reads it.
pub fn value(lang: Lang, dates: DateForm, field: Field, text: &str) -> String {
    match field {
        _ if text.is_empty() => nothing(lang),
        Field::Qualification => qualification(lang, text).to_owned(),
        Field::Role | Field::Status => role_or_status(lang, text).to_owned(),
        Field::BirthDate
        | Field::ServiceStart
        | Field::SeatFrom
        | Field::SeatTo
        | Field::DecisionDate
        | Field::DecisionExpiry
        | Field::RetirementDate => {
            PartialDate::parse(text).map_or_else(|_| text.to_owned(), |date| dates.show(date))
        }
        _ => text.to_owned(),
    }
}

/// What was done: the fields with their values, or that the record was made or taken out.
pub fn what(lang: Lang, dates: DateForm, entry: &HistoryEntry) -> String {
    let mut parts: Vec<String> = match entry.action {
        RecordAction::Created => vec![created(lang)],
        RecordAction::Deleted => vec![deleted(lang)],
        RecordAction::Restored => vec![restored(lang)],
        RecordAction::Changed => Vec::new(),
    };
    if entry.records > 1 {
        parts.push(many(lang, entry.records));
    }
    parts.extend(entry.fields.iter().map(|(field, before, after)| {
        let name = field_name(lang, *field);
        change(lang, name, &value(lang, dates, *field, before), &value(lang, dates, *field, after))
    }));
    parts.join(", ")
}

/// The entry without its time: who, whom, where, why, what.
pub fn sentence(lang: Lang, dates: DateForm, entry: &HistoryEntry) -> String {
    let named = |who: Option<&String>| who.cloned().unwrap_or_default();
    let parts = [
        entry.actor.clone(),
        named(entry.person.as_ref().map(|(_, name)| name)),
        named(entry.unit.as_ref().map(|(_, name)| name)),
        cause(lang, entry.cause),
        what(lang, dates, entry),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
