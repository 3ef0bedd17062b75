//! Accounts, keys and rights.

use crate::domain::fault::access::{AccessFault, KeyFault};
use crate::messages::fault::quoted;
use crate::messages::{Lang, texts};

texts! { private;
    key_unknown() {
        vi: "Danh sách không biết khoá đăng nhập này; nhờ quản trị thêm khoá của bạn.",
        en: "The roster does not know this login key; ask an administrator to add yours.",
    }
    revoked() {
        vi: "Khoá hoặc tài khoản của bạn đã bị thu hồi, không sửa được nữa; hỏi quản trị.",
        en: "Your key or account has been revoked and can edit no more; ask an administrator.",
    }
    expired(day: &str) {
        vi: "Khoá đăng nhập của bạn đã hết hạn ngày {day}; nhờ quản trị thêm khoá mới.",
        en: "Your login key expired on {day}; ask an administrator to add a new one.",
    }
    role() {
        vi: "Tài khoản của bạn không được làm việc này; hỏi quản trị.",
        en: "Your account may not do this; ask an administrator.",
    }
    not_below() {
        vi: "Chỉ tạo và sửa được tài khoản dưới quyền bạn: trong phần bạn quản, không ngang quyền bạn, không phải của chính bạn.",
        en: "Only accounts below your own can be made or changed: within what you administer, not as strong, not your own.",
    }
    account_unknown(name: &str) {
        vi: "Không có tài khoản «{name}»; xem các tài khoản bằng daumoi admin list.",
        en: "There is no account “{name}”; daumoi admin list shows them.",
    }
    account_exists(name: &str) {
        vi: "Đã có tài khoản «{name}» với quyền khác; đổi quyền bằng daumoi admin set, hoặc chọn tên khác.",
        en: "There is an account “{name}” with other rights; change them with daumoi admin set, or choose another name.",
    }
    bad_name(name: &str) {
        vi: "«{name}» không dùng làm tên tài khoản được; dùng tối đa 40 chữ, số, dấu cách, . - _ và bắt đầu bằng chữ hoặc số.",
        en: "“{name}” cannot name an account; use at most 40 letters, digits, blanks, . - _ and begin with a letter or digit.",
    }
    account_changed(name: &str) {
        vi: "Người khác vừa sửa tài khoản «{name}»; xem lại rồi sửa lần nữa.",
        en: "Another has just changed the account “{name}”; look again and change it once more.",
    }
    key_taken(name: &str) {
        vi: "Khoá này đã thuộc tài khoản «{name}»; mỗi người một khoá riêng, hãy tạo khoá khác.",
        en: "This key already belongs to the account “{name}”; everybody has a key of his own, make another one.",
    }
    no_such_key(fingerprint: &str) {
        vi: "Không có khoá nào mang dấu «{fingerprint}»; xem bằng daumoi admin key list.",
        en: "No key has the fingerprint “{fingerprint}”; daumoi admin key list shows them.",
    }
    bad_key(why: &str) {
        vi: "Không dùng được khoá này: {why}; đưa nội dung tệp .pub (một dòng, ssh-ed25519 AAAA…).",
        en: "This key cannot be used: {why}; give the content of the .pub file (one line, ssh-ed25519 AAAA…).",
    }
    key_empty() { vi: "chưa có gì được đưa vào", en: "nothing was given" }
    key_private() {
        vi: "đây là khoá riêng, không được đưa cho ai; hãy coi nó là đã lộ",
        en: "this is a private key, which nobody else may have; take it as exposed",
    }
    key_not_one() {
        vi: "phải là đúng một dòng, không có tuỳ chọn đứng trước",
        en: "it must be exactly one line without options before the key",
    }
    key_kind() {
        vi: "loại khoá không được chấp nhận (được: ed25519, ecdsa, rsa từ 2048 bit, và loại -sk)",
        en: "a type that is not accepted (accepted: ed25519, ecdsa, rsa of 2048 bits or more, and the -sk types)",
    }
    key_damaged() { vi: "nó bị cắt hoặc hỏng", en: "it is cut off or damaged" }
}

/// What happened and what to do.
pub(super) fn sentence(lang: Lang, fault: &AccessFault) -> String {
    match fault {
        AccessFault::KeyUnknown => key_unknown(lang),
        AccessFault::Revoked => revoked(lang),
        AccessFault::Expired { day } => expired(lang, &day.vietnamese()),
        AccessFault::Role => role(lang),
        AccessFault::NotBelow => not_below(lang),
        AccessFault::AccountUnknown { name } => account_unknown(lang, &quoted(name)),
        AccessFault::AccountExists { name } => account_exists(lang, &quoted(name)),
        AccessFault::BadName { name } => bad_name(lang, &quoted(name)),
        AccessFault::AccountChanged { name } => account_changed(lang, &quoted(name)),
        AccessFault::KeyTaken { name } => key_taken(lang, &quoted(name)),
        AccessFault::NoSuchKey { fingerprint } => no_such_key(lang, &quoted(fingerprint)),
        AccessFault::BadKey { why } => {
            let why = match why {
                KeyFault::Empty => key_empty(lang),
                KeyFault::Private => key_private(lang),
                KeyFault::NotOneKey => key_not_one(lang),
                KeyFault::Kind => key_kind(lang),
                KeyFault::Damaged => key_damaged(lang),
            };
            bad_key(lang, &why)
        }
    }
}
