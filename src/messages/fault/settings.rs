//! Faults of the configuration file: what is wrong, and what to write instead.

use crate::domain::fault::settings::{KeyRule, SettingsFault, Shape};
use crate::messages::fault::system::words as system;
use crate::messages::{Lang, names, texts};

texts! { private;
    unreadable(cause: &str) {
        vi: "Không đọc được tệp cấu hình ({cause}); xem lại đường dẫn và quyền đọc.",
        en: "The configuration file cannot be read ({cause}); look at its path and at the rights to read it.",
    }
    syntax(cause: &str) { vi: "Sai cú pháp TOML: {cause}.", en: "This is no TOML: {cause}." }
    too_long(most: u64) {
        vi: "Tệp cấu hình dài quá {most} byte; bỏ bớt hoặc xem lại có đúng tệp không.",
        en: "The configuration file has more than {most} bytes; shorten it, or look whether it is the right file.",
    }
    key_unknown(key: &str, hint: &str) {
        vi: "Không có mục «{key}» trong cấu hình{hint}",
        en: "The configuration has no setting “{key}”{hint}",
    }
    did_you_mean(word: &str) { vi: "; có phải «{word}»?", en: "; did you mean “{word}”?" }
    drop_it() { vi: "; sửa lại hoặc bỏ đi.", en: "; mend or remove it." }
    see_commands() {
        vi: "; các tên lệnh có trong daumoi config show.",
        en: "; daumoi config show has the names of all commands.",
    }
    see_keys() {
        vi: "; viết như \"c\", \"F6\", \"Ctrl-E\", \"PgUp\".",
        en: "; write as in \"c\", \"F6\", \"Ctrl-E\", \"PgUp\".",
    }
    wanted(what: &str) { vi: "Ở đây cần {what}.", en: "Here {what} is wanted." }
    text() { vi: "chữ trong ngoặc kép", en: "text in quotes" }
    number() { vi: "một số nguyên", en: "a whole number" }
    range(least: u64, most: u64) {
        vi: "Số phải từ {least} đến {most}; sửa lại.",
        en: "The number must lie between {least} and {most}; mend it.",
    }
    flag() { vi: "true hoặc false", en: "true or false" }
    texts() { vi: "danh sách chữ, như [\"a\", \"b\"]", en: "a list of texts, such as [\"a\", \"b\"]" }
    text_or_texts() { vi: "một phím như \"c\" hoặc danh sách như [\"c\", \"F6\"]", en: "a key such as \"c\", or a list such as [\"c\", \"F6\"]" }
    table() { vi: "một mục [ … ] có các khoá", en: "a table with keys" }
    word(word: &str, known: &str) { vi: "Không hiểu «{word}»; dùng {known}.", en: "“{word}” is not known; use {known}." }
    command_unknown(id: &str, hint: &str) { vi: "Không có lệnh «{id}»{hint}", en: "There is no command “{id}”{hint}" }
    no_such_key(name: &str, hint: &str) { vi: "Không có phím «{name}»{hint}", en: "There is no key “{name}”{hint}" }
    key_twice(key: &str, other: &str) {
        vi: "Phím {key} đã dùng cho lệnh «{other}»; chọn phím khác, hoặc đổi cả phím của lệnh kia.",
        en: "The key {key} belongs to the command “{other}” already; choose another, or give that command other keys too.",
    }
    rule(key: &str, command: &str, why: &str) {
        vi: "Không gán được phím {key} cho lệnh «{command}»: {why}.",
        en: "The key {key} cannot be given to the command “{command}”: {why}.",
    }
    keys_of(command: &str, why: &str) {
        vi: "Không nhận các phím của lệnh «{command}»: {why}.",
        en: "The keys of the command “{command}” are not taken: {why}.",
    }
    typing_aid() {
        vi: "bộ gõ tiếng Việt biến chữ này thành chữ khác; dùng b c f g h j k l m n p q r s t v x z",
        en: "a Vietnamese typing aid makes something else of it; use b c f g h j k l m n p q r s t v x z",
    }
    tail() {
        vi: "trên đường truyền chậm, phím mũi tên bị đứt đoạn có thể gửi đúng ký tự này",
        en: "on a slow line a torn arrow key may send this very character",
    }
    taken() {
        vi: "phần mềm cửa sổ lệnh giữ phím này hoặc gửi nó như phím khác",
        en: "terminals keep this key for themselves or send it as another one",
    }
    alone() {
        vi: "nhiều cửa sổ lệnh không gửi được phím chức năng và Alt; thêm một chữ hoặc Ctrl",
        en: "many terminals cannot send function keys and Alt; add a letter or one with Ctrl",
    }
    backspace() { vi: "bộ gõ tự gửi Backspace", en: "typing aids send Backspace by themselves" }
    escape() { vi: "Esc chỉ lùi một bước", en: "Esc only goes one step back" }
    confirms() {
        vi: "phím này cũng là phím trả lời câu hỏi của lệnh, bấm hai lần là xong",
        en: "it is also the key that answers the command's question, and pressing it twice would do it",
    }
    is_text() { vi: "ở chỗ này mọi chữ đều là nội dung", en: "every character is text in this place" }
    unreachable() {
        vi: "phải còn ít nhất một phím, nếu không sẽ không có cách nào dùng lệnh",
        en: "at least one key must be left, or there would be no way to it",
    }
}

fn why(lang: Lang, rule: KeyRule) -> String {
    match rule {
        KeyRule::TypingAid => typing_aid(lang),
        KeyRule::Tail => tail(lang),
        KeyRule::Taken => taken(lang),
        KeyRule::Alone => alone(lang),
        KeyRule::Backspace => backspace(lang),
        KeyRule::Escape => escape(lang),
        KeyRule::Confirms => confirms(lang),
        KeyRule::Text => is_text(lang),
        KeyRule::Unreachable => unreachable(lang),
    }
}

fn shape(lang: Lang, shape: Shape) -> String {
    match shape {
        Shape::Text => text(lang),
        Shape::Number => number(lang),
        Shape::Flag => flag(lang),
        Shape::Texts => texts(lang),
        Shape::TextOrTexts => text_or_texts(lang),
        Shape::Table => table(lang),
    }
}

/// What happened and what to do.
pub(super) fn sentence(lang: Lang, fault: &SettingsFault) -> String {
    let hint = |near: &Option<String>, else_: fn(Lang) -> String| {
        near.as_ref().map_or_else(|| else_(lang), |near| did_you_mean(lang, near))
    };
    match fault {
        SettingsFault::Unreadable { cause } => unreadable(lang, system(lang, cause)),
        SettingsFault::Syntax { cause } => syntax(lang, cause),
        SettingsFault::TooLong { most } => too_long(lang, *most),
        SettingsFault::KeyUnknown { key, suggestion } => key_unknown(lang, key, &hint(suggestion, drop_it)),
        SettingsFault::Type { wanted: what } => wanted(lang, &shape(lang, *what)),
        SettingsFault::Range { least, most } => range(lang, *least, *most),
        SettingsFault::Word { word: found, known } => word(lang, found, &names::alternatives(lang, known)),
        SettingsFault::CommandUnknown { id, suggestion } => {
            command_unknown(lang, id, &hint(suggestion, see_commands))
        }
        SettingsFault::NoSuchKey { name, suggestion } => no_such_key(lang, name, &hint(suggestion, see_keys)),
        SettingsFault::KeyTwice { key, other } => key_twice(lang, key, other),
        SettingsFault::KeyRule { key: Some(key), command, rule: broken } => {
            rule(lang, key, command, &why(lang, *broken))
        }
        SettingsFault::KeyRule { key: None, command, rule: broken } => {
            keys_of(lang, command, &why(lang, *broken))
        }
    }
}
