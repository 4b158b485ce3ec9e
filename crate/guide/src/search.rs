use crate::entry::{Entry, entries};

/// A page that fits a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The page.
    pub entry: &'static Entry,
    /// How well it fits, in comparison with the others of the same answer.
    pub weight: u32,
}

/// How much a word counts by where it stands.
const MESSAGE: u32 = 6;
const TITLE: u32 = 5;
const WORD: u32 = 4;
/// For the beginning of a word instead of the whole.
const BEGINNING: u32 = 2;

/// The pages that fit what somebody typed or pasted, the best first. Words count more the fewer pages know them, so that of a whole line of output
/// the error code decides. Pages that are as good keep the order of the list.
pub fn search(query: &str, language: &str) -> Vec<Found> {
    let entries = entries(language);
    let query = normal(query);
    let asked: Vec<&str> = words(&query).collect();
    let known: Vec<Known> = entries.iter().map(Known::of).collect();
    let mut weights = vec![0; entries.len()];
    for (number, word) in asked.iter().enumerate() {
        if asked[..number].contains(word) {
            continue;
        }
        let scores: Vec<u32> = known.iter().map(|known| known.score(word)).collect();
        let fitting = scores.iter().filter(|score| **score > 0).count();
        for (weight, score) in weights.iter_mut().zip(scores) {
            // A word that half of the pages know says nothing; one that a single page knows says all.
            let rarity = (entries.len() / fitting.max(1)).saturating_sub(2);
            *weight += score * u32::try_from(rarity).unwrap_or(u32::MAX);
        }
    }
    let mut found: Vec<Found> = entries
        .iter()
        .zip(weights)
        .filter(|(_, weight)| *weight > 0)
        .map(|(entry, weight)| Found { entry, weight })
        .collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.weight));
    found
}

/// The texts of an entry, in the form in which they are compared.
struct Known {
    title: String,
    words: String,
    messages: Vec<String>,
}

impl Known {
    fn of(entry: &Entry) -> Self {
        Self {
            title: normal(entry.title),
            words: normal(&format!("{} {}", entry.id, entry.words.join(" "))),
            messages: entry.messages.iter().map(|message| normal(message)).collect(),
        }
    }

    fn score(&self, word: &str) -> u32 {
        let places = [(self.title.as_str(), TITLE), (self.words.as_str(), WORD)];
        let messages = self.messages.iter().map(|message| (message.as_str(), MESSAGE));
        places.into_iter().chain(messages).map(|(text, weight)| weight * fit(text, word)).max().unwrap_or(0)
    }
}

/// How well a word fits one of a text.
fn fit(text: &str, word: &str) -> u32 {
    let fits = words(text).map(|own| {
        if own == word {
            BEGINNING * 2
        } else if word.len() >= 3 && own.starts_with(word) {
            BEGINNING
        } else {
            0
        }
    });
    fits.max().unwrap_or(0)
}

/// In lower case, without what German writes over vowels, since people leave it out.
fn normal(text: &str) -> String {
    text.to_lowercase().replace('ä', "a").replace('ö', "o").replace('ü', "u").replace('ß', "ss")
}

/// The words of a text: letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first `count` addresses for a query.
    fn first(query: &str, language: &str, count: usize) -> Vec<String> {
        let found = search(query, language);
        found
            .iter()
            .take(count)
            .map(|found| format!("{}/{}", found.entry.kind.folder(), found.entry.id))
            .collect()
    }

    fn best(query: &str) -> String {
        first(query, "en", 1).pop().unwrap_or_default()
    }

    #[test]
    fn what_newcomers_type_leads_to_the_right_page() {
        assert_eq!(best("clone without a PAT on Windows"), "scenario/git-laptop");
        assert_eq!(best("GitHub Actions pushes to Azure Repos"), "scenario/ci-gha");
        assert_eq!(best("my MCP server wants a PAT"), "scenario/mcp");
        assert_eq!(best("my token is on Stack Overflow"), "playbook/kill");
        assert_eq!(best("npm"), "scenario/feed-npm");
        assert_eq!(best("SonarQube"), "scenario/saas");
        assert_eq!(best("Argo CD"), "scenario/gitops");
        assert_eq!(best("git with Kerberos"), "scenario/server-git");
    }

    #[test]
    fn a_store_is_found_by_its_names() {
        assert_eq!(best("key vault"), "snippet/azure-key-vault");
        assert_eq!(best("Key Vault in Python"), "snippet/azure-key-vault");
        assert_eq!(best("AWS Secrets Manager"), "snippet/aws-secrets-manager");
        assert_eq!(best("HashiCorp"), "snippet/hashicorp-vault");
        assert_eq!(best("Conjur"), "snippet/cyberark-conjur");
        assert_eq!(best("environment variable C#"), "snippet/environment");
        assert_eq!(best("DefaultAzureCredential in Go"), "snippet/entra");
        assert_eq!(first("Umgebungsvariable", "de", 1), ["snippet/environment"]);
    }

    #[test]
    fn a_code_of_an_error_is_enough() {
        for (code, id) in [
            ("TF401019", "repository-not-found"),
            ("tf400813", "not-authorized"),
            ("VS403463", "conditional-access"),
            ("203", "sign-in-page"),
            ("AADSTS53003", "blocked-by-policy"),
            ("DisablePatCreationPolicyViolation", "pat-creation-forbidden"),
        ] {
            assert_eq!(best(code), format!("failure/{id}"), "{code}");
        }
    }

    #[test]
    fn of_a_pasted_line_the_message_decides() {
        let line = "fatal: Failed to create PAT: DisablePatCreationPolicyViolation";
        assert_eq!(best(line), "failure/pat-creation-forbidden");
        assert_eq!(best("fatal: Failed to create PAT"), "failure/pat-creation-failed");
        let line = "remote: TF401019: The Git repository with name or identifier web does not exist or you do not have permissions for \
                    the operation you are attempting.\nfatal: repository 'https://dev.azure.com/fabrikam/Fiber/_git/web/' not found";
        assert_eq!(best(line), "failure/repository-not-found");
        assert_eq!(
            best("fatal: could not read Username for 'https://dev.azure.com': terminal prompts disabled"),
            "failure/no-username"
        );
    }

    #[test]
    fn german_words_find_german_pages_with_and_without_umlauts() {
        assert_eq!(first("Klonen", "de", 1), ["scenario/git-laptop"]);
        assert_eq!(
            first("veröffentlichen Erweiterung", "de", 3),
            first("veroffentlichen erweiterung", "de", 3)
        );
        assert!(!first("veröffentlichen", "de", 1).is_empty());
        assert_eq!(first("TF401019", "de", 1), ["failure/repository-not-found"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        assert_eq!(search("", "en"), []);
        assert_eq!(search("?!", "en"), []);
        assert_eq!(search("zzzzqqq", "en"), []);
    }

    #[test]
    fn every_message_finds_its_own_page() {
        for entry in entries("en") {
            for message in entry.messages {
                assert_eq!(best(message), format!("{}/{}", entry.kind.folder(), entry.id), "{message}");
            }
        }
    }
}
