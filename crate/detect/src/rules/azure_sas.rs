//! Azure shared access signatures: the value of `sig` in a query string that has the other parts of such a signature.
//!
//! Sources: learn.microsoft.com, "Create a service SAS": `sv` is a date, and one of `sp se sr ss srt` is there; "Secure access in Azure
//! Logic Apps": `sv` is `1.0`, and the signature has no padding; "Event Hubs: authenticate with shared access signatures": `sr` and `se`, no
//! version. Service Bus, IoT Hub and Relay write the same.

use core::ops::Range;

#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use super::coded::InRun;
use crate::Confidence;
use crate::Rule;
use crate::alphabet;
use crate::alphabet::BASE64;
use crate::found::Match;

/// 32 bytes in base 64; longer when percent-encoded.
const LENGTH: core::ops::RangeInclusive<usize> = 43..=140;
/// How far the rest of the query string reaches, in bytes.
const REACH: usize = 400;

pub(super) const RULE: InRun = InRun {
    behind: [b"=%", b""],
    last: false,
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Example {
        rule: Rule::AZURE_SAS_SIGNATURE,
        parts: |random| {
            let before = "https://x.blob.core.windows.net/c?sv=2024-11-04&sr=c&sig=";
            [before.into(), random.letters(43) + "%3D", "&sp=r".into()]
        },
    },
};

/// The signature of which `run` is a part.
#[inline(never)]
fn find(text: &[u8], run: &Range<usize>) -> Option<Match> {
    let is_part = |byte: &u8| alphabet::contains(BASE64, *byte) || *byte == b'%';
    let reach = &text[run.start.saturating_sub(*LENGTH.end())..run.start];
    let start = run.start - reach.iter().rev().take_while(|byte| is_part(byte)).count();
    if !text[..start].ends_with(b"sig=") {
        return None;
    }
    let behind = &text[start..text.len().min(start + LENGTH.end())];
    let letters = behind.iter().take_while(|byte| is_part(byte)).count();
    let end = start + letters + usize::from(behind.get(letters) == Some(&b'='));
    let value = &text[start..end];
    let is_padded = value.ends_with(b"=") || value.to_ascii_lowercase().ends_with(b"%3d");
    let may_be = LENGTH.contains(&value.len()) && (is_padded || letters == *LENGTH.start());
    let sides = sides(text, &(start..end));
    let names = |part: &[u8]| sides.iter().any(|side| side.windows(part.len()).any(|at| at == part));
    let is_signed = || match is_padded {
        // Time is told in seconds where there is no version.
        true => names(b"sv=20") || names(b"sr=") && names(b"se=1"),
        false => names(b"sv=1."),
    };
    (may_be && is_signed()).then(|| Match::new(Rule::AZURE_SAS_SIGNATURE, start..end, Confidence::High))
}

/// What follows each parameter of this name, with its `=`, in the query string that the signature is a part of, and in one that touches it.
pub(crate) fn parameters<'t>(
    text: &'t [u8],
    signature: &Range<usize>,
    name: &'static [u8],
) -> impl Iterator<Item = &'t [u8]> {
    sides(text, signature).into_iter().flat_map(move |side| {
        let is_there = move |at: &usize| {
            side[*at..].starts_with(name) && !side[..*at].last().is_some_and(u8::is_ascii_alphanumeric)
        };
        (0..side.len()).filter(is_there).map(move |at| &side[at + name.len()..])
    })
}

/// The query string on both sides of its signature, as far as it reaches.
fn sides<'t>(text: &'t [u8], signature: &Range<usize>) -> [&'t [u8]; 2] {
    let is_query =
        |byte: &&u8| !byte.is_ascii_whitespace() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'[');
    let before = &text[signature.start.saturating_sub(REACH)..signature.start];
    let before = &before[before.len() - before.iter().rev().take_while(is_query).count()..];
    let behind = &text[signature.end..text.len().min(signature.end + REACH)];
    [before, &behind[..behind.iter().take_while(is_query).count()]]
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use crate::scan;

    const SIGNATURE: &str = "kH3bV1%2FqYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw%3D";

    #[test]
    fn takes_only_the_signature() {
        for url in [
            format!(
                "https://x.blob.core.windows.net/c?sv=2023-11-03&sr=c&sp=rl&se=2026-01-01&sig={SIGNATURE}"
            ),
            format!("?sig={SIGNATURE}&se=2026-01-01&sp=rl&sv=2023-11-03 next"),
        ] {
            let [finding] = &scan(&url)[..] else { panic!("{url}") };
            assert_eq!((finding.rule.id(), &url[finding.range.clone()]), ("azure-sas-signature", SIGNATURE));
        }
    }

    #[test]
    fn takes_the_signature_of_a_flow() {
        let signature = "kH3bV1-qYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4K_XwQ";
        let url = format!(
            "https://prod-1.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sp=%2Ftriggers&sv=1.0&sig={}",
            &signature[..43]
        );
        let [finding] = &scan(&url)[..] else { panic!("{url}") };
        assert_eq!(
            (finding.rule.id(), &url[finding.range.clone()]),
            ("azure-sas-signature", &signature[..43])
        );
        assert_eq!(scan(&url.replace("sv=1.0", "v=1.0")), []);
    }

    #[test]
    fn takes_the_signature_of_a_namespace() {
        for rest in ["&se=1790000000&skn=RootManageSharedAccessKey", "&skn=send&se=1790000000"] {
            let token =
                format!("SharedAccessSignature sr=fabrikam.servicebus.windows.net&sig={SIGNATURE}{rest}");
            let [finding] = &scan(&token)[..] else { panic!("{token}") };
            assert_eq!(
                (finding.rule.id(), &token[finding.range.clone()]),
                ("azure-sas-signature", SIGNATURE)
            );
            assert_eq!(scan(&token.replace("sr=", "r=")), []);
        }
    }

    #[test]
    fn wants_the_rest_of_the_query_string() {
        assert_eq!(scan(&format!("?sig={SIGNATURE}&x=1")), []);
        assert_eq!(scan("?sv=2023-11-03&sig=abcdefghijklmnopqrstuvwxyz0123456789"), []);
    }
}
