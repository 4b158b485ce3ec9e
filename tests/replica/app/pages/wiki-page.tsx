import * as React from "react";
import { Dialog } from "azure-devops-ui/Dialog";
import { Header, TitleSize } from "azure-devops-ui/Header";
import { WikiEditor } from "../editing/wiki-editor";
import { useSender } from "../editing/use-sender";
import { PageProps } from "../page-list";
import { projectPath } from "../page-address";
import { CloneFields } from "../repository/clone-fields";
import { cloneUrls } from "../repository/clone-url";
import { t } from "../text/text";

/** A wiki page: `…/_wiki/wikis/{wiki}`. */
export function WikiPage({ page }: PageProps): JSX.Element {
  const wiki = page.rest[1] ?? "web.wiki";
  const repository = wiki.endsWith(".wiki") ? wiki : `${wiki}.wiki`;
  const [content, setContent] = React.useState("Welcome to the wiki.");
  const [editing, setEditing] = React.useState(false);
  const [cloning, setCloning] = React.useState(false);
  const { status, submit } = useSender();

  const save = async (text: string) => {
    const url = `${projectPath(page)}/_apis/wiki/wikis/${encodeURIComponent(wiki)}/pages?path=/Home`;
    if (!(await submit("PUT", url, { content: text }))) return;
    setContent(text);
    setEditing(false);
  };

  return (
    <div className="wiki-page flex-column flex-grow">
      <Header
        commandBarItems={[
          { id: "edit-page", important: true, text: t("Edit"), onActivate: () => setEditing(true) },
          { id: "clone-wiki", important: false, text: t("Clone wiki"), onActivate: () => setCloning(true) },
        ]}
        description={status}
        title={t("Home")}
        titleSize={TitleSize.Large}
      />
      {editing ? (
        <WikiEditor initial={content} onClose={() => setEditing(false)} onSave={save} />
      ) : (
        <div className="wiki-view-container markdown-content page-content page-content-top">{content}</div>
      )}
      {cloning && (
        <Dialog onDismiss={() => setCloning(false)} showCloseButton titleProps={{ text: t("Clone wiki") }}>
          <CloneFields page={page} urls={cloneUrls(page, repository)} />
        </Dialog>
      )}
    </div>
  );
}
