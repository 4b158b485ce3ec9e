//! The forms in which a clone address is written.
//!
//! Scheme and host count in any letter case, slashes at the end and doubled ones do not count.
//!
//! - `https://[user@]dev.azure.com/{org}[/{project}]/_git/{repo}`, the same on `{org}.visualstudio.com` and on a server: what the pages show
//!   (documented).
//! - `git@ssh.dev.azure.com:v3/{org}/{project}/{repo}` (documented), `{org}@vs-ssh.visualstudio.com:v3/…` (public configurations), and both
//!   with `ssh://` in front.
//! - Before that `ssh://{org}@vs-ssh.visualstudio.com:22[/DefaultCollection][/{project}]/_ssh/{repo}` (public configurations; dotnet/sourcelink).
//! - On a server `ssh://{server}:22[/tfs]/{collection}/{project}/_git/{repo}`, also with `_ssh` (public configurations).
//! - `_full` or `_optimized` before the repository says how many of its branches are told, and names the same repository (dotnet/sourcelink;
//!   tests of Microsoft's Team Services extension for VS Code).
//!
//! A name that ends in `.git` is left as it is: the service takes it for another repository than the one without (several public reports,
//! error TF401019).

use crate::place::decode;
use crate::{CloneUrl, LeftOut, Transport, is_cloud};

/// Reads an address; `None` when the text is none of these forms. Written for size: the standard library's splitting is a kilobyte more.
pub(crate) fn read(text: &str) -> Option<(CloneUrl, LeftOut)> {
    let text = text.trim_ascii();
    // The address of a page may have a query; of a clone address it is no part.
    if text.bytes().any(|b| b <= b' ' || matches!(b, b'?' | b'#')) {
        return None;
    }
    let (scheme, rest) = cut(text, b':')?;
    let (transport, authority, mut names) = match rest.strip_prefix("//") {
        None => (Transport::Ssh, scheme, rest),
        Some(rest) => {
            let (authority, names) = cut(rest, b'/')?;
            (transport_of(scheme)?, authority, names)
        }
    };
    let (user, mut host) = cut(authority, b'@').unwrap_or(("", authority));
    while let Some((_, behind)) = cut(host, b'@') {
        host = behind;
    }
    let (name, password) = cut(user, b':').unwrap_or((user, ""));
    let (host, port) = cut(host, b':').unwrap_or((host, ""));
    let mut host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    let mut path: Vec<String> = Vec::new();
    while !names.is_empty() {
        let (name, rest) = cut(names, b'/').unwrap_or((names, ""));
        names = rest;
        if name.is_empty() {
            continue;
        }
        // What chooses the branches that are told stands before the last name.
        if path.last().is_some_and(|last| is(last, "_full") || is(last, "_optimized")) {
            path.pop();
        }
        path.push(decode(name));
    }
    let cloud = is_cloud(&host);
    let own_port = match transport {
        Transport::Ssh | Transport::ServerSsh if cloud => {
            return Some((by_ssh_of_cloud(name, port, &path)?, LeftOut::Nothing));
        }
        Transport::Ssh => return None,
        Transport::ServerSsh => "",
        Transport::Http => "80",
        Transport::Https => "443",
    };
    let hub = path.get(path.len().checked_sub(2)?)?;
    let is_hub = is(hub, "_git") || transport == Transport::ServerSsh && is(hub, "_ssh");
    // There the organization stands first.
    let is_whole = path.len() > 2 || host != "dev.azure.com";
    if !(cloud || port.is_empty() || port == own_port) {
        host = [&host, ":", port].concat();
    }
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':');
    if !is_hub || !is_whole || host.is_empty() || !host.bytes().all(is_plain) {
        return None;
    }
    let url = CloneUrl { transport, host, path };
    let left_out = if url.is_ssh() {
        LeftOut::Nothing
    } else if !password.is_empty() {
        LeftOut::Password
    } else if name.is_empty() || url.organization().is_some_and(|organization| is(organization, name)) {
        LeftOut::Nothing
    } else {
        LeftOut::User
    };
    Some((url, left_out))
}

/// What stands before and behind the first such letter.
fn cut(text: &str, letter: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == letter)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

fn is(written: &str, name: &str) -> bool {
    written.eq_ignore_ascii_case(name)
}

fn transport_of(scheme: &str) -> Option<Transport> {
    if is(scheme, "https") {
        Some(Transport::Https)
    } else if is(scheme, "http") {
        Some(Transport::Http)
    } else {
        is(scheme, "ssh").then_some(Transport::ServerSsh)
    }
}

/// Whatever the form, the address that the pages show today.
fn by_ssh_of_cloud(organization: &str, port: &str, path: &[String]) -> Option<CloneUrl> {
    let names: [&str; 3] = match path {
        [version, organization, project, repository] if version == "v3" => {
            [organization, project, repository]
        }
        [organization, project, repository] if port == "v3" => [organization, project, repository],
        [before @ .., hub, repository] if is(hub, "_ssh") || is(hub, "_git") => {
            let project = match before {
                [collection, rest @ ..] if is(collection, "DefaultCollection") => rest.first(),
                _ => before.first(),
            };
            let is_named = !organization.is_empty() && !is(organization, "git");
            [is_named.then_some(organization)?, project.unwrap_or(repository), repository]
        }
        _ => return None,
    };
    let path = names.map(str::to_owned).into();
    Some(CloneUrl { transport: Transport::Ssh, host: "ssh.dev.azure.com".to_owned(), path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written, the same address in the form that the pages show today, and the organization or collection.
    const FORMS: &[(&str, &str, &str)] = &[
        // The form of the pages.
        (
            "https://dev.azure.com/contoso/Web/_git/site",
            "https://dev.azure.com/contoso/Web/_git/site",
            "contoso",
        ),
        ("https://dev.azure.com/contoso/_git/site", "https://dev.azure.com/contoso/_git/site", "contoso"),
        ("http://tfs:8080/Main/Web/_git/site", "http://tfs:8080/Main/Web/_git/site", "Main"),
        ("https://tfs_2/tfs/My%20Main/Web/_git/s", "https://tfs_2/tfs/My%20Main/Web/_git/s", "My Main"),
        // A user, also with a password or more than one `@`.
        (
            "https://me@dev.azure.com/contoso/Web/_git/site",
            "https://dev.azure.com/contoso/Web/_git/site",
            "contoso",
        ),
        ("https://me:x@y@dev.azure.com/o/p/_git/r", "https://dev.azure.com/o/p/_git/r", "o"),
        // Letter case, space around, slashes at the end and doubled, a dot behind the host.
        (
            "HTTPS://Dev.Azure.COM/contoso/Web/_GIT/site",
            "https://dev.azure.com/contoso/Web/_GIT/site",
            "contoso",
        ),
        ("\thttps://dev.azure.com/o/p/_git/r \n", "https://dev.azure.com/o/p/_git/r", "o"),
        ("https://dev.azure.com/o/p/_git/r//", "https://dev.azure.com/o/p/_git/r", "o"),
        ("https://dev.azure.com//o/p//_git/r", "https://dev.azure.com/o/p/_git/r", "o"),
        ("https://dev.azure.com./o/p/_git/r", "https://dev.azure.com/o/p/_git/r", "o"),
        // Ports: the scheme's own says nothing, and the cloud has no other.
        ("https://dev.azure.com:443/o/p/_git/r", "https://dev.azure.com/o/p/_git/r", "o"),
        ("https://tfs:443/c/p/_git/r", "https://tfs/c/p/_git/r", "c"),
        ("http://tfs:80/c/p/_git/r", "http://tfs/c/p/_git/r", "c"),
        ("https://tfs:80/c/p/_git/r", "https://tfs:80/c/p/_git/r", "c"),
        ("https://tfs:/c/p/_git/r", "https://tfs/c/p/_git/r", "c"),
        // Names in percent-encoding, which may be needless.
        (
            "https://dev.azure.com/o/Web%20Site/%5Fgit/caf%C3%A9",
            "https://dev.azure.com/o/Web%20Site/_git/caf%C3%A9",
            "o",
        ),
        ("https://dev.azure.com/o/p/_git/a%2Fb", "https://dev.azure.com/o/p/_git/a%2Fb", "o"),
        ("https://dev.azure.com/o/p/_git/s\u{ef}te", "https://dev.azure.com/o/p/_git/s%C3%AFte", "o"),
        // How many branches are told.
        ("https://dev.azure.com/o/p/_git/_optimized/r", "https://dev.azure.com/o/p/_git/r", "o"),
        ("https://o.visualstudio.com/p/_git/_Full/r/", "https://o.visualstudio.com/p/_git/r", "o"),
        ("git@ssh.dev.azure.com:v3/o/p/_full/r", "git@ssh.dev.azure.com:v3/o/p/r", "o"),
        // The older host, its collection, the repository of a project that has its name.
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
        // A name that ends in `.git`, and a wiki.
        ("https://dev.azure.com/o/p/_git/r.git", "https://dev.azure.com/o/p/_git/r.git", "o"),
        ("git@ssh.dev.azure.com:v3/o/p/p.wiki", "git@ssh.dev.azure.com:v3/o/p/p.wiki", "o"),
        // SSH in the cloud, today and before.
        (
            "git@ssh.dev.azure.com:v3/contoso/Web%20Site/site",
            "git@ssh.dev.azure.com:v3/contoso/Web%20Site/site",
            "contoso",
        ),
        ("git@ssh.dev.azure.com:v3/o/v3/r", "git@ssh.dev.azure.com:v3/o/v3/r", "o"),
        ("Git@SSH.dev.azure.com:v3/o/p/r/", "git@ssh.dev.azure.com:v3/o/p/r", "o"),
        ("ssh.dev.azure.com:v3/o/p/r", "git@ssh.dev.azure.com:v3/o/p/r", "o"),
        ("ssh://git@ssh.dev.azure.com/v3/o/p/r", "git@ssh.dev.azure.com:v3/o/p/r", "o"),
        ("ssh://git@ssh.dev.azure.com:22/v3/o/p/r", "git@ssh.dev.azure.com:v3/o/p/r", "o"),
        ("ssh://git@ssh.dev.azure.com:v3/o/p/r", "git@ssh.dev.azure.com:v3/o/p/r", "o"),
        (
            "contoso@vs-ssh.visualstudio.com:v3/contoso/Web/site",
            "git@ssh.dev.azure.com:v3/contoso/Web/site",
            "contoso",
        ),
        (
            "ssh://contoso@vs-ssh.visualstudio.com:22/Web/_ssh/site",
            "git@ssh.dev.azure.com:v3/contoso/Web/site",
            "contoso",
        ),
        (
            "ssh://contoso@vs-ssh.visualstudio.com:22/_ssh/site",
            "git@ssh.dev.azure.com:v3/contoso/site/site",
            "contoso",
        ),
        (
            "ssh://contoso@vs-ssh.visualstudio.com/DefaultCollection/Web/_ssh/_full/site",
            "git@ssh.dev.azure.com:v3/contoso/Web/site",
            "contoso",
        ),
        (
            "ssh://contoso@contoso.visualstudio.com:22/Web/_git/site",
            "git@ssh.dev.azure.com:v3/contoso/Web/site",
            "contoso",
        ),
        // SSH on a server, whose port may be any.
        ("ssh://tfs:22/tfs/Main/Web%20Site/_git/site", "ssh://tfs:22/tfs/Main/Web%20Site/_git/site", "Main"),
        ("SSH://git@tfs:2222/Main/_ssh/site", "ssh://tfs:2222/Main/_ssh/site", "Main"),
    ];

    #[test]
    fn every_form_is_understood() {
        let read = |written: &str| read(written).map(|(url, _)| url);
        for (written, address, organization) in FORMS {
            let url = read(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(
                (url.address().as_str(), url.organization()),
                (*address, Some(*organization)),
                "{written}"
            );
            assert_eq!(read(&url.address()), Some(url), "{written}");
        }
    }

    #[test]
    fn other_text_is_no_clone_address() {
        for text in [
            "",
            "hello",
            "https://dev.azure.com/contoso/Web",
            "https://dev.azure.com/contoso/Web/_git/",
            "https://dev.azure.com/_git/site",
            "https://github.com/contoso/site",
            "https://dev.azure.com/contoso/Web/_git/site/pullrequest/7",
            "https://dev.azure.com/contoso/Web/_git/site path",
            "https://dev.azure.com/contoso/Web/_git/site?path=/a.txt",
            "https://dev.azure.com/contoso/Web/_git/site#readme",
            "https://dev.azure.com/contoso/Web/_git/si\tte",
            "https:\\\\dev.azure.com\\o\\p\\_git\\r",
            "git clone https://dev.azure.com/o/p/_git/r",
            "https://evil`id`.example/a/_git/b",
            "https:///a/_git/b",
            "https://tfs.example.org/Main/_ssh/site",
            "git://dev.azure.com/o/p/_git/r",
            "git@ssh.dev.azure.com:v3/contoso/site",
            "git@ssh.dev.azure.com:contoso/Web/site",
            "git@github.com:contoso/site",
            "git@tfs.example.org:v3/o/p/r",
            "ssh://tfs.example.org:22/Main/site",
            "ssh://vs-ssh.visualstudio.com:22/Web/_ssh/site",
            "ssh://git@vs-ssh.visualstudio.com:22/Web/_ssh/site",
            "ssh://contoso@vs-ssh.visualstudio.com:22/Web/site",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_stands_before_the_host_is_told() {
        for (text, expected) in [
            ("https://dev.azure.com/contoso/Web/_git/site", LeftOut::Nothing),
            ("https://contoso@dev.azure.com/contoso/Web/_git/site", LeftOut::Nothing),
            ("https://Contoso@contoso.visualstudio.com/Web/_git/site", LeftOut::Nothing),
            ("https://@dev.azure.com/o/p/_git/r", LeftOut::Nothing),
            ("https://ada@dev.azure.com/contoso/Web/_git/site", LeftOut::User),
            ("https://ada:@tfs/Main/Web/_git/site", LeftOut::User),
            ("https://ada:x@dev.azure.com/contoso/Web/_git/site", LeftOut::Password),
            (" https://contoso:x@y@dev.azure.com/contoso/Web/_git/site", LeftOut::Password),
            ("https://:x@tfs/Main/Web/_git/a@b", LeftOut::Password),
            ("https://tfs/Main/Web/_git/a@b", LeftOut::Nothing),
            ("git@ssh.dev.azure.com:v3/o/p/r", LeftOut::Nothing),
            ("ssh://ada@tfs:22/Main/_ssh/site", LeftOut::Nothing),
        ] {
            assert_eq!(read(text).map(|(_, left_out)| left_out), Some(expected), "{text}");
        }
    }
}
