import * as React from "react";
import { Icon } from "azure-devops-ui/Icon";
import { Link } from "azure-devops-ui/Link";
import { css } from "azure-devops-ui/Util";
import { followInside } from "../navigation";
import { PageAddress, projectPath } from "../page-address";
import { withOptions } from "../replica-options";
import { Text, t } from "../text/text";

type Entry = [icon: string, text: Text, path: string];

const USER_SETTINGS: Entry[] = [
  ["Permissions", "Personal access tokens", "/_usersSettings/tokens"],
  ["Lock", "SSH public keys", "/_usersSettings/keys"],
];

const PROJECT: Entry[] = [
  ["Documentation", "Files", "/_git/shop"],
  ["BranchPullRequest", "Pull requests", "/_git/shop/pullrequest/7"],
  ["WorkItem", "Work Items", "/_workitems/edit/42"],
  ["Dictionary", "Wiki", "/_wiki/wikis/web.wiki"],
];

/** The navigation on the left: of the user's settings or of a project. */
export function SideBar({ page }: { page: PageAddress }): JSX.Element | null {
  const settings = page.hub === "_userssettings";
  if (!settings && !page.project) return null;
  const root = settings ? page.base : projectPath(page);
  return (
    <nav
      aria-label={settings ? t("User settings") : t("Project")}
      className="region-navigation flex-column flex-noshrink"
    >
      <div className="replica-navigation-title font-weight-semibold">
        {settings ? t("User settings") : page.project}
      </div>
      {(settings ? USER_SETTINGS : PROJECT).map(([icon, text, path]) => (
        <Link
          className={css("replica-navigation-item flex-row flex-center", isOpen(page, path) && "selected")}
          href={withOptions(root + path)}
          key={path}
          onClick={followInside}
          removeUnderline
        >
          <Icon iconName={icon} />
          <span>{t(text)}</span>
        </Link>
      ))}
    </nav>
  );
}

function isOpen({ hub, rest }: PageAddress, path: string): boolean {
  const [entryHub, ...entryRest] = path.slice(1).split("/");
  if (hub !== entryHub.toLowerCase()) return false;
  return hub === "_git"
    ? (rest[1] ?? "").startsWith("pullrequest") === entryRest.includes("pullrequest")
    : hub !== "_userssettings" || rest[0] === entryRest[0];
}
