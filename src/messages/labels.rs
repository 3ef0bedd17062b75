//! Words on the screen: heads, the title line, the strip, notices.

use crate::messages::texts;

texts! {
    /// Column head.
    head_name() { vi: "Đơn vị / cán bộ", en: "Unit / officer" }
    /// Column head: when he came into the service.
    head_since() { vi: "Từ", en: "In" }
    /// Column head.
    head_staff() { vi: "Biên chế", en: "Staff" }
    /// A place that nobody fills.
    vacant() { vi: "(còn trống)", en: "(vacant)" }
    /// An officer being added.
    new_officer() { vi: "(cán bộ mới)", en: "(new officer)" }
    /// Title line.
    whole_nation() { vi: "cả nước", en: "whole nation" }
    /// Title line.
    whole_province() { vi: "cả tỉnh", en: "whole province" }
    /// Title line.
    whole_unit() { vi: "toàn bộ", en: "all of it" }
    /// Title line.
    people(n: i64) { vi: "{n} người", en: "{n} officers" }
    /// Title line: nothing is judged.
    no_rules() { vi: "chưa có quy tắc", en: "no rules" }
    /// Label of a field.
    ask_day() { vi: "Ngày", en: "Day" }
    /// Strip: what is being asked.
    asking_day() { vi: "Xem toàn bộ theo ngày khác (chỉ xem)", en: "Look at everything as of another day (read only)" }
    /// Strip: what may be typed.
    help_day() {
        vi: "31/12 · 28/11/2022 · +6m sáu tháng nữa · -1y một năm trước · Esc thôi",
        en: "31/12 · 28/11/2022 · +6m in six months · -1y a year ago · Esc back",
    }
    /// A table whose making was stopped.
    stopped(key: &str) { vi: "Đã dừng; {key} tính lại.", en: "Stopped; {key} begins again." }
    /// Notice: the roster as of another day is being made.
    making_day(day: &str) {
        vi: "Đang tính theo ngày {day} · Ctrl+C dừng",
        en: "Judging everything as of {day} · Ctrl+C stops",
    }
    /// Notice: another day is looked at.
    looking_at_day(key: &str) {
        vi: "Đang xem theo ngày khác: không sửa được gì. {key} hoặc Esc về ngày hiện tại.",
        en: "This is another day: nothing can be changed. {key} or Esc leads back to the present one.",
    }
    /// Notice: the day is the one that is shown.
    is_this_day() { vi: "Đang xem đúng ngày này.", en: "This is the day that is shown." }
    /// Title line: another day is looked at.
    other_day(day: &str) { vi: "{day} CHỈ XEM", en: "{day} READ ONLY" }
    /// Why not: another day is looked at.
    only_looking() {
        vi: "CHỈ XEM: đang xem theo ngày khác; @ hoặc Esc về ngày hiện tại.",
        en: "READ ONLY: this is another day; @ or Esc leads back to the present one.",
    }
    /// Title line: the roster cannot be written.
    read_only_short() { vi: "CHỈ XEM", en: "READ ONLY" }
    /// Title line of the picker.
    picker_transfer(name: &str) { vi: "Chuyển {name} tới", en: "Transfer {name} to" }
    /// Title line of the picker.
    picker_go() { vi: "Đi tới", en: "Go to" }
    /// How many were found.
    hits(n: usize) { vi: "{n} kết quả", en: "{n} found" }
    /// How many were found, at least.
    hits_more(n: usize) { vi: "hơn {n} kết quả", en: "more than {n} found" }
    /// Below the picker.
    picker_help() { vi: "Gõ đầu từ, không dấu cũng được: «cai k» tìm Xã Cai Kinh", en: "Type beginnings of words, marks may be left out: “cai k” finds Xã Cai Kinh" }
    /// Too small.
    too_small() { vi: "Cần cửa sổ 60×15", en: "A window of 60×15 is needed" }
    /// Too small with something typed.
    draft_is_kept() { vi: "Bản nháp được giữ", en: "What is typed is kept" }

    /// Strip.
    basis(text: &str) { vi: "Căn cứ: {text}", en: "Basis: {text}" }
    /// Strip.
    cure(text: &str) { vi: "Chữa: {text}", en: "Cure: {text}" }
    /// Strip.
    seat_since(day: &str) { vi: "vị trí từ {day}", en: "seat since {day}" }
    /// Strip.
    seat_until(day: &str) { vi: "đến hết {day}", en: "until {day}" }
    /// Strip.
    in_service_since(day: &str) { vi: "vào ngành {day}", en: "in service since {day}" }
    /// Strip.
    unit_numbers(officers: i64, need: i64) { vi: "{officers} người / định mức {need}", en: "{officers} officers / {need} wanted" }
    /// Strip: nothing is wrong below this unit.
    all_met() { vi: "đạt mọi quy tắc", en: "all rules are met" }
    /// Strip: an empty value.
    empty_value() { vi: "trống", en: "empty" }
    /// Strip.
    editing(field: &str, old: &str) { vi: "Đang sửa {field} (cũ: {old})", en: "Editing {field} (was: {old})" }
    /// Strip.
    adding(unit: &str, field: &str) { vi: "Thêm cán bộ · {unit} · {field}", en: "New officer · {unit} · {field}" }
    /// Strip.
    ending(name: &str) { vi: "Kết thúc vị trí · {name}", en: "End the seat · {name}" }
    /// Strip.
    changing(name: &str) { vi: "Đổi từ ngày · {name}", en: "Change from a day · {name}" }
    /// Strip.
    transferring(name: &str, unit: &str) { vi: "Chuyển {name} → {unit}", en: "Transfer {name} → {unit}" }
    /// Field asked for when a seat ends: the first day without it.
    off_from() { vi: "Nghỉ từ ngày", en: "Off from" }
    /// Field asked for when something changes.
    changed_from() { vi: "Từ ngày", en: "From" }
    /// Field asked for when something changes.
    by_decision() { vi: "Quyết định số", en: "Decision no." }
    /// Strip, in a field with offers.
    takes(value: &str) { vi: "Enter nhận «{value}»", en: "Enter takes “{value}”" }
    /// Strip, in a field with offers.
    takes_or_typed(value: &str, typed: &str) {
        vi: "Enter nhận «{value}» · Delete giữ «{typed}» như đã gõ",
        en: "Enter takes “{value}” · Delete keeps “{typed}” as typed",
    }
    /// Strip, in a date field.
    date_help() {
        vi: "280921, 28/9/21, 09/2021, 2021, . (ngày đang xét), +30, -7",
        en: "280921, 28/9/21, 09/2021, 2021, . (the judged day), +30, -7",
    }
    /// Strip, in a date field that means a day.
    day_help() { vi: "280921, 28/9/21, . (ngày đang xét), +30, -7, +6m", en: "280921, 28/9/21, . (the judged day), +30, -7, +6m" }
    /// Strip, in a date field: what the text means.
    means(date: &str) { vi: "= {date}", en: "= {date}" }
    /// Strip, in a field of a name.
    offers_name(name: &str) { vi: "↓ viết hoa thành «{name}»", en: "↓ writes “{name}”" }
    /// Strip, in a field with values that can be gone to.
    goes_to_list() { vi: "↓ chọn từ danh sách đã có", en: "↓ chooses from those in the roster" }
    /// Strip: a doubtful number or address can be saved all the same.
    doubtful(what: &str) { vi: "? {what}; vẫn lưu được", en: "? {what}; it can be saved all the same" }
    /// Doubt.
    doubt_letters() { vi: "số điện thoại có ký tự lạ", en: "there are other characters than digits" }
    /// Doubt.
    doubt_no_zero() { vi: "số trong nước bắt đầu bằng 0", en: "numbers within the country begin with 0" }
    /// Doubt.
    doubt_too_short(digits: usize) { vi: "chỉ có {digits} chữ số, di động có 10, cố định 11", en: "only {digits} digits; mobile numbers have 10, fixed lines 11" }
    /// Doubt.
    doubt_too_long(digits: usize) { vi: "có tới {digits} chữ số, di động có 10, cố định 11", en: "{digits} digits; mobile numbers have 10, fixed lines 11" }
    /// Doubt.
    doubt_old_prefix() { vi: "đầu số 11 chữ số cũ, đã đổi từ 2018", en: "a mobile number of eleven digits, changed in 2018" }
    /// Doubt.
    doubt_not_one_at() { vi: "thư điện tử có dạng tên@nơi.gửi", en: "an address has the form name@place.domain" }
    /// Doubt.
    doubt_no_domain() { vi: "sau @ cần tên miền có dấu chấm", en: "behind @ stands a domain with a dot" }
    /// Doubt.
    doubt_character(letter: char) { vi: "thư điện tử không có «{letter}»", en: "addresses do not have “{letter}”" }
    /// Question.
    ask_quit() { vi: "Thoát? Enter thoát · Esc ở lại", en: "Quit? Enter quits · Esc stays" }
    /// Question, while changes are being written.
    ask_quit_pending(n: usize) {
        vi: "Thoát? Còn {n} thay đổi đang lưu, sẽ lưu xong rồi mới thoát. Enter thoát · Esc ở lại",
        en: "Quit? {n} changes are being saved and will be first. Enter quits · Esc stays",
    }
    /// Question.
    ask_delete(name: &str, unit: &str) {
        vi: "Xoá mục nhập nhầm: {name} ở {unit}? Nhật ký vẫn giữ. x xoá · Esc giữ lại",
        en: "Delete the wrong entry: {name} in {unit}? The log keeps it. x deletes · Esc keeps it",
    }

    /// Notice.
    saved(undo: &str) { vi: "Đã lưu. {undo} hoàn tác.", en: "Saved. {undo} undoes." }
    /// Notice.
    undone(redo: &str) { vi: "Đã hoàn tác. {redo} làm lại.", en: "Undone. {redo} redoes." }
    /// Notice.
    redone() { vi: "Đã làm lại.", en: "Done again." }
    /// Notice.
    saving() { vi: "Đang lưu…", en: "Saving…" }
    /// Notice.
    leaving_when_saved() { vi: "Đang lưu; lưu xong sẽ thoát", en: "Saving; leaving when it is done" }
    /// Notice.
    not_saved(why: &str) { vi: "# Chưa lưu: {why}", en: "# Not saved: {why}" }
    /// Notice.
    copied(text: &str) { vi: "Đã chép: {text}", en: "Copied: {text}" }
    /// Notice.
    key_unused(key: &str, help: &str) { vi: "Phím {key} không dùng ở đây · {help} giúp", en: "The key {key} is not used here · {help} helps" }
    /// Notice.
    typing_aid(letter: char) {
        vi: "«{letter}»: trên bảng, chữ là lệnh. Bộ gõ tiếng Việt đang bật; muốn gõ chữ, bấm Enter để mở ô.",
        en: "“{letter}”: letters are commands on a sheet. A Vietnamese typing aid is on; Enter opens a cell to type.",
    }
    /// Notice.
    leave_with(key: &str) { vi: "Thoát: {key}", en: "Quit: {key}" }
    /// Notice.
    no_findings() { vi: "Không còn phát hiện nào.", en: "There are no findings." }
    /// Notice.
    draft_set_aside() {
        vi: "Giữ lại bản nháp (#). Enter mở lại; Esc lần nữa thì bỏ.",
        en: "The draft is kept (#). Enter opens it again; Esc once more drops it.",
    }
    /// Notice.
    draft_restored() { vi: "Bản nháp được mở lại.", en: "The draft is open again." }

    /// Why not.
    only_on_officers() { vi: "Lệnh này dùng trên dòng cán bộ.", en: "This works on an officer's row." }
    /// Why not.
    not_on_this_cell() { vi: "Ô này không sửa trực tiếp được.", en: "This cell cannot be edited." }
    /// Why not.
    read_only() { vi: "CHỈ XEM: không ghi được danh sách này.", en: "READ ONLY: this roster cannot be written." }
    /// Why not: the unit lies outside of what the account may edit.
    outside_own(unit: &str) { vi: "CHỈ XEM: bạn sửa được trong {unit} (g để tới).", en: "READ ONLY: you may edit in {unit} (g goes there)." }
    /// Why not: the account may edit nothing.
    only_reads() { vi: "CHỈ XEM: tài khoản của bạn chỉ được xem.", en: "READ ONLY: your account may only look." }
    /// Why not.
    nothing_here() { vi: "Chưa có dòng nào.", en: "There is no row." }
    /// Why not.
    still_saving() { vi: "Dòng này đang lưu, chờ một chút.", en: "This row is being saved, one moment." }
    /// Why not.
    nothing_found() { vi: "Không tìm thấy.", en: "Nothing found." }

    /// Why not.
    only_on_people() { vi: "Lệnh này dùng trên dòng nói về một cán bộ.", en: "This works on a row that speaks of an officer." }
    /// Why not.
    not_in_this_sheet() { vi: "Lệnh này không dùng ở bảng này.", en: "This does not work in this sheet." }
    /// Why not.
    no_way() { vi: "Không còn chỗ nào đã qua theo hướng này.", en: "There is no further place that way." }
    /// Why not.
    no_searches() { vi: "Chưa tìm gì trước đó.", en: "Nothing was searched for before." }
    /// Why not.
    one_line() { vi: "Ô này chỉ có một dòng.", en: "This field has one line." }
    /// Why not.
    in_another_place() { vi: "Lệnh này dùng ở chỗ khác.", en: "This works in another place." }

    /// Place of commands.
    place_sheets() { vi: "mọi bảng", en: "every sheet" }
    /// Place of commands.
    place_outline() { vi: "bảng đơn vị", en: "outline" }
    /// Place of commands.
    place_people() { vi: "dòng cán bộ", en: "rows of officers" }
    /// Place of commands.
    place_rows() { vi: "dòng đơn vị, cán bộ", en: "rows of units, people" }
    /// Place of commands.
    place_findings() { vi: "bảng phát hiện", en: "findings" }
    /// Place of commands.
    place_history() { vi: "lịch sử", en: "history" }
    /// Place of commands.
    place_picker() { vi: "khi chọn", en: "when choosing" }
    /// Place of commands.
    place_search() { vi: "khi tìm", en: "when searching" }
    /// Place of commands.
    place_field() { vi: "ô đang sửa", en: "open field" }

    /// Title of help.
    title_help(place: &str) { vi: "Giúp · {place}", en: "Help · {place}" }
    /// Title of the palette.
    title_palette() { vi: "Tìm lệnh", en: "Commands" }
    /// Column head.
    head_keys() { vi: "Phím", en: "Keys" }
    /// Column head.
    head_command() { vi: "Lệnh", en: "Command" }
    /// Column head.
    head_where() { vi: "Dùng ở", en: "Where" }
    /// Below help and palette.
    commands_help() { vi: "Gõ đầu từ, không dấu cũng được: «chuyen» tìm Chuyển đơn vị. Enter làm ngay.", en: "Type beginnings of words: “trans” finds Transfer. Enter runs it." }

    /// Title of the findings.
    title_findings(unit: &str) { vi: "Phát hiện · {unit}", en: "Findings · {unit}" }
    /// Title of the findings.
    findings_count(n: usize) { vi: "{n} phát hiện", en: "{n} findings" }
    /// Column head.
    head_mark() { vi: "Mức", en: "" }
    /// Column head.
    head_rule() { vi: "Mã", en: "Rule" }
    /// Column head.
    head_unit() { vi: "Đơn vị", en: "Unit" }
    /// Column head.
    head_what() { vi: "Vì sao", en: "Why" }
    /// Column head.
    head_from() { vi: "Từ", en: "Since" }
    /// Column head.
    head_cure() { vi: "Chữa", en: "Cure" }
    /// Findings: nothing is wrong.
    no_findings_here() { vi: "Không có phát hiện nào trong phạm vi này.", en: "Nothing is wrong here." }

    /// Title of a history.
    title_history(name: &str) { vi: "Lịch sử · {name}", en: "History · {name}" }
    /// Title of the history of the whole roster.
    whole_roster() { vi: "cả danh sách", en: "whole roster" }
    /// Title of a history.
    changes_count(n: usize) { vi: "{n} thay đổi", en: "{n} changes" }
    /// Column head.
    head_when() { vi: "Lúc", en: "When" }
    /// Column head.
    head_who() { vi: "Ai", en: "Who" }
    /// Column head.
    head_change() { vi: "Thay đổi", en: "Change" }
    /// History: nothing was changed.
    no_changes() { vi: "Chưa có thay đổi nào.", en: "Nothing was changed." }
    /// History: an entry of one's own.
    of_yours() { vi: "của bạn", en: "yours" }

    /// Title of past messages.
    title_messages() { vi: "Các thông báo đã qua", en: "Past messages" }
    /// Past messages: none.
    no_messages() { vi: "Chưa có thông báo nào.", en: "There are no messages." }

    /// Title of a record.
    title_record(name: &str, unit: &str) { vi: "Hồ sơ · {name} · {unit}", en: "Record · {name} · {unit}" }
    /// Record: gone.
    no_record() { vi: "Hồ sơ này không còn trong danh sách.", en: "This record is no longer in the roster." }
    /// Record: label of another seat.
    other_seat() { vi: "Vị trí khác", en: "Other seat" }
    /// Record: a stretch of days.
    from_to(from: &str, to: &str) { vi: "{from} – {to}", en: "{from} – {to}" }
    /// Record: hint at a date.
    hint_any_date() { vi: "ngày, tháng/năm, năm", en: "day, month/year, or year" }
    /// Record: hint at a day.
    hint_day() { vi: "ngày/tháng/năm", en: "day/month/year" }
    /// Record: hint at the unit.
    hint_unit(key: &str) { vi: "chuyển đơn vị: {key}", en: "transfer: {key}" }
    /// Record: hint at the classes.
    hint_trained() { vi: "2021-05-10:chuyên đề; …", en: "2021-05-10:topic; …" }
    /// Record: what the title counts as.
    counts_as(what: &str) { vi: "= {what}", en: "= {what}" }
    /// Record: rules need the value.
    wanted_by(rules: &str) { vi: "? quy tắc {rules} cần", en: "? rule {rules} needs it" }

    /// Search line.
    searching() { vi: "Tìm trong bảng: ", en: "Find: " }
    /// Search line: the n-th of so many.
    match_of(at: usize, count: &str) { vi: "kết quả {at}/{count}", en: "match {at}/{count}" }
}
