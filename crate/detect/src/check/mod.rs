//! What a token says about itself, beside its shape: checksums, and content that must make sense.

mod azure_key;
pub(crate) mod cask;
mod crc;
mod encoded_key;
mod entra_secret;
mod jwt;
pub(crate) mod lines;
mod name;
mod opaque;
pub(crate) mod password;
#[cfg(any(test, feature = "generate"))]
pub(crate) mod seal;
mod words;

use crate::placeholder;

/// The test that a rule names in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    None,
    /// Marvin32 in the last bytes of an Azure key.
    AzureKey,
    /// Marvin32 in base 62 at the end of an Azure key of the common annotated form.
    Cask,
    /// CRC-32 in base 62 at the end, over what follows the prefix: GitHub, npm.
    CrcBase62,
    /// CRC-32 in base 36 at the end, over all before it: GitLab.
    CrcBase36,
    /// Digits, and letters that no number in base 16 has.
    Base36,
    /// A private key, encoded in base 64.
    EncodedKey,
    /// None, but what the rule finds may go on over many lines.
    Lines,
    /// Entra client secrets.
    EntraSecret,
    /// The parts of a JSON Web Token are JSON.
    Jwt,
    /// The same, of a token that says that it is for Azure DevOps.
    AzureDevopsJwt,
    /// No name, address or number of something.
    NoName,
    /// No token of documents only.
    NoSample,
    /// Both cases and digits, as nearly every random value has them.
    MixedCase,
    /// A machine has drawn it.
    Opaque,
    /// No variable, template, or word for a password.
    Password,
}

/// What a test found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Validity {
    /// The checksum holds.
    Valid,
    /// It does not, or there is none: the shape must speak.
    Unknown,
    /// The shape has deceived us.
    Wrong,
}

/// What the test finds in the secret.
pub(crate) fn validity(check: Check, token: &[u8]) -> Validity {
    let valid = |holds| if holds { Validity::Valid } else { Validity::Unknown };
    match check {
        Check::None | Check::Lines => Validity::Unknown,
        Check::AzureKey => valid(azure_key::holds(token)),
        Check::Cask => valid(cask::holds(token)),
        Check::EncodedKey => encoded_key::validity(token),
        Check::CrcBase62 => valid(crc::base62_holds(token)),
        Check::CrcBase36 => valid(crc::base36_holds(token)),
        Check::EntraSecret => valid(entra_secret::holds(token)),
        Check::AzureDevopsJwt if !jwt::is_for_azure_devops(token) => Validity::Wrong,
        Check::AzureDevopsJwt | Check::Jwt => jwt::validity(token),
        Check::Base36 if !is_base36(token) => Validity::Wrong,
        Check::MixedCase if !is_mixed(token) => Validity::Wrong,
        Check::NoName if name::is(token) => Validity::Wrong,
        Check::NoSample if jwt::is_sample(token) => Validity::Wrong,
        Check::Opaque if !opaque::is(token) => Validity::Wrong,
        Check::Password if placeholder::is_password(token) => Validity::Wrong,
        Check::Base36
        | Check::MixedCase
        | Check::NoName
        | Check::NoSample
        | Check::Opaque
        | Check::Password => Validity::Unknown,
    }
}

/// Of the part behind the last dash, so that a prefix does not count.
fn is_base36(token: &[u8]) -> bool {
    let part = token.rsplit(|byte| *byte == b'-').next().unwrap_or(token);
    part.iter().any(u8::is_ascii_digit) && !part.iter().all(u8::is_ascii_hexdigit)
}

fn is_mixed(token: &[u8]) -> bool {
    [u8::is_ascii_lowercase, u8::is_ascii_uppercase, u8::is_ascii_digit].iter().all(|is| token.iter().any(is))
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use crate::scan;

    #[test]
    fn a_password_in_a_script_is_no_variable() {
        let found = |value: &str| -> Vec<String> {
            let text = format!("$p = ConvertTo-SecureString -String {value} -AsPlainText -Force");
            scan(&text).into_iter().map(|finding| text[finding.range].into()).collect()
        };
        for value in ["'D$oodle3333'", "\"kulgrej7\""] {
            assert_eq!(found(value), [&value[1..value.len() - 1]]);
        }
        for value in ["$password", "\"$password\"", "\"a${password}\"", "'<password>'", "'password'", "''"] {
            assert_eq!(found(value), [""; 0], "{value}");
        }
    }
}
