use crate::entry::PROVIDERS;

/// A service other than Azure DevOps.
pub(crate) struct Provider {
    /// Its page in the guide.
    pub(crate) place: &'static str,
    /// The ids of the rules that find its secrets.
    pub(crate) rules: &'static [&'static str],
}

/// The steps after a leak.
const STEPS: &str = "playbook";

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
    PROVIDERS.iter().find(|provider| provider.rules.contains(&rule)).map(|provider| provider.place)
}

/// The ids of all rules that a page of a provider names.
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
