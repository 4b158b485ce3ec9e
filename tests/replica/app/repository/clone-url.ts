import { PageAddress, projectPath } from "../page-address";

/** The two addresses a repository can be cloned from. */
export interface CloneUrls {
  https: string;
  ssh: string;
}

/** Clone URLs of a repository of the page's project. */
export function cloneUrls(page: PageAddress, repository: string): CloneUrls {
  const path = `${projectPath(page)}/_git/${encodeURIComponent(repository)}`;
  const project = encodeURIComponent(page.project ?? repository);
  const name = encodeURIComponent(repository);
  switch (page.kind) {
    case "cloud":
      return {
        https: `https://${page.query.get("user") ?? page.organization}@dev.azure.com${path}`,
        ssh: `git@ssh.dev.azure.com:v3/${page.organization}/${project}/${name}`,
      };
    case "legacy":
      return {
        https: `https://${page.organization}.visualstudio.com${path}`,
        ssh: `${page.organization}@vs-ssh.visualstudio.com:v3/${page.organization}/${project}/${name}`,
      };
    case "server":
      return { https: location.origin + path, ssh: `ssh://${location.hostname}:22${path}` };
  }
}
