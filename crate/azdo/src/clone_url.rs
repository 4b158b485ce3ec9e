use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::is_cloud;
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
    /// `ssh://…`, on servers.
    ServerSsh,
}

impl Transport {
    /// What its address begins with.
    fn scheme(self) -> &'static str {
        match self {
            Transport::Https => "https://",
            Transport::Http => "http://",
            Transport::Ssh | Transport::ServerSsh => "ssh://",
        }
    }
}

/// A clone address of Azure Repos, taken apart. Names are decoded; a user name in the address is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloneUrl {
    /// How git reaches it.
    pub transport: Transport,
    /// Host with port if one is named, lower case.
    pub host: String,
    /// What stands before the repository's name (organization, collection, project, `_git`), in order.
    pub path: Vec<String>,
    /// Repository name; a wiki's ends in `.wiki`.
    pub repository: String,
}

impl CloneUrl {
    /// Reads a clone address in one of the forms that Azure DevOps shows:
    /// `https://[user@]dev.azure.com/{org}/{project}/_git/{repo}`, the same on `{org}.visualstudio.com` or a server,
    /// `git@ssh.dev.azure.com:v3/{org}/{project}/{repo}`, and on a server
    /// `ssh://{server}:22[/tfs]/{collection}/{project}/_git/{repo}`, where newer ones say `_ssh` (seen in public configurations).
    pub fn parse(text: &str) -> Option<CloneUrl> {
        let text = text.trim();
        if text.is_empty() || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return None;
        }
        CloneUrl::parse_ssh(text).or_else(|| CloneUrl::parse_url(text))
    }

    fn parse_url(text: &str) -> Option<CloneUrl> {
        let (scheme, rest) = text.split_once(':')?;
        let transport = match scheme {
            "https" => Transport::Https,
            "http" => Transport::Http,
            "ssh" => Transport::ServerSsh,
            _ => return None,
        };
        let (authority, path) = rest.strip_prefix("//")?.split_once('/')?;
        let host = behind_last_at(authority).unwrap_or(authority);
        let path = path.split(['?', '#']).next()?;
        let mut segments: Vec<String> = path.split('/').map(decode).collect();
        let repository = segments.pop()?;
        let url = CloneUrl { transport, host: host.to_ascii_lowercase(), path: segments, repository };
        let hub = |name: &str| url.path.last().is_some_and(|hub| hub.eq_ignore_ascii_case(name));
        // The cloud writes its SSH addresses in the other form.
        let known =
            hub("_git") && !url.is_ssh() || url.is_ssh() && !url.is_cloud() && (hub("_git") || hub("_ssh"));
        if known { url.checked() } else { None }
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
            && self.host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':'));
        let names_are_there = !self.repository.is_empty() && self.path.iter().all(|name| !name.is_empty());
        (host_is_plain && names_are_there).then_some(self)
    }

    /// The address again, without a user name, safe to stand unquoted in a command line: every character that a shell
    /// could read is percent-encoded.
    pub fn address(&self) -> String {
        let path: Vec<String> = self.path.iter().chain([&self.repository]).map(|name| encode(name)).collect();
        let (scheme, separator) = match self.transport {
            Transport::Ssh => ("git@", ":v3/"),
            transport => (transport.scheme(), "/"),
        };
        [scheme, &self.host, separator, &path.join("/")].concat()
    }

    /// The same repository of the cloud by HTTPS.
    pub fn over_https(&self) -> CloneUrl {
        let mut https = CloneUrl { transport: Transport::Https, ..self.clone() };
        if self.is_ssh() {
            https.host = "dev.azure.com".to_owned();
            https.path.push("_git".to_owned());
        }
        https
    }

    /// Whether git reaches it by SSH.
    pub fn is_ssh(&self) -> bool {
        matches!(self.transport, Transport::Ssh | Transport::ServerSsh)
    }

    /// Whether the repository belongs to the cloud service, where Microsoft Entra sign-in exists.
    pub fn is_cloud(&self) -> bool {
        is_cloud(self.host_name())
    }

    /// Organization or collection.
    pub fn organization(&self) -> Option<&str> {
        match self.host_name().strip_suffix(".visualstudio.com") {
            Some(subdomain) if !self.is_ssh() => Some(subdomain),
            _ => {
                let below_tfs = !self.is_cloud() && self.path.first()?.eq_ignore_ascii_case("tfs");
                self.path.get(usize::from(below_tfs)).map(String::as_str)
            }
        }
    }

    /// The host without port.
    fn host_name(&self) -> &str {
        self.host.split(':').next().unwrap_or_default()
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
            (
                "https://me@tfs_2/tfs/My%20Main/Web%20Site/_git/The%20site",
                "https://tfs_2/tfs/My%20Main/Web%20Site/_git/The%20site",
                "My Main",
            ),
            (
                "ssh://tfs.example.org:22/tfs/Main/Web%20Site/_git/site",
                "ssh://tfs.example.org:22/tfs/Main/Web%20Site/_git/site",
                "Main",
            ),
            ("ssh://git@tfs:2222/Main/_ssh/site", "ssh://tfs:2222/Main/_ssh/site", "Main"),
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
            "https://tfs.example.org/Main/_ssh/site",
            "ssh://tfs.example.org:22/Main/site",
            "ssh://contoso@vs-ssh.visualstudio.com:22/Web/_ssh/site",
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
