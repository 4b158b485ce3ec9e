//! Choosing among secrets that overlap.

use alloc::vec::Vec;

use crate::rule::Match;

/// A group of overlapping secrets is thinned out when it has grown so large; that keeps the time linear.
const LARGEST: usize = 32;

/// Of secrets that overlap the surest one, then the longest, then the first in the list of rules; all in order.
pub(crate) fn best(mut found: Vec<Match>) -> Vec<Match> {
    if found.len() < 2 {
        return found;
    }
    // They come nearly in order, so that putting each in its place is quick, and takes less code than sorting.
    for at in 1..found.len() {
        let behind = |place: usize| found[place - 1].range.start <= found[at].range.start;
        let place = (1..=at).rev().find(|&place| behind(place)).unwrap_or(0);
        found[place..=at].rotate_right(1);
    }
    let (mut kept, mut group, mut end) = (Vec::new(), Vec::new(), 0);
    for token in found {
        if token.range.start >= end {
            kept.append(&mut thinned(core::mem::take(&mut group)));
        } else if group.len() == LARGEST {
            group = thinned(group);
        }
        end = end.max(token.range.end);
        group.push(token);
    }
    kept.append(&mut thinned(group));
    kept
}

/// The same for a few, which may be in any order.
fn thinned(mut group: Vec<Match>) -> Vec<Match> {
    let mut kept: Vec<Match> = Vec::new();
    let rank = |token: &Match| (token.confidence, token.range.len());
    let better = |one: usize, other: usize, group: &[Match]| {
        if rank(&group[other]) > rank(&group[one]) { other } else { one }
    };
    while let Some(first) = (0..group.len()).reduce(|one, other| better(one, other, &group)) {
        let first = group.remove(first);
        group.retain(|other| first.range.end <= other.range.start || other.range.end <= first.range.start);
        let place = kept.iter().take_while(|other| other.range.start < first.range.start).count();
        kept.insert(place, first);
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
        Match { rule, range, confidence, issued: None, needs_context: false }
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
