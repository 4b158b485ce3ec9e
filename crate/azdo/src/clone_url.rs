use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::place::decode;

/// Everything but what no shell, and no part of an address, reads as its own.
const UNSAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How git reaches a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// `https://`
    Https,
    /// `http://`, on servers without a certificate.
    Http,
    /// `git@ssh.dev.azure.com:v3/…`
    Ssh,
}

/// A clone address of Azure Repos, taken apart. Names are decoded; a user name in the address is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloneUrl {
    /// How git reaches it.
    pub transport: Transport,
    /// Host with port if one is named, lower case.
    pub host: String,
    /// What stands before `_git` (organization, collection, project), in order; for SSH organization and project.
    pub path: Vec<String>,
    /// Repository name; a wiki's ends in `.wiki`.
    pub repository: String,
}

impl CloneUrl {
    /// Reads a clone address in one of the forms that Azure DevOps shows:
    /// `https://[user@]dev.azure.com/{org}/{project}/_git/{repo}`, the same on `{org}.visualstudio.com` or a server, and
    /// `git@ssh.dev.azure.com:v3/{org}/{project}/{repo}`.
    pub fn parse(text: &str) -> Option<CloneUrl> {
        let text = text.trim();
        if text.is_empty() || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return None;
        }
        CloneUrl::parse_ssh(text).or_else(|| CloneUrl::parse_http(text))
    }

    fn parse_http(text: &str) -> Option<CloneUrl> {
        let (transport, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => (Transport::Https, rest),
            (_, Some(rest)) => (Transport::Http, rest),
            _ => return None,
        };
        let (authority, path) = rest.split_once('/')?;
        let host = behind_last_at(authority).unwrap_or(authority);
        let path = path.split(['?', '#']).next()?;
        let mut segments: Vec<String> = path.split('/').map(decode).collect();
        let repository = segments.pop()?;
        let marker = segments.pop()?;
        if !marker.eq_ignore_ascii_case("_git") {
            return None;
        }
        CloneUrl { transport, host: host.to_ascii_lowercase(), path: segments, repository }.checked()
    }

    fn parse_ssh(text: &str) -> Option<CloneUrl> {
        let rest = text.strip_prefix("ssh://").unwrap_or(text);
        let (user_host, path) = rest.split_once([':', '/'])?;
        let host = behind_last_at(user_host)?;
        let mut segments = path.split('/').map(decode);
        segments.next().filter(|version| version == "v3")?;
        let mut segments: Vec<String> = segments.collect();
        let repository = segments.pop()?;
        if segments.len() != 2 {
            return None;
        }
        CloneUrl { transport: Transport::Ssh, host: host.to_ascii_lowercase(), path: segments, repository }
            .checked()
    }

    fn checked(self) -> Option<CloneUrl> {
        let host_is_plain = !self.host.is_empty()
            && self.host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':'));
        let names_are_there = !self.repository.is_empty() && self.path.iter().all(|name| !name.is_empty());
        (host_is_plain && names_are_there).then_some(self)
    }

    /// The address again, without a user name, safe to stand unquoted in a command line: every character that a shell
    /// could read is percent-encoded.
    pub fn address(&self) -> String {
        let path: Vec<String> = self.path.iter().map(|name| encode(name)).collect();
        let repository = encode(&self.repository);
        match self.transport {
            Transport::Https | Transport::Http => {
                let scheme = if self.transport == Transport::Https { "https://" } else { "http://" };
                let mut segments = path;
                segments.extend(["_git".to_owned(), repository]);
                [scheme, &self.host, "/", &segments.join("/")].concat()
            }
            Transport::Ssh => ["git@", &self.host, ":v3/", &path.join("/"), "/", &repository].concat(),
        }
    }

    /// Whether the repository belongs to the cloud service, where Microsoft Entra sign-in exists.
    pub fn is_cloud(&self) -> bool {
        let host = self.host.split(':').next().unwrap_or_default();
        ["dev.azure.com", "ssh.dev.azure.com"].contains(&host) || host.ends_with(".visualstudio.com")
    }

    /// Organization or collection.
    pub fn organization(&self) -> Option<&str> {
        match self.host.strip_suffix(".visualstudio.com") {
            Some(subdomain) if self.transport != Transport::Ssh => Some(subdomain),
            _ => self.path.first().map(String::as_str),
        }
    }

    /// Whether it is a wiki's repository.
    pub fn is_wiki(&self) -> bool {
        self.repository.to_ascii_lowercase().ends_with(".wiki")
    }
}

fn encode(name: &str) -> String {
    utf8_percent_encode(name, UNSAFE).collect()
}

/// The host behind a user part.
fn behind_last_at(text: &str) -> Option<&str> {
    text.split('@').skip(1).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_address_is_understood() {
        for (text, address, organization) in [
            (
                "https://user@dev.azure.com/contoso/Web%20Site/_git/site",
                "https://dev.azure.com/contoso/Web%20Site/_git/site",
                "contoso",
            ),
            (
                "https://dev.azure.com/contoso/Web/_git/site",
                "https://dev.azure.com/contoso/Web/_git/site",
                "contoso",
            ),
            ("https://dev.azure.com/contoso/_git/site", "https://dev.azure.com/contoso/_git/site", "contoso"),
            (
                "https://contoso.visualstudio.com/DefaultCollection/Web/_git/site",
                "https://contoso.visualstudio.com/DefaultCollection/Web/_git/site",
                "contoso",
            ),
            (
                "https://contoso.visualstudio.com/_git/site",
                "https://contoso.visualstudio.com/_git/site",
                "contoso",
            ),
            (
                "git@ssh.dev.azure.com:v3/contoso/Web/site",
                "git@ssh.dev.azure.com:v3/contoso/Web/site",
                "contoso",
            ),
            (
                "http://tfs.example.org:8080/Main/Web/_git/site",
                "http://tfs.example.org:8080/Main/Web/_git/site",
                "Main",
            ),
        ] {
            let url = CloneUrl::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(url.address(), address);
            assert_eq!(url.organization(), Some(organization), "{text}");
        }
    }

    #[test]
    fn other_text_is_not_a_clone_address() {
        for text in [
            "",
            "hello",
            "https://dev.azure.com/contoso/Web",
            "https://dev.azure.com/contoso/Web/_git/",
            "https://github.com/contoso/site",
            "https://dev.azure.com/contoso/Web/_git/site path",
            "https://evil`id`.example/a/_git/b",
            "git@ssh.dev.azure.com:v3/contoso/site",
            "git@github.com:contoso/site",
            "https:///a/_git/b",
        ] {
            assert_eq!(CloneUrl::parse(text), None, "{text}");
        }
    }

    #[test]
    fn nothing_that_a_shell_reads_survives_in_the_address() {
        let url = CloneUrl::parse("https://dev.azure.com/o/p/_git/$(id);&|`'\"!(x)").unwrap();
        assert_eq!(url.address(), "https://dev.azure.com/o/p/_git/%24%28id%29%3B%26%7C%60%27%22%21%28x%29");
    }

    #[test]
    fn a_wiki_and_a_server_are_told_apart() {
        assert!(CloneUrl::parse("https://dev.azure.com/o/p/_git/p.wiki").unwrap().is_wiki());
        assert!(!CloneUrl::parse("https://tfs.example.org/tfs/c/p/_git/r").unwrap().is_cloud());
        assert!(CloneUrl::parse("git@ssh.dev.azure.com:v3/o/p/r").unwrap().is_cloud());
    }
}
