//! The office server: what OpenSSH calls, what sets it up, what is wrong with it.

use crate::messages::texts;

texts! {
    /// Verb.
    ssh_keys_verb() { vi: "Dành cho OpenSSH: dòng authorized_keys của một khoá", en: "For OpenSSH: the authorized_keys line of a key" }
    /// Verb.
    session_verb() { vi: "Dành cho OpenSSH: phiên làm việc của một khoá", en: "For OpenSSH: the session of a key" }
    /// Argument.
    from_openssh() { vi: "OpenSSH cho biết", en: "Told by OpenSSH" }
}
