//! What a user reads when the program has failed.

use crate::messages::texts;

texts! {
    /// With a crash file.
    crashed(path: &str) {
        vi: "Chương trình gặp lỗi và đã dừng; những gì đã lưu vẫn còn. Chi tiết: {path}",
        en: "The program failed and has stopped; what was saved is kept. Details: {path}",
    }
    /// Without one.
    crashed_unwritten() {
        vi: "Chương trình gặp lỗi và đã dừng; những gì đã lưu vẫn còn.",
        en: "The program failed and has stopped; what was saved is kept.",
    }
}
