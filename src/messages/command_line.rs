//! Texts of the command line: help, headings, confirmations, errors of usage.

use crate::messages::texts;

texts! {
    /// What the program is.
    about() {
        vi: "Danh sách cán bộ, công chức đầu mối kiểm soát thủ tục hành chính",
        en: "The roster of the officers who answer for administrative procedures",
    }
    /// Under the list of verbs.
    after_help() {
        vi: "Không có lệnh: mở danh sách trên màn hình. Mã kết thúc: 0 xong · 1 check có phát hiện · 2 gọi sai hoặc đầu vào bị từ chối · 3 không mở hoặc không ghi được danh sách.",
        en: "Without a verb: opens the roster on the screen. Exit status: 0 done · 1 check found something · 2 wrong usage or refused input · 3 the roster cannot be opened or written.",
    }
    /// Heading.
    usage_heading() { vi: "Cách dùng", en: "Usage" }
    /// Heading.
    verbs_heading() { vi: "Lệnh", en: "Verbs" }
    /// Heading.
    options_heading() { vi: "Tuỳ chọn", en: "Options" }
    /// Heading.
    arguments_heading() { vi: "Tham số", en: "Arguments" }
    /// Option.
    help_option() { vi: "Hiện phần giúp này", en: "Show this help" }
    /// Option.
    version_option() { vi: "Hiện phiên bản", en: "Show the version" }
    /// Option.
    roster_option() {
        vi: "Tệp danh sách [mặc định: $DAUMOI_ROSTER, hoặc roster.db trong thư mục dữ liệu]",
        en: "The roster [default: $DAUMOI_ROSTER, or roster.db in the data folder]",
    }
    /// Option.
    as_of_option() {
        vi: "Xét theo ngày này: 2021-09-28 hoặc 28/09/2021 [mặc định: ngày làm việc của danh sách, hoặc hôm nay]",
        en: "Judge as of this day: 2021-09-28 or 28/09/2021 [default: the roster's working day, or today]",
    }
    /// Option.
    lang_option() { vi: "Ngôn ngữ: vi hoặc en [mặc định: theo LANG]", en: "Language: vi or en [default: by LANG]" }
    /// Option.
    color_option() { vi: "Màu: auto, always, never", en: "Colour: auto, always, never" }
    /// Option.
    doc_option() {
        vi: "Màn hình thành câu, từng dòng một, cho trình đọc màn hình",
        en: "The screen as sentences, line by line, for screen readers",
    }
    /// Option.
    ascii_option() { vi: "Chỉ dùng ký hiệu ASCII trên màn hình", en: "Only ASCII signs on the screen" }
    /// Option.
    khong_dau_option() {
        vi: "Như --ascii, chữ cũng không dấu",
        en: "Like --ascii, and letters without their marks",
    }
    /// Option.
    install_option() {
        vi: "Đặt phần gợi ý của cả ba shell và trang man vào thư mục của người dùng",
        en: "Put the completions of all three shells and the man page into the user's folders",
    }
    /// Option.
    format_option() { vi: "Dạng in ra: text, json, csv", en: "Output: text, json, csv" }
    /// Option of `stats`.
    picture_format_option() {
        vi: "Dạng in ra: text, json, csv, svg (hình biểu đồ, chèn thẳng vào Word, LibreOffice)",
        en: "Output: text, json, csv, svg (a picture with bars, for Word or LibreOffice)",
    }
    /// Option.
    under_option() { vi: "Chỉ xét cây con của đơn vị này", en: "Only the subtree of this unit" }
    /// Option.
    all_option() { vi: "Mọi vị trí, cả đã qua và sắp tới", en: "Every seat, past and future" }
    /// Option.
    all_units_option() { vi: "Mọi đơn vị, cả đã giải thể và sắp thành lập", en: "Every unit, past and future" }
    /// Option.
    fail_on_option() {
        vi: "Mã kết thúc 1 từ mức này: info, notice, warning, error, critical, never",
        en: "Exit status 1 from this severity on: info, notice, warning, error, critical, never",
    }
    /// Option.
    dry_run_option() { vi: "Chỉ kiểm tra tệp, không ghi", en: "Only check the file, write nothing" }
    /// Option.
    province_option() { vi: "Mã tỉnh có sẵn dữ liệu (20 = Lạng Sơn)", en: "Code of a known province (20 = Lạng Sơn)" }
    /// Option.
    edition_option() { vi: "Chỉ lấy đơn vị của năm 2021 hoặc 2025", en: "Only the units of 2021 or 2025" }
    /// Option.
    units_option() { vi: "Tệp đơn vị CSV", en: "Units file (CSV)" }
    /// Option.
    rules_option() { vi: "Tệp quy tắc TOML (có thể nhiều lần)", en: "Rule file (TOML; may be given several times)" }
    /// Option.
    no_open_option() { vi: "Chỉ tạo, không mở màn hình", en: "Only make it, do not open the screen" }
    /// Option.
    unit_option() { vi: "Mã đơn vị", en: "Code of a unit" }
    /// Option.
    officer_option() { vi: "Mã cán bộ", en: "Key of an officer" }
    /// Option.
    expect_option() { vi: "Chỉ sửa nếu bản ghi còn ở phiên bản này", en: "Only if the record still has this version" }
    /// Argument.
    file_argument() { vi: "Tệp", en: "File" }
    /// Argument.
    text_argument() { vi: "Chữ cần tìm, không dấu cũng được", en: "Text to find; marks may be left out" }
    /// Argument.
    key_argument() { vi: "Mã cán bộ", en: "Key of the officer" }
    /// Argument.
    fields_argument() { vi: "trường=giá trị, ví dụ phone=0912…", en: "field=value, for example phone=0912…" }
    /// Verb.
    demo_verb() { vi: "Tạo và mở danh sách mẫu (Lạng Sơn, ngày 28/09/2021)", en: "Make and open the sample roster (Lạng Sơn, 28/09/2021)" }
    /// Verb.
    init_verb() { vi: "Tạo danh sách mới với đơn vị và quy tắc, chưa có cán bộ", en: "Make a new roster with units and rules, without officers" }
    /// Verb.
    import_verb() { vi: "Nhập tệp vào danh sách", en: "Take a file into the roster" }
    /// Verb.
    import_officers_verb() { vi: "Nhập cán bộ từ CSV, cả tệp hoặc không gì cả", en: "Take in officers from CSV, the whole file or nothing" }
    /// A verb.
    import_waivers_verb() { vi: "Nhập miễn trừ từ CSV, cả tệp hoặc không gì cả", en: "Take in waivers from CSV, the whole file or nothing" }
    /// A verb.
    import_events_verb() { vi: "Nhập tập huấn, kiểm tra từ CSV, cả tệp hoặc không gì cả", en: "Take in training and inspections from CSV, the whole file or nothing" }
    /// Verb.
    check_verb() { vi: "Các phát hiện: đơn vị nào chưa đúng quy tắc, vì sao", en: "The findings: which units break a rule, and why" }
    /// Verb.
    cures_verb() { vi: "Các cách chữa từng phát hiện của một đơn vị, cách tốt nhất trước", en: "What would cure each finding of a unit, the best first" }
    /// Help.
    cures_unit() { vi: "Mã đơn vị", en: "Code of the unit" }
    /// Help.
    forecast_verb() { vi: "Lịch thay đổi sắp tới: điều gì sẽ vi phạm hoặc hết theo thời gian, vào ngày nào", en: "The coming changes: what breaks or heals by time alone, and on which day" }
    /// Option.
    months_option() { vi: "Số tháng xem trước, 1 đến 120", en: "How many months ahead, 1 to 120" }
    /// Verb.
    stats_verb() { vi: "Số liệu báo cáo và câu soạn sẵn", en: "The report's figures and its sentence" }
    /// Verb.
    list_verb() { vi: "In danh sách phẳng", en: "The flat lists" }
    /// Verb.
    list_officers_verb() { vi: "Cán bộ, theo mẫu tệp nhập", en: "Officers, in the form of the import file" }
    /// Help of a verb.
    list_waivers_verb() { vi: "các miễn trừ, theo dạng của tệp import waivers", en: "the waivers, in the form of the file of import waivers" }
    /// Verb.
    list_units_verb() { vi: "Cây đơn vị", en: "The tree of units" }
    /// Verb.
    find_verb() { vi: "Tìm đơn vị và cán bộ, không cần dấu", en: "Find units and officers, without marks" }
    /// Verb.
    history_verb() { vi: "Các thay đổi, mới nhất trước", en: "The changes, the newest first" }
    /// Verb.
    set_verb() { vi: "Sửa trường của một cán bộ", en: "Change fields of one officer" }
    /// Verb.
    rules_verb() { vi: "Quy tắc biên chế", en: "Staffing rules" }
    /// Verb.
    rules_check_verb() { vi: "Kiểm tra một tệp quy tắc", en: "Check a rule file" }
    /// Verb.
    rules_show_verb() { vi: "In bộ quy tắc đang có hiệu lực", en: "Print the profile in force" }
    /// Verb.
    verify_verb() { vi: "Kiểm tra sự toàn vẹn của tệp danh sách", en: "Check the integrity of the roster" }
    /// Verb.
    backup_verb() { vi: "Sao lưu, có kiểm tra", en: "A verified copy" }
    /// Verb.
    restore_verb() { vi: "Khôi phục từ bản sao, kiểm tra trước khi thay", en: "Restore a copy, verified before it replaces anything" }
    /// Verb.
    completions_verb() { vi: "Gợi ý lệnh cho bash, zsh, fish", en: "Completions for bash, zsh, fish" }
    /// Argument.
    shell_argument() { vi: "bash, zsh hoặc fish", en: "bash, zsh or fish" }
    /// Verb.
    man_verb() { vi: "In trang man", en: "Print the man page" }
    /// Verb.
    config_verb() { vi: "Cấu hình riêng: ngôn ngữ, màu, cột, ngày, phím", en: "One's own settings: language, look, columns, dates, keys" }
    /// Verb.
    config_show_verb() { vi: "In cấu hình đang dùng, đúng dạng tệp cấu hình", en: "Print the settings in force, as a configuration file" }
    /// Verb.
    config_path_verb() { vi: "In đường dẫn tệp cấu hình", en: "Print the path of the configuration file" }
    /// Verb.
    config_check_verb() { vi: "Kiểm tra tệp cấu hình", en: "Check the configuration file" }
    /// Heading of the manual.
    keys_heading() { vi: "Phím trên màn hình", en: "Keys of the screen" }
    /// Heading of the manual.
    notes_heading() { vi: "Ghi chú", en: "Notes" }
    /// Done.
    wrote(path: &str) { vi: "Đã ghi {path}", en: "Wrote {path}" }
    /// What zsh needs.
    zsh_folder(path: &str) {
        vi: "zsh: thêm vào ~/.zshrc, trước compinit: fpath=({path} $fpath)",
        en: "zsh: add to ~/.zshrc, before compinit: fpath=({path} $fpath)",
    }
    /// Refusal.
    unknown_argument(text: &str) {
        vi: "Không hiểu «{text}»; xem daumoi --help.",
        en: "“{text}” is not understood; see daumoi --help.",
    }
    /// Refusal with a suggestion.
    unknown_argument_like(text: &str, like: &str) {
        vi: "Không hiểu «{text}»; có phải «{like}»? Xem daumoi --help.",
        en: "“{text}” is not understood; did you mean “{like}”? See daumoi --help.",
    }
    /// Refusal.
    invalid_value(option: &str, value: &str, known: &str) {
        vi: "«{value}» không dùng được cho {option}{known}.",
        en: "“{value}” cannot be used for {option}{known}.",
    }
    /// Refusal.
    missing_value(option: &str) { vi: "Thiếu giá trị cho {option}; xem daumoi --help.", en: "A value is missing for {option}; see daumoi --help." }
    /// What may be used.
    one_of(known: &str) { vi: "; dùng {known}", en: "; use {known}" }
    /// Refusal.
    missing_argument(what: &str) { vi: "Thiếu {what}; xem daumoi --help.", en: "Missing {what}; see daumoi --help." }
    /// Refusal.
    conflicting(what: &str, with: &str) { vi: "Không dùng {what} cùng với {with}.", en: "{what} cannot be used with {with}." }
    /// Refusal of something else.
    bad_usage() { vi: "Gọi sai; xem daumoi --help.", en: "Wrong usage; see daumoi --help." }
    /// What is missing for init.
    units_or_province() { vi: "--units TỆP hoặc --province MÃ", en: "--units FILE or --province CODE" }
    /// Done.
    made(path: &str, units: usize) { vi: "Đã tạo {path} với {units} đơn vị.", en: "Made {path} with {units} units." }
    /// Done.
    imported(people: u64, seats: u64) {
        vi: "Đã nhập {people} người, {seats} vị trí.",
        en: "Took in {people} people, {seats} seats.",
    }
    /// Done.
    waivers_imported(count: u64) { vi: "Đã nhập {count} miễn trừ.", en: "Took in {count} waivers." }
    /// Done, on trial.
    would_import_waivers(count: u64) {
        vi: "Tệp đúng: {count} miễn trừ; chưa ghi gì.",
        en: "The file is right: {count} waivers; nothing was written.",
    }
    /// A warning.
    waiver_idle(line: u64) {
        vi: "dòng {line}: quy tắc này không áp dụng cho đơn vị này, miễn trừ không có tác dụng.",
        en: "line {line}: this rule does not apply to this unit, the waiver has no effect.",
    }
    /// Done.
    events_imported(count: u64) {
        vi: "Đã nhập {count} lượt tập huấn, kiểm tra.",
        en: "Took in {count} training classes and inspections.",
    }
    /// Done, on trial.
    would_import_events(count: u64) {
        vi: "Tệp đúng: {count} lượt tập huấn, kiểm tra mới; chưa ghi gì.",
        en: "The file is right: {count} new training classes and inspections; nothing was written.",
    }
    /// Done, on trial.
    would_import(people: u64, seats: u64) {
        vi: "Tệp đúng: {people} người, {seats} vị trí; chưa ghi gì.",
        en: "The file is right: {people} people, {seats} seats; nothing was written.",
    }
    /// The end of a list of faults.
    fault_count(count: u64) {
        vi: "Số lỗi: {count}; không ghi gì vào danh sách.",
        en: "Faults: {count}; nothing was written.",
    }
    /// The end of a list of faults of a rule file.
    rules_bad(count: u64) { vi: "Số lỗi trong tệp quy tắc: {count}.", en: "Faults in the rule file: {count}." }
    /// Said on standard error.
    no_profile(day: &str) {
        vi: "Ngày {day} không có bộ quy tắc nào có hiệu lực: không có phát hiện.",
        en: "No rule profile is in force on {day}: no findings.",
    }
    /// Done.
    rules_good(profile: &str, count: usize) {
        vi: "Tệp quy tắc đúng: {profile}, {count} quy tắc.",
        en: "The rule file is right: {profile}, {count} rules.",
    }
    /// The last line of `check`.
    check_summary(day: &str, errors: i64, warnings: i64, unknown: i64) {
        vi: "Ngày {day}: × {errors}  ▲ {warnings}  ? {unknown}",
        en: "{day}: × {errors}  ▲ {warnings}  ? {unknown}",
    }
    /// Since when.
    since(day: &str) { vi: "từ {day}", en: "since {day}" }
    /// Done.
    changed(seq: i64) { vi: "Đã lưu, thay đổi số {seq}.", en: "Saved as change {seq}." }
    /// Done: all values were so already.
    unchanged() { vi: "Các giá trị vốn đã như vậy; không có gì để sửa.", en: "The values are so already; nothing to change." }
    /// Done.
    verified() { vi: "Tệp toàn vẹn, kết quả đã lưu đúng với dữ liệu, nhật ký liền mạch.", en: "The file is sound, stored findings are true, the log is unbroken." }
    /// Found.
    verify_failed(what: &str) { vi: "Không toàn vẹn: {what}", en: "Not sound: {what}" }
    /// Done.
    backed_up(path: &str) { vi: "Đã sao lưu và kiểm tra: {path}", en: "Copied and verified: {path}" }
    /// Done.
    restored(path: &str, kept: &str) {
        vi: "Đã khôi phục vào {path}. Bản trước đó được giữ: {kept}",
        en: "Restored into {path}. What was there before is kept: {kept}",
    }
}
