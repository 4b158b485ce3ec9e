import * as React from "react";
import { CustomHeader, HeaderTitle, HeaderTitleArea, HeaderTitleRow, TitleSize } from "azure-devops-ui/Header";
import { HeaderCommandBar } from "azure-devops-ui/HeaderCommandBar";
import { Icon } from "azure-devops-ui/Icon";
import { Link } from "azure-devops-ui/Link";
import { followInside } from "../navigation";
import { PageProps } from "../page-list";
import { projectPath } from "../page-address";
import { withOptions } from "../replica-options";
import { CloneCallout } from "../repository/clone-callout";
import { t } from "../text/text";

const FILES = ["a.txt", "build.sh", "README.md"];

/** Files of a repository: `…/_git/{repo}`. */
export function RepositoryPage({ page }: PageProps): JSX.Element {
  const repository = page.rest[0];
  const header = React.useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = React.useState<HTMLElement | null>(null);
  const path = `${projectPath(page)}/_git/${encodeURIComponent(repository)}`;
  return (
    <div className="repos-files-hub-page flex-column flex-grow">
      <div ref={header}>
        <CustomHeader className="repos-files-header bolt-header-with-commandbar">
          <HeaderTitleArea>
            <HeaderTitleRow>
              <HeaderTitle titleSize={TitleSize.Large}>{repository}</HeaderTitle>
            </HeaderTitleRow>
          </HeaderTitleArea>
          <HeaderCommandBar
            className="repos-files-header-commandbar"
            items={[
              {
                id: "set-up-build",
                important: true,
                rank: 1,
                iconProps: { iconName: "Rocket" },
                text: t("Set up build"),
              },
              {
                id: "clone-repository",
                important: true,
                rank: 2,
                iconProps: { iconName: "CloneToDesktop" },
                text: t("Clone"),
                onActivate: () =>
                  setAnchor(header.current?.querySelector<HTMLElement>(".repos-files-header-commandbar") ?? null),
              },
              { id: "fork", important: false, text: t("Fork") },
            ]}
          />
        </CustomHeader>
      </div>
      <div className="page-content page-content-top flex-column">
        {FILES.map((name) => (
          <Link
            className="replica-file flex-row flex-center"
            href={withOptions(`${path}?path=/${name}`)}
            key={name}
            onClick={followInside}
            removeUnderline
          >
            <Icon iconName="Page" />
            <span>{name}</span>
          </Link>
        ))}
      </div>
      {anchor && <CloneCallout anchor={anchor} onDismiss={() => setAnchor(null)} page={page} repository={repository} />}
    </div>
  );
}
