//! `verify`: a file that others have written in is found out.

use crate::harness::process::Desk;

/// Where these bytes stand for the first time.
fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).unwrap()
}

#[test]
fn a_sound_roster_is_said_to_be_sound() {
    let desk = Desk::demo();
    let (vi, en) = desk.both(&["verify"]);
    vi.expect(0).says(&["toàn vẹn"]);
    en.expect(0).says(&["sound"]);
}

#[test]
fn bytes_written_by_others_are_found() {
    let desk = Desk::new();
    let made = desk.command(&["demo", "--no-open"]).env("LOGNAME", "nguoi-nhap").output().unwrap();
    assert!(made.status.success());
    let sample = desk.bytes();
    let verify = |bytes: &[u8], what: &str| {
        desk.file("roster.db", bytes);
        let (vi, en) = desk.both(&["verify"]);
        assert_eq!((vi.status, vi.out.as_str()), (3, ""), "{what}: {}", vi.err);
        assert!(!en.err.is_empty(), "{what}");
        assert!(desk.bytes() == bytes, "{what}: verify wrote");
    };
    // A qualification is raised: what is stored of the unit is no longer what the rules say.
    // The first hits may be the text of the rule files, so it is done with all of them.
    let mut raised = sample.clone();
    for start in 0..raised.len() - 10 {
        if &raised[start..start + 10] == b"elementary" {
            raised[start..start + 10].copy_from_slice(b"university");
        }
    }
    verify(&raised, "qualification");
    let mut actor = sample.clone();
    let at = find(&sample, b"nguoi-nhap");
    actor[at..at + 5].copy_from_slice(b"ai-do");
    verify(&actor, "actor of the log");
    let mut page = sample.clone();
    let middle = sample.len() / 4096 / 2 * 4096;
    page[middle..middle + 64].fill(0xa5);
    verify(&page, "page");
    verify(&sample[..sample.len() - 4096], "lost page");
}
