//! The sheet of accounts.

use crate::domain::rights::AdminRole;
use crate::messages::{Lang, texts};

texts! {
    /// Command.
    open_accounts() { vi: "Tài khoản và khoá đăng nhập", en: "Accounts and login keys" }
    /// Command.
    add_account() { vi: "Thêm tài khoản", en: "Add an account" }
    /// Command.
    change_account() { vi: "Đổi vai trò; ở dòng khoá: đổi hạn dùng", en: "Change the role; on a key: its last day" }
    /// Command.
    move_account() { vi: "Đổi đơn vị được sửa của tài khoản", en: "Change the subtree that an account may edit" }
    /// Command.
    add_key() { vi: "Thêm khoá công khai cho tài khoản", en: "Add a public key to the account" }
    /// Command.
    revoke() { vi: "Thu hồi tài khoản hoặc khoá; tài khoản đã thu hồi: cho dùng lại", en: "Revoke the account or key; a revoked account: restore" }
    /// Hint.
    hint_add() { vi: "thêm", en: "add" }
    /// Hint.
    hint_change() { vi: "sửa", en: "change" }
    /// Hint.
    hint_move() { vi: "đơn vị", en: "unit" }
    /// Hint.
    hint_key() { vi: "khoá", en: "key" }
    /// Hint.
    hint_revoke() { vi: "thu hồi", en: "revoke" }
    /// Place in the help.
    place_accounts() { vi: "bảng Tài khoản", en: "accounts" }
    /// Why not.
    only_administrators() { vi: "Chỉ quản trị xem và sửa được tài khoản.", en: "Only administrators see and change accounts." }
    /// Why not.
    not_below() {
        vi: "Tài khoản này không ở dưới quyền bạn: chỉ xem được.",
        en: "This account is not below your own: it can only be seen.",
    }
    /// Why not.
    no_account() { vi: "Chưa có tài khoản nào ở dòng này.", en: "There is no account on this row." }
    /// Why not.
    no_key_any_more() { vi: "Khoá này đã bị thu hồi; muốn dùng lại thì thêm khoá mới.", en: "This key has been revoked; add a new one instead." }
    /// Title line.
    title() { vi: "Tài khoản dưới quyền bạn", en: "Accounts below your own" }
    /// Title line.
    title_count(accounts: usize, keys: usize) { vi: "{accounts} tài khoản · {keys} khoá mở được", en: "{accounts} accounts · {keys} keys that open" }
    /// Column head.
    head_account() { vi: "Tài khoản", en: "Account" }
    /// Column head.
    head_role() { vi: "Vai trò", en: "Role" }
    /// Column head.
    head_under() { vi: "Được sửa trong", en: "May edit in" }
    /// Column head.
    head_state() { vi: "Tình trạng", en: "State" }
    /// A roster without accounts, to whoever owns it.
    nobody_yet() {
        vi: "Chưa có tài khoản: bạn dùng danh sách này một mình, trên máy của mình.",
        en: "There are no accounts: you use this roster alone, on your own machine.",
    }
    /// The same, how to begin.
    how_to_begin(key: &str) {
        vi: "Nhiều người cùng dùng qua SSH: chạy daumoi server install trên máy chủ (README, \"Office server\"), rồi {key} thêm từng tài khoản với khoá công khai của người ấy.",
        en: "For several people over SSH: run daumoi server install on the server (README, “Office server”), then {key} adds each account with that person's public key.",
    }
    /// To an administrator below whom there is nobody.
    nobody_below(key: &str) { vi: "Chưa có tài khoản nào dưới quyền bạn; {key} thêm một tài khoản.", en: "There is no account below your own; {key} adds one." }
    /// Not read yet.
    reading() { vi: "Đang đọc …", en: "Reading …" }
    /// State.
    revoked() { vi: "đã thu hồi", en: "revoked" }
    /// State of a key.
    expired(day: &str) { vi: "hết {day}", en: "ended {day}" }
    /// State of a key.
    until(day: &str) { vi: "đến {day}", en: "until {day}" }
    /// State of a key.
    endless() { vi: "không hạn", en: "no end" }
    /// State of an account.
    no_key() { vi: "chưa có khoá", en: "no key" }
    /// State of an account whose keys are all expired or revoked.
    no_key_opens() { vi: "hết khoá mở được", en: "no key opens" }
    /// State of an account.
    keys(count: usize) { vi: "{count} khoá", en: "{count} keys" }
    /// Behind the name of one's own.
    yourself() { vi: "(bạn)", en: "(you)" }
    /// Strip.
    may_edit(unit: &str) { vi: "sửa trong {unit}", en: "edits in {unit}" }
    /// Strip.
    may_see(unit: &str) { vi: "xem thông tin cá nhân trong {unit}", en: "sees personal fields in {unit}" }
    /// Strip.
    only_seen() { vi: "Ngang quyền bạn hoặc là chính bạn: chỉ xem.", en: "As strong as your own, or your own: to be seen only." }
    /// Field.
    ask_name() { vi: "Tên", en: "Name" }
    /// Field.
    ask_role() { vi: "Vai trò", en: "Role" }
    /// Field.
    ask_key() { vi: "Khoá", en: "Key" }
    /// Field.
    ask_expires() { vi: "Hạn", en: "Until" }
    /// Strip.
    adding(unit: &str) { vi: "Tài khoản mới: sửa trong {unit}", en: "New account: edits in {unit}" }
    /// Strip.
    changing(name: &str, unit: &str) { vi: "Đổi vai trò của {name} · {unit}", en: "Change the role of {name} · {unit}" }
    /// Strip.
    adding_key(name: &str) { vi: "Thêm khoá cho {name}", en: "Add a key for {name}" }
    /// Strip.
    changing_key(name: &str, key: &str) { vi: "Hạn dùng khoá của {name} · {key}", en: "Last day of the key of {name} · {key}" }
    /// Help of a field.
    help_name() { vi: "Tên ghi trong nhật ký, không đổi được về sau: chữ, số, . - _", en: "The name that the log keeps, for good: letters, digits, . - _" }
    /// Help of a field.
    help_key() { vi: "Dán nội dung tệp .pub: một dòng, ssh-ed25519 AAAA… Để trống: thêm khoá sau", en: "Paste the .pub file: one line, ssh-ed25519 AAAA… Empty: add a key later" }
    /// Help of a field.
    help_key_needed() { vi: "Dán nội dung tệp .pub: một dòng, ssh-ed25519 AAAA…", en: "Paste the content of the .pub file: one line, ssh-ed25519 AAAA…" }
    /// Help of a field.
    help_expires() { vi: "Ngày cuối cùng khoá còn mở được. Để trống: không hạn", en: "The last day on which the key opens. Empty: no end" }
    /// Picker.
    picker_new() { vi: "Tài khoản mới được sửa trong", en: "The new account may edit in" }
    /// Picker.
    picker_move(name: &str) { vi: "{name} được sửa trong", en: "{name} may edit in" }
    /// Question.
    ask_revoke_account(name: &str) {
        vi: "Thu hồi tài khoản {name}? Người ấy không vào, không lưu được nữa.  Enter thu hồi · Esc thôi",
        en: "Revoke the account {name}? He can log in and save no more.  Enter revokes · Esc no",
    }
    /// Question.
    ask_restore(name: &str) { vi: "Cho tài khoản {name} dùng lại?  Enter dùng lại · Esc thôi", en: "Let the account {name} be used again?  Enter restores · Esc no" }
    /// Question.
    ask_revoke_key(name: &str, key: &str) {
        vi: "Thu hồi khoá {key} của {name}, mãi mãi?  Enter thu hồi · Esc thôi",
        en: "Revoke the key {key} of {name} for good?  Enter revokes · Esc no",
    }
    /// It is stored. Accounts are not undone.
    stored() { vi: "Đã lưu tài khoản. Có hiệu lực ngay, cả với người đang mở.", en: "The account is saved, in force at once, also for whoever has it open." }
    /// The same role again.
    unchanged() { vi: "Không có gì thay đổi.", en: "Nothing has changed." }
}

texts! { private;
    views() { vi: "chỉ xem", en: "only sees" }
    edits() { vi: "nhập và sửa cán bộ", en: "enters and changes officers" }
    approves() { vi: "nhập, sửa, miễn trừ, nhận quy tắc", en: "edits, waives, takes over rules" }
    administers() { vi: "mọi việc, cả tài khoản dưới quyền", en: "everything, accounts below too" }
}

/// What a role may do, in a few words.
pub fn role_may(lang: Lang, role: AdminRole) -> String {
    match role {
        AdminRole::Viewer => views(lang),
        AdminRole::Editor => edits(lang),
        AdminRole::Approver => approves(lang),
        AdminRole::Administrator => administers(lang),
    }
}
