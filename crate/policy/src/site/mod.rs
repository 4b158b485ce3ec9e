//! Sites besides Azure DevOps on which Patrol can check texts: which names they can have, and the ones that are offered by name.
//!
//! A site is its scheme and host, `https://github.com`: a browser asks for a whole host, and Firefox knows no port in a pattern.

mod chatgpt;
mod github;
mod gitlab;
mod teams;

use crate::host::is_host;

/// A site that many people use, offered by its name.
#[derive(Debug, PartialEq, Eq)]
pub struct Preset {
    /// What people call it: a proper name, the same in every language.
    pub name: &'static str,
    /// Where people write in it. Each is one host, because Patrol asks the browser for no more than it needs.
    pub sites: &'static [&'static str],
    /// Where the hosts are known from.
    pub source: &'static str,
    /// The day on which the source said so.
    pub as_of: &'static str,
}

impl Preset {
    /// Every preset, in the order of the settings page.
    pub const ALL: &[Preset] = &[github::PRESET, gitlab::PRESET, teams::PRESET, chatgpt::PRESET];
}

/// Whether a text names a site: its scheme and host in lower case, and nothing behind.
pub fn is_site(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| is_host(host) && !host.bytes().any(|byte| byte.is_ascii_uppercase()))
}

/// Whether one of these sites is on this host, without port, whatever its scheme.
pub fn is_on(sites: &[String], host: &str) -> bool {
    sites.iter().any(|site| is_of_host(site, host))
}

/// Whether a site is this host, without port, whatever its scheme.
pub(crate) fn is_of_host(site: &str, host: &str) -> bool {
    !host.is_empty() && site.split_once("://").is_some_and(|(_, of_site)| of_site == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_scheme_and_a_host_and_nothing_else() {
        for site in ["https://github.com", "http://chat", "https://10.1.2.3", "https://xn--mller-kva.example"]
        {
            assert!(is_site(site), "{site}");
        }
        for text in [
            "",
            "github.com",
            "https://",
            "https://GitHub.com",
            "https://github.com/",
            "https://github.com:443",
            "https://*.github.com",
            "https://a b",
            "ftp://github.com",
            "https://https://github.com",
        ] {
            assert!(!is_site(text), "{text}");
        }
    }

    #[test]
    fn a_site_is_known_by_its_whole_host() {
        let sites = ["https://github.com".to_owned(), "http://chat".to_owned()];
        for host in ["github.com", "chat"] {
            assert!(is_on(&sites, host), "{host}");
        }
        for host in ["", "gist.github.com", "github.com.evil.test", "hub.com"] {
            assert!(!is_on(&sites, host), "{host}");
        }
    }

    #[test]
    fn every_preset_names_sites_and_where_they_are_known_from() {
        let mut names: Vec<&str> = Vec::new();
        for preset in Preset::ALL {
            assert!(!preset.sites.is_empty() && preset.sites.iter().all(|site| is_site(site)), "{preset:?}");
            assert!(preset.sites.iter().all(|site| site.starts_with("https://")), "{preset:?}");
            assert!(preset.source.starts_with("https://"), "{preset:?}");
            let parts: Vec<usize> = preset.as_of.split('-').map(str::len).collect();
            assert_eq!(parts, [4, 2, 2], "{preset:?}");
            names.extend(preset.sites);
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a site belongs to one preset");
    }
}
