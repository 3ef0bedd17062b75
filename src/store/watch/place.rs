//! Where the roster lies: only a plain file on a disk of this machine is safe. Locks and notifications of a network
//! disk do not reach the other machines, and SQLite's shared memory cannot be shared over it.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::domain::fault::Fault;
use crate::domain::fault::store::StoreFault;
use crate::store::error::of_io;

/// What was found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Found {
    /// Whether the file or its folder is marked as not to be written, by anybody.
    pub(in crate::store) read_only: bool,
    /// Which file it is.
    pub(in crate::store) identity: Identity,
}

/// A file, whatever it is called: its disk and its number there.
pub(in crate::store) type Identity = (u64, u64);

/// Which file has this name now. Nothing is opened.
///
/// # Errors
/// [`StoreFault::Missing`], [`StoreFault::Denied`].
pub(in crate::store) fn identity(path: &Path) -> Result<Identity, Fault> {
    let file = fs::metadata(path).map_err(|error| of_io(&error))?;
    Ok((file.dev(), file.ino()))
}

/// Write permission of the group and of all others; the bit by which only owners take files out of a folder.
const OTHERS_WRITE: u32 = 0o022;
const ALL_WRITE: u32 = 0o002;
const STICKY: u32 = 0o1000;

/// Looks at a file that should be a roster, without opening it.
///
/// # Errors
/// [`StoreFault::Missing`], [`StoreFault::NotAFile`], [`StoreFault::Denied`], [`StoreFault::UnsafePlace`],
/// [`StoreFault::OpenToOthers`].
pub(in crate::store) fn look(path: &Path) -> Result<Found, Fault> {
    let file = fs::metadata(path).map_err(|error| of_io(&error))?;
    if !file.is_file() {
        return Err(StoreFault::NotAFile.into());
    }
    // Two names of one file would have two write-ahead logs.
    if file.nlink() > 1 {
        return Err(StoreFault::UnsafePlace { what: "hard link".to_owned() }.into());
    }
    local(path)?;
    let folder = fs::metadata(folder_of(path)).map_err(|error| of_io(&error))?;
    let open = |path: &Path| StoreFault::OpenToOthers { what: path.to_string_lossy().into_owned() };
    if file.mode() & OTHERS_WRITE != 0 {
        return Err(open(path).into());
    }
    if folder.mode() & ALL_WRITE != 0 && folder.mode() & STICKY == 0 {
        return Err(open(folder_of(path)).into());
    }
    let read_only = file.permissions().readonly() || folder.permissions().readonly();
    Ok(Found { read_only, identity: (file.dev(), file.ino()) })
}

/// Refuses a place on a disk that is not of this machine.
///
/// # Errors
/// [`StoreFault::UnsafePlace`].
pub(in crate::store) fn local(path: &Path) -> Result<(), Fault> {
    let Ok(system) = rustix::fs::statfs(path) else { return Ok(()) };
    match remote_kind(i128::from(system.f_type)) {
        Some(what) => Err(StoreFault::UnsafePlace { what: what.to_owned() }.into()),
        None => Ok(()),
    }
}

/// The folder in which a file lies.
pub(in crate::store) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The name of a kind of file system on which locks do not work as SQLite needs them.
fn remote_kind(kind: i128) -> Option<&'static str> {
    Some(match kind {
        0x6969 => "NFS",
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => "SMB",
        0x6573_5546 => "FUSE",
        0x0102_1997 => "9p",
        0x5346_414f | 0x6b41_4653 => "AFS",
        0x00c3_6400 => "Ceph",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_disks_are_told_apart_from_local_ones() {
        assert_eq!(remote_kind(0x6969), Some("NFS"));
        assert_eq!(remote_kind(0xff53_4d42), Some("SMB"));
        assert_eq!(remote_kind(0xef53), None, "ext4");
        assert_eq!(remote_kind(0x0102_1994), None, "tmpfs");
    }
}
