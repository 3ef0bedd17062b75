//! What `verify` finds.

use crate::domain::fault::store::Flaw;
use crate::messages::{Lang, texts};

texts! { private;
    file(what: &str) { vi: "tệp bị hỏng ({what})", en: "the file is damaged ({what})" }
    reference(table: &str, row: &str) {
        vi: "bảng {table}, dòng {row}: trỏ tới bản ghi không có",
        en: "table {table}, row {row}: names a record that is not there",
    }
    unit(code: &str, table: &str) {
        vi: "đơn vị {code}: kết quả đã lưu ({table}) khác với đánh giá lại",
        en: "unit {code}: what is stored ({table}) is not what a fresh judgement gives",
    }
    leftover(table: &str, rows: i64) { vi: "bảng {table}: thừa {rows} dòng", en: "table {table}: {rows} rows too many" }
    chain(seq: i64) { vi: "nhật ký bị sửa từ mục {seq}", en: "the log was altered from entry {seq} on" }
    values(seq: i64) { vi: "giá trị của mục {seq} trong nhật ký bị sửa", en: "the values of log entry {seq} were altered" }
    changed(table: &str, row: i64, field: &str) {
        vi: "bảng {table}, dòng {row}: {field} khác với giá trị cuối trong nhật ký",
        en: "table {table}, row {row}: {field} is not what the log last wrote",
    }
    hidden(table: &str, row: i64) {
        vi: "bảng {table}, dòng {row}: bị xoá hoặc khôi phục ngoài nhật ký",
        en: "table {table}, row {row}: was taken out or brought back past the log",
    }
    head_ahead(head: i64, log: i64) {
        vi: "nhật ký mất phần cuối: tệp head biết mục {head}, nhật ký chỉ đến {log}",
        en: "the log has lost its end: the head file knows entry {head}, the log ends at {log}",
    }
    kept_ahead(seq: i64, log: i64) {
        vi: "đầu nhật ký đã ghi lại là mục {seq}, nhật ký chỉ đến {log}: phần cuối đã mất",
        en: "the head that was written down is entry {seq}, the log ends at {log}: its end is lost",
    }
    kept_differs(seq: i64) {
        vi: "mục {seq} của nhật ký không phải mục đã ghi lại",
        en: "entry {seq} of the log is not the one that was written down",
    }
    head_differs(seq: i64) { vi: "tệp head biết một mục {seq} khác", en: "the head file knows another entry {seq}" }
}

/// A flaw as a part of a sentence.
pub fn text(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::File { what } => file(lang, what),
        Flaw::Reference { table, row } => {
            reference(lang, table, &row.map(|row| row.to_string()).unwrap_or_default())
        }
        Flaw::Unit { code, table } => unit(lang, code, table),
        Flaw::Leftover { table, rows } => leftover(lang, table, *rows),
        Flaw::Chain { seq } => chain(lang, *seq),
        Flaw::Values { seq } => values(lang, *seq),
        Flaw::Row { table, row, field: Some(field) } => changed(lang, table, *row, field.column()),
        Flaw::Row { table, row, field: None } => hidden(lang, table, *row),
        Flaw::HeadAhead { head, log } => head_ahead(lang, *head, *log),
        Flaw::KeptAhead { seq, log } => kept_ahead(lang, *seq, *log),
        Flaw::KeptDiffers { seq } => kept_differs(lang, *seq),
        Flaw::HeadDiffers { seq } => head_differs(lang, *seq),
    }
}
