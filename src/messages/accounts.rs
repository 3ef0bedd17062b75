//! Accounts and keys as they are listed.

use crate::domain::account::Account;
use crate::domain::day::DateForm;
use crate::messages::{Lang, texts};

texts! {
    /// State of a key or an account.
    revoked() { vi: "đã thu hồi", en: "revoked" }
    /// The last day of a key.
    until(day: &str) { vi: "đến hết {day}", en: "until {day}" }
    /// Verb.
    admin_verb() { vi: "Tài khoản của máy chủ và khoá đăng nhập", en: "Accounts of an office server and their keys" }
    /// Verb.
    list_verb() { vi: "Các tài khoản", en: "The accounts" }
    /// Verb.
    set_verb() { vi: "Đổi quyền một tài khoản", en: "Change an account's rights" }
    /// Verb.
    key_verb() { vi: "Khoá đăng nhập", en: "Login keys" }
    /// Verb.
    key_add_verb() { vi: "Thêm khoá công khai (đọc từ đầu vào chuẩn), tạo tài khoản nếu chưa có", en: "Add a public key (from standard input); makes the account if there is none" }
    /// Verb.
    key_list_verb() { vi: "Các khoá", en: "The keys" }
    /// Verb.
    key_revoke_verb() { vi: "Thu hồi một khoá", en: "Revoke a key" }
    /// Option.
    name_option() { vi: "Tên tài khoản, ghi trong nhật ký", en: "Name of the account, as the log keeps it" }
    /// Option.
    role_option() {
        vi: "Vai trò: viewer (xem), editor (nhập liệu), approver (duyệt), administrator (quản trị)",
        en: "Role: viewer, editor, approver (waivers, rules), administrator (accounts)",
    }
    /// Option.
    under_option() { vi: "Được sửa trong cây con của đơn vị này", en: "May edit in the subtree of this unit" }
    /// Option.
    view_option() {
        vi: "Xem được trường riêng tư trong cây con này [mặc định: như --under]",
        en: "Sees personal fields in this subtree [default: as --under]",
    }
    /// Option.
    expires_option() { vi: "Ngày cuối cùng khoá còn dùng được", en: "The last day on which the key opens" }
    /// Option.
    print_option() { vi: "In dòng authorized_keys của khoá", en: "Print the key's authorized_keys line" }
    /// Option.
    revoke_option() { vi: "Thu hồi tài khoản: không đăng nhập, không sửa được nữa", en: "Revoke the account: no login, no edit any more" }
    /// Option.
    restore_option() { vi: "Cho tài khoản dùng lại", en: "Let the account be used again" }
    /// Argument.
    fingerprint_argument() { vi: "Dấu của khoá, như admin key list in ra", en: "The key's fingerprint, as admin key list prints it" }
}

texts! { private;
    sees(unit: &str) { vi: "xem {unit}", en: "sees {unit}" }
    unit_until(day: &str) { vi: "đơn vị chỉ đến hết {day}", en: "the unit ends on {day}" }
    keys(count: usize) { vi: "{count} khoá", en: "{count} keys" }
}

/// What a line says of an account beside name, role and unit.
pub fn state(lang: Lang, account: &Account) -> String {
    let open = account.keys.iter().filter(|key| !key.revoked).count();
    let parts = [
        (account.view != account.edit).then(|| sees(lang, &account.view.name)),
        Some(if account.revoked { revoked(lang) } else { keys(lang, open) }),
        account.edit.until.map(|day| unit_until(lang, &DateForm::default().show(day))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
