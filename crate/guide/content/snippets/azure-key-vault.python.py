"""Lists the projects of an organization, with a token from Azure Key Vault.

pip install azure-identity azure-keyvault-secrets
KEY_VAULT_URL is the address of the vault, such as https://contoso.vault.azure.net.
"""

import base64
import os
from contextlib import closing
from http.client import HTTPSConnection

from azure.identity import DefaultAzureCredential
from azure.keyvault.secrets import SecretClient

PROJECTS = "/{organization}/_apis/projects?api-version=7.1"


def read_token() -> str:
    with (
        DefaultAzureCredential() as credential,
        SecretClient(os.environ["KEY_VAULT_URL"], credential) as vault,
    ):
        token = vault.get_secret("azure-devops-token").value
    if not token:
        raise RuntimeError("azure-devops-token has no value")
    return token


def read_projects(token: str) -> str:
    basic = base64.b64encode(b":" + token.encode()).decode()
    headers = {"Authorization": "Basic " + basic}
    with closing(HTTPSConnection("dev.azure.com", timeout=30)) as service:
        service.request("GET", PROJECTS, headers=headers)
        answer = service.getresponse()
        # To a token that is not valid the service answers 203 or 302, not with an error.
        if answer.status != 200:
            raise RuntimeError(f"Azure DevOps answered {answer.status}")
        return answer.read().decode()


if __name__ == "__main__":
    print(read_projects(read_token()))
