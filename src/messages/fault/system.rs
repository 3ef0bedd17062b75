//! The operating system's words, which come in English, for people.

use crate::messages::Lang;

const WORDS: [(&str, &str); 10] = [
    ("No such file or directory", "không có tệp này"),
    ("Permission denied", "không có quyền"),
    ("Is a directory", "đây là thư mục"),
    ("Not a directory", "đường dẫn đi qua một tệp không phải thư mục"),
    ("No space left on device", "đĩa đầy"),
    ("Disk quota exceeded", "hết dung lượng được dùng"),
    ("Read-only file system", "ổ đĩa chỉ cho đọc"),
    ("Input/output error", "lỗi đọc ghi đĩa"),
    ("Too many open files", "mở quá nhiều tệp"),
    ("stream did not contain valid UTF-8", "có byte không phải UTF-8"),
];

/// Such words in the user's language where they are known; the number of the error is left out.
pub(in crate::messages) fn words(lang: Lang, cause: &str) -> &str {
    let plain = cause.split_once(" (os error").map_or(cause, |(words, _)| words);
    let known = WORDS.iter().find(|(en, _)| en.eq_ignore_ascii_case(plain)).map(|(_, vi)| *vi);
    match lang {
        Lang::Vi => known.unwrap_or(plain),
        Lang::En => plain,
    }
}
