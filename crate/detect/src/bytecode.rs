//! How a rule is written down in the tables: what `compile/emit.rs` writes and `engine` reads.

/// The pattern matches.
#[allow(dead_code, reason = "what reads the tables takes everything else for it")]
pub(crate) const MATCH: u8 = 0;
/// So many letters, then these.
pub(crate) const LITERAL: u8 = 1;
/// The same in either case.
pub(crate) const FOLDED: u8 = 2;
/// A byte of a set.
pub(crate) const BYTE_OF: u8 = 3;
/// Bytes of a set, at least and at most so many (two bytes each), and none is given back.
pub(crate) const POSSESSIVE: u8 = 4;
/// The same, and any may be given back.
pub(crate) const GREEDY: u8 = 5;
/// Bytes of a set, so many.
pub(crate) const EXACT: u8 = 6;
/// Go on here, or so far ahead (two bytes) if that fails.
pub(crate) const SPLIT: u8 = 7;
/// Go on so far ahead, or here if that fails.
pub(crate) const SPLIT_AWAY: u8 = 8;
/// Go on so far ahead.
pub(crate) const JUMP: u8 = 9;
/// The edge of a word.
pub(crate) const EDGE: u8 = 10;
/// The secret starts (0) or ends (1) here.
pub(crate) const SAVE: u8 = 11;
/// The next byte is none of a set.
pub(crate) const NOT_BEFORE: u8 = 12;

/// How many choices can be open at once.
pub(crate) const CHOICES: usize = 32;
/// In the byte that tells where the literals of a rule stand: inside a word.
pub(crate) const INSIDE: u8 = 128;
/// In the byte that tells how near a word must stand: the name of the value must tell of a secret.
pub(crate) const NAMED: u8 = 128;
