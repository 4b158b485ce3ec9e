//! Lists the projects of an organization, with a token of Microsoft Entra that is stored nowhere.
//! cargo add azure_core azure_identity reqwest tokio --features tokio/full

use std::error::Error;
use std::time::Duration;

use azure_core::credentials::TokenCredential;
use azure_identity::DeveloperToolsCredential;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

const PROJECTS: &str = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";
/// The id of Azure DevOps in Microsoft Entra, the same for everybody.
const SCOPE: &str = "499b84ac-1321-427f-aa17-267ca6975798/.default";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = read_token().await?;
    println!("{}", read_projects(&token).await?);
    Ok(())
}

/// A token for one hour.
async fn read_token() -> Result<String, Box<dyn Error>> {
    // On a developer's computer. In Azure it is ManagedIdentityCredential::new(None).
    let credential = DeveloperToolsCredential::new(None)?;
    let token = credential.get_token(&[SCOPE], None).await?;
    Ok(token.token.secret().to_owned())
}

async fn read_projects(token: &str) -> Result<String, Box<dyn Error>> {
    // It follows no redirect, so that the token goes nowhere else.
    let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(30)).build()?;
    let answer = client.get(PROJECTS).bearer_auth(token).send().await?;
    // To a token that is not valid the service answers 203 or 302, not with an error.
    if answer.status() != StatusCode::OK {
        return Err(format!("Azure DevOps answered {}", answer.status()).into());
    }
    Ok(answer.text().await?)
}
