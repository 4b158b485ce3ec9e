//! Choosing among secrets that overlap.

use alloc::vec::Vec;

use crate::found::Match;

/// Of secrets that overlap the surest one, then the longest, then the first in the list of rules; all in order.
///
/// A secret may be lost because of one that is lost itself later; the text around what is kept is read again anyway.
#[inline(never)]
pub(crate) fn best(found: Vec<Match>) -> Vec<Match> {
    let rank = |token: &Match| (token.confidence, token.range.len(), core::cmp::Reverse(token.rule.index()));
    let mut kept: Vec<Match> = Vec::new();
    for token in found {
        // They come nearly in order, so that its place is near the end.
        let is_before = |other: &Match| other.range.end <= token.range.start;
        let first = kept.iter().rposition(is_before).map_or(0, |at| at + 1);
        let overlaps = |other: &&Match| other.range.start < token.range.end;
        let end = first + kept[first..].iter().take_while(overlaps).count();
        if kept[first..end].iter().all(|other| rank(other) < rank(&token)) {
            kept.drain(first..end);
            kept.insert(first, token);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use core::ops::Range;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::Confidence;
    use crate::rules;

    fn token(rule: usize, range: Range<usize>, confidence: Confidence) -> Match {
        let rule = rules().nth(rule).unwrap();
        Match::new(rule, range, confidence)
    }

    #[test]
    fn prefers_sure_then_long_then_first() {
        use Confidence::{High, Medium};
        let chosen = best(vec![
            token(3, 40..50, Medium),
            token(0, 0..9, Medium),
            token(1, 5..12, High),
            token(2, 5..12, High),
            token(4, 38..60, Medium),
        ]);
        let chosen: Vec<_> = chosen.iter().map(|token| (token.rule, token.range.clone())).collect();
        let rule = |index| rules().nth(index).unwrap();
        assert_eq!(chosen, [(rule(1), 5..12), (rule(4), 38..60)]);
    }

    proptest! {
        #[test]
        fn leaves_them_in_order_and_apart(ranges in vec((0..300usize, 1..40usize, any::<bool>()), 0..80)) {
            let found: Vec<Match> = ranges
                .iter()
                .map(|(start, length, sure)| {
                    token(0, *start..start + length, if *sure { Confidence::High } else { Confidence::Medium })
                })
                .collect();
            let surest = found.iter().filter(|token| token.confidence == Confidence::High).count();
            let chosen = best(found);
            prop_assert!(chosen.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
            prop_assert!(chosen.is_empty() == ranges.is_empty());
            prop_assert!(surest == 0 || chosen.iter().any(|token| token.confidence == Confidence::High));
        }
    }
}
