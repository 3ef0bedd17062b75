//! The sheet of rules: profiles, norms, how they stand.

use crate::domain::day::{DateForm, Period};
use crate::domain::norms::Standing;
use crate::messages::{Lang, rules_verbs, texts};

texts! {
    /// Command.
    open_norms() { vi: "Quy tắc đang dùng, từng định mức", en: "The rules in force, norm by norm" }
    /// Command.
    show_norm() { vi: "Các phát hiện của định mức này", en: "The findings of this norm" }
    /// Hint.
    hint_show() { vi: "phát hiện", en: "findings" }
    /// Place in the help.
    place_norms() { vi: "bảng Quy tắc", en: "rules" }
    /// Title line.
    title(profile: &str) { vi: "Quy tắc · {profile}", en: "Rules · {profile}" }
    /// Title line.
    title_none() { vi: "Quy tắc · chưa có bộ nào", en: "Rules · none" }
    /// Title line.
    title_count(norms: usize) { vi: "{norms} định mức", en: "{norms} norms" }
    /// Column head.
    head_norm() { vi: "Định mức", en: "Norm" }
    /// Column head.
    head_met() { vi: "Đạt", en: "Met" }
    /// Column head.
    head_broken() { vi: "Không", en: "Not" }
    /// Column head.
    head_unknown() { vi: "?", en: "?" }
    /// Column head.
    head_waived() { vi: "Miễn", en: "Waived" }
    /// Row of a profile.
    in_force() { vi: "đang có hiệu lực", en: "in force" }
    /// Row of a profile.
    not_in_force() { vi: "Enter xem", en: "Enter shows it" }
    /// Row of a profile.
    is_shown() { vi: "đang xem", en: "shown" }
    /// An empty sheet.
    no_rules() { vi: "Danh sách chưa có bộ quy tắc nào.", en: "The roster has no rules yet." }
    /// A sheet that is not there yet.
    counting() { vi: "Đang đếm …", en: "Counting …" }
    /// Strip: nothing is judged by the norm.
    not_judged() {
        vi: "Chưa xét: danh sách chưa có cuộc kiểm tra nào.",
        en: "Not judged yet: the roster holds no inspection.",
    }
    /// Strip: the norm is not one of the profile by which is judged.
    of_other_days() {
        vi: "Bộ này không dùng để xét ngày đang xem.",
        en: "The day that is shown is not judged by this profile.",
    }
    /// Strip.
    severity(word: &str) { vi: "mức {word}", en: "severity: {word}" }
    /// Title line of the findings of a norm.
    title_findings(rule: &str) { vi: "Phát hiện · định mức {rule}", en: "Findings · norm {rule}" }
}

/// How the norm stands, in numbers.
pub fn standing(lang: Lang, of: &Standing) -> String {
    let open = [of_unknown(lang, of.unknown), of_waived(lang, of.waived)];
    [&[of_units(lang, of.units, of.met(), of.broken)], open.as_slice()].concat().join(" · ")
}

texts! { private;
    of_units(units: u64, met: u64, broken: u64) {
        vi: "{units} đơn vị: đạt {met} · không đạt {broken}",
        en: "{units} units: met in {met} · not met in {broken}",
    }
    of_unknown(units: u64) { vi: "chưa rõ {units}", en: "cannot tell in {units}" }
    of_waived(units: u64) { vi: "được miễn trừ {units}", en: "waived in {units}" }
}

/// The days of a profile.
pub fn days(lang: Lang, dates: DateForm, days: Period) -> String {
    let shown = |day| dates.show(day);
    rules_verbs::validity(lang, days.from.map(shown).as_deref(), days.to.map(shown).as_deref())
}
