use patrol_azdo::Field;
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};

/// Names that tell nothing, without what is no letter, in lower case. Numbers at the end do not make them better.
const EMPTY_WORDS: &[&str] = &[
    "abc",
    "accesstoken",
    "ado",
    "api",
    "apitoken",
    "asdf",
    "azure",
    "azuredevops",
    "azuretoken",
    "bar",
    "default",
    "demo",
    "devops",
    "devopstoken",
    "essai",
    "foo",
    "foobar",
    "jeton",
    "key",
    "mypat",
    "mytoken",
    "name",
    "new",
    "newpat",
    "newtoken",
    "pat",
    "pattoken",
    "personalaccesstoken",
    "prueba",
    "qwerty",
    "secret",
    "temp",
    "test",
    "teste",
    "testing",
    "testpat",
    "testtoken",
    "tmp",
    "token",
    "tokentest",
    "untitled",
    "xxx",
    "xyz",
    "اختبار",
    "رمز",
    "テスト",
    "トークン",
    "令牌",
    "测试",
];

/// Names by which tools call the tokens that they make: Git Credential Manager and the Azure Artifacts Credential Provider (both in
/// their sources).
const TOOLS: &[&str] = &["git: http", "azure devops artifacts credential provider"];

/// A name by which nobody will know later what the token is for, or one that a tool gives: then the tool should make it, or better none.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let Some(name) = &case.request.name else { return Vec::new() };
    let found = |reason, safer| vec![Remark::new(Rule::VagueName, Field::Name, reason, safer)];
    if is_made_by_a_tool(name) {
        found(Phrase::advice_tool_name(), Phrase::advice_tool_name_safer())
    } else if tells_nothing(name) {
        found(Phrase::advice_vague_name(), Phrase::advice_vague_name_safer())
    } else {
        Vec::new()
    }
}

/// Whether a name is one that tools give to the tokens that they make.
pub fn is_made_by_a_tool(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    TOOLS.iter().any(|tool| name.starts_with(tool))
}

fn tells_nothing(name: &str) -> bool {
    let letters: String = name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let mut each = letters.chars();
    let first = each.next();
    let repeated = each.all(|c| Some(c) == first);
    // Two letters are an abbreviation at best; in scripts where a sign is a word they can be a name.
    let short = letters.is_ascii() && letters.len() <= 2;
    repeated || short || EMPTY_WORDS.contains(&letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::{check, is_made_by_a_tool};
    use crate::rule::testing::{ask, request};
    use patrol_azdo::TokenRequest;
    use patrol_phrase::Key;

    fn key(name: &str) -> Option<Key> {
        let named = TokenRequest { name: Some(name.into()), ..request(&["vso.code"]) };
        ask(check, &named).pop().map(|found| found.reason.key())
    }

    #[test]
    fn a_name_that_tells_nothing_is_told() {
        for name in [
            "",
            " ",
            "test",
            "Test 2",
            "my-token",
            "PAT_3",
            "x",
            "aaaa",
            "12345",
            "ci",
            "!!!",
            "令牌",
            "トークン1",
        ] {
            assert_eq!(key(name), Some(Key::AdviceVagueName), "{name:?}");
        }
    }

    #[test]
    fn a_name_that_tells_something_passes() {
        for name in ["Nightly report", "test agent in Lyon", "laptop", "vsce", "部署", "Jenkins", "ci-web"]
        {
            assert_eq!(key(name), None, "{name:?}");
        }
    }

    #[test]
    fn a_tools_own_name_is_known() {
        let name = "Git: https://dev.azure.com/contoso on LAPTOP-7";
        assert_eq!(key(name), Some(Key::AdviceToolName));
        assert!(is_made_by_a_tool("Azure DevOps Artifacts Credential Provider"));
        assert!(!is_made_by_a_tool("Git mirror"));
    }

    #[test]
    fn a_name_that_is_not_said_is_no_bad_name() {
        assert!(ask(check, &TokenRequest { name: None, ..request(&["vso.code"]) }).is_empty());
    }
}
