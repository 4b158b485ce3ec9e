"""Lists the projects of an organization, with a token from HashiCorp Vault.

pip install hvac
VAULT_ADDR is the address of the server, VAULT_TOKEN comes from signing in to it.
"""

import base64
import os
from contextlib import closing
from http.client import HTTPSConnection

import hvac

PROJECTS = "/{organization}/_apis/projects?api-version=7.1"


def read_token() -> str:
    vault = hvac.Client(url=os.environ["VAULT_ADDR"], token=os.environ["VAULT_TOKEN"])
    secret = vault.secrets.kv.v2.read_secret_version(
        mount_point="secret", path="azure-devops", raise_on_deleted_version=True
    )
    token: str = secret["data"]["data"]["token"]
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
