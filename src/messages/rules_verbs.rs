//! What the verbs about rules say: the examples, the language explained.

use crate::messages::{Lang, texts};

texts! {
    /// Verb.
    test_verb() {
        vi: "Chạy các ví dụ của tệp quy tắc (tệp .examples.toml bên cạnh); không có tệp: các bộ quy tắc có sẵn",
        en: "Run the examples of a rule file (the .examples.toml beside it); without a file: the shipped profiles",
    }
    /// Argument.
    test_file() { vi: "Tệp quy tắc hoặc tệp ví dụ", en: "Rule file or examples file" }
    /// Verb.
    help_verb() {
        vi: "Giải thích ngôn ngữ quy tắc, mỗi loại một ví dụ",
        en: "Explain the rule language, one example for each kind",
    }
    /// Argument.
    help_topic() {
        vi: "Mục cần xem, ví dụ slots hoặc class; all: tất cả; không ghi: mục lục",
        en: "What to explain, such as slots or class; all: everything; nothing: the list",
    }
    /// After the list of topics.
    help_topics() {
        vi: "Các mục (daumoi rules help MỤC; all: tất cả):",
        en: "Topics (daumoi rules help TOPIC; all: everything):",
    }
    /// All went well.
    examples_good(profile: &str, count: usize) {
        vi: "{profile}: {count} ví dụ, tất cả đúng.",
        en: "{profile}: {count} examples, all as expected.",
    }
    /// Some did not.
    examples_bad(profile: &str, bad: usize, count: usize) {
        vi: "{profile}: {bad} trong {count} ví dụ không ra như mong đợi.",
        en: "{profile}: {bad} of {count} examples did not come out as expected.",
    }
    /// The rules in force took the place of the shipped ones.
    by_those_in_force(profile: &str) {
        vi: "{profile}: xét theo bộ quy tắc đang có trong danh sách, khác với bản có sẵn.",
        en: "{profile}: judged by the profile of the roster, which differs from the shipped one.",
    }
    /// Rules of which no example speaks.
    not_covered(rules: &str) {
        vi: "Chưa có ví dụ nào cho các quy tắc: {rules}.",
        en: "No example speaks of the rules: {rules}.",
    }
    /// Head of an example that failed.
    example_failed(file: &str, line: u64, name: &str) {
        vi: "{file}, dòng {line}: «{name}» không ra như mong đợi:",
        en: "{file}, line {line}: “{name}” did not come out as expected:",
    }
    /// What should have come.
    expected(what: &str, line: u64) { vi: "  mong đợi:  {what}  (dòng {line})", en: "  expected:  {what}  (line {line})" }
    /// What came.
    came(what: &str) { vi: "  thực tế:   {what}", en: "  came:      {what}" }
    /// Nothing came.
    came_nothing() { vi: "  thực tế:   không có phát hiện này", en: "  came:      no such finding" }
    /// Nothing was expected.
    expected_nothing() { vi: "  mong đợi:  không có phát hiện này", en: "  expected:  no such finding" }
    /// Verb.
    try_verb() {
        vi: "Một tệp quy tắc đã sửa sẽ làm thay đổi những phát hiện nào; không ghi gì",
        en: "Which findings a changed rule file would change; nothing is written",
    }
    /// Said on standard error.
    not_valid_then(profile: &str, day: &str) {
        vi: "Theo valid, bộ quy tắc {profile} không có hiệu lực ngày {day}; vẫn xét như thể có.",
        en: "By its valid the profile {profile} is not in force on {day}; judged as if it were.",
    }
    /// What a changed file would do, first line.
    tried(day: &str, worse: u64, better: u64) {
        vi: "Ngày {day}: {worse} đơn vị sẽ thêm vi phạm, {better} đơn vị bớt vi phạm.",
        en: "{day}: {worse} units would get new breaches, {better} would lose some.",
    }
    /// Second line.
    tried_findings(added: u64, gone: u64, changed: u64) {
        vi: "Phát hiện: thêm {added}, hết {gone}, đổi {changed}. Chưa ghi gì.",
        en: "Findings: {added} more, {gone} gone, {changed} changed. Nothing was written.",
    }
    /// How far a long job is.
    progress(percent: u64) { vi: "Đang xét {percent}%", en: "Judging {percent}%" }
    /// Verb.
    take_verb() {
        vi: "Đưa một tệp quy tắc vào dùng; cùng tên thì thay bản cũ, hoàn tác được",
        en: "Bring a rule file into force; of one name it replaces the old edition; it can be undone",
    }
    /// Verb.
    back_verb() {
        vi: "Hoàn tác lần đưa quy tắc vào dùng gần nhất của chính mình",
        en: "Take back one's own last taking over of rules",
    }
    /// Done.
    taken_back(seq: i64) {
        vi: "Đã hoàn tác lần đổi quy tắc gần nhất; thay đổi số {seq}. Mọi đơn vị đã được xét lại.",
        en: "The last change of rules was taken back; change {seq}. Every unit has been judged anew.",
    }
    /// Option.
    from_option() {
        vi: "Thay bản cũ từ ngày này [mặc định: từ ngày đầu ghi trong tệp]",
        en: "Replace the old edition from this day on [default: from the first day that the file gives]",
    }
    /// Done.
    taken(profile: &str, days: &str, seq: i64) {
        vi: "Đã đưa vào dùng bộ quy tắc {profile}, {days}; thay đổi số {seq}. Mọi đơn vị đã được xét lại.",
        en: "The profile {profile} is in force, {days}; change {seq}. Every unit has been judged anew.",
    }
    /// Nothing to do.
    taken_already(profile: &str) {
        vi: "Bộ quy tắc {profile} vốn đã như vậy; không có gì để thay.",
        en: "The profile {profile} is so already; there is nothing to replace.",
    }
    /// Days of a profile.
    always() { vi: "không ghi thời hạn", en: "without a term" }
    /// Days of a profile.
    valid_from(from: &str) { vi: "từ {from}", en: "from {from}" }
    /// Days of a profile.
    valid_to(to: &str) { vi: "đến {to}", en: "until {to}" }
    /// Days of a profile.
    valid_between(from: &str, to: &str) { vi: "từ {from} đến {to}", en: "from {from} to {to}" }
}

/// The days of a profile in words.
pub fn validity(lang: Lang, from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (None, None) => always(lang),
        (Some(from), None) => valid_from(lang, from),
        (None, Some(to)) => valid_to(lang, to),
        (Some(from), Some(to)) => valid_between(lang, from, to),
    }
}
