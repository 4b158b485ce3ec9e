//! Names of variables.

/// Names that say nothing of whose secret it is.
const VAGUE: [&str; 30] = [
    "PAT",
    "TOKEN",
    "PASSWORD",
    "PASSWD",
    "PWD",
    "PASS",
    "SECRET",
    "KEY",
    "VALUE",
    "AUTH",
    "AUTHORIZATION",
    "AUTH_TOKEN",
    "CREDENTIAL",
    "CREDENTIALS",
    "HEADER",
    "HEADERS",
    "URL",
    "URI",
    "API_KEY",
    "APIKEY",
    "ACCESS_TOKEN",
    "DEFAULT",
    "NAME",
    "ARGS",
    "RUN",
    "SCRIPT",
    "COMMAND",
    "PATH",
    "HOME",
    "USER",
];

/// What a name has that says what it is.
const WORDS: [&str; 9] = ["PAT", "TOKEN", "KEY", "SECRET", "PASS", "PWD", "AUTH", "CRED", "SIGNATURE"];

/// The name of the variable for a secret of a rule, after the key that it stands behind. `AZURE_DEVOPS_EXT_PAT` is what the Azure DevOps
/// CLI reads. An encoded secret has another value than the secret itself, so it has another name.
pub(crate) fn of(rule: &str, key: Option<&str>, is_encoded: bool) -> String {
    let key = key.map(upper).filter(|key| !key.is_empty());
    let is_password = rule.ends_with("password");
    let says = |key: &&String| {
        !VAGUE.contains(&key.as_str()) && (is_password || WORDS.iter().any(|word| key.contains(word)))
    };
    if let Some(key) = key.as_ref().filter(says) {
        return key.clone();
    }
    let name = match rule {
        "azure-devops-pat" | "azure-devops-pat-legacy" => String::from("AZURE_DEVOPS_EXT_PAT"),
        rule if rule.starts_with("github-") => String::from("GITHUB_TOKEN"),
        _ if is_password => String::from("PASSWORD"),
        rule => upper(rule),
    };
    if is_encoded { format!("{name}_BASE64") } else { name }
}

/// In capitals, with underscores between the words: `apiKey` and `api-key` are `API_KEY`.
pub(crate) fn upper(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    let mut last = ' ';
    let mut letters = key.chars().peekable();
    while let Some(letter) = letters.next() {
        let next_is_small = letters.peek().is_some_and(char::is_ascii_lowercase);
        if !letter.is_ascii_alphanumeric() {
            if !name.is_empty() && !name.ends_with('_') {
                name.push('_');
            }
        } else {
            let begins = letter.is_ascii_uppercase()
                && (last.is_ascii_lowercase()
                    || last.is_ascii_digit()
                    || last.is_ascii_uppercase() && next_is_small);
            if begins && !name.ends_with('_') && !name.is_empty() {
                name.push('_');
            }
            name.push(letter.to_ascii_uppercase());
        }
        last = letter;
    }
    let name = name.trim_matches('_').replace("DEV_OPS", "DEVOPS").replace("GIT_HUB", "GITHUB");
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("SECRET_{name}") } else { name }
}

/// In small letters, with dashes between the words, as Azure Key Vault has it: `apiKey` is `api-key`.
pub(crate) fn dashed(key: &str) -> String {
    let name = upper(key).to_ascii_lowercase().replace('_', "-");
    if name.is_empty() { String::from("secret") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_names_in_a_vault() {
        for (key, name) in
            [("sqlAdminPassword", "sql-admin-password"), ("Db__Pass", "db-pass"), ("é", "secret")]
        {
            assert_eq!(dashed(key), name);
        }
    }

    #[test]
    fn keys_become_names() {
        for (key, name) in [
            ("apiKey", "API_KEY"),
            ("azdo-pat", "AZDO_PAT"),
            ("AzureDevOpsPat", "AZURE_DEVOPS_PAT"),
            ("MY_TOKEN", "MY_TOKEN"),
            ("HTTPToken", "HTTP_TOKEN"),
            ("größe.token", "GR_E_TOKEN"),
            ("2nd", "SECRET_2ND"),
            ("x2Token", "X2_TOKEN"),
        ] {
            assert_eq!(upper(key), name);
        }
    }

    #[test]
    fn what_says_nothing_is_named_after_the_kind() {
        assert_eq!(of("azure-devops-pat", Some("pat"), false), "AZURE_DEVOPS_EXT_PAT");
        assert_eq!(of("azure-devops-pat", None, true), "AZURE_DEVOPS_EXT_PAT_BASE64");
        assert_eq!(of("npm-token", None, false), "NPM_TOKEN");
        assert_eq!(of("named-password", Some("password"), false), "PASSWORD");
        assert_eq!(of("named-password", Some("dbPassword"), false), "DB_PASSWORD");
    }
}
