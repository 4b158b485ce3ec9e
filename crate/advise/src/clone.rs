use patrol_azdo::{CloneUrl, Transport};
use patrol_phrase::Phrase;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{GuideTopic, Shell};

/// The id of the Azure DevOps resource in Microsoft Entra: public, the same for everybody
/// (documentation page "authentication overview" for Azure Repos).
const RESOURCE: &str = "499b84ac-1321-427f-aa17-267ca6975798";

/// A way to clone that needs no token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CloneWay {
    /// What it is.
    pub title: Phrase,
    /// What it needs; where there are no commands, what to do.
    pub about: Phrase,
    /// The commands, one a line; `None` where the address for them is not known.
    pub commands: Option<String>,
    /// Whether the commands are others in another shell.
    pub by_shell: bool,
    /// Where the guide tells more.
    pub topic: GuideTopic,
}

/// The ways to use a clone address without a token, the recommended one first.
pub fn clone_ways(url: &CloneUrl, shell: Shell) -> Vec<CloneWay> {
    let way = |title, about, commands, topic| CloneWay { title, about, commands, by_shell: false, topic };
    if url.is_cloud() {
        let https = url.clone().over_https();
        let one_hour = match shell {
            Shell::Posix | Shell::PowerShell => Phrase::clone_one_hour_about(),
            Shell::Cmd => Phrase::clone_one_hour_prompt(),
        };
        let commands = Some(one_hour_token(&https, shell));
        let mut ways = vec![
            way(
                Phrase::clone_credential_manager(),
                Phrase::clone_credential_manager_about(),
                Some(credential_manager(&https)),
                GuideTopic::Git,
            ),
            CloneWay {
                by_shell: true,
                ..way(Phrase::clone_one_hour(), one_hour, commands, GuideTopic::GitOnce)
            },
        ];
        let ssh = url.clone().over_ssh().map(|url| clone(&url));
        ways.extend(
            ssh.map(|ssh| way(Phrase::clone_ssh(), Phrase::clone_ssh_key(), Some(ssh), GuideTopic::Ssh)),
        );
        ways
    } else if url.is_ssh() {
        vec![way(Phrase::clone_ssh(), Phrase::clone_ssh_key(), Some(clone(url)), GuideTopic::ServerGit)]
    } else {
        let mut ways = vec![
            // By SSH first all the same: the page shows that address after a click, and is told how to get there.
            way(Phrase::clone_ssh(), Phrase::clone_ssh_how(), None, GuideTopic::ServerGit),
            way(
                Phrase::clone_kerberos(),
                Phrase::clone_kerberos_about(),
                Some(kerberos(url)),
                GuideTopic::ServerGit,
            ),
        ];
        // What NTLM sends over plain HTTP can be passed on and guessed from, so it is not named there.
        if url.transport == Transport::Https {
            ways.push(way(
                Phrase::clone_ntlm(),
                Phrase::clone_ntlm_about(),
                Some(ntlm(url)),
                GuideTopic::ServerGit,
            ));
        }
        ways
    }
}

fn clone(url: &CloneUrl) -> String {
    ["git clone ", &url.address()].concat()
}

/// The commands that clone with Git Credential Manager in `oauth` mode: tokens of Microsoft Entra or of a Microsoft account, nothing on the
/// token page. One command a line, the same in every shell.
fn credential_manager(url: &CloneUrl) -> String {
    let mut lines = vec!["git config --global credential.azreposCredentialType oauth".to_owned()];
    if url.host == "dev.azure.com" {
        // The organization is in the path there, so the path must take part in choosing the account.
        lines.push("git config --global credential.https://dev.azure.com.useHttpPath true".to_owned());
    }
    lines.push(clone(url));
    lines.join("\n")
}

/// The commands that clone once with a one-hour Microsoft Entra token from the Azure CLI. The token travels in the environment, so
/// that it is neither in the process list nor in the shell's history, and only to the one host.
///
/// Nothing is cloned when the Azure CLI gives no token, and git asks no credential helper: Git Credential Manager would make a personal
/// access token (its source, 2.9.1, 2026-07-14).
fn one_hour_token(url: &CloneUrl, shell: Shell) -> String {
    let token = ["az account get-access-token --resource ", RESOURCE, " --query accessToken -o tsv"].concat();
    let git = [
        "git -c credential.helper= --config-env=http.https://",
        &url.host,
        "/.extraheader=GIT_AUTH_HEADER clone ",
        &url.address(),
    ]
    .concat();
    // Who has no subscription in Azure would else not be signed in (documentation of the Azure CLI, `az login`).
    let sign_in = "az login --allow-no-subscriptions\n";
    match shell {
        Shell::Posix => [
            sign_in,
            "token=$(",
            &token,
            ") && GIT_AUTH_HEADER=\"Authorization: Bearer $token\" ",
            &git,
            "\nunset token",
        ]
        .concat(),
        Shell::PowerShell => [
            sign_in,
            "$token = ",
            &token,
            "\nif ($LASTEXITCODE -eq 0) {\n  $env:GIT_AUTH_HEADER = \"Authorization: Bearer $token\"\n  ",
            &git,
            "\n  Remove-Item Env:GIT_AUTH_HEADER\n}\nRemove-Variable token",
        ]
        .concat(),
        // The prompt leaves `%20` as it is; only a file of commands needs it doubled.
        Shell::Cmd => [
            sign_in,
            "set GIT_AUTH_HEADER=\nfor /f \"delims=\" %t in ('",
            &token,
            "') do @set \"GIT_AUTH_HEADER=Authorization: Bearer %t\"\nif defined GIT_AUTH_HEADER ",
            &git,
            "\nset GIT_AUTH_HEADER=",
        ]
        .concat(),
    }
}

/// The commands that clone from a server with Kerberos, which git does not try by itself (documentation of Git Credential Manager, "NTLM and
/// Kerberos", 2026-03). NTLM is off in Git for Windows since 2.53.0(2), and libcurl removes it in September 2026 (Azure DevOps Blog, 2026-07-01).
fn kerberos(url: &CloneUrl) -> String {
    let scheme = if url.transport == Transport::Http { "http://" } else { "https://" };
    ["git config --global http.", scheme, &url.host, ".emptyAuth true\n", &clone(url)].concat()
}

/// The commands that clone from a server with NTLM, in the versions of Git for Windows that still have it (CVE-2025-66413; documentation of Git,
/// `http.allowNTLMAuth`, 2026-03).
fn ntlm(url: &CloneUrl) -> String {
    ["git config --global http.https://", &url.host, ".allowNTLMAuth true\n", &clone(url)].concat()
}

#[cfg(test)]
mod tests {
    use patrol_phrase::Key;

    use super::*;

    fn url(text: &str) -> CloneUrl {
        CloneUrl::parse(text).unwrap()
    }

    /// Title, what it needs, and the lines of its commands.
    fn ways(text: &str, shell: Shell) -> Vec<(Key, Key, Vec<String>)> {
        let ways = clone_ways(&url(text), shell).into_iter();
        ways.map(|CloneWay { title, about, commands, .. }| {
            let lines = commands.iter().flat_map(|commands| commands.lines()).map(str::to_owned);
            (title.key(), about.key(), lines.collect())
        })
        .collect()
    }

    /// The lines of the one-hour token's commands.
    fn once(text: &str, shell: Shell) -> Vec<String> {
        let (title, _, lines) = ways(text, shell).remove(1);
        assert_eq!(title, Key::CloneOneHour);
        lines
    }

    #[test]
    fn in_the_cloud_the_credential_manager_comes_first_then_a_token_of_one_hour_then_ssh() {
        let address = "https://dev.azure.com/contoso/Web/_git/site";
        let told: Vec<_> =
            ways(address, Shell::Posix).into_iter().map(|(title, about, _)| (title, about)).collect();
        assert_eq!(
            told,
            [
                (Key::CloneCredentialManager, Key::CloneCredentialManagerAbout),
                (Key::CloneOneHour, Key::CloneOneHourAbout),
                (Key::CloneSsh, Key::CloneSshKey),
            ]
        );
        assert_eq!(ways(address, Shell::Posix)[2].2, ["git clone git@ssh.dev.azure.com:v3/contoso/Web/site"]);
        let ssh = "git@ssh.dev.azure.com:v3/contoso/Web/site";
        assert_eq!(ways(ssh, Shell::Posix), ways(address, Shell::Posix));
    }

    #[test]
    fn on_a_server_ssh_comes_first_and_without_its_address_how_to_get_it() {
        let (ssh, http) = ("ssh://tfs:22/Main/_ssh/site", "https://me@tfs:8080/Main/Web%20Site/_git/site");
        let clone = vec![format!("git clone {ssh}")];
        assert_eq!(ways(ssh, Shell::Posix), [(Key::CloneSsh, Key::CloneSshKey, clone)]);
        let kerberos = [
            "git config --global http.https://tfs:8080.emptyAuth true",
            "git clone https://tfs:8080/Main/Web%20Site/_git/site",
        ];
        assert_eq!(
            ways(http, Shell::Posix),
            [
                (Key::CloneSsh, Key::CloneSshHow, vec![]),
                (Key::CloneKerberos, Key::CloneKerberosAbout, kerberos.map(str::to_owned).to_vec()),
                (
                    Key::CloneNtlm,
                    Key::CloneNtlmAbout,
                    vec![
                        "git config --global http.https://tfs:8080.allowNTLMAuth true".to_owned(),
                        kerberos[1].to_owned()
                    ]
                ),
            ]
        );
        let titles: Vec<_> =
            ways("http://tfs/Main/Web/_git/site", Shell::Posix).into_iter().map(|way| way.0).collect();
        assert_eq!(titles, [Key::CloneSsh, Key::CloneKerberos]);
        let (_, _, plain) = ways("http://tfs/Main/Web/_git/site", Shell::Posix).remove(1);
        assert_eq!(plain[0], "git config --global http.http://tfs.emptyAuth true");
    }

    #[test]
    fn the_real_address_stands_in_the_commands_without_its_user() {
        let (_, _, lines) =
            ways("https://me@dev.azure.com/contoso/Web%20Site/_git/site", Shell::Posix).remove(0);
        assert_eq!(
            lines,
            [
                "git config --global credential.azreposCredentialType oauth",
                "git config --global credential.https://dev.azure.com.useHttpPath true",
                "git clone https://dev.azure.com/contoso/Web%20Site/_git/site",
            ]
        );
    }

    #[test]
    fn the_older_host_keeps_its_own_address_and_header() {
        let address = "https://contoso.visualstudio.com/Web/_git/site";
        assert!(!ways(address, Shell::Posix)[0].2.concat().contains("useHttpPath"));
        assert!(once(address, Shell::Posix).concat().contains(
            "http.https://contoso.visualstudio.com/.extraheader=GIT_AUTH_HEADER clone https://contoso"
        ));
    }

    // How the commands of the other shells act shows `tests/one_hour_token.rs`.
    #[test]
    fn powershell_clones_only_with_a_token_and_asks_no_helper() {
        assert_eq!(
            once("https://dev.azure.com/o/p/_git/r", Shell::PowerShell),
            [
                "az login --allow-no-subscriptions",
                "$token = az account get-access-token --resource 499b84ac-1321-427f-aa17-267ca6975798 --query accessToken -o tsv",
                "if ($LASTEXITCODE -eq 0) {",
                "  $env:GIT_AUTH_HEADER = \"Authorization: Bearer $token\"",
                "  git -c credential.helper= --config-env=http.https://dev.azure.com/.extraheader=GIT_AUTH_HEADER clone https://dev.azure.com/o/p/_git/r",
                "  Remove-Item Env:GIT_AUTH_HEADER",
                "}",
                "Remove-Variable token",
            ]
        );
    }

    #[test]
    fn the_command_prompt_clones_only_with_a_token_and_asks_no_helper() {
        let address = "https://dev.azure.com/o/My%20Web/_git/r";
        assert_eq!(
            once(address, Shell::Cmd),
            [
                "az login --allow-no-subscriptions",
                "set GIT_AUTH_HEADER=",
                "for /f \"delims=\" %t in ('az account get-access-token --resource 499b84ac-1321-427f-aa17-267ca6975798 --query accessToken -o tsv') do @set \"GIT_AUTH_HEADER=Authorization: Bearer %t\"",
                "if defined GIT_AUTH_HEADER git -c credential.helper= --config-env=http.https://dev.azure.com/.extraheader=GIT_AUTH_HEADER clone https://dev.azure.com/o/My%20Web/_git/r",
                "set GIT_AUTH_HEADER=",
            ]
        );
        assert_eq!(ways(address, Shell::Cmd)[1].1, Key::CloneOneHourPrompt);
    }

    #[test]
    fn only_a_way_that_says_so_is_another_in_another_shell() {
        for address in ["https://dev.azure.com/o/p/_git/r", "https://tfs/c/p/_git/r", "ssh://tfs:22/c/_ssh/r"]
        {
            let [first, rest @ ..] = Shell::ALL.map(|shell| clone_ways(&url(address), shell));
            for other in rest {
                for (way, other) in first.iter().zip(&other) {
                    assert_eq!(way.by_shell, way.commands != other.commands, "{address}");
                }
            }
        }
    }
}
