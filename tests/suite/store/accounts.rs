//! Accounts: who may make and change whose, and that a changed or revoked one stops at its next step.

use daumoi::domain::account::{Account, AccountRights, AccountStep, KeyId, PublicKey};
use daumoi::domain::change::{Cause, Step};
use daumoi::domain::day::{DateForm, Day};
use daumoi::domain::fault::access::{AccessFault, KeyFault};
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, UnitId, Version};
use daumoi::domain::query::{Answer, HistoryFilter, HistoryOf, Question};
use daumoi::domain::rights::AdminRole;
use daumoi::messages::Lang;
use daumoi::store::{Session, Store};

use crate::store::office::{Draw, Office, add, admin, assert_true, day, person, seat, set};

/// An account at work: his own connection, as in a process of his own.
pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) session: Session,
    pub(super) draw: Draw,
}

/// A key that nobody has; `n` tells it from others.
fn a_key(n: &str) -> PublicKey {
    PublicKey { kind: "ssh-ed25519".to_owned(), base64: n.to_owned(), fingerprint: format!("SHA256:{n}") }
}

fn add_steps(office: &Office, name: &str, role: AdminRole, codes: (&str, &str)) -> Vec<Step> {
    let (edit, view) = (office.look().unit(codes.0), office.look().unit(codes.1));
    let add = AccountStep::Add { name: name.to_owned(), role, edit, view };
    let key = AccountStep::AddKey { name: name.to_owned(), key: a_key(name), expires: None };
    vec![Step::Account(Box::new(add)), Step::Account(Box::new(key))]
}

fn seed(name: &str) -> u64 {
    name.bytes().map(u64::from).sum()
}

impl Office {
    /// A new account that may edit and see the subtree of a unit, with its session.
    pub(super) fn desk(&self, name: &str, role: AdminRole, code: &str) -> Desk {
        self.desk_of(name, role, (code, code))
    }

    /// A new account that may edit one subtree and see another.
    pub(super) fn desk_of(&self, name: &str, role: AdminRole, codes: (&str, &str)) -> Desk {
        let mut draw = Draw::new(seed(name) + 1_000);
        let steps = add_steps(self, name, role, codes);
        let mut owner = self.open_as_judged();
        owner.apply(&admin("root"), &set(draw.op(), Cause::Account, steps), 2_000).unwrap();
        let key = KeyId(self.look().number(&format!("SELECT id FROM login_key WHERE base64 = '{name}'")));
        let mut store = self.open_as_judged();
        let session = store.log_in(key, self.look().judged()).unwrap();
        Desk { store, session, draw }
    }
}

impl Desk {
    pub(super) fn apply(&mut self, cause: Cause, steps: Vec<Step>) -> Result<(), FaultKind> {
        let set = set(self.draw.op(), cause, steps);
        self.store.apply(&self.session, &set, 3_000).map(drop).map_err(|fault| fault.kind)
    }

    pub(super) fn ask(&mut self, question: &Question) -> Answer {
        self.store.ask(question).unwrap()
    }

    fn accounts(&mut self) -> Vec<Account> {
        match self.ask(&Question::Accounts) {
            Answer::Accounts(accounts) => accounts,
            other => panic!("{other:?}"),
        }
    }

    fn step(&mut self, step: AccountStep) -> Result<(), FaultKind> {
        self.apply(Cause::Account, vec![Step::Account(Box::new(step))])
    }

    fn names(&mut self) -> Vec<String> {
        self.accounts().into_iter().map(|account| account.name).collect()
    }
}

fn access(fault: AccessFault) -> Result<(), FaultKind> {
    Err(FaultKind::Access(fault))
}

fn rights(office: &Office, role: AdminRole, code: &str) -> AccountRights {
    let unit = office.look().unit(code);
    AccountRights { role, edit: unit, view: unit, revoked: false }
}

fn set_step(name: &str, expect: i64, to: AccountRights) -> AccountStep {
    AccountStep::Set { name: name.to_owned(), expect: Version(expect), to }
}

#[test]
fn an_administrator_makes_accounts_only_below_himself() {
    use AdminRole::{Administrator, Approver, Editor, Viewer};
    let office = Office::new("2021-09-28");
    let mut province = office.desk("tinh", Administrator, "20");
    let mut district = office.desk("huyen", Administrator, "181");
    let mut editor = office.desk("nhap", Editor, "181");
    let try_add = |desk: &mut Desk, name: &str, role, codes| {
        desk.apply(Cause::Account, add_steps(&office, name, role, codes))
    };
    assert_eq!(try_add(&mut district, "a1", Editor, ("05001", "05001")), Ok(()));
    assert_eq!(try_add(&mut district, "a2", Administrator, ("05001", "181")), Ok(()));
    assert_eq!(try_add(&mut district, "a3", Approver, ("181", "181")), Ok(()));
    assert_eq!(try_add(&mut province, "a4", Administrator, ("182", "20")), Ok(()));
    let not_below = || access(AccessFault::NotBelow);
    assert_eq!(try_add(&mut district, "b1", Administrator, ("181", "181")), not_below(), "as strong");
    assert_eq!(try_add(&mut district, "b2", Viewer, ("182", "182")), not_below(), "a sibling");
    assert_eq!(try_add(&mut district, "b3", Viewer, ("20", "20")), not_below(), "above");
    assert_eq!(try_add(&mut district, "b4", Editor, ("05001", "20")), not_below(), "sees more");
    assert_eq!(try_add(&mut province, "b5", Administrator, ("20", "20")), not_below());
    assert_eq!(try_add(&mut editor, "b6", Viewer, ("05001", "05001")), not_below());
    assert_eq!(district.names(), ["a3", "huyen", "nhap", "a1", "a2"], "not those above or beside");
    assert_eq!(editor.names(), [""; 0]);
    assert_eq!(office.look().number("SELECT count(*) FROM account"), 7);
    assert_true(&mut office.open_as_judged(), "accounts");
}

#[test]
fn nobody_changes_his_own_rights_or_those_above() {
    let office = Office::new("2021-09-28");
    let mut province = office.desk("tinh", AdminRole::Administrator, "20");
    let mut district = office.desk("huyen", AdminRole::Administrator, "181");
    drop(office.desk("nhap", AdminRole::Editor, "05001"));
    let not_below = || access(AccessFault::NotBelow);
    let own = rights(&office, AdminRole::Administrator, "20");
    assert_eq!(district.step(set_step("huyen", 1, own)), not_below());
    assert_eq!(district.step(set_step("tinh", 1, rights(&office, AdminRole::Viewer, "05001"))), not_below());
    assert_eq!(district.step(set_step("nhap", 1, own)), not_below(), "to more than his own");
    let to = rights(&office, AdminRole::Approver, "181");
    assert_eq!(district.step(set_step("nhap", 1, to)), Ok(()));
    let changed = access(AccessFault::AccountChanged { name: "nhap".to_owned() });
    assert_eq!(district.step(set_step("nhap", 1, to)), changed, "an old version");
    for name in ["huyen", "tinh"] {
        let revoke = AccountStep::RevokeKey { fingerprint: format!("SHA256:{name}") };
        assert_eq!(district.step(revoke), not_below());
        let key = AccountStep::AddKey { name: name.to_owned(), key: a_key("more"), expires: None };
        assert_eq!(district.step(key), not_below());
    }
    assert_eq!(province.step(set_step("huyen", 1, rights(&office, AdminRole::Viewer, "181"))), Ok(()));
    assert_eq!(district.step(set_step("nhap", 2, to)), access(AccessFault::Role), "no longer his");
    assert_true(&mut office.open_as_judged(), "changed accounts");
}

#[test]
fn names_and_keys_are_given_once() {
    let office = Office::new("2021-09-28");
    let mut province = office.desk("tinh", AdminRole::Administrator, "20");
    drop(office.desk("nhap", AdminRole::Editor, "05001"));
    let unit = office.look().unit("181");
    let add = |name: &str| AccountStep::Add {
        name: name.to_owned(),
        role: AdminRole::Viewer,
        edit: unit,
        view: unit,
    };
    assert_eq!(province.step(add("nhap")), access(AccessFault::AccountExists { name: "nhap".to_owned() }));
    for bad in ["", " ", "-x", "a\u{202e}b", "a\nb", "a/b", "a;b", &"x".repeat(41)] {
        assert_eq!(province.step(add(bad)), access(AccessFault::BadName { name: bad.to_owned() }), "{bad:?}");
    }
    let key = AccountStep::AddKey { name: "nhap".to_owned(), key: a_key("tinh"), expires: None };
    assert_eq!(province.step(key), access(AccessFault::KeyTaken { name: "tinh".to_owned() }));
    let key = AccountStep::AddKey { name: "nobody".to_owned(), key: a_key("x"), expires: None };
    assert_eq!(province.step(key), access(AccessFault::AccountUnknown { name: "nobody".to_owned() }));
    let revoke = AccountStep::RevokeKey { fingerprint: "SHA256:x".to_owned() };
    assert_eq!(province.step(revoke), access(AccessFault::NoSuchKey { fingerprint: "SHA256:x".to_owned() }));
}

#[test]
fn who_is_revoked_or_moved_while_he_edits_stops_at_his_next_save() {
    let office = Office::new("2021-09-28");
    let mut province = office.desk("tinh", AdminRole::Administrator, "20");
    let mut hand = office.desk("nhap", AdminRole::Editor, "181");
    let known = someone(&office, "05001");
    let phone = |hand: &mut Desk, version: i64| {
        let fields = vec![(Field::Phone, format!("090000000{version}"))];
        hand.apply(Cause::Edit, vec![Step::EditPerson { person: known, expect: Version(version), fields }])
    };
    assert_eq!(phone(&mut hand, 1), Ok(()));
    province.step(set_step("nhap", 1, rights(&office, AdminRole::Editor, "182"))).unwrap();
    assert_eq!(phone(&mut hand, 2), Err(FaultKind::Edit(EditFault::OutsideScope)), "moved");
    province.step(set_step("nhap", 2, rights(&office, AdminRole::Viewer, "181"))).unwrap();
    assert_eq!(phone(&mut hand, 2), access(AccessFault::Role), "only reads");
    let mut to = rights(&office, AdminRole::Editor, "181");
    to.revoked = true;
    province.step(set_step("nhap", 3, to)).unwrap();
    assert_eq!(phone(&mut hand, 2), access(AccessFault::Revoked), "revoked");
    let fault = office.open_as_judged().log_in(hand.session.key().unwrap(), day("2021-09-28")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Access(AccessFault::Revoked));
    to.revoked = false;
    province.step(set_step("nhap", 4, to)).unwrap();
    assert_eq!(phone(&mut hand, 2), Ok(()), "back again");
    province.step(AccountStep::RevokeKey { fingerprint: "SHA256:nhap".to_owned() }).unwrap();
    assert_eq!(phone(&mut hand, 3), access(AccessFault::Revoked), "the key alone");
    assert_eq!(hand.store.undo(&hand.session, hand.draw.op(), 9), Err(Fault::from(AccessFault::Revoked)));
    assert_eq!(office.look().text("SELECT phone FROM person"), "0900000002");
}

fn someone(office: &Office, code: &str) -> PersonId {
    let mut store = office.open_as_judged();
    let unit: UnitId = office.look().unit(code);
    add(&mut store, &mut Draw::new(3), person("Hoàng Văn Ba"), seat(unit, "Chuyên viên"));
    PersonId(office.look().number("SELECT max(id) FROM person"))
}

#[test]
fn a_key_opens_up_to_its_last_day() {
    let office = Office::new("2021-09-28");
    let mut province = office.desk("tinh", AdminRole::Administrator, "20");
    drop(office.desk("nhap", AdminRole::Editor, "181"));
    let last = day("2021-10-01");
    let key = AccountStep::AddKey { name: "nhap".to_owned(), key: a_key("k2"), expires: Some(last) };
    province.step(key).unwrap();
    let key = KeyId(office.look().number("SELECT id FROM login_key WHERE base64 = 'k2'"));
    let log_in = |today: Day| office.open_as_judged().log_in(key, today).map_err(|fault| fault.kind);
    assert_eq!(log_in(last).unwrap().name(), "nhap");
    assert_eq!(log_in(last.next()), Err(FaultKind::Access(AccessFault::Expired { day: last })));
    let unknown = office.open_as_judged().log_in(KeyId(999), last).unwrap_err();
    assert_eq!(unknown.kind, FaultKind::Access(AccessFault::KeyUnknown));
    // Whoever is in stays until midnight of that day, by the clock of his writes.
    let mut store = office.open_as_judged();
    let session = store.log_in(key, last).unwrap();
    let after = Draw::new(1).op();
    let steps = vec![Step::AddPerson(Box::new(person("Vi Văn Tư")))];
    let refused = store.apply(&session, &set(after, Cause::Add, steps), 1_633_107_600).unwrap_err();
    assert_eq!(refused.kind, FaultKind::Access(AccessFault::Expired { day: last }), "02/10/2021 00:00 +07");
}

#[test]
fn a_connection_writes_for_its_own_session_alone() {
    let office = Office::new("2021-09-28");
    let mut one = office.desk("mot", AdminRole::Editor, "181");
    let two = office.desk("hai", AdminRole::Administrator, "20");
    let steps = || vec![Step::AddPerson(Box::new(person("Vi Văn Tư")))];
    for other in [&two.session, &admin("root")] {
        let set = set(one.draw.op(), Cause::Add, steps());
        let refused = one.store.apply(other, &set, 1).unwrap_err();
        assert_eq!(refused.kind, FaultKind::Access(AccessFault::Role));
    }
    let set = set(one.draw.op(), Cause::Add, steps());
    assert!(office.open_as_judged().apply(&two.session, &set, 1).is_err());
}

#[test]
fn the_log_tells_by_which_key_and_what_became_of_accounts() {
    let office = Office::new("2021-09-28");
    let mut province = office.desk("tinh", AdminRole::Administrator, "20");
    let mut hand = office.desk("nhap", AdminRole::Editor, "181");
    province.step(set_step("nhap", 1, rights(&office, AdminRole::Approver, "05001"))).unwrap();
    province.step(AccountStep::RevokeKey { fingerprint: "SHA256:nhap".to_owned() }).unwrap();
    let key = province.session.key().unwrap();
    let by = office.look().number("SELECT login_key FROM operation ORDER BY id DESC LIMIT 1");
    assert_eq!(by, key.0);
    let history =
        Question::History { of: HistoryOf::Everything, only: HistoryFilter::default(), skip: 0, limit: 2 };
    let Answer::History(page) = province.ask(&history) else { panic!() };
    let told: Vec<String> = page
        .entries
        .iter()
        .map(|entry| daumoi::messages::history::sentence(Lang::En, DateForm::Iso, entry))
        .collect();
    assert_eq!(
        told,
        [
            "tinh · nhap · account · key revoked, key: SHA256:nhap → (empty)",
            "tinh · nhap · account · role: editor → approver, edits in: 181 → 05001, sees in: 181 → 05001",
        ]
    );
    let Answer::History(page) = hand.ask(&history) else { panic!() };
    assert!(page.entries.iter().all(|entry| entry.account.as_ref().is_some_and(|(_, all)| all.is_empty())));
    assert_true(&mut office.open_as_judged(), "the chain with keys");
    let db = rusqlite::Connection::open(&office.roster).unwrap();
    db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    db.execute_batch("UPDATE operation SET login_key = 2 WHERE login_key = 1").unwrap();
    assert!(!office.open_as_judged().verify().unwrap().flaws.is_empty(), "another key in the log is found");
}

#[test]
fn a_key_is_read_and_given_another_last_day_only_below() {
    let office = Office::new("2021-09-28");
    let mut province = office.desk("tinh", AdminRole::Administrator, "20");
    let mut district = office.desk("huyen", AdminRole::Administrator, "181");
    drop(office.desk("nhap", AdminRole::Editor, "181"));
    let read =
        |text: &str| AccountStep::ReadKey { name: "nhap".to_owned(), text: text.to_owned(), expires: None };
    let bad = access(AccessFault::BadKey { why: KeyFault::Private });
    assert_eq!(district.step(read("-----BEGIN OPENSSH PRIVATE KEY-----")), bad);
    let text = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f lan@may-1\n";
    district.step(read(text)).unwrap();
    let key = KeyId(office.look().number("SELECT max(id) FROM login_key"));
    let fingerprint =
        office.look().text("SELECT fingerprint FROM login_key WHERE id = (SELECT max(id) FROM login_key)");
    assert!(fingerprint.starts_with("SHA256:") && fingerprint.len() == 50, "{fingerprint}");
    let last = day("2021-09-30");
    let expire =
        |fingerprint: &str, expires| AccountStep::ExpireKey { fingerprint: fingerprint.to_owned(), expires };
    district.step(expire(&fingerprint, Some(last))).unwrap();
    let log_in = |today: Day| office.open_as_judged().log_in(key, today).map_err(|fault| fault.kind);
    assert_eq!(log_in(last.next()), Err(FaultKind::Access(AccessFault::Expired { day: last })));
    province.step(expire(&fingerprint, None)).unwrap();
    assert_eq!(log_in(last.next()).unwrap().name(), "nhap");
    // His own key, and that of somebody above him, he cannot prolong.
    for above in ["SHA256:huyen", "SHA256:tinh"] {
        assert_eq!(district.step(expire(above, Some(last))), access(AccessFault::NotBelow), "{above}");
    }
    let history = office
        .look()
        .text("SELECT group_concat(fields) FROM log_value WHERE fields LIKE '%account_expires%'");
    assert!(history.contains("2021-09-30"), "{history}");
}
