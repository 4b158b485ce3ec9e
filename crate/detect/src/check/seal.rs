//! Giving a made-up token the checksum that its rule asks for.

use alloc::vec::Vec;

use super::Check;
use super::cask;
use super::crc;
use crate::base64;
use crate::checksum::crc32::crc32;
use crate::checksum::marvin32::marvin32;

/// Changes `token` so that it passes the check, where that can be done in its length.
pub(crate) fn seal(check: Check, token: &mut Vec<u8>) {
    match check {
        Check::CrcBase62 => {
            let start = token.iter().rposition(|&byte| byte == b'_').map_or(0, |at| at + 1);
            if let Some(split) = token.len().checked_sub(6).filter(|split| *split >= start) {
                let sum = crc::base62(crc32(token[start..split].iter().copied()));
                token[split..].copy_from_slice(&sum);
            }
        }
        Check::CrcBase36 if token.contains(&b'.') => {
            let split = token.len().saturating_sub(7);
            let sum = crc::base36(crc32(token[..split].iter().copied()));
            token[split..].copy_from_slice(&sum);
        }
        Check::Cask => {
            if let Some(digits) = token.get(..80).and_then(cask::checksum) {
                token[80..84].copy_from_slice(&digits[..4]);
            }
        }
        Check::AzureKey => seal_azure_key(token),
        Check::AzureDevopsJwt => {
            let part = |text: &str| base64::encode(text).replace('=', "").into_bytes();
            let signature = token.rsplit(|&byte| byte == b'.').next().unwrap_or_default().to_vec();
            let content = "{\"aud\":\"499b84ac-1321-427f-aa17-267ca6975798\"}";
            *token = [part("{\"alg\":\"RS256\"}"), part(content), signature].join(&b'.');
        }
        Check::Jwt => {
            let header = base64::encode("{\"alg\":\"HS256\"}");
            let mut parts: Vec<Vec<u8>> = token.split(|&byte| byte == b'.').map(<[u8]>::to_vec).collect();
            parts[0] = header.into_bytes();
            parts[1] = [b"eyJh", &parts[1][4..]].concat();
            *token = parts.join(&b'.');
        }
        Check::EncodedKey => {
            let line = base64::encode("-----BEGIN PRIVATE KEY-----\n\n\n");
            *token = [line.as_bytes(), &token[12..]].concat();
        }
        Check::MixedCase => {
            let end = token.len() - 3;
            token[end..].copy_from_slice(b"aB3");
        }
        Check::Opaque => {
            let kinds = b"q7Kd2Vx9Rm4TbZ8w";
            token.iter_mut().zip(kinds).for_each(|(letter, kind)| *letter = *kind);
        }
        Check::Base36 => {
            let end = token.len() - 2;
            token[end..].copy_from_slice(b"Z7");
        }
        Check::None
        | Check::CrcBase36
        | Check::EntraSecret
        | Check::Lines
        | Check::NoName
        | Check::NoSample
        | Check::Password => {}
    }
}

/// The last four bytes become the checksum. The last letter before the padding may then hold bits that the rule's
/// pattern does not allow, so the rest is tried until it fits.
fn seal_azure_key(token: &mut [u8]) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = [0; 68];
    let length = base64::decode(token, &mut bytes);
    let Some(signed) = length.checked_sub(4) else { return };
    let sum = marvin32(&bytes[..signed], u64::from_be_bytes(*b"Default0"));
    bytes[signed..length].copy_from_slice(&sum.to_le_bytes());
    let url = token.iter().any(|byte| matches!(byte, b'-' | b'_'));
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    // Only the letters that hold the checksum: those before it keep the signature.
    for (index, letter) in token.iter_mut().enumerate().skip(signed * 8 / 6) {
        if *letter == b'=' || *letter == b'%' {
            break;
        }
        let value = (0..6).fold(0, |value, at| value << 1 | usize::from(bit(index * 6 + at)));
        *letter = match DIGITS[value] {
            b'+' if url => b'-',
            b'/' if url => b'_',
            digit => digit,
        };
    }
}
