use crate::entry::PROVIDERS;

/// A service other than Azure DevOps.
pub(crate) struct Provider {
    /// Its page in the guide.
    pub(crate) place: &'static str,
    /// The ids of the rules that find its secrets, or their beginnings before `*`.
    pub(crate) rules: &'static [&'static str],
}

/// The steps after a leak.
const STEPS: &str = "playbook";

/// How the ids begin of rules that find secrets of Azure DevOps: these are what the steps are about.
const OWN: &str = "azure-devops-";

/// The place in the guide that says what to do about secrets that got out, by the ids of the rules that found them: the page of their provider
/// where all are of the same, else the steps after a leak, which lead to every provider.
pub fn plan<'r>(rules: impl IntoIterator<Item = &'r str>) -> &'static str {
    let mut places = rules.into_iter().map(place);
    match places.next() {
        Some(Some(first)) if places.all(|place| place == Some(first)) => first,
        _ => STEPS,
    }
}

fn place(rule: &str) -> Option<&'static str> {
    let is_its = |provider: &&Provider| provider.rules.iter().any(|known| is_meant(known, rule));
    PROVIDERS.iter().filter(|_| !rule.starts_with(OWN)).find(is_its).map(|provider| provider.place)
}

/// Whether a page of a provider that names `known` speaks of a rule.
pub fn is_meant(known: &str, rule: &str) -> bool {
    known.strip_suffix('*').map_or(known == rule, |beginning| rule.starts_with(beginning))
}

/// The ids of all rules that a page of a provider names, or their beginnings before `*`.
pub fn known_rules() -> impl Iterator<Item = &'static str> {
    PROVIDERS.iter().flat_map(|provider| provider.rules).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_one_provider_lead_to_its_page_and_all_others_to_the_steps() {
        for (rules, expected) in [
            (&["github-pat"][..], "provider/github"),
            (&["github-pat", "github-oauth-token", "github-pat"], "provider/github"),
            (&["github-pat", "aws-access-key-id"], STEPS),
            (&["azure-storage-key", "azure-sas-signature"], "provider/azure"),
            (&["aws-access-key-id"], "provider/aws"),
            (&["aws-access-key-id-of-later"], STEPS),
            (&["github-pat", "azure-devops-pat"], STEPS),
            (&["azure-devops-pat", "github-pat"], STEPS),
            (&["azure-devops-pat"], STEPS),
            (&["a-rule-of-a-later-version"], STEPS),
            (&[], STEPS),
        ] {
            assert_eq!(plan(rules.iter().copied()), expected, "{rules:?}");
        }
    }
}
