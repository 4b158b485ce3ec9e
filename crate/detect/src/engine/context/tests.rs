use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::Confidence;
use crate::Options;
use crate::generate;
use crate::rules;
use crate::scan;
use crate::scan_with;

/// A made-up secret of the rule.
fn secret(id: &str) -> String {
    let rule = rules().find(|rule| rule.id() == id).unwrap();
    let example = generate::example(rule, 5).unwrap();
    String::from(&example.text[example.secret])
}

fn ids(text: &str) -> Vec<&'static str> {
    scan(text).iter().map(|finding| finding.rule.id()).collect()
}

#[test]
fn what_has_the_name_of_something_public_is_no_value() {
    let key = secret("azure-storage-key-unsigned");
    assert_eq!(
        ids(&format!("\"Azure.Storage.Blobs/12.0\": {{ \"key\": \"{key}\"")),
        ["azure-storage-key-unsigned"]
    );
    for name in ["sha512", "contentHash", "integrity", "file_checksum", "requestId", "X-Trace-Id"] {
        assert_eq!(
            ids(&format!("\"Azure.Storage.Blobs/12.0\": {{ \"{name}\": \"{key}\"")),
            [""; 0],
            "{name}"
        );
    }
}

#[test]
fn a_hash_is_no_value_of_a_word_that_only_tells_whose_it_is() {
    let hash = "6e38bd17654eb32a901cab81c93a572fdfac248d";
    let key = "kQ9dLmXvTbRz7WcYpHsNfGjA/oi82Zroo+cUjB1VEmSvo2CCZpJd7zNAHI2gi8VA3Tcu6zI93Y+rzxpwaSAVCH==";
    for text in [
        format!("datadog: {hash}"),
        format!("\"datadog-agent\": \"{hash}\""),
        format!("github.com/DataDog/datadog-go: {hash}"),
        format!("\"Azure.Storage.Blobs\": \"{key}\""),
        format!("\"azure-storage-keys.min.js\": \"{key}\""),
        format!("cosmos:\n  layer: {key}"),
        String::from("SNYK_ORG_ID=2383fef3-d2e7-4b12-af09-e8a9475fedfb"),
    ] {
        assert_eq!(ids(&text), [""; 0], "{text}");
    }
    for (text, id) in [
        (format!("datadog_app_key: {hash}"), "datadog-key"),
        (format!("datadog: {{ key: {hash} }}"), "datadog-key"),
        (format!("new Client(\"https://x.documents.azure.com\", \"{key}\")"), "azure-storage-key-unsigned"),
        (format!("mongodb://fabrikam:{key}@fabrikam.mongo.cosmos.azure.com"), "azure-storage-key-unsigned"),
        (String::from("SNYK_TOKEN=2383fef3-d2e7-4b12-af09-e8a9475fedfb"), "snyk-token"),
    ] {
        assert_eq!(ids(&text), [id], "{text}");
    }
}

#[test]
fn no_letter_stands_between_a_value_and_the_word_that_must_be_near() {
    let (secret, number) = (secret("oauth-client-secret"), secret("raw-private-key"));
    for before in [
        "client_secret=",
        "\\\"clientSecret\\\": \\\"",
        "clientSecret=&quot;",
        "client_secret_2 = '",
        "<add key=\"ida:ClientSecret\" value=\"",
        "{\"name\":\"CLIENT_SECRET\",\"value\":\"",
        "\"clientSecret\": { \"value\": \"",
    ] {
        assert_eq!(ids(&format!("{before}{secret}")), ["oauth-client-secret"], "{before}");
    }
    assert_eq!(ids(&format!("client_secret_id: {secret}")), [""; 0]);
    assert_eq!(ids(&format!("client_secretvalue: {secret}")), [""; 0]);
    assert_eq!(ids(&format!("\"signer_private_key\": \"{number}\"")), ["raw-private-key"]);
    assert_eq!(ids(&format!("\"signer_private_key.p8\": \"{number}\"")), [""; 0]);
}

#[test]
fn the_names_that_azure_gives_its_keys_announce_them() {
    for (id, names) in [
        (
            "azure-storage-key-unsigned",
            &[
                "\"primaryMasterKey\": \"",
                "\"secondaryReadonlyMasterKey\": \"",
                "\"keyName\": \"key1\",\n    \"permissions\": \"FULL\",\n    \"value\": \"",
                "LOG_ANALYTICS_SHARED_KEY=",
                "./onboard_agent.sh -w 7d8a1c2e-5b3f-4e6d-9a0b-1c2d3e4f5a6b -s ",
            ][..],
        ),
        ("azure-publish-password", &["\"publishingPassword\": \"", "userPWD=\""]),
        (
            "azure-container-registry-password-old",
            &[
                "docker login fabrikam.azurecr.io -u fabrikam -p ",
                "\"passwords\": [{ \"name\": \"password\", \"value\": \"",
            ],
        ),
        ("azure-shared-access-key", &["aeg-sas-key: "]),
        ("azure-maps-key-old", &["&subscription-key=", "setSubscriptionKey(\""]),
        ("oauth-client-secret", &["AZURE_CLIENT_SECRET=", "oauth.client-secret = "]),
        ("api-key-header", &["X_API_KEY=", "x-api-key: ", "\"X-Api-Key\",\"value\":\""]),
        (
            "azure-integration-runtime-key",
            &[
                "IR@7d8a1c2e-5b3f-4e6d-9a0b-1c2d3e4f5a6b@fabrikam@we@",
                "IR@7d8a1c2e-5b3f-4e6d-9a0b-1c2d3e4f5a6b@fabrikam@ServiceEndpoint=fabrikam.westeurope.datafactory.azure.net@",
            ],
        ),
    ] {
        for name in names {
            assert_eq!(ids(&format!("{name}{}", secret(id))), [id], "{name}");
        }
    }
}

#[test]
fn a_value_that_must_tell_of_a_secret_itself_does() {
    let key = secret("jwt-signing-key");
    for before in ["Jwt__Key=", "\"Jwt\": { \"Issuer\": \"x\", \"SigningKey\": \"", "jwt:\n  secret: "] {
        assert_eq!(ids(&format!("{before}{key}")), ["jwt-signing-key"], "{before}");
    }
    for before in ["\"Jwt\": { \"Audience\": \"", "jwt_public_key: ", "jwt.key.id="] {
        assert_eq!(ids(&format!("{before}{key}")), [""; 0], "{before}");
    }
}

#[test]
fn the_name_of_something_in_a_program_is_no_value() {
    assert_eq!(ids("'mistral3': \"Mistral3ForConditionalGeneration\""), [""; 0]);
    assert_eq!(ids("'mistral': \"Mq7ZkVw2RtXc9LpYs4BnHd6JfGa3TeUi\""), ["mistral-key"]);
    let options = Options { least: Confidence::Low, generic: Some(300) };
    let generic = |value: &str| {
        let found = scan_with(&format!("secret = \"{value}\""), &options);
        found.iter().map(|finding| finding.rule.id()).collect::<Vec<_>>()
    };
    assert_eq!(generic("q9V7nB2K4xL8wR3tY6uP"), ["generic-secret"]);
    for name in ["html_js_1.TAG_ID.SELECT", "//login.contoso.com/oauth2/token", "PUT_IT_HERE_2"] {
        assert_eq!(generic(name), [""; 0], "{name}");
    }
}

#[test]
fn a_value_may_stand_on_the_next_line() {
    let key = secret("azure-storage-key-unsigned");
    for before in [
        "AccountKey{\n        \"",
        "\"accountKey\":\n        \"",
        "accountKey: >-\n      ",
        "accountKey =\n\t\t\t'",
    ] {
        assert_eq!(ids(&format!("{before}{key}")), ["azure-storage-key-unsigned"], "{before:?}");
    }
    assert_eq!(ids(&format!("the storage account\n        \"{key}")), [""; 0]);
    assert_eq!(ids(&format!("azurestorage - '{key}'")), ["azure-storage-key-unsigned"]);
    assert_eq!(ids(&format!("azurestorage\n  - '{key}'")), [""; 0]);
}

#[test]
fn a_token_of_telegram_may_touch_the_word() {
    let token = secret("telegram-bot-token");
    assert_eq!(ids(&format!("https://api.telegram.org/bot{token}/sendMessage")), ["telegram-bot-token"]);
    assert_eq!(ids(&format!("https://api.example.org/robo{token}/sendMessage")), [""; 0]);
}

#[test]
fn a_word_does_not_begin_inside_another_one() {
    let key = secret("airtable-key");
    let far = |word: &str, behind: usize| format!("{word} = {}'{key}'", " ".repeat(behind));
    // Sixty-four bytes before the value, where nothing is seen of what stands before.
    assert_eq!(ids(&far("=airtable", 52)), ["airtable-key"]);
    assert_eq!(ids(&far("=chairtable", 52)), [""; 0]);
}
