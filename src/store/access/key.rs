//! Public keys as OpenSSH writes them: `ssh-ed25519 AAAA… comment`.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use sha2::{Digest, Sha256};

use crate::domain::account::PublicKey;
use crate::domain::fault::Fault;
use crate::domain::fault::access::{AccessFault, KeyFault};

/// The types that may be given. DSA is left out: OpenSSH refuses it too.
const KINDS: [&str; 7] = [
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "ssh-rsa",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
];
/// The shortest RSA key, in bits.
const RSA_BITS: usize = 2_048;
/// Nobody's key is longer, in bytes of text.
const LONGEST: usize = 16 * 1_024;

/// Reads the one line of a `.pub` file.
///
/// # Errors
/// [`AccessFault::BadKey`] with the reason.
pub fn read_key(text: &str) -> Result<PublicKey, Fault> {
    read(text).map_err(|why| AccessFault::BadKey { why }.into())
}

fn read(text: &str) -> Result<PublicKey, KeyFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(KeyFault::Empty);
    }
    if text.contains("PRIVATE KEY") || text.starts_with("PuTTY-User-Key-File") {
        return Err(KeyFault::Private);
    }
    if text.lines().count() > 1 || text.len() > LONGEST {
        return Err(KeyFault::NotOneKey);
    }
    let mut words = text.split_ascii_whitespace();
    let (kind, base64) = (words.next().unwrap_or_default(), words.next().ok_or(KeyFault::Damaged)?);
    if !KINDS.contains(&kind) {
        let has_options = text.split_ascii_whitespace().skip(1).any(|word| KINDS.contains(&word));
        return Err(if has_options { KeyFault::NotOneKey } else { KeyFault::Kind });
    }
    let blob = STANDARD.decode(base64).map_err(|_| KeyFault::Damaged)?;
    check(kind, &blob)?;
    let digest = STANDARD_NO_PAD.encode(Sha256::digest(&blob));
    // Written anew: a key has one form, by which it is found again.
    let base64 = STANDARD.encode(&blob);
    Ok(PublicKey { kind: kind.to_owned(), base64, fingerprint: format!("SHA256:{digest}") })
}

/// Whether the key says itself that it is of this type, and has all its parts.
fn check(kind: &str, blob: &[u8]) -> Result<(), KeyFault> {
    let mut parts = Vec::new();
    let mut rest = blob;
    while !rest.is_empty() {
        let (part, after) = part(rest).ok_or(KeyFault::Damaged)?;
        parts.push(part);
        rest = after;
    }
    let wanted = match kind {
        "ssh-ed25519" => 2,
        "sk-ecdsa-sha2-nistp256@openssh.com" => 4,
        _ => 3,
    };
    if parts.len() != wanted
        || parts.first() != Some(&kind.as_bytes())
        || parts.iter().any(|part| part.is_empty())
    {
        return Err(KeyFault::Damaged);
    }
    match (kind, parts.as_slice()) {
        ("ssh-ed25519" | "sk-ssh-ed25519@openssh.com", [_, key, ..]) if key.len() != 32 => {
            Err(KeyFault::Damaged)
        }
        ("ssh-rsa", [.., modulus]) if bits(modulus) < RSA_BITS => Err(KeyFault::Kind),
        _ => Ok(()),
    }
}

/// The first part of a key: four bytes of length, then so many bytes.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

fn bits(number: &[u8]) -> usize {
    let from = number.iter().position(|byte| *byte != 0).unwrap_or(number.len());
    let zeros = number.get(from).map_or(0, |byte| byte.leading_zeros());
    ((number.len() - from) * 8).saturating_sub(usize::try_from(zeros).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ED25519: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f lan@may-1";

    fn blob(parts: &[&[u8]]) -> String {
        let bytes: Vec<u8> = parts
            .iter()
            .flat_map(|part| {
                let length = u32::try_from(part.len()).unwrap().to_be_bytes();
                length.into_iter().chain(part.iter().copied())
            })
            .collect();
        STANDARD.encode(bytes)
    }

    #[test]
    fn a_key_has_the_fingerprint_that_openssh_prints() {
        let key = read(ED25519).unwrap();
        assert_eq!(key.kind, "ssh-ed25519");
        // By `ssh-keygen -l` on the same line.
        assert_eq!(key.fingerprint, "SHA256:ZkAslGjFiUHdGf/WUL8rQvkib4PTvQatUV0OUQSncCA");
        assert_eq!(read(&format!("  {ED25519}\r\n")).unwrap(), key);
        let rsa = |bytes: usize| {
            let modulus: Vec<u8> = std::iter::once(0).chain(std::iter::repeat_n(0x91, bytes)).collect();
            format!("ssh-rsa {}", blob(&[b"ssh-rsa", &[1, 0, 1], &modulus]))
        };
        assert!(read(&rsa(256)).is_ok());
        assert_eq!(read(&rsa(128)), Err(KeyFault::Kind), "1024 bits");
    }

    #[test]
    fn what_is_no_key_is_refused_with_the_reason() {
        let cut = ED25519.replace("GhscHR4f", "");
        for (text, why) in [
            ("", KeyFault::Empty),
            ("   \n", KeyFault::Empty),
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END", KeyFault::Private),
            ("PuTTY-User-Key-File-3: ssh-ed25519", KeyFault::Private),
            (&format!("{ED25519}\n{ED25519}"), KeyFault::NotOneKey),
            (&format!("command=\"sh\" {ED25519}"), KeyFault::NotOneKey),
            ("ssh-dss AAAAB3NzaC1kc3M= x", KeyFault::Kind),
            ("ssh-ed25519", KeyFault::Damaged),
            ("ssh-ed25519 AAAA", KeyFault::Damaged),
            ("ssh-ed25519 !!!!", KeyFault::Damaged),
            (&ED25519.replace("ssh-ed25519 ", "ssh-rsa "), KeyFault::Damaged),
            (&cut, KeyFault::Damaged),
            ("lan@may-1", KeyFault::Damaged),
            ("ssh-ed25519 \u{202e}", KeyFault::Damaged),
            (&format!("ssh-ed25519 {}", blob(&[b"ssh-ed25519", &[1; 31]])), KeyFault::Damaged),
            (&format!("ssh-ed25519 {}", blob(&[b"ssh-ed25519", &[1; 32], b"more"])), KeyFault::Damaged),
            (&"x".repeat(100_000), KeyFault::NotOneKey),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }
}
