//! Lists the projects of an organization, with a token from CyberArk Conjur.
//! cargo add reqwest tokio --features reqwest/form,tokio/full
//! CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT and CONJUR_AUTHN_JWT_SERVICE_ID name the server,
//! JWT_TOKEN_PATH the file in which the platform puts the identity of this program.

use std::error::Error;
use std::time::Duration;
use std::{env, fs};

use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

const PROJECTS: &str = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";
/// The variable azure-devops/token, as an address writes it.
const VARIABLE: &str = "azure-devops%2Ftoken";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = read_token().await?;
    println!("{}", read_projects(&token).await?);
    Ok(())
}

async fn read_token() -> Result<String, Box<dyn Error>> {
    let server = env::var("CONJUR_APPLIANCE_URL")?;
    let account = env::var("CONJUR_ACCOUNT")?;
    let service = env::var("CONJUR_AUTHN_JWT_SERVICE_ID")?;
    let identity = fs::read_to_string(env::var("JWT_TOKEN_PATH")?)?;
    let client = Client::builder().timeout(Duration::from_secs(30)).build()?;
    let session = client
        .post(format!("{}/authn-jwt/{}/{}/authenticate", server, service, account))
        .header("Accept-Encoding", "base64")
        .form(&[("jwt", identity.trim())])
        .send()
        .await?
        .error_for_status()?
        .text()
        .await?;
    let secret = client
        .get(format!("{}/secrets/{}/variable/{}", server, account, VARIABLE))
        .header("Authorization", format!("Token token=\"{}\"", session))
        .send()
        .await?
        .error_for_status()?;
    Ok(secret.text().await?)
}

async fn read_projects(token: &str) -> Result<String, Box<dyn Error>> {
    // It follows no redirect, so that the token goes nowhere else.
    let client = Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(30)).build()?;
    let answer = client.get(PROJECTS).basic_auth("", Some(token)).send().await?;
    // To a token that is not valid the service answers 203 or 302, not with an error.
    if answer.status() != StatusCode::OK {
        return Err(format!("Azure DevOps answered {}", answer.status()).into());
    }
    Ok(answer.text().await?)
}
