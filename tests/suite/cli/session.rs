//! What OpenSSH calls: `ssh-keys`, the login shell, and what clients may send.

use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::cli::accounts::{KEYS, add_key};
use crate::harness::process::{Desk, Ran, ran};
use crate::harness::terminal::{Start, Terminal};

fn server() -> Desk {
    let desk = Desk::demo();
    add_key(&desk, "huulung", &["--role", "editor", "--under", "186"], KEYS[0]).expect(0);
    add_key(&desk, "langson", &["--role", "administrator", "--under", "20"], KEYS[1]).expect(0);
    desk
}

/// The program as a login shell with the command of a key's line, and what the client sent.
fn shell(desk: &Desk, key: i64, sent: Option<&str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daumoi"));
    command.args(["-c", &format!("session --key {key} --roster {}", desk.roster().display())]);
    command.env_clear().env("HOME", "/nonexistent").env("LANG", "vi_VN.UTF-8").env("LOGNAME", "roster");
    // What a client might make the server set is not looked at.
    command.env("DAUMOI_ROSTER", "/nonexistent/other.db").env("USER", "langson");
    if let Some(sent) = sent {
        command.env("SSH_ORIGINAL_COMMAND", sent);
    }
    command
}

fn sent(desk: &Desk, key: i64, words: &str) -> Ran {
    ran(shell(desk, key, Some(words)).stdin(std::process::Stdio::null()).output().unwrap())
}

fn fed(desk: &Desk, key: i64, words: &str, input: &str) -> Ran {
    let file = desk.file("input", input);
    ran(shell(desk, key, Some(words)).stdin(std::fs::File::open(file).unwrap()).output().unwrap())
}

#[test]
fn openssh_is_told_the_line_of_a_key_that_opens() {
    let desk = server();
    let ask = |key: &str| {
        let mut words = key.split(' ');
        desk.run(&["ssh-keys", "roster", words.next().unwrap(), words.next().unwrap()]).expect(0).out
    };
    let roster = desk.roster().canonicalize().unwrap();
    let line = format!("restrict,pty,command=\"session --key 2 --roster {}\" {}", roster.display(), KEYS[1]);
    assert_eq!(ask(KEYS[1]).trim_end(), line.trim_end_matches(" minh"));
    let unknown = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIP//////////////////////////////////////////";
    for key in [unknown, "ssh-dss AAAA", "ssh-ed25519 ;id"] {
        assert_eq!(ask(key), "", "{key}");
    }
    desk.run(&["admin", "set", "langson", "--revoke"]).expect(0);
    assert_eq!(ask(KEYS[1]), "");
}

#[test]
fn verbs_answer_within_what_the_account_may_see() {
    let desk = server();
    let check = sent(&desk, 1, "check --format json --under 186 --fail-on never").expect(0).json();
    assert!(!check["findings"].as_array().unwrap().is_empty());
    sent(&desk, 1, "stats").expect(0);
    let found = sent(&desk, 1, "find huu lung").expect(0).out;
    assert!(found.contains("Huyện Hữu Lũng"), "{found}");
    let whole = desk.run(&["list", "officers", "--format", "csv"]).expect(0).out;
    let mine = sent(&desk, 1, "export").expect(0).out;
    assert_eq!(whole.lines().count(), mine.lines().count());
    let phones = |text: &str| {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().unwrap().clone();
        let column = |name: &str| headers.iter().position(|known| known == name).unwrap();
        let (phone, birth, path) = (column("phone"), column("birth_date"), column("unit_path"));
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let full = |row: &&csv::StringRecord| !row[phone].is_empty() || !row[birth].is_empty();
        let within = |row: &&csv::StringRecord| row[path].contains("Hữu Lũng");
        (rows.iter().filter(full).count(), rows.iter().filter(full).filter(within).count())
    };
    let (all, own) = phones(&whole);
    assert!(all > own && own > 0, "{all} {own}");
    assert_eq!(phones(&mine), (own, own), "only those of his own district");
    let history = desk.run(&["history", "--lang", "en"]).expect(0).out;
    assert!(history.contains("huulung · data taken out"), "{history}");
}

#[test]
fn files_travel_through_standard_input_and_output() {
    let desk = server();
    let officers = "key,unit_code,full_name,title\nN1,186,Vi Văn Tư,Chuyên viên\n";
    fed(&desk, 1, "import --dry-run", officers).expect(0).says(&["chưa ghi gì"]);
    fed(&desk, 1, "import", officers).expect(0).says(&["1 người"]);
    fed(&desk, 1, "import", "key,unit_code,full_name\n,180,Lý Thị Mơ\n")
        .expect(2)
        .says(&["dòng 2", "ngoài phần bạn"]);
    let newest = &desk.run(&["history", "--format", "json"]).expect(0).json()[0];
    assert_eq!((&newest["actor"], &newest["cause"]), (&"huulung".into(), &"import".into()));
    sent(&desk, 1, "backup").expect(2);
    let output = shell(&desk, 2, Some("backup")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let other = Desk::new();
    std::fs::write(other.roster(), &output.stdout).unwrap();
    other.run(&["verify"]).expect(0);
    let left: Vec<_> = std::fs::read_dir(desk.roster().parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("send") || name.contains("partial"))
        .collect();
    assert_eq!(left, [""; 0]);
}

/// Rules, waivers and events travel through standard input too, each where the role allows it.
#[test]
fn rules_waivers_and_events_are_read_from_standard_input() {
    let desk = server();
    let rules = desk.run(&["rules", "show"]).expect(0).out;
    fed(&desk, 1, "rules check", &rules).expect(0);
    fed(&desk, 1, "rules check", "format = 1\nprofile = 3\n").expect(2).says(&["stdin", "dòng 2"]);
    fed(&desk, 1, "rules try", &rules).expect(2).says(&["không được làm việc này"]);
    let tried = fed(&desk, 2, "rules try --format json", &rules).expect(0).json();
    assert_eq!(tried["differences"], serde_json::json!([]), "the same rules change nothing: {tried}");
    sent(&desk, 1, "rules test").expect(0);
    let forecast = sent(&desk, 1, "forecast --months 3 --format json").expect(0);
    assert!(!forecast.json().is_null());
    let visit = "subject,date,kind,topic,note\n186,2021-09-01,inspection,,\n";
    fed(&desk, 1, "import events --dry-run", visit).expect(0);
    let elsewhere = "subject,date,kind,topic,note\n180,2021-09-01,inspection,,\n";
    fed(&desk, 1, "import events", elsewhere).expect(2).says(&["stdin"]);
    let waivers = desk.run(&["list", "waivers", "--format", "csv"]).expect(0).out;
    fed(&desk, 2, "import waivers --dry-run", &waivers).expect(0);
}

#[test]
fn who_may_not_come_in_is_told_why() {
    let desk = server();
    sent(&desk, 99, "check").expect(3).says(&["không biết khoá"]);
    desk.run(&["admin", "set", "huulung", "--revoke"]).expect(0);
    sent(&desk, 1, "check").expect(3).says(&["thu hồi"]);
    sent(&desk, 1, "nonsense").expect(2);
    let bare = |name: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_daumoi"));
        command.arg0(name).args(arguments).env_clear().env("HOME", "/nonexistent");
        ran(command.output().unwrap())
    };
    // A key without a command, or with another one: nobody's session.
    bare("-daumoi", &[]).expect(2).says(&["chỉ dùng để vào danh sách"]);
    for text in [
        "",
        "sh",
        "session",
        "session --key 1",
        "session --key x --roster /x",
        "session --key 1 --roster x",
        "session --key 1 --roster /x --lang en",
        "session --key 1 --roster /x; id",
        "session  --key 1 --roster /x",
        "admin list",
    ] {
        bare("daumoi", &["-c", text]).expect(2).says(&["chỉ dùng để vào danh sách"]);
    }
    let (vi, en) = (sent(&desk, 2, "scp -t /tmp"), sent(&desk, 2, "check --lang en --lang"));
    vi.expect(2).says(&["«scp -t /tmp»", "check", "export"]);
    en.expect(2).says(&["check --lang en --lang"]);
}

/// Hostile commands of every kind; `n` picks.
fn hostile(n: u64) -> Vec<u8> {
    const PIECES: [&str; 24] = [
        "check",
        "export",
        "import",
        "backup",
        "list officers",
        "find",
        "--under",
        "--roster",
        "/etc/passwd",
        "../../x",
        "$(id)",
        "`id`",
        "'",
        "\"",
        ";",
        "|",
        "&&",
        "\n",
        "\t",
        "\\",
        "*",
        "\u{202e}",
        "đ",
        "-",
    ];
    let mut state = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) % below
    };
    let mut bytes = Vec::new();
    for _ in 0..next(7) {
        match next(5) {
            0 => bytes.push(u8::try_from(1 + next(255)).unwrap()),
            _ => bytes.extend(PIECES[usize::try_from(next(24)).unwrap()].as_bytes()),
        }
        bytes.extend(std::iter::repeat_n(b' ', usize::try_from(next(3)).unwrap()));
    }
    if next(50) == 0 {
        bytes.extend(std::iter::repeat_n(b'A', 100_000));
    }
    bytes
}

#[test]
fn hostile_commands_are_answered_and_touch_nothing() {
    use std::os::unix::ffi::OsStringExt;
    let desk = server();
    let before = desk.run(&["history", "--format", "json"]).expect(0).json().as_array().unwrap().len();
    let mut unknown = 0;
    for n in 0..300 {
        let mut command = shell(&desk, 1, None);
        command.env("SSH_ORIGINAL_COMMAND", std::ffi::OsString::from_vec(hostile(n)));
        command.current_dir(desk.path("")).stdin(std::process::Stdio::null());
        let done = command.output().unwrap();
        let status = done.status.code().unwrap();
        assert!((0..=3).contains(&status), "{n}: {done:?}");
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(said.len() < 2_000 && !said.contains(['\u{1b}', '\u{202e}', '\t']), "{n}: {said:?}");
        unknown += usize::from(status == 2);
    }
    assert!(unknown > 200, "{unknown}");
    let exports = desk.run(&["history", "--format", "json"]).expect(0).json();
    let writes = exports.as_array().unwrap().iter().filter(|entry| entry["cause"] != "export").count();
    assert_eq!(writes, before);
    let mut names: Vec<String> = std::fs::read_dir(desk.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["roster.db", "roster.db.head", "roster.db.queue"]);
}

#[test]
fn without_a_command_the_screen_opens_for_the_account() {
    let desk = server();
    let start = Start { arguments: &["session", "--key", "1"], ..Start::default() };
    let mut terminal = Terminal::start(&desk.roster(), &start);
    terminal.wait_for("[huulung]");
}
