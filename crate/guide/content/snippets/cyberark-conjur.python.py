"""Lists the projects of an organization, with a token from CyberArk Conjur.

pip install conjur-api
CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT and CONJUR_AUTHN_JWT_SERVICE_ID name the server,
JWT_TOKEN_PATH the file in which the platform puts the identity of this program.
"""

import asyncio
import base64
import os
from contextlib import closing
from http.client import HTTPSConnection

from conjur_api import Client
from conjur_api.models import ConjurConnectionInfo
from conjur_api.providers import JWTAuthenticationStrategy

PROJECTS = "/{organization}/_apis/projects?api-version=7.1"


async def read_token() -> str:
    server = ConjurConnectionInfo(
        conjur_url=os.environ["CONJUR_APPLIANCE_URL"],
        account=os.environ["CONJUR_ACCOUNT"],
        service_id=os.environ["CONJUR_AUTHN_JWT_SERVICE_ID"],
    )
    with open(os.environ["JWT_TOKEN_PATH"], encoding="utf-8") as file:
        identity = JWTAuthenticationStrategy(file.read().strip())
    token = await Client(server, authn_strategy=identity).get("azure-devops/token")
    if not token:
        raise RuntimeError("azure-devops/token has no value")
    return token.decode()


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
    print(read_projects(asyncio.run(read_token())))
