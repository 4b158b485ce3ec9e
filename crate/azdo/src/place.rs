use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of page, as far as it matters to a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Surface {
    /// The list of personal access tokens with its form.
    Tokens,
    /// The list of SSH public keys.
    SshKeys,
    /// Files of a repository, also the page of an empty one.
    Repository,
    /// A pull request, its creation page, or the list.
    PullRequest,
    /// A wiki.
    Wiki,
    /// A work item.
    WorkItem,
    /// Any other page.
    Other,
    /// On a server that a person has added, a page that is not one of Azure DevOps. Its address does not tell.
    Elsewhere,
    /// Any page of a site besides Azure DevOps that a person has added. Its address does not tell.
    Site,
}

impl Surface {
    /// The stable name; the audit log uses it.
    pub fn as_str(self) -> &'static str {
        match self {
            Surface::Tokens => "tokens",
            Surface::SshKeys => "ssh-keys",
            Surface::Repository => "repository",
            Surface::PullRequest => "pull-request",
            Surface::Wiki => "wiki",
            Surface::WorkItem => "work-item",
            Surface::Other => "other",
            Surface::Elsewhere => "elsewhere",
            Surface::Site => "site",
        }
    }
}

/// Where in Azure DevOps an address leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Place {
    /// Organization (or collection on a server), when the address names one; decoded.
    pub organization: Option<String>,
    /// The kind of page.
    pub surface: Surface,
}

impl Place {
    /// Reads a page's address. `host` is without port, `path` begins with `/` and may be percent-encoded.
    ///
    /// The first segment that begins with `_` is the hub; what stands before it is the organization and, if present, the
    /// project. On `*.visualstudio.com` the organization is the subdomain. A server has its collection after an optional
    /// `tfs`.
    pub fn of(host: &str, path: &str) -> Place {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let hub = segments.iter().position(|segment| segment.starts_with('_')).unwrap_or(segments.len());
        let (before, hub) = segments.split_at(hub);
        Place { organization: organization(host, before), surface: surface(hub) }
    }
}

fn organization(host: &str, before_hub: &[&str]) -> Option<String> {
    let host = host.to_ascii_lowercase();
    if let Some(subdomain) = host.strip_suffix(".visualstudio.com") {
        return Some(subdomain.to_owned());
    }
    let name = match before_hub {
        [tfs, rest @ ..] if tfs.eq_ignore_ascii_case("tfs") && host != "dev.azure.com" => rest.first(),
        names => names.first(),
    };
    Some(decode(name?))
}

/// A segment of a path without its percent-encoding; as it is if that does not make text.
pub(crate) fn decode(segment: &str) -> String {
    String::from_utf8(percent_decode_str(segment).collect()).unwrap_or_else(|_| segment.to_owned())
}

/// The names of hubs are ASCII, and are not encoded in an address.
fn surface(hub: &[&str]) -> Surface {
    let is = |at: usize, name: &str| hub.get(at).is_some_and(|segment| segment.eq_ignore_ascii_case(name));
    let begins = |at: usize, name: &str| {
        hub.get(at)
            .and_then(|segment| segment.get(..name.len()))
            .is_some_and(|part| part.eq_ignore_ascii_case(name))
    };
    if is(0, "_usersSettings") && is(1, "tokens") || is(0, "_details") && is(1, "security") && is(2, "tokens")
    {
        Surface::Tokens
    } else if is(0, "_usersSettings") && is(1, "keys") {
        Surface::SshKeys
    } else if is(0, "_git") && begins(2, "pullrequest") {
        Surface::PullRequest
    } else if is(0, "_git") {
        Surface::Repository
    } else if is(0, "_wiki") {
        Surface::Wiki
    } else if is(0, "_workitems") {
        Surface::WorkItem
    } else {
        Surface::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_hub_in_any_letter_case() {
        for (path, expected) in [
            ("/contoso/_usersSettings/tokens", Surface::Tokens),
            ("/contoso/Web/_UsersSettings/Tokens", Surface::Tokens),
            ("/contoso/_details/security/tokens", Surface::Tokens),
            ("/contoso/_usersSettings/keys", Surface::SshKeys),
            ("/contoso/Web/_git/site", Surface::Repository),
            ("/contoso/_git/site", Surface::Repository),
            ("/contoso/Web/_git/site/pullrequest/7", Surface::PullRequest),
            ("/contoso/Web/_git/site/pullrequestcreate", Surface::PullRequest),
            ("/contoso/Web/_wiki/wikis/Web.wiki/1/Home", Surface::Wiki),
            ("/contoso/Web/_workitems/edit/7", Surface::WorkItem),
            ("/contoso/Web/_boards/board", Surface::Other),
            ("/contoso/_usersSettings/about", Surface::Other),
            ("/", Surface::Other),
        ] {
            assert_eq!(Place::of("dev.azure.com", path).surface, expected, "{path}");
        }
    }

    #[test]
    fn the_organization_is_found_on_every_kind_of_host() {
        for (host, path, expected) in [
            ("dev.azure.com", "/contoso/_usersSettings/tokens", Some("contoso")),
            ("dev.azure.com", "/tfs/_usersSettings/tokens", Some("tfs")),
            ("dev.azure.com", "/con%20toso/Web/_git/site", Some("con toso")),
            ("Contoso.visualstudio.com", "/DefaultCollection/Web/_git/site", Some("contoso")),
            ("tfs.example.org", "/tfs/Main/_usersSettings/tokens", Some("Main")),
            ("tfs.example.org", "/Main/_usersSettings/tokens", Some("Main")),
            ("dev.azure.com", "/", None),
            ("dev.azure.com", "/_signin", None),
        ] {
            assert_eq!(Place::of(host, path).organization.as_deref(), expected, "{host}{path}");
        }
    }
}
