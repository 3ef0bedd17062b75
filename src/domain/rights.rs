//! Who may do what where. On a machine of one's own one admin owns the whole tree; an office server has accounts,
//! each with a role in a subtree.

use crate::domain::unit::UnitPath;

/// What an account may do within its subtree; each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AdminRole {
    /// Người xem: reads.
    Viewer,
    /// Người nhập liệu: edits people and seats.
    Editor,
    /// Người duyệt: grants waivers and takes over rules too.
    Approver,
    /// Quản trị: makes accounts below his own too.
    Administrator,
}

impl AdminRole {
    /// All of them, the weakest first.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Editor, Self::Approver, Self::Administrator];

    /// The word of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Editor => "editor",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
        }
    }

    /// The role of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// What somebody may do. A subtree is named by the path of its top; the empty path is everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    /// What he may do in the subtree that he may edit.
    pub role: AdminRole,
    /// The subtree that he may edit.
    pub edit: UnitPath,
    /// The subtree whose people he sees with their personal fields; what he may edit he sees too.
    pub view: UnitPath,
}

impl Rights {
    /// Those of whoever owns the file.
    pub fn everything() -> Self {
        Self { role: AdminRole::Administrator, edit: UnitPath::default(), view: UnitPath::default() }
    }

    /// Those of a revoked account: no unit has such a path.
    pub fn nothing() -> Self {
        let nowhere = UnitPath("-".to_owned());
        Self { role: AdminRole::Viewer, edit: nowhere.clone(), view: nowhere }
    }

    /// Whether he has a role at least as strong as this one.
    pub fn may(&self, role: AdminRole) -> bool {
        self.role >= role
    }

    /// Whether he may edit the people of the unit at this path; the empty path asks for everything.
    pub fn may_edit(&self, path: &UnitPath) -> bool {
        self.may(AdminRole::Editor) && path.is_within(&self.edit)
    }

    /// Whether he sees the personal fields of the people of the unit at this path.
    pub fn sees(&self, path: &UnitPath) -> bool {
        path.is_within(&self.view) || path.is_within(&self.edit)
    }

    /// Whether he sees those of a whole tree.
    pub fn sees_a_tree(&self) -> bool {
        self.view.depth() <= 1 && self.view != Self::nothing().view
    }

    /// Whether he may change the rules: they speak of everybody, so that he must be an approver of the whole tree.
    pub fn may_change_rules(&self) -> bool {
        self.may(AdminRole::Approver) && self.edit.depth() <= 1
    }

    /// Whether he may give these rights to another or take them from him: they lie within his own, and are not as
    /// strong. Nobody is above himself.
    pub fn is_above(&self, other: &Self) -> bool {
        let narrower = other.edit != self.edit || other.role < AdminRole::Administrator;
        self.may(AdminRole::Administrator)
            && other.edit.is_within(&self.edit)
            && self.sees(&other.view)
            && narrower
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(role: AdminRole, edit: &str) -> Rights {
        Rights { role, edit: UnitPath(edit.to_owned()), view: UnitPath(edit.to_owned()) }
    }

    #[test]
    fn an_administrator_gives_only_what_lies_below_his_own_rights() {
        use AdminRole::{Administrator, Approver, Editor};
        let province = rights(Administrator, "0000");
        let district = rights(Administrator, "00000001");
        assert!(Rights::everything().is_above(&province));
        assert!(province.is_above(&district));
        assert!(province.is_above(&rights(Approver, "0000")));
        assert!(!province.is_above(&province), "nobody is above himself");
        assert!(!district.is_above(&province));
        assert!(!district.is_above(&rights(Editor, "00000002")), "a sibling");
        assert!(!rights(Approver, "0000").is_above(&rights(Editor, "00000001")));
        let curious = Rights { view: UnitPath("0000".to_owned()), ..rights(Editor, "000000010001") };
        assert!(!district.is_above(&curious), "who would see more than he himself");
    }

    #[test]
    fn a_revoked_account_sees_and_edits_nothing() {
        let nothing = Rights::nothing();
        for path in ["", "0000", "00000001"] {
            let path = UnitPath(path.to_owned());
            assert!(!nothing.may_edit(&path) && !nothing.sees(&path));
        }
        assert!(!nothing.sees_a_tree());
    }
}
