//! `server install` and `server doctor`, in a folder that stands for the machine.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::PathBuf;

use crate::cli::accounts::{KEYS, add_key};
use crate::harness::process::{Desk, Ran};

/// A machine in a folder, set up as the installer says, with a roster and an administrator.
struct Machine {
    desk: Desk,
}

impl Machine {
    fn new() -> Self {
        let desk = Desk::demo();
        add_key(&desk, "langson", &["--role", "administrator", "--under", "20"], KEYS[0]).expect(0);
        let machine = Self { desk };
        machine.call(&["server", "install", "--write"]).expect(0);
        let root = machine.root();
        let home = root.join("var/lib/daumoi");
        fs::create_dir_all(home.join("roster.db.backups")).unwrap();
        for folder in [home.clone(), home.join("roster.db.backups")] {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
        }
        fs::copy(machine.desk.roster(), home.join("roster.db")).unwrap();
        fs::set_permissions(home.join("roster.db"), fs::Permissions::from_mode(0o600)).unwrap();
        let owner = fs::metadata(&home).unwrap().uid();
        let program = env!("CARGO_BIN_EXE_daumoi");
        machine.file("etc/passwd", &format!("daumoi:x:{owner}:9::/var/lib/daumoi:{program}\n"));
        machine.file("etc/shadow", "daumoi:*:1::::::\n");
        machine.file("etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\n");
        machine
    }

    fn root(&self) -> PathBuf {
        self.desk.path("machine")
    }

    fn file(&self, name: &str, content: &str) {
        fs::write(self.root().join(name), content).unwrap();
    }

    fn call(&self, words: &[&str]) -> Ran {
        let root = self.root().to_string_lossy().into_owned();
        self.desk.run(&[words, &["--root", &root]].concat())
    }

    /// Fails unless the doctor says this and nothing else.
    #[track_caller]
    fn is_told(&self, words: &[&str]) {
        let said = self.call(&["server", "doctor"]).expect(1).out;
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    }
}

#[test]
fn the_steps_are_shown_with_what_takes_them_back_and_nothing_is_done() {
    let desk = Desk::new();
    let (vi, en) = desk.both(&["server", "install"]);
    for part in [
        "useradd --system",
        "usermod -p '*' daumoi",
        "Match User daumoi",
        "DisableForwarding yes",
        "OnCalendar=hourly",
    ] {
        assert!(vi.out.contains(part) && en.out.contains(part), "{part}: {}", en.out);
    }
    assert_eq!(en.out.matches("take back:").count(), 6, "{}", en.out);
    en.says(&["--write"]);
    desk.both(&["server", "install", "--user", "x; id"]).0.expect(2).says(&["«x; id»"]);
    desk.both(&["server", "install", "--user", "root\nroot"]).0.expect(2);
    desk.both(&["server", "install", "--home", "/a b"]).0.expect(2).says(&["«/a b»"]);
    desk.both(&["server", "install", "--home", "relative"]).0.expect(2);
}

#[test]
fn a_machine_set_up_as_told_is_well_and_setting_it_up_again_changes_nothing() {
    let machine = Machine::new();
    let said = machine.call(&["server", "doctor"]).expect(0).out;
    assert_eq!(said, "Máy chủ cài đặt đúng.\n");
    machine.call(&["server", "install", "--write"]).expect(0);
    machine.call(&["server", "doctor"]).expect(0);
    // What somebody has changed by hand is not written over.
    machine.file("etc/ssh/sshd_config.d/daumoi.conf", "Match User daumoi\n");
    machine.call(&["server", "install", "--write"]).expect(2).says(&["daumoi.conf"]);
}

#[test]
fn the_doctor_names_each_fault_with_its_cure() {
    let machine = Machine::new();
    let home = machine.root().join("var/lib/daumoi");
    machine.file("etc/shadow", "daumoi:!:1::::::\n");
    machine.is_told(&["usermod -p '*' daumoi"]);
    machine.file("etc/shadow", "daumoi:*:1::::::\n");

    let conf = machine.root().join("etc/ssh/sshd_config.d/daumoi.conf");
    let right = fs::read_to_string(&conf).unwrap();
    fs::write(&conf, right.replace("    DisableForwarding yes\n", "")).unwrap();
    machine.is_told(&["«DisableForwarding yes»"]);
    fs::write(&conf, &right).unwrap();

    machine.file("etc/ssh/sshd_config", "");
    machine.is_told(&["Include"]);
    machine.file("etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\n");

    fs::set_permissions(home.join("roster.db"), fs::Permissions::from_mode(0o640)).unwrap();
    machine.is_told(&["roster.db", "chmod go-rwx"]);
    for entry in fs::read_dir(&home).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
    {
        fs::set_permissions(entry, fs::Permissions::from_mode(0o600)).unwrap();
    }

    fs::create_dir(home.join(".ssh")).unwrap();
    fs::write(home.join(".ssh/authorized_keys"), format!("# note\n{}\n", KEYS[0])).unwrap();
    machine.is_told(&["authorized_keys"]);
    let ours = format!("restrict,pty,command=\"session --key 1 --roster /x\" {}\n", KEYS[0]);
    fs::write(home.join(".ssh/authorized_keys"), ours).unwrap();
    machine.call(&["server", "doctor"]).expect(0);

    fs::remove_file(machine.root().join("etc/systemd/system/daumoi-backup.timer")).unwrap();
    machine.is_told(&["daumoi-backup.timer"]);
    machine.call(&["server", "install", "--write"]).expect(0);

    let passwd = fs::read_to_string(machine.root().join("etc/passwd")).unwrap();
    machine.file("etc/passwd", &passwd.replace(env!("CARGO_BIN_EXE_daumoi"), "/bin/sh"));
    machine.is_told(&["«/bin/sh»"]);
    machine.file("etc/passwd", "");
    machine.is_told(&["«daumoi»"]);
    machine.file("etc/passwd", &passwd);

    fs::remove_dir(home.join("roster.db.backups")).unwrap();
    symlink("/tmp", home.join("roster.db.backups")).unwrap();
    machine.is_told(&["backups"]);
}

#[test]
fn a_copy_into_a_folder_is_named_by_the_time() {
    let desk = Desk::demo();
    let folder = desk.path("copies");
    fs::create_dir(&folder).unwrap();
    desk.run(&["backup", &folder.to_string_lossy()]).expect(0);
    let copies: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(copies.len(), 1);
    assert!(copies[0].file_name().unwrap().to_string_lossy().starts_with("roster-20"));
}
