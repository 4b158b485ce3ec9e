//! Lists the projects of an organization, with a token from AWS Secrets Manager.
//! cargo add aws-config aws-sdk-secretsmanager reqwest tokio --features tokio/full
//! Region and credentials are those of the role that the program runs in.

use std::error::Error;
use std::time::Duration;

use aws_config::BehaviorVersion;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

const PROJECTS: &str = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = read_token().await?;
    println!("{}", read_projects(&token).await?);
    Ok(())
}

async fn read_token() -> Result<String, Box<dyn Error>> {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let manager = aws_sdk_secretsmanager::Client::new(&config);
    let secret = manager.get_secret_value().secret_id("azure-devops/token").send().await?;
    let token = secret.secret_string().ok_or("azure-devops/token is not a text")?;
    Ok(token.to_owned())
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
