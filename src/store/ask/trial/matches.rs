//! Which unit and which officer a pasted row names.

use rusqlite::params;

use crate::domain::id::UnitId;
use crate::domain::paste::{Named, Place};
use crate::domain::unit::UnitPath;
use crate::store::ask::matches::matches;
use crate::store::ask::trial::Trial;
use crate::vietnamese::fold::fold;

/// Two districts (2 and 3) with a commune Vân Thủy each (4 and 6); in the second also Văn Thụy (7).
fn office() -> Trial {
    let mut trial = Trial::empty();
    let root = UnitPath::default().child(0);
    let (first, second) = (root.child(0), root.child(1));
    let paths = [
        root.clone(),
        first.clone(),
        second.clone(),
        first.child(0),
        first.child(1),
        second.child(0),
        second.child(1),
    ];
    for path in paths {
        trial.unit(path, (None, None));
    }
    for (id, name) in [(4, "Vân Thủy"), (6, "Vân Thủy"), (7, "Văn Thụy")] {
        let sql = "UPDATE unit SET kind = 'xa', name = ?2, fold = ?3 WHERE id = ?1";
        trial.db.execute(sql, params![id, name, fold(name)]).unwrap();
    }
    for unit in [4, 4, 6] {
        let who = trial.person();
        trial.seat(who, UnitId(unit), (None, None), false);
        trial
            .db
            .execute("UPDATE person SET full_name = 'Lý Thị Mơ', fold = 'ly thi mo' WHERE id = ?1", [who])
            .unwrap();
    }
    trial
}

fn place(trial: &Trial, unit: &str, near: i64) -> Option<UnitId> {
    let row = Named { unit: unit.to_owned(), ..Named::default() };
    match matches(&trial.db, &[row], UnitId(near)).unwrap().remove(0).place {
        Place::Found(unit) => Some(unit.id),
        Place::Unknown | Place::Several | Place::NotYours => None,
    }
}

#[test]
fn a_unit_is_named_by_code_or_name_and_the_nearest_of_several_is_meant() {
    let trial = office();
    assert_eq!(place(&trial, "u7", 1), Some(UnitId(7)));
    assert_eq!(place(&trial, "", 5), Some(UnitId(5)));
    assert_eq!(place(&trial, "xã vân thủy", 1), None, "two of this name");
    assert_eq!(place(&trial, "Xã Vân Thủy", 5), Some(UnitId(4)));
    assert_eq!(place(&trial, "Vân Thủy", 3), Some(UnitId(6)));
    assert_eq!(place(&trial, "Văn Thụy", 1), Some(UnitId(7)), "its marks tell it from the others");
    assert_eq!(place(&trial, "van thuy", 3), None);
    assert_eq!(place(&trial, "Xã Không Có", 1), None);
}

#[test]
fn an_officer_is_named_by_his_key_or_by_a_name_that_only_he_has_there() {
    let trial = office();
    let officer = |key: &str, unit: &str| {
        let row = Named { key: key.to_owned(), name: "Lý Thị Mơ".to_owned(), unit: unit.to_owned() };
        let found = matches(&trial.db, &[row], UnitId(1)).unwrap().remove(0).officer;
        found.map(|row| row.officer.person.key)
    };
    assert_eq!(officer("", "U6"), Some("K3".to_owned()));
    assert_eq!(officer("", "U4"), None, "two of one name in one unit");
    assert_eq!(officer("K2", "U4"), Some("K2".to_owned()));
    assert_eq!(officer("K2", "U6"), None, "he has no seat there");
    assert_eq!(officer("K9", "U4"), None);
}
