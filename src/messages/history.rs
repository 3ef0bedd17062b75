//! Entries of a history as one line.

use crate::domain::account::AccountField;
use crate::domain::change::Cause;
use crate::domain::day::{DateForm, PartialDate};
use crate::domain::field::Field;
use crate::domain::query::{HistoryEntry, RecordAction, RecordKind};
use crate::domain::rights::AdminRole;
use crate::messages::names::{field as field_name, qualification, role_or_status};
use crate::messages::{Lang, looking_back, names, texts};

texts! { private;
    change(field: &str, before: &str, after: &str) { vi: "{field}: {before} → {after}", en: "{field}: {before} → {after}" }
    nothing() { vi: "(trống)", en: "(empty)" }
    waiver() { vi: "miễn trừ", en: "waiver" }
    inspection() { vi: "lượt kiểm tra", en: "inspection" }
    profile() { vi: "bộ quy tắc", en: "rule profile" }
    waive() { vi: "miễn trừ phát hiện", en: "finding excused" }
    import_waivers() { vi: "nhập miễn trừ từ tệp", en: "waivers imported" }
    import_events() { vi: "nhập tập huấn, kiểm tra từ tệp", en: "training and inspections imported" }
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
    rules() { vi: "đổi quy tắc", en: "rules taken over" }
    erase() { vi: "xoá dữ liệu cá nhân", en: "personal data erased" }
    yielded() { vi: "nhường bản của người khác", en: "let another's version stand" }
    plan() { vi: "phương án", en: "plan" }
    account() { vi: "tài khoản", en: "account" }
    export() { vi: "lấy dữ liệu ra", en: "data taken out" }
    revoked() { vi: "thu hồi khoá", en: "key revoked" }
    account_role() { vi: "vai trò", en: "role" }
    account_under() { vi: "sửa trong", en: "edits in" }
    account_view() { vi: "xem trong", en: "sees in" }
    account_revoked() { vi: "thu hồi", en: "revoked" }
    account_key() { vi: "khoá", en: "key" }
    account_expires() { vi: "hết hạn", en: "expires" }
    yes() { vi: "có", en: "yes" }
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
        Cause::Account => account(lang),
        Cause::Waive => waive(lang),
        Cause::ImportWaivers => import_waivers(lang),
        Cause::ImportEvents => import_events(lang),
        Cause::Export => export(lang),
        Cause::Rules => rules(lang),
        Cause::Erase => erase(lang),
        Cause::Yield => yielded(lang),
        Cause::Plan => plan(lang),
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
        RecordAction::Deleted if entry.account.is_some() => vec![revoked(lang)],
        RecordAction::Deleted => vec![deleted(lang)],
        RecordAction::Restored => vec![restored(lang)],
        RecordAction::Changed | RecordAction::Erased => Vec::new(),
    };
    parts.splice(0..0, record(lang, entry.kind));
    if entry.records > 1 {
        parts.push(many(lang, entry.records));
    }
    parts.extend(entry.fields.iter().map(|(field, before, after)| {
        let name = field_name(lang, *field);
        change(lang, name, &value(lang, dates, *field, before), &value(lang, dates, *field, after))
    }));
    let of_account = entry.account.iter().flat_map(|(_, changes)| changes);
    parts.extend(of_account.map(|(field, before, after)| {
        let (before, after) =
            (account_value(lang, dates, *field, before), account_value(lang, dates, *field, after));
        change(lang, &account_field(lang, *field), &before, &after)
    }));
    parts.join(", ")
}

fn account_field(lang: Lang, field: AccountField) -> String {
    match field {
        AccountField::Role => account_role(lang),
        AccountField::Under => account_under(lang),
        AccountField::View => account_view(lang),
        AccountField::Revoked => account_revoked(lang),
        AccountField::Key => account_key(lang),
        AccountField::Expires => account_expires(lang),
    }
}

fn account_value(lang: Lang, dates: DateForm, field: AccountField, text: &str) -> String {
    match field {
        _ if text.is_empty() => nothing(lang),
        AccountField::Role => AdminRole::from_word(text)
            .map_or_else(|| text.to_owned(), |role| names::admin_role(lang, role).to_owned()),
        AccountField::Revoked => yes(lang),
        AccountField::Expires => value(lang, dates, Field::SeatTo, text),
        AccountField::Under | AccountField::View | AccountField::Key => text.to_owned(),
    }
}

/// The kind of record, where the people and places named do not say it.
fn record(lang: Lang, kind: RecordKind) -> Option<String> {
    match kind {
        RecordKind::Person
        | RecordKind::Seat
        | RecordKind::Unit
        | RecordKind::Account
        | RecordKind::Key
        | RecordKind::Disclosure => None,
        RecordKind::Profile => Some(profile(lang)),
        RecordKind::Waiver => Some(waiver(lang)),
        RecordKind::Inspection => Some(inspection(lang)),
    }
}

/// The entry without its time and its maker: whom, where, why, what.
pub fn subject(lang: Lang, dates: DateForm, entry: &HistoryEntry) -> String {
    let named = |who: Option<&String>| who.cloned().unwrap_or_default();
    let parts = [
        named(entry.account.as_ref().map(|(name, _)| name)),
        named(entry.profile.as_ref()),
        named(entry.person.as_ref().map(|(_, name)| name)),
        named(entry.unit.as_ref().map(|(_, name)| name)),
        cause(lang, entry.cause),
        what(lang, dates, entry),
        if entry.taken_back { looking_back::taken_back(lang) } else { String::new() },
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The entry without its time.
pub fn sentence(lang: Lang, dates: DateForm, entry: &HistoryEntry) -> String {
    let parts = [entry.actor.clone(), subject(lang, dates, entry)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
