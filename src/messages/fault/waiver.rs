//! Waivers that the profile does not allow.

use crate::domain::fault::waiver::WaiverFault;
use crate::messages::fault::quoted;
use crate::messages::{Lang, names, texts, waivers};

texts! { private;
    no_profile() {
        vi: "Không có bộ quy tắc nào có hiệu lực trong thời gian miễn trừ; xem lại ngày.",
        en: "No rule profile is in force while the waiver is to hold; look at its days.",
    }
    rule_unknown(rule: &str) {
        vi: "Bộ quy tắc không có quy tắc «{rule}»; xem bằng daumoi rules show.",
        en: "The profile has no rule “{rule}”; see daumoi rules show.",
    }
    never(rule: &str) {
        vi: "Bộ quy tắc không cho miễn trừ quy tắc «{rule}» ([waivers] never).",
        en: "The profile never lets the rule “{rule}” be waived ([waivers] never).",
    }
    slot_unknown(slot: &str, known: &str) {
        vi: "«{slot}» không phải mặt của phát hiện, cũng không phải ô của quy tắc; dùng {known}.",
        en: "“{slot}” is neither a facet nor a slot of the rule; use {known}.",
    }
    target(kind: &str) {
        vi: "Loại {kind} không dùng được với mặt này: accept_person cần một ô hoặc *, change_count cần over hoặc *.",
        en: "The kind {kind} does not go with this facet: accept_person needs a slot or *, change_count over or *.",
    }
    person_at_slot() {
        vi: "Miễn trừ một ô không gắn với người nào; bỏ trống cột person.",
        en: "A waived slot is nobody's; leave the column person empty.",
    }
    person_unknown(key: &str) {
        vi: "Không có cán bộ nào mang mã «{key}»; xem mã bằng daumoi list officers.",
        en: "No officer has the key “{key}”; see the keys with daumoi list officers.",
    }
    kind_not_allowed(kind: &str, allowed: &str) {
        vi: "Bộ quy tắc không cho loại miễn trừ {kind}; dùng {allowed}.",
        en: "The profile does not allow waivers of the kind {kind}; use {allowed}.",
    }
    required(what: &str, column: &str) {
        vi: "Bộ quy tắc buộc miễn trừ phải có {what} ({column}); ghi vào.",
        en: "The profile wants each waiver to have its {what} ({column}); give it.",
    }
    open_term() {
        vi: "Bộ quy tắc giới hạn thời gian miễn trừ; ghi cả ngày đầu và ngày cuối.",
        en: "The profile limits how long a waiver holds; give its first and its last day.",
    }
    too_long(most: &str) {
        vi: "Miễn trừ dài quá {most} mà bộ quy tắc cho phép; chọn ngày cuối sớm hơn.",
        en: "The waiver holds longer than the {most} that the profile allows; choose an earlier last day.",
    }
    gone() {
        vi: "Miễn trừ này không còn; xem lịch sử (r).",
        en: "This waiver is gone; see the history (r).",
    }
}

/// What happened and what to do.
pub(in crate::messages) fn sentence(lang: Lang, fault: &WaiverFault) -> String {
    match fault {
        WaiverFault::NoProfile => no_profile(lang),
        WaiverFault::RuleUnknown { rule } => rule_unknown(lang, &quoted(rule)),
        WaiverFault::Never { rule } => never(lang, &quoted(rule)),
        WaiverFault::SlotUnknown { slot, known } => {
            slot_unknown(lang, &quoted(slot), &names::alternatives(lang, known))
        }
        WaiverFault::Target { kind } => target(lang, kind),
        WaiverFault::PersonAtSlot => person_at_slot(lang),
        WaiverFault::PersonUnknown { key } => person_unknown(lang, &quoted(key)),
        WaiverFault::KindNotAllowed { kind, allowed } => {
            kind_not_allowed(lang, kind, &names::alternatives(lang, allowed))
        }
        WaiverFault::Required { column } => required(lang, &waivers::column(lang, column), column),
        WaiverFault::OpenTerm => open_term(lang),
        WaiverFault::TooLong { most } => too_long(lang, &waivers::term(lang, *most)),
        WaiverFault::Gone => gone(lang),
    }
}
