//! Every place in which Azure DevOps tokens turn up, for tokens of both forms.
//!
//! Sources: learn.microsoft.com on npm, pip, NuGet, Maven, git and agents for Azure DevOps; README of
//! microsoft/artifacts-credprovider.

use crate::Confidence;
use crate::base64::encode;
use crate::generate;
use crate::redact;
use crate::scan;

/// `P` is the token, `B(…)` base 64 of what is in the parentheses.
const PLACES: [&str; 60] = [
    "P",
    "My token is `P`, please keep it.",
    "**P**",
    "&quot;P&quot; and&nbsp;so on",
    "\u{201c}P\u{201d}",
    "export AZURE_DEVOPS_EXT_PAT=P",
    "$env:AZURE_DEVOPS_EXT_PAT = 'P'",
    "set AZURE_DEVOPS_EXT_PAT=P\r\n",
    "SYSTEM_ACCESSTOKEN=P",
    "echo P | az devops login --organization https://dev.azure.com/fabrikam",
    "https://anyuser:P@dev.azure.com/fabrikam/Fiber/_git/web",
    "https://P@dev.azure.com/fabrikam/Fiber/_git/web",
    "git clone https://x:P@fabrikam.visualstudio.com/_git/web",
    "?url=https%3A%2F%2Fx%3AP%40dev.azure.com%2Ffabrikam",
    "https%253A%252F%252Fx%253AP%2540dev.azure.com",
    "http.extraheader = AUTHORIZATION: basic B(:P)",
    "git -c http.extraHeader=\"Authorization: Basic B(user:P)\" fetch",
    "http.https://dev.azure.com/.extraheader=AUTHORIZATION: Basic B(pat:P)",
    "=> Send header: Authorization: Basic B(ab:P)\r\n",
    "protocol=https\nhost=dev.azure.com\nusername=x\npassword=P\n",
    "url.https://P@dev.azure.com.insteadOf=https://dev.azure.com",
    "machine dev.azure.com login x password P",
    "machine pkgs.dev.azure.com\n  login x\n  password P\n",
    "curl -u :P https://dev.azure.com/fabrikam/_apis/projects",
    "curl -u user:P https://dev.azure.com/fabrikam",
    "curl -H 'Authorization: Basic B(:P)' https://dev.azure.com/fabrikam",
    "$pat = \"P\"; [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(\":$pat\"))",
    "BasicAuthentication('', 'P')",
    "getPersonalAccessTokenHandler(\"P\")",
    "new VssBasicCredential(string.Empty,\"P\")",
    "azuredevops.NewPatConnection(url,\"P\")",
    "//pkgs.dev.azure.com/fabrikam/_packaging/feed/npm/registry/:_password=B(P)",
    "//pkgs.dev.azure.com/fabrikam/_packaging/feed/npm/registry/:_password=\"B(P)\"",
    "//fabrikam.pkgs.visualstudio.com/_packaging/feed/npm/:_auth=B(user:P)",
    "<add key=\"ClearTextPassword\" value=\"P\" />",
    "nuget sources add -Name feed -UserName x -Password P",
    "dotnet nuget add source https://x -u x -p P",
    "{\"endpointCredentials\": [{\"endpoint\":\"https://x\", \"username\":\"x\", \"password\":\"P\"}]}",
    "ENV VSS_NUGET_EXTERNAL_FEED_ENDPOINTS={\\\"endpointCredentials\\\":[{\\\"password\\\":\\\"P\\\"}]}",
    "VSS_NUGET_ACCESSTOKEN=P",
    "extra-index-url=https://feed:P@pkgs.dev.azure.com/fabrikam/_packaging/feed/pypi/simple/",
    "[distutils]\nindex-servers = feed\n[feed]\nusername: x\npassword: P\n",
    "<server><id>feed</id><username>x</username><password>P</password></server>",
    "credentials {\n  username \"x\"\n  password \"P\"\n}",
    "[registries.feed]\ntoken = \"Basic B(PAT:P)\"",
    "./config.cmd --auth pat --token P --pool default",
    "docker run -e AZP_URL=https://dev.azure.com/fabrikam -e AZP_TOKEN=P agent",
    "data:\n  AZP_TOKEN: B(P)\n",
    "personal_access_token = \"P\"",
    "tfx extension publish --token P",
    "vsce publish -p P",
    "variables:\n  - name: pat\n    value: P\n",
    "{\"patToken\":{\"displayName\":\"x\",\"token\":\"P\"}}",
    "{\\\"token\\\": \\\"P\\\"}",
    "line one\\nP\\nline three",
    "\\u0022P\\u0022",
    "GET /_apis/projects?pat=P&api-version=7.1",
    "Web.Contents(url, [Headers=[Authorization=\"Basic B(:P)\"]])",
    "config: B(machine dev.azure.com login x password P and some more text behind it)",
    "a B(x: 1, token: P) b",
];

/// The text with the token in its place.
fn filled(place: &str, token: &str) -> String {
    match place.split_once("B(") {
        Some((before, rest)) => {
            let (inner, behind) = rest.split_once(')').unwrap();
            format!("{before}{}{behind}", encode(&put(inner, token)))
        }
        None => put(place, token),
    }
}

/// Puts the token where a `P` stands alone.
fn put(text: &str, token: &str) -> String {
    let is_alone = |at: usize| {
        let letter = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
        let bytes = text.as_bytes();
        let escaped = at >= 2 && (bytes[at - 2] == b'\\' && bytes[at - 1] == b'n')
            || at >= 3 && bytes[at - 3] == b'%'
            || at >= 5 && text[..at].ends_with("%253A")
            || text[..at].ends_with("\\u0022");
        (escaped || !letter(at.checked_sub(1).and_then(|at| bytes.get(at)))) && !letter(bytes.get(at + 1))
    };
    let at = text.match_indices('P').map(|found| found.0).find(|&at| is_alone(at)).unwrap();
    format!("{}{token}{}", &text[..at], &text[at + 1..])
}

#[test]
fn every_place_gives_its_token_away() {
    let mut missed = Vec::new();
    for seed in 0..3 {
        for token in [
            generate::azure_devops_pat(seed),
            generate::azure_devops_pat_legacy(seed),
            generate::azure_devops_app_secret(seed),
        ] {
            for place in PLACES {
                let text = filled(place, &token);
                let found = scan(&text);
                let sure = found.iter().any(|finding| {
                    finding.rule.id().starts_with("azure-devops") && finding.confidence == Confidence::Certain
                });
                let clean = !redact(&text, &found).contains(&token[10..40]);
                if !sure || !clean {
                    missed.push(format!("{place:?}: {text:?} {found:?}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{}\n{}", missed.len(), missed.join("\n"));
}
