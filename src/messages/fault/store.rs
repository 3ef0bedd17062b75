//! The roster's own file.

use crate::domain::fault::store::StoreFault;
use crate::messages::fault::system::words as system;
use crate::messages::{Lang, texts};

texts! { private;
    missing() {
        vi: "Không có tệp danh sách này; tạo bằng daumoi init, hoặc thử với daumoi demo.",
        en: "There is no such roster; make one with daumoi init, or try daumoi demo.",
    }
    exists() {
        vi: "Tệp đã có, không ghi đè; chọn tên khác.",
        en: "The file exists and is not touched; choose another name.",
    }
    cancelled() {
        vi: "Đã dừng giữa chừng; danh sách không bị thay đổi.",
        en: "Stopped on the way; the roster was not changed.",
    }
    not_a_file() {
        vi: "Đường dẫn là thư mục hoặc không phải tệp thường; chọn tệp khác.",
        en: "The path is a folder or no plain file; choose another.",
    }
    not_a_roster() {
        vi: "Tệp không phải danh sách của daumoi; không có gì bị sửa.",
        en: "The file is no roster of daumoi; nothing was changed.",
    }
    newer(found: i64, known: i64) {
        vi: "Tệp do phiên bản mới hơn tạo (lược đồ {found}, bản này biết đến {known}); cập nhật chương trình.",
        en: "The file was made by a newer program (schema {found}, this one knows {known}); update the program.",
    }
    older(found: i64, known: i64) {
        vi: "Tệp do phiên bản cũ hơn tạo (lược đồ {found}, bản này dùng {known}) và không ghi được để nâng cấp; mở một lần bằng tài khoản có quyền ghi.",
        en: "The file was made by an older program (schema {found}, this one uses {known}) and cannot be written to bring it up to date; open it once with the right to write.",
    }
    newer_judge() {
        vi: "Kết quả do phiên bản mới hơn đánh giá: chỉ xem được; cập nhật chương trình để sửa.",
        en: "The findings come from a newer program: reading only; update the program to edit.",
    }
    read_only() {
        vi: "Không được ghi vào tệp này: tệp hoặc thư mục chỉ cho đọc; xin quyền ghi.",
        en: "This file cannot be written: it or its folder is read-only; ask for write permission.",
    }
    denied() {
        vi: "Không có quyền mở tệp này; xin quyền của người quản lý máy.",
        en: "No permission to open this file; ask the machine's administrator.",
    }
    disk_full() {
        vi: "Đĩa đầy: chưa lưu được, không mất gì đã lưu; giải phóng chỗ rồi lưu lại.",
        en: "The disk is full: not saved, nothing saved before is lost; make room and save again.",
    }
    locked() {
        vi: "Người khác giữ tệp quá lâu, chưa lưu được; thử lại sau ít phút.",
        en: "Others kept the file locked too long, not saved; try again in a moment.",
    }
    damaged(what: &str) {
        vi: "Tệp danh sách bị hỏng ({what}); khôi phục từ bản sao lưu.",
        en: "The roster is damaged ({what}); restore a backup.",
    }
    io(cause: &str) {
        vi: "Không đọc hoặc ghi được danh sách ({cause}); kiểm tra đĩa rồi thử lại.",
        en: "The roster cannot be read or written ({cause}); check the disk and try again.",
    }
    output(cause: &str) {
        vi: "Không ghi được kết quả ra ({cause}); kiểm tra chỗ nhận rồi gọi lại.",
        en: "The answer cannot be written ({cause}); look at where it goes and call again.",
    }
    unsettled() {
        vi: "Đĩa không trả lời, chưa lưu xong; bản nháp được giữ, lưu lại sẽ không ghi thành hai lần.",
        en: "The disk does not answer, not saved yet; the draft is kept, saving it again does not write it twice.",
    }
    replaced() {
        vi: "Tệp danh sách bị thay bằng tệp khác trong khi đang mở: không lưu nữa, bản nháp được giữ; mọi phiên thoát ra, dời tệp đuôi -wal bên cạnh đi, rồi chạy daumoi verify.",
        en: "Another file has taken the place of the open roster: nothing more is saved, drafts are kept; let every session leave, move the file ending in -wal beside it away, then run daumoi verify.",
    }
    open_to_others(what: &str) {
        vi: "Tài khoản khác ghi được vào «{what}», dữ liệu không an toàn; chạy chmod go-w «{what}».",
        en: "Other accounts can write “{what}”, data are not safe there; run chmod go-w “{what}”.",
    }
    old_sqlite(found: &str) {
        vi: "SQLite {found} của chương trình này có thể làm hỏng tệp nhiều người dùng; cài bản daumoi mới hơn.",
        en: "SQLite {found} of this program can damage a file that several use; install a newer daumoi.",
    }
    unsafe_place(what: &str) {
        vi: "Tệp nằm ở nơi không an toàn cho dữ liệu ({what}); chuyển về đĩa của máy này.",
        en: "The file lies where data are not safe ({what}); move it to a disk of this machine.",
    }
}

/// What happened and what to do.
pub(super) fn sentence(lang: Lang, fault: &StoreFault) -> String {
    match fault {
        StoreFault::Missing => missing(lang),
        StoreFault::Exists => exists(lang),
        StoreFault::NotAFile => not_a_file(lang),
        StoreFault::NotARoster => not_a_roster(lang),
        StoreFault::Newer { found, known } => newer(lang, *found, *known),
        StoreFault::Older { found, known } => older(lang, *found, *known),
        StoreFault::NewerJudge => newer_judge(lang),
        StoreFault::ReadOnly => read_only(lang),
        StoreFault::Denied => denied(lang),
        StoreFault::DiskFull => disk_full(lang),
        StoreFault::Locked => locked(lang),
        StoreFault::Damaged { what } => damaged(lang, what),
        StoreFault::Io { cause } => io(lang, system(lang, cause)),
        StoreFault::Output { cause } => output(lang, system(lang, cause)),
        StoreFault::Cancelled => cancelled(lang),
        StoreFault::Unsettled => unsettled(lang),
        StoreFault::Replaced => replaced(lang),
        StoreFault::OpenToOthers { what } => open_to_others(lang, what),
        StoreFault::OldSqlite { found } => old_sqlite(lang, found),
        StoreFault::UnsafePlace { what } => unsafe_place(lang, what),
    }
}
