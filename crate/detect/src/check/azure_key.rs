//! Azure's identifiable keys: the last four bytes are Marvin32 of those before them, with a seed for each kind of key.
//!
//! Source: microsoft/security-utilities (MIT), `IdentifiableMetadata`.

use crate::base64;
use crate::checksum::marvin32::marvin32;

/// The longest key has 88 characters.
const LONGEST: usize = 66;
const SUM: usize = 4;

/// Names of the seeds. Which key has which is not asked: a chance hit is as unlikely with any.
const SEEDS: [&[u8; 8]; 27] = [
    b"Default0",
    b"MastRW00",
    b"MastRO00",
    b"SysAll00",
    b"Resour00",
    b"SystRO00",
    b"SystRW00",
    b"Encryp00",
    b"AbAcct00",
    b"Classic0",
    b"Tenant00",
    b"IoTHub00",
    b"Gatewy00",
    b"GitKey00",
    b"Send0000",
    b"Listen00",
    b"Manage00",
    b"System00",
    b"Unknown0",
    b"DpsKey00",
    b"Device00",
    b"Access00",
    b"Query000",
    b"PAdmin00",
    b"ACRDflt0",
    b"Master00",
    b"Functi00",
];

/// Whether the checksum of the key holds for any seed.
pub(super) fn holds(key: &[u8]) -> bool {
    let mut bytes = [0; LONGEST];
    let length = base64::decode(key, &mut bytes);
    let Some((signed, sum)) = bytes[..length].split_last_chunk::<SUM>() else { return false };
    SEEDS.iter().any(|seed| marvin32(signed, u64::from_be_bytes(**seed)).to_le_bytes() == *sum)
}
