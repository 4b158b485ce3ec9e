use patrol_azdo::CloneUrl;
use patrol_phrase::Phrase;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The id of the Azure DevOps resource in Microsoft Entra: public, the same for everybody
/// (documentation page "authentication overview" for Azure Repos).
const RESOURCE: &str = "499b84ac-1321-427f-aa17-267ca6975798";

/// The shell that a command is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// bash, zsh and their kin.
    Posix,
    /// PowerShell.
    PowerShell,
}

/// A way to clone that needs no token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CloneWay {
    /// What it is.
    pub title: Phrase,
    /// The commands, one a line; `None` where the address for them is not known.
    pub commands: Option<String>,
    /// What to do where there are no commands.
    pub about: Option<Phrase>,
}

impl CloneWay {
    fn new(title: Phrase, commands: String) -> CloneWay {
        CloneWay { title, commands: Some(commands), about: None }
    }
}

/// The ways to use a clone address without a token, the recommended one first.
pub fn clone_ways(url: &CloneUrl, shell: Shell) -> Vec<CloneWay> {
    let ways = if url.is_cloud() {
        [
            credential_manager(url)
                .map(|commands| CloneWay::new(Phrase::clone_credential_manager(), commands)),
            one_hour_token(url, shell).map(|commands| CloneWay::new(Phrase::clone_one_hour(), commands)),
        ]
    } else if url.is_ssh() {
        [from_server(url).map(|commands| CloneWay::new(Phrase::clone_ssh(), commands)), None]
    } else {
        // By SSH first all the same: the page shows that address after a click, and is told how to get there.
        let about = Some(Phrase::clone_ssh_how());
        [
            Some(CloneWay { title: Phrase::clone_ssh(), commands: None, about }),
            from_server(url).map(|commands| CloneWay::new(Phrase::clone_windows(), commands)),
        ]
    };
    ways.into_iter().flatten().collect()
}

/// The commands that clone with Git Credential Manager in `oauth` mode: Microsoft Entra tokens, nothing on the token page.
/// One command a line, the same in every shell. `None` for a server, which has no Microsoft Entra sign-in.
fn credential_manager(url: &CloneUrl) -> Option<String> {
    let (host, address) = https(url)?;
    let mut lines = vec!["git config --global credential.azreposCredentialType oauth".to_owned()];
    if host == "dev.azure.com" {
        // The organization is in the path there, so the path must take part in choosing the account.
        lines.push("git config --global credential.https://dev.azure.com.useHttpPath true".to_owned());
    }
    lines.push(["git clone ", &address].concat());
    Some(lines.join("\n"))
}

/// The commands that clone once with a one-hour Microsoft Entra token from the Azure CLI. The token travels in the environment, so
/// that it is neither in the process list nor in the shell's history, and only to the one host. `None` for a server.
fn one_hour_token(url: &CloneUrl, shell: Shell) -> Option<String> {
    let (host, address) = https(url)?;
    let (set, unset) = match shell {
        Shell::Posix => ("export GIT_AUTH_HEADER=", "unset GIT_AUTH_HEADER"),
        Shell::PowerShell => ("$env:GIT_AUTH_HEADER = ", "Remove-Item Env:GIT_AUTH_HEADER"),
    };
    let command = [
        set,
        "\"Authorization: Bearer $(az account get-access-token --resource ",
        RESOURCE,
        " --query accessToken -o tsv)\"\ngit --config-env=http.https://",
        &host,
        "/.extraheader=GIT_AUTH_HEADER clone ",
        &address,
        "\n",
        unset,
    ];
    Some(command.concat())
}

/// The command that clones from a server as it is: by SSH with a key of one's own, by HTTP with Windows authentication, which git and Git
/// Credential Manager do by themselves (its documentation, `credential.allowWindowsAuth`). `None` for the cloud.
fn from_server(url: &CloneUrl) -> Option<String> {
    (!url.is_cloud()).then(|| ["git clone ", &url.address()].concat())
}

/// Host and HTTPS address of a cloud repository, also when the page shows the SSH form.
fn https(url: &CloneUrl) -> Option<(String, String)> {
    let https = url.is_cloud().then(|| url.clone().over_https())?;
    let address = https.address();
    Some((https.host, address))
}

#[cfg(test)]
mod tests {
    use patrol_phrase::Key;

    use super::*;

    fn url(text: &str) -> CloneUrl {
        CloneUrl::parse(text).unwrap()
    }

    /// Title, commands, and what to do without commands.
    fn ways(text: &str) -> Vec<(Key, Option<String>, Option<Key>)> {
        let ways = clone_ways(&url(text), Shell::Posix);
        ways.into_iter()
            .map(|way| (way.title.key(), way.commands, way.about.map(|about| about.key())))
            .collect()
    }

    #[test]
    fn in_the_cloud_microsoft_entra_comes_first_then_a_token_of_one_hour() {
        let address = "https://dev.azure.com/contoso/Web/_git/site";
        assert_eq!(
            ways(address),
            [
                (Key::CloneCredentialManager, credential_manager(&url(address)), None),
                (Key::CloneOneHour, one_hour_token(&url(address), Shell::Posix), None),
            ]
        );
        assert_eq!(ways("git@ssh.dev.azure.com:v3/contoso/Web/site"), ways(address));
    }

    #[test]
    fn on_a_server_ssh_comes_first_and_without_its_address_how_to_get_it() {
        let (ssh, http) = ("ssh://tfs:22/Main/_ssh/site", "https://tfs/Main/Web/_git/site");
        assert_eq!(ways(ssh), [(Key::CloneSsh, Some(format!("git clone {ssh}")), None)]);
        assert_eq!(
            ways(http),
            [
                (Key::CloneSsh, None, Some(Key::CloneSshHow)),
                (Key::CloneWindows, Some(format!("git clone {http}")), None),
            ]
        );
    }

    #[test]
    fn the_commands_are_for_the_shell_that_was_asked_for() {
        let ways = clone_ways(&url("https://dev.azure.com/o/p/_git/r"), Shell::PowerShell);
        assert!(ways[1].commands.as_deref().unwrap().ends_with("Remove-Item Env:GIT_AUTH_HEADER"));
    }

    #[test]
    fn the_real_address_stands_in_the_commands_without_its_user() {
        let commands =
            credential_manager(&url("https://me@dev.azure.com/contoso/Web%20Site/_git/site")).unwrap();
        assert_eq!(
            commands.lines().collect::<Vec<_>>(),
            [
                "git config --global credential.azreposCredentialType oauth",
                "git config --global credential.https://dev.azure.com.useHttpPath true",
                "git clone https://dev.azure.com/contoso/Web%20Site/_git/site",
            ]
        );
    }

    #[test]
    fn the_ssh_form_leads_to_the_same_https_address() {
        let ssh = credential_manager(&url("git@ssh.dev.azure.com:v3/contoso/Web/site"));
        assert_eq!(ssh, credential_manager(&url("https://dev.azure.com/contoso/Web/_git/site")));
    }

    #[test]
    fn the_older_host_keeps_its_own_address_and_header() {
        let address = url("https://contoso.visualstudio.com/Web/_git/site");
        assert!(!credential_manager(&address).unwrap().contains("useHttpPath"));
        let once = one_hour_token(&address, Shell::Posix).unwrap();
        assert!(once.contains(
            "http.https://contoso.visualstudio.com/.extraheader=GIT_AUTH_HEADER clone https://contoso"
        ));
    }

    #[test]
    fn the_token_is_never_on_a_command_line_and_is_removed_again() {
        let address = url("https://dev.azure.com/o/p/_git/r");
        for (shell, last) in
            [(Shell::Posix, "unset GIT_AUTH_HEADER"), (Shell::PowerShell, "Remove-Item Env:GIT_AUTH_HEADER")]
        {
            let commands = one_hour_token(&address, shell).unwrap();
            let git = commands.lines().find(|line| line.starts_with("git ")).unwrap();
            assert!(!git.contains('$'), "{git}");
            assert_eq!(commands.lines().last(), Some(last));
        }
    }

    #[test]
    fn a_server_has_no_entra_way() {
        let server = url("https://tfs.example.org/tfs/Main/Web/_git/site");
        assert_eq!(credential_manager(&server), None);
        assert_eq!(one_hour_token(&server, Shell::Posix), None);
    }

    #[test]
    fn a_server_is_cloned_from_with_the_address_that_the_page_shows_without_its_user() {
        for (shown, address) in [
            (
                "https://me@tfs.example.org/tfs/Main/Web%20Site/_git/site",
                "https://tfs.example.org/tfs/Main/Web%20Site/_git/site",
            ),
            ("ssh://tfs:22/Main/_ssh/site", "ssh://tfs:22/Main/_ssh/site"),
        ] {
            assert_eq!(from_server(&url(shown)), Some(format!("git clone {address}")));
        }
        assert_eq!(from_server(&url("https://dev.azure.com/o/p/_git/r")), None);
    }
}
