import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { Callout, ContentSize } from "azure-devops-ui/Callout";
import { Location } from "azure-devops-ui/Utilities/Position";
import { PageAddress } from "../page-address";
import { t } from "../text/text";
import { CloneFields } from "./clone-fields";
import { cloneUrls } from "./clone-url";

interface Props {
  page: PageAddress;
  repository: string;
  anchor: HTMLElement;
  onDismiss: () => void;
}

/** The popup of the Clone command. */
export function CloneCallout({ page, repository, anchor, onDismiss }: Props): JSX.Element {
  return (
    <Callout
      anchorElement={anchor}
      anchorOrigin={{ horizontal: Location.end, vertical: Location.end }}
      ariaLabel={t("Clone Repository")}
      blurDismiss={false}
      calloutOrigin={{ horizontal: Location.end, vertical: Location.start }}
      contentClassName="replica-clone"
      contentShadow
      contentSize={ContentSize.Auto}
      escDismiss
      lightDismiss
      onDismiss={onDismiss}
      role="dialog"
    >
      <div className="flex-column rhythm-vertical-16">
        <div aria-level={2} className="title-s" role="heading">
          {t("Clone Repository")}
        </div>
        <div className="bolt-formitem-label body-m">{t("Command line")}</div>
        <CloneFields page={page} urls={cloneUrls(page, repository)} />
        <div className="bolt-formitem-label body-m">IDE</div>
        <div className="flex-row">
          <Button iconProps={{ iconName: "OpenSource" }} text={t("Clone in VS Code")} />
        </div>
        <div className="secondary-text">
          {t("Having problems authenticating in Git? Get the latest version of Git for Windows or our plug-ins.")}
        </div>
      </div>
    </Callout>
  );
}
