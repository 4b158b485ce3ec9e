//! Findings as numbers, the same for every form.

use patrol_detect::Finding;

/// Numbers for each finding.
pub const WIDTH: usize = 6;

/// For each finding: which of [`rules`](patrol_detect::rules) it is of, its level from 0 (low) to 3 (certain), start and end in bytes, start
/// and end in UTF-16 units.
#[must_use]
pub fn answer(findings: &[Finding]) -> Vec<u32> {
    findings.iter().flat_map(numbers).collect()
}

fn numbers(finding: &Finding) -> [u32; WIDTH] {
    let (bytes, units) = (&finding.range, &finding.utf16);
    [finding.rule.index(), finding.confidence as usize, bytes.start, bytes.end, units.start, units.end]
        .map(|number| number as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use patrol_detect::generate;
    use patrol_detect::rules;
    use patrol_detect::scan;

    #[test]
    fn tells_rule_level_bytes_and_units() {
        let text = format!("é {}", generate::azure_devops_pat(1));
        let numbers = answer(&scan(&text));
        let rule = rules().position(|rule| rule.id() == "azure-devops-pat").unwrap() as u32;
        assert_eq!(numbers, [rule, 3, 3, 87, 2, 86]);
    }
}
