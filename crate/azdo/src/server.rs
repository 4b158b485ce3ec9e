/// Whether a page's host, without port and in lower case, belongs to Microsoft's own service: everything else is somebody's server.
pub fn is_cloud(host: &str) -> bool {
    ["dev.azure.com", "visualstudio.com"]
        .iter()
        .any(|name| host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.')))
}

/// An Azure DevOps Server that a person has added: where it is, without path.
///
/// The pattern that browsers use for it names no port, because Firefox knows none there; so it stands for every port of the host.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Server(String);

/// Why an address is not that of a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoServer {
    /// It is Microsoft's own service.
    Cloud,
    /// It is no address of the web, or its host has no name that a pattern can hold.
    NotAnAddress,
}

impl Server {
    /// The address that a person typed, with a scheme: an address bar shows none where it is `https`.
    pub fn complete(typed: &str) -> String {
        let typed = typed.trim();
        if typed.contains("://") { typed.to_owned() } else { ["https://", typed].concat() }
    }

    /// The server with this scheme (without its colon) and host, as a browser takes them from an address.
    ///
    /// # Errors
    /// When it cannot be one.
    pub fn at(scheme: &str, host: &str) -> Result<Server, NoServer> {
        let is_name = !host.is_empty()
            && host.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_')
            });
        if !is_name || !["https", "http"].contains(&scheme) {
            Err(NoServer::NotAnAddress)
        } else if is_cloud(host) {
            Err(NoServer::Cloud)
        } else {
            Ok(Server([scheme, "://", host].concat()))
        }
    }

    /// The server that a pattern of the browser stands for; `None` when it stands for more than one host, or for the cloud. A browser
    /// that knows ports in patterns may have been given one with a port.
    pub fn of_pattern(pattern: &str) -> Option<Server> {
        let origin = pattern.strip_suffix("/*")?;
        let (scheme, rest) = origin.split_once(':')?;
        let authority = rest.strip_prefix("//")?;
        let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
        let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        Server::at(scheme, host).ok().filter(|_| is_port).map(|_| Server(origin.to_owned()))
    }

    /// The pattern by which the browser knows it.
    pub fn pattern(&self) -> String {
        [&self.0, "/*"].concat()
    }

    /// What a person reads: scheme and host.
    pub fn origin(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_microsofts_own_names_are_the_cloud() {
        for host in ["dev.azure.com", "vssps.dev.azure.com", "contoso.visualstudio.com", "visualstudio.com"] {
            assert!(is_cloud(host), "{host}");
        }
        for host in
            ["", "tfs", "tfs.example.org", "visualstudio.com.example.org", "xdev.azure.com", "azure.com"]
        {
            assert!(!is_cloud(host), "{host}");
        }
    }

    #[test]
    fn an_address_without_a_scheme_is_taken_for_https() {
        for (typed, address) in [
            (" tfs.example.org/tfs ", "https://tfs.example.org/tfs"),
            ("tfs:8080", "https://tfs:8080"),
            ("http://tfs/tfs", "http://tfs/tfs"),
        ] {
            assert_eq!(Server::complete(typed), address);
        }
    }

    #[test]
    fn a_server_and_its_pattern_are_the_same_thing() {
        for (scheme, host, pattern) in [
            ("https", "tfs.example.org", "https://tfs.example.org/*"),
            ("http", "tfs_2", "http://tfs_2/*"),
            ("https", "10.1.2.3", "https://10.1.2.3/*"),
            ("https", "xn--mller-kva.example", "https://xn--mller-kva.example/*"),
        ] {
            let server = Server::at(scheme, host).unwrap();
            assert_eq!(server.pattern(), pattern);
            assert_eq!(Server::of_pattern(pattern), Some(server));
        }
        let with_port = Server::of_pattern("https://tfs.example.org:8443/*").unwrap();
        assert_eq!(
            (with_port.origin(), with_port.pattern().as_str()),
            ("https://tfs.example.org:8443", "https://tfs.example.org:8443/*")
        );
    }

    #[test]
    fn what_is_no_server_is_none() {
        for (scheme, host, why) in [
            ("ftp", "tfs", NoServer::NotAnAddress),
            ("file", "", NoServer::NotAnAddress),
            ("https", "", NoServer::NotAnAddress),
            ("https", "[::1]", NoServer::NotAnAddress),
            ("https", "a b", NoServer::NotAnAddress),
            ("https", "*", NoServer::NotAnAddress),
            ("https", "dev.azure.com", NoServer::Cloud),
            ("http", "contoso.visualstudio.com", NoServer::Cloud),
        ] {
            assert_eq!(Server::at(scheme, host), Err(why), "{scheme}://{host}");
        }
    }

    #[test]
    fn a_pattern_for_many_hosts_names_no_server() {
        for pattern in [
            "<all_urls>",
            "*://*/*",
            "https://*/*",
            "https://*.example.org/*",
            "https://dev.azure.com/*",
            "https://*.visualstudio.com/*",
            "https://tfs.example.org/tfs/*",
            "https://tfs.example.org:/*",
            "file:///*",
            "",
        ] {
            assert_eq!(Server::of_pattern(pattern), None, "{pattern}");
        }
    }
}
