# Lists the projects of an organization, with a token from AWS Secrets Manager.
# Install-Module AWS.Tools.SecretsManager
# Region and credentials are those of the role that the program runs in.
$ErrorActionPreference = 'Stop'

$Projects = 'https://dev.azure.com/{organization}/_apis/projects?api-version=7.1'

function Read-Token {
    (Get-SECSecretValue -SecretId 'azure-devops/token').SecretString
}

function Read-Projects([string] $Token) {
    $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(":$Token"))
    $headers = @{ Authorization = "Basic $basic" }
    $answer = Invoke-WebRequest -Uri $Projects -Headers $headers -MaximumRedirection 0 -TimeoutSec 30 -UseBasicParsing
    # To a token that is not valid the service answers 203 or 302, not with an error.
    if ($answer.StatusCode -ne 200) { throw "Azure DevOps answered $($answer.StatusCode)" }
    $answer.Content
}

Read-Projects (Read-Token)
