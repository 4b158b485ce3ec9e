use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::is_cloud;
use crate::place::decode;

/// Longer texts are no address that somebody clones from, in bytes: the web server of Azure DevOps takes no more by default (documentation of
/// IIS, `requestLimits`, `maxUrl`).
const LONGEST: usize = 4096;

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

/// A clone address of Azure Repos, taken apart. Names are decoded; a user name in the address is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloneUrl {
    /// How git reaches it.
    pub transport: Transport,
    /// Host with port if one is named, lower case.
    pub host: String,
    /// What stands behind the host, in order: organization or collection, project, `_git`, repository. For SSH in the cloud there is no
    /// `_git`.
    pub path: Vec<String>,
}

impl CloneUrl {
    /// Reads a clone address in one of the forms that Azure DevOps shows:
    /// `https://[user@]dev.azure.com/{org}/{project}/_git/{repo}`, the same on `{org}.visualstudio.com` or a server,
    /// `git@ssh.dev.azure.com:v3/{org}/{project}/{repo}`, and on a server
    /// `ssh://{server}:22[/tfs]/{collection}/{project}/_git/{repo}`, also with `_ssh` (seen in public configurations).
    pub fn parse(text: &str) -> Option<CloneUrl> {
        let text = text.trim_ascii();
        // The address of a page may have a query; of a clone address it is no part.
        if text.len() > LONGEST || text.bytes().any(|b| b <= b' ' || matches!(b, b'?' | b'#')) {
            return None;
        }
        let (transport, authority, path) = parts(text)?;
        let host = behind_last_at(authority).unwrap_or(authority).to_ascii_lowercase();
        let path = path.split('/').map(decode).collect();
        CloneUrl { transport, host, path }.checked()
    }

    fn checked(self) -> Option<CloneUrl> {
        let host_is_plain = !self.host.is_empty()
            && self.host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':'));
        let hub = self.path.get(self.path.len().checked_sub(2)?)?;
        let is = |name: &str| hub.eq_ignore_ascii_case(name);
        let known = match self.transport {
            Transport::Ssh => self.path.len() == 3,
            Transport::ServerSsh => !self.is_cloud() && (is("_git") || is("_ssh")),
            _ => is("_git"),
        };
        (known && host_is_plain && self.path.iter().all(|name| !name.is_empty())).then_some(self)
    }

    /// The address again, without a user name, safe to stand unquoted in a command line: every character that a shell
    /// could read is percent-encoded.
    pub fn address(&self) -> String {
        let (scheme, separator) = match self.transport {
            Transport::Https => ("https://", "/"),
            Transport::Http => ("http://", "/"),
            Transport::Ssh => ("git@", ":v3/"),
            Transport::ServerSsh => ("ssh://", "/"),
        };
        let mut address = [scheme, &self.host].concat();
        let mut before = separator;
        for name in &self.path {
            address.push_str(before);
            address.extend(utf8_percent_encode(name, UNSAFE));
            before = "/";
        }
        address
    }

    /// The same repository of the cloud by HTTPS.
    pub fn over_https(mut self) -> CloneUrl {
        if self.transport == Transport::Ssh {
            self.host = "dev.azure.com".to_owned();
            self.path.insert(2, "_git".to_owned());
        }
        self.transport = Transport::Https;
        self
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
        self.path.last().is_some_and(|name| name.to_ascii_lowercase().ends_with(".wiki"))
    }
}

/// How it is reached, the part with the host, and what follows it.
fn parts(text: &str) -> Option<(Transport, &str, &str)> {
    let ssh = text.strip_prefix("ssh://");
    if let Some((authority, path)) = ssh.unwrap_or(text).split_once(':')
        && let Some(path) = path.strip_prefix("v3/")
    {
        return authority.contains('@').then_some((Transport::Ssh, authority, path));
    }
    let (transport, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (Transport::Https, rest),
        (_, Some(rest)) => (Transport::Http, rest),
        _ => (Transport::ServerSsh, ssh?),
    };
    let (authority, path) = rest.split_once('/')?;
    Some((transport, authority, path))
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
    fn an_address_that_is_too_long_to_be_one_is_none() {
        let address = |name: usize| format!("https://tfs/Main/{}/_git/site", "x".repeat(name));
        assert!(CloneUrl::parse(&address(2000)).is_some());
        assert_eq!(CloneUrl::parse(&address(4096)), None);
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
            "https://dev.azure.com/contoso/Web/_git/site?path=/a.txt",
            "https://dev.azure.com/contoso/Web/_git/si\tte",
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
