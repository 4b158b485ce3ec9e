"""Lists the projects of an organization, with a token of Microsoft Entra that is stored nowhere.

pip install azure-identity
"""

from contextlib import closing
from http.client import HTTPSConnection

from azure.identity import DefaultAzureCredential

PROJECTS = "/{organization}/_apis/projects?api-version=7.1"
# The id of Azure DevOps in Microsoft Entra, the same for everybody.
SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default"


def read_token() -> str:
    """A token for one hour."""
    with DefaultAzureCredential() as credential:
        return credential.get_token(SCOPE).token


def read_projects(token: str) -> str:
    headers = {"Authorization": "Bearer " + token}
    with closing(HTTPSConnection("dev.azure.com", timeout=30)) as service:
        service.request("GET", PROJECTS, headers=headers)
        answer = service.getresponse()
        # To a token that is not valid the service answers 203 or 302, not with an error.
        if answer.status != 200:
            raise RuntimeError(f"Azure DevOps answered {answer.status}")
        return answer.read().decode()


if __name__ == "__main__":
    print(read_projects(read_token()))
