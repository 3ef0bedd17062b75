//! Entering training classes and inspections.

use crate::messages::texts;

texts! {
    /// Label of a field.
    ask_topic() { vi: "chủ đề", en: "topic" }
    /// Label of a field.
    ask_note() { vi: "ghi chú", en: "note" }
    /// Strip: what is being entered.
    entering_class(name: &str) { vi: "Lớp tập huấn của {name}", en: "Class that {name} attended" }
    /// Strip: what is being entered.
    entering_visit(name: &str) { vi: "Đợt kiểm tra {name}", en: "Visit of an inspection: {name}" }
    /// Strip: what may be typed.
    help() {
        vi: "Không ghi chủ đề thì tính cho mọi quy tắc · Esc thôi",
        en: "Without a topic it counts for every rule · Esc leaves",
    }
    /// Command.
    enter_class() { vi: "Ghi lớp tập huấn đã dự", en: "Enter a class that was attended" }
    /// Command.
    enter_visit() { vi: "Ghi đợt kiểm tra đơn vị", en: "Enter a visit of an inspection" }
}
