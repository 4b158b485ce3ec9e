# Lists the projects of an organization, with a token of Microsoft Entra that is stored nowhere.
# Needs the Azure CLI, signed in with az login.
$ErrorActionPreference = 'Stop'

$Projects = 'https://dev.azure.com/{organization}/_apis/projects?api-version=7.1'

# The id of Azure DevOps in Microsoft Entra, the same for everybody.
$Resource = '499b84ac-1321-427f-aa17-267ca6975798'

# A token for one hour.
function Read-Token {
    $token = az account get-access-token --resource $Resource --query accessToken --output tsv
    if ($LASTEXITCODE -ne 0) { throw 'az gave no token' }
    $token
}

function Read-Projects([string] $Token) {
    $headers = @{ Authorization = "Bearer $Token" }
    $answer = Invoke-WebRequest -Uri $Projects -Headers $headers -MaximumRedirection 0 -TimeoutSec 30 -UseBasicParsing
    # To a token that is not valid the service answers 203 or 302, not with an error.
    if ($answer.StatusCode -ne 200) { throw "Azure DevOps answered $($answer.StatusCode)" }
    $answer.Content
}

Read-Projects (Read-Token)
