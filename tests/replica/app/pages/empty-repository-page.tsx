import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { Card } from "azure-devops-ui/Card";
import { ClipboardButton } from "azure-devops-ui/Clipboard";
import { PageProps } from "../page-list";
import { CloneFields } from "../repository/clone-fields";
import { cloneUrls } from "../repository/clone-url";
import { t } from "../text/text";

/** A repository without a commit: `…/_git/{repo}?empty=1`. */
export function EmptyRepositoryPage({ page }: PageProps): JSX.Element {
  const repository = page.rest[0];
  const urls = cloneUrls(page, repository);
  const push = `git remote add origin ${urls.https}\ngit push -u origin --all`;
  return (
    <div className="repos-files-hub-page page-content page-content-top flex-column rhythm-vertical-16">
      <h1 className="title-l">{t("{0} is empty. Add some code!", repository)}</h1>
      <Card titleProps={{ text: t("Clone to your computer") }}>
        <div className="flex-column flex-grow rhythm-vertical-8">
          <CloneFields page={page} urls={urls} />
          <div className="clone-with-application flex-row flex-center rhythm-horizontal-8">
            <span className="secondary-text">{t("OR")}</span>
            <Button iconProps={{ iconName: "OpenSource" }} text={t("Clone in VS Code")} />
          </div>
        </div>
      </Card>
      <Card titleProps={{ text: t("Push an existing repository from command line") }}>
        <div className="flex-row flex-grow">
          <pre className="monospaced-text flex-grow replica-commands">{push}</pre>
          <ClipboardButton getContent={() => push} />
        </div>
      </Card>
      <Card titleProps={{ text: t("Import a repository") }}>
        <Button text={t("Import")} />
      </Card>
      <Card titleProps={{ text: t("Initialize main branch with a README or gitignore") }}>
        <Button primary text={t("Initialize")} />
      </Card>
    </div>
  );
}
