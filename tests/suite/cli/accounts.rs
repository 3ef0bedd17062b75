//! `admin`: accounts and keys on the command line.

use std::io::Write;
use std::process::Stdio;

use crate::harness::process::{Desk, Ran, ran};

/// Public keys that nobody holds.
pub(crate) const KEYS: [&str; 2] = [
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f lan@may-1",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA minh",
];
const FINGERPRINT: &str = "SHA256:ZkAslGjFiUHdGf/WUL8rQvkib4PTvQatUV0OUQSncCA";

/// The program with something on its standard input.
pub(crate) fn fed(desk: &Desk, arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = desk.command(arguments);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    // Who refuses before he has read all leaves the pipe.
    drop(child.stdin.take().unwrap().write_all(input));
    ran(child.wait_with_output().unwrap())
}

pub(crate) fn add_key(desk: &Desk, name: &str, more: &[&str], key: &str) -> Ran {
    fed(desk, &[&["admin", "key", "add", "--name", name], more].concat(), key.as_bytes())
}

#[test]
fn an_account_is_made_with_its_first_key_and_listed() {
    let desk = Desk::demo();
    let rights = ["--role", "editor", "--under", "186"];
    let added =
        add_key(&desk, "Hữu Lũng", &[&rights[..], &["--print", "--expires", "31/12/2030"]].concat(), KEYS[0]);
    let line = added.expect(0).says(&["Đã lưu"]).out;
    let roster = desk.roster().canonicalize().unwrap();
    let key = KEYS[0].split(' ').nth(1).unwrap();
    assert_eq!(
        line,
        format!(
            "restrict,pty,expiry-time=\"20310101\",command=\"session --key 1 --roster {}\" ssh-ed25519 {key} Hữu Lũng\n",
            roster.display()
        )
    );
    add_key(&desk, "Hữu Lũng", &[], KEYS[1]).expect(0);
    let listed = desk.run(&["admin", "list", "--format", "json"]).expect(0).json();
    let one = &listed[0];
    assert_eq!(
        (&one["name"], &one["role"], &one["under"], &one["keys"], &one["revoked"]),
        (&"Hữu Lũng".into(), &"editor".into(), &"186".into(), &2.into(), &false.into())
    );
    let keys = desk.run(&["admin", "key", "list", "--format", "json"]).expect(0).json();
    assert_eq!((&keys[0]["fingerprint"], &keys[0]["expires"]), (&FINGERPRINT.into(), &"2030-12-31".into()));
    assert!(keys[1]["expires"].is_null());
    let (vi, en) = desk.both(&["admin", "list"]);
    assert!(vi.out.contains("người nhập liệu  Huyện Hữu Lũng  2 khoá"), "{}", vi.out);
    assert!(en.out.contains("editor  Huyện Hữu Lũng  2 keys"), "{}", en.out);
    let (vi, _) = desk.both(&["admin", "key", "list"]);
    assert!(vi.out.contains("đến hết 31/12/2030"), "{}", vi.out);
    let csv = desk.run(&["admin", "key", "list", "--format", "csv"]).expect(0).out;
    assert!(
        csv.starts_with("number,name,kind,fingerprint,expires,revoked\n1,Hữu Lũng,ssh-ed25519,SHA256:"),
        "{csv}"
    );
    let history = desk.run(&["history", "--lang", "en"]).expect(0).out;
    assert!(history.contains(&format!("key: (empty) → {FINGERPRINT}")), "{history}");
    assert!(history.contains("role: (empty) → editor, edits in: (empty) → 186"), "{history}");
    desk.run(&["verify"]).expect(0);
}

#[test]
fn rights_are_changed_and_keys_revoked() {
    let desk = Desk::demo();
    add_key(&desk, "minh", &["--role", "editor", "--under", "186"], KEYS[0]).expect(0);
    desk.run(&["admin", "set", "minh", "--role", "administrator", "--under", "20"]).expect(0);
    desk.run(&["admin", "set", "minh", "--under", "186", "--view", "20"]).expect(0);
    let listed = desk.run(&["admin", "list", "--format", "csv"]).expect(0).out;
    assert!(listed.contains("minh,administrator,186,Huyện Hữu Lũng,20,Tỉnh Lạng Sơn,,1\n"), "{listed}");
    desk.run(&["admin", "set", "minh", "--revoke"]).expect(0);
    assert_eq!(desk.run(&["admin", "list", "--format", "json"]).json()[0]["revoked"], true);
    desk.run(&["admin", "set", "minh", "--restore"]).expect(0);
    desk.run(&["admin", "key", "revoke", FINGERPRINT]).expect(0);
    desk.run(&["admin", "key", "revoke", FINGERPRINT]).expect(0).says(&["không có gì để sửa"]);
    assert_eq!(desk.run(&["admin", "key", "list", "--format", "json"]).json()[0]["revoked"], true);
    desk.both(&["admin", "set", "hoa", "--revoke"]).0.expect(2).says(&["«hoa»"]);
    desk.both(&["admin", "key", "revoke", "SHA256:x"]).0.expect(2).says(&["«SHA256:x»"]);
    desk.both(&["admin", "set", "minh", "--under", "zzz"]).0.expect(2).says(&["--under", "«zzz»"]);
}

#[test]
fn bad_keys_and_names_are_refused_with_a_sentence() {
    let desk = Desk::demo();
    let rights = ["--role", "editor", "--under", "186"];
    for (key, word) in [
        ("", "chưa có gì"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n", "khoá riêng"),
        ("ssh-dss AAAA x", "loại khoá"),
        ("ssh-ed25519 AAAA", "hỏng"),
        ("\u{0}\u{0}", "hỏng"),
        (&KEYS.join("\n"), "đúng một dòng"),
    ] {
        add_key(&desk, "minh", &rights, key).expect(2).says(&["Không dùng được khoá này", word]);
    }
    fed(&desk, &["admin", "key", "add", "--name", "a", "--role", "editor", "--under", "186"], b"\xff\xfe")
        .expect(2);
    for name in ["", "a\u{202e}b", "../x", "a\nb"] {
        add_key(&desk, name, &rights, KEYS[0]).expect(2).says(&["tên tài khoản"]);
    }
    add_key(&desk, "minh", &["--role", "king", "--under", "186"], KEYS[0]).expect(2).says(&["«king»"]);
    add_key(&desk, "minh", &["--under", "186"], KEYS[0]).expect(2).says(&["--role"]);
    add_key(&desk, "minh", &["--role", "editor"], KEYS[0]).expect(2).says(&["--under"]);
    let expires = [&rights[..], &["--expires", "31/02/2030"]].concat();
    add_key(&desk, "minh", &expires, KEYS[0]).expect(2).says(&["--expires"]);
    assert_eq!(desk.run(&["admin", "list"]).expect(0).out, "");
    add_key(&desk, "minh", &rights, KEYS[0]).expect(0);
    add_key(&desk, "hoa", &rights, KEYS[0]).expect(2).says(&["«minh»"]);
    add_key(&desk, "minh", &["--role", "viewer", "--under", "186"], KEYS[1]).expect(2).says(&["admin set"]);
    add_key(&desk, "minh", &rights, KEYS[1]).expect(0);
}
