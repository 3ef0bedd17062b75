//! Comments of the configuration file, and what `daumoi config` says.

use crate::messages::texts;

texts! {
    /// Comment.
    language() {
        vi: "Ngôn ngữ: \"vi\" hoặc \"en\"; không ghi: theo LANG.",
        en: "Language: \"vi\" or \"en\"; without it by LANG.",
    }
    /// Comment.
    dates() {
        vi: "Cách viết ngày: \"dd/mm/yyyy\", \"dd-mm-yyyy\" hoặc \"yyyy-mm-dd\".",
        en: "How dates are written: \"dd/mm/yyyy\", \"dd-mm-yyyy\", or \"yyyy-mm-dd\".",
    }
    /// Comment.
    columns() {
        vi: "Các cột giữa tên và biên chế: \"title\", \"qualification\", \"since\"; cột bỏ đi hiện ở dải dưới.",
        en: "Columns between name and numbers: \"title\", \"qualification\", \"since\"; those left out stand in the strip.",
    }
    /// Comment.
    colour() {
        vi: "Màu: true hoặc false; không ghi: theo NO_COLOR.",
        en: "Colour: true or false; without it by NO_COLOR.",
    }
    /// Comment.
    signs() {
        vi: "Ký hiệu: \"unicode\", \"ascii\", hoặc \"khong-dau\" (cả chữ cũng không dấu, cho máy thiếu phông).",
        en: "Signs: \"unicode\", \"ascii\", or \"khong-dau\" (letters lose their marks too, for consoles without the glyphs).",
    }
    /// Comment.
    escape_wait() {
        vi: "Số mili giây chờ phần còn lại của một phím bị đứt đoạn sau Esc; không ghi: 50, qua SSH 100.",
        en: "Milliseconds to wait for the rest of a torn key after Esc; without it 50, over SSH 100.",
    }
    /// Comment.
    keys() {
        vi: "Phím của từng lệnh, thay hết các phím đang có; [] là không có phím (lệnh vẫn tìm được ở F9).",
        en: "The keys of a command, in place of those it has; [] is none (F9 still finds the command).",
    }
    /// Done.
    good(path: &str) { vi: "Tệp cấu hình đúng: {path}", en: "The configuration file is right: {path}" }
    /// There is no file.
    absent(path: &str) {
        vi: "Chưa có tệp cấu hình; đang dùng mặc định. Tạo bằng: daumoi config show > {path}",
        en: "There is no configuration file; defaults are in use. Make one: daumoi config show > {path}",
    }
    /// The end of a list of faults.
    bad(count: usize) { vi: "Số lỗi trong tệp cấu hình: {count}.", en: "Faults in the configuration file: {count}." }
    /// On the screen at the start.
    warning(path: &str, count: usize, first: &str) {
        vi: "Cấu hình có {count} lỗi, phần lỗi dùng mặc định ({first}) · daumoi config check · {path}",
        en: "The configuration has {count} faults, there defaults are used ({first}) · daumoi config check · {path}",
    }
}
