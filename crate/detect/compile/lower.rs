//! From a pattern to instructions.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::Class;
use regex_syntax::hir::Hir;
use regex_syntax::hir::HirKind;
use regex_syntax::hir::Look;

use super::op::Mode;
use super::op::Op;
use super::op::Set;
use super::op::closure;

/// No repetition reads more, so that every attempt ends soon.
const LONGEST: usize = 4096;
/// The same where the pattern names a limit: files.
const LONGEST_NAMED: usize = 16 * 1024;

/// The instructions of a pattern. Behind the last letter no letter, digit or other character that it could have been may
/// stand, since that would be part of something longer.
pub(crate) fn lower(pattern: &str) -> Result<Vec<Op>, String> {
    let hir = parse(pattern)?;
    let mut ops = Vec::new();
    add(&hir, &mut ops)?;
    if let Some(mut alphabet) = tail(&hir) {
        alphabet.extend((0..128u8).filter(u8::is_ascii_alphanumeric));
        ops.push(Op::NotBefore(alphabet));
    }
    ops.push(Op::Match);
    make_possessive(&mut ops);
    Ok(ops)
}

/// What the pattern means, in ASCII.
pub(crate) fn parse(pattern: &str) -> Result<Hir, String> {
    let mut parser = ParserBuilder::new().unicode(false).utf8(false).build();
    parser.parse(pattern).map_err(|error| error.to_string())
}

/// The alphabet that the secret ends in: the last class of the pattern, if only letters or optional parts, such as
/// padding, stand behind it.
pub(crate) fn tail(hir: &Hir) -> Option<Set> {
    match hir.kind() {
        HirKind::Class(_) => set(hir).filter(|set| set.len() > 1),
        HirKind::Repetition(repetition) => tail(&repetition.sub),
        HirKind::Capture(capture) => tail(&capture.sub),
        HirKind::Alternation(branches) => {
            let sets: Vec<_> = branches.iter().filter_map(tail).collect();
            (!sets.is_empty()).then(|| sets.into_iter().flatten().collect())
        }
        HirKind::Concat(parts) => {
            for part in parts.iter().rev() {
                match (part.kind(), tail(part)) {
                    (_, Some(set)) => return Some(set),
                    (HirKind::Literal(text), None) if text.0.iter().all(u8::is_ascii_alphanumeric) => {}
                    (HirKind::Repetition(repetition), None) if repetition.min == 0 => {}
                    (_, None) => return None,
                }
            }
            None
        }
        _ => None,
    }
}

fn add(hir: &Hir, ops: &mut Vec<Op>) -> Result<(), String> {
    if let Some(set) = set(hir) {
        ops.push(Op::Byte(set));
        return Ok(());
    }
    match hir.kind() {
        HirKind::Empty => {}
        HirKind::Literal(text) => ops.extend(text.0.iter().map(|byte| Op::Byte(Set::from([*byte])))),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| add(part, ops))?,
        HirKind::Capture(capture) => {
            ops.push(Op::Save(0));
            add(&capture.sub, ops)?;
            ops.push(Op::Save(1));
        }
        HirKind::Alternation(branches) => {
            let mut exits = Vec::new();
            for (index, branch) in branches.iter().enumerate() {
                let fork = ops.len();
                let is_last = index + 1 == branches.len();
                if !is_last {
                    ops.push(Op::Match);
                }
                add(branch, ops)?;
                if !is_last {
                    exits.push(ops.len());
                    ops.push(Op::Match);
                    ops[fork] = Op::Split { first: fork + 1, second: ops.len() };
                }
            }
            let end = ops.len();
            exits.into_iter().for_each(|exit| ops[exit] = Op::Jump(end));
        }
        HirKind::Repetition(repetition) => {
            let min = repetition.min as usize;
            let max = repetition.max.map_or(LONGEST, |max| max as usize).min(LONGEST_NAMED);
            if !repetition.greedy {
                return Err("repetitions must be greedy".into());
            }
            if let Some(set) = set(&repetition.sub) {
                ops.push(Op::Repeat { set, min, max, mode: Mode::Greedy });
                return Ok(());
            }
            if max > 16 {
                return Err("only single characters may be repeated more than 16 times".into());
            }
            (0..min).try_for_each(|_| add(&repetition.sub, ops))?;
            let mut forks = Vec::new();
            for _ in min..max {
                forks.push(ops.len());
                ops.push(Op::Match);
                add(&repetition.sub, ops)?;
            }
            let end = ops.len();
            for fork in forks {
                ops[fork] = Op::Split { first: fork + 1, second: end };
            }
        }
        HirKind::Look(Look::WordAscii) => ops.push(Op::Edge),
        HirKind::Look(other) => return Err(format!("the assertion {other:?} is not supported")),
        HirKind::Class(_) => return Err("only ASCII classes are supported".into()),
    }
    Ok(())
}

/// The set of bytes that `hir` reads, if it always reads exactly one.
fn set(hir: &Hir) -> Option<Set> {
    match hir.kind() {
        HirKind::Literal(text) if text.0.len() == 1 => Some(text.0.iter().copied().collect()),
        HirKind::Class(Class::Bytes(class)) => {
            Some(class.iter().flat_map(|range| range.start()..=range.end()).collect())
        }
        HirKind::Class(Class::Unicode(class)) => class
            .to_byte_class()
            .map(|class| class.iter().flat_map(|range| range.start()..=range.end()).collect()),
        _ => None,
    }
}

/// Marks the repetitions that never need to give a byte back. That is what keeps the time linear.
fn make_possessive(ops: &mut [Op]) {
    for at in 0..ops.len() {
        let Op::Repeat { set, mode: Mode::Greedy, .. } = &ops[at] else { continue };
        let can_start_inside = closure(ops, at + 1).into_iter().any(|next| match &ops[next] {
            Op::Byte(other) | Op::Repeat { set: other, .. } => !other.is_disjoint(set),
            Op::NotBefore(other) => !set.is_subset(other),
            Op::Edge => true,
            _ => false,
        });
        if !can_start_inside && let Op::Repeat { mode, .. } = &mut ops[at] {
            *mode = Mode::Possessive;
        }
    }
}
