//! The identifier by which Microsoft's services name a secret that they have seen, without its value: C3ID, the cross-company correlating id.

use crate::digest::sha256;

/// What the hash of a secret stands behind before it is hashed again.
const NAME: &str = "CrossMicrosoftCorrelatingId:";

/// How much of the second hash the identifier has, in bytes.
const BYTES: usize = 15;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The C3ID of a secret, 20 characters, by the digest of its group in a review. None where no entry has it: only for kinds that Azure DevOps or
/// Azure issues, and whose whole value was found.
pub fn c3id(rule: &str, digest: &str) -> Option<String> {
    has_entry(rule).then(|| of_digest(digest))
}

/// Whether an administrator may find secrets of this kind by it: tokens in their list, keys in the alerts of Advanced Security.
fn has_entry(rule: &str) -> bool {
    match rule.strip_prefix("azure-") {
        Some("devops-app-secret") => true,
        Some(kind) => kind.starts_with("devops-pat") || kind.ends_with("key"),
        None => rule == "entra-client-secret",
    }
}

fn of_digest(digest: &str) -> String {
    let hash = sha256(&[NAME, &digest.to_ascii_uppercase()].concat());
    // 15 bytes are 20 letters of base64, without a rest.
    let of_three = |bytes: &[u8]| {
        let bits = bytes.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        [18, 12, 6, 0].map(|shift| char::from(LETTERS[bits >> shift & 63]))
    };
    hash[..BYTES].chunks_exact(3).flat_map(of_three).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_value(value: &str) -> String {
        of_digest(&crate::digest::hex(&sha256(value)))
    }

    #[test]
    fn it_is_the_one_that_microsoft_has_published() {
        // From the tests of Microsoft's `security-utilities` and of the agent of Azure Pipelines, both MIT, looked up on 2026-12-02: made-up values.
        for (value, expected) in [
            ("test", "rPHgxCVAOw6CZsT9xXEw"),
            ("npm_deaddeaddeaddeaddeaddeaddeaddeaddead", "bUOMn/+Dx0jUK71D+nHu"),
            ("oy2mdeaddeaddeadeadqdeaddeadxxxezodeaddeadwxuq", "G47Z8IeLmqos+/TXkWoH"),
            ("xxx8Q~dead.dead.DEAD-DEAD-dead~deadxxxxx", "vcocI2kI5E2ycoG55kza"),
            ("xxx7Q~dead.dead.DEAD-DEAD-dead~deadxx", "WNRIG2TMMQjdUEGSNRIQ"),
            ("ddddddddddddddddddddddddddddddddddddddddddddAzFu182vhA==", "R6+pDaPrTyjBTsNUJ6dj"),
            ("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee+ACRCTB7t/", "aL4C/u4qSVE6uQCXPICc"),
        ] {
            assert_eq!(of_value(value), expected, "{value}");
        }
    }

    #[test]
    fn only_what_microsoft_issues_has_one() {
        let digest = "0a".repeat(32);
        let kinds = [
            "azure-devops-pat",
            "azure-devops-pat-legacy",
            "azure-devops-app-secret",
            "azure-storage-key",
            "azure-key",
            "entra-client-secret",
        ];
        for rule in kinds {
            assert_eq!(c3id(rule, &digest).map(|id| id.len()), Some(20), "{rule}");
        }
        // Of a signature only a piece was found; a session ends by itself.
        for rule in ["npm-token", "azure-sas-signature", "azure-devops-session", "entra-refresh-token", ""] {
            assert_eq!(c3id(rule, &digest), None, "{rule}");
        }
        let known: Vec<_> = patrol_detect::rules().map(|rule| rule.id()).collect();
        assert!(kinds.iter().all(|kind| known.contains(kind)), "a rule has another id");
    }
}
