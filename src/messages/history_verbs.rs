//! The words of the verbs that look back, take back, and care for what is kept of a person.

use crate::messages::texts;

texts! {
    /// `--at`.
    at_option() {
        vi: "danh sách khi thay đổi số SEQ là thay đổi cuối (daumoi history); ngày mặc định là ngày của thay đổi đó",
        en: "the roster when change SEQ was the last one (daumoi history); the day is that of the change by default",
    }
    /// `--admin` of `history`.
    admin_option() { vi: "chỉ thay đổi của người này", en: "only the changes of this admin" }
    /// `--day` of `history`.
    day_option() { vi: "chỉ thay đổi trong ngày này", en: "only the changes of this day" }
    /// `undo`.
    undo_verb() {
        vi: "hoàn tác một thay đổi theo số trong lịch sử (cả tệp đã nhập); nếu là hoàn tác thì làm lại",
        en: "take back a change by its number in the history (also a whole import); an undo is done again",
    }
    /// The argument of `undo`.
    undo_seq() { vi: "số thay đổi, như daumoi history ghi", en: "the number of the change, as daumoi history gives it" }
    /// Taken back.
    undone(seq: i64, records: u64) {
        vi: "Đã hoàn tác: thay đổi số {seq}, {records} bản ghi.",
        en: "Taken back: change {seq}, {records} records.",
    }
    /// Done again.
    redone(seq: i64, records: u64) {
        vi: "Đã làm lại: thay đổi số {seq}, {records} bản ghi.",
        en: "Done again: change {seq}, {records} records.",
    }
    /// Which roster is shown.
    stood_at(seq: i64, when: &str, actor: &str) {
        vi: "Danh sách ngay sau thay đổi số {seq} ({when}, {actor}).",
        en: "The roster just after change {seq} ({when}, {actor}).",
    }
    /// `--head` of `verify`.
    head_option() {
        vi: "đầu nhật ký đã ghi lại ở nơi khác (verify in ra SEQ:HEX): báo nếu nhật ký không còn mục đó",
        en: "the head of the log as written down elsewhere (verify prints SEQ:HEX): says if that entry is lost",
    }
    /// `person`.
    person_verb() {
        vi: "mọi dữ liệu đang giữ về một người: xem, hoặc xoá hẳn (chỉ quản trị)",
        en: "everything kept of one person: shown, or erased for good (administrators only)",
    }
    /// `person show`.
    show_verb() {
        vi: "in mọi dữ liệu đang giữ về một người (được ghi vào nhật ký)",
        en: "print everything kept of one person (the log tells of it)",
    }
    /// `person erase`.
    erase_verb() {
        vi: "xoá hẳn dữ liệu của một người khỏi danh sách, nhật ký, bản nháp; không hoàn tác được",
        en: "erase one person's data from rows, log and drafts for good; cannot be taken back",
    }
    /// `--reason` of `person erase`.
    reason_option() {
        vi: "lý do, ghi vào nhật ký; đừng ghi tên hay dữ liệu của người đó",
        en: "the reason, kept in the log; without his name or data",
    }
    /// `--confirm` of `person erase`.
    confirm_option() { vi: "mã của người đó, gõ lại để xác nhận", en: "his key once more, to confirm" }
    /// What is asked at a terminal before erasing.
    ask_erase(name: &str, seats: usize, entries: usize, key: &str) {
        vi: "Xoá hẳn dữ liệu của {name}: {seats} vị trí, {entries} mục nhật ký; các vị trí còn giữ sẽ trống. Không hoàn \
             tác được. Gõ mã {key} để xoá:",
        en: "Erase all data of {name}: {seats} seats, {entries} log entries; seats still held become vacant. This cannot \
             be taken back. Type the key {key} to erase:",
    }
    /// Erased.
    erased(seq: i64) {
        vi: "Đã xoá dữ liệu của người này (thay đổi số {seq}); nhật ký vẫn kiểm tra được.",
        en: "The person's data are erased (change {seq}); the log still verifies.",
    }
    /// Old bytes could not be wiped yet.
    not_wiped() {
        vi: "Phiên khác đang giữ tệp nên chưa dọn hết byte cũ; đóng các phiên rồi chạy daumoi verify, sau đó xoá lại.",
        en: "Another session keeps the file busy: old bytes are left in it; close the sessions and erase once more.",
    }
    /// Copies that still hold the person.
    copies(files: &str) {
        vi: "Bản sao làm trước lúc này vẫn còn dữ liệu của người đó, kể cả bản để nơi khác: {files}",
        en: "Copies made before still hold the person's data, those kept elsewhere too: {files}",
    }
    /// No copy was seen beside the roster.
    no_copies() {
        vi: "Không thấy bản sao nào cạnh danh sách; bản sao để nơi khác vẫn còn dữ liệu của người đó.",
        en: "No copy was seen beside the roster; copies kept elsewhere still hold the person's data.",
    }
}
