import * as React from "react";
import { Header, TitleSize } from "azure-devops-ui/Header";
import { navigate } from "../navigation";
import { PageProps } from "../page-list";
import { FILE_CONTENT } from "./file-editor-page";
import { t } from "../text/text";

/** Reading a file: `…/_git/{repo}?path=/a.txt`. */
export function FileViewPage({ page }: PageProps): JSX.Element {
  const path = page.query.get("path") ?? "/";
  const edit = () => void navigate(`${location.pathname}?path=${encodeURIComponent(path)}&_a=edit`);
  return (
    <div className="repos-files-hub-page flex-column flex-grow">
      <Header
        className="repos-files-header"
        commandBarClassName="repos-files-header-commandbar"
        commandBarItems={[
          { id: "edit", important: true, iconProps: { iconName: "Edit" }, text: t("Edit"), onActivate: edit },
        ]}
        title={path.slice(1)}
        titleSize={TitleSize.Large}
      />
      <pre className="monospaced-text page-content">{FILE_CONTENT}</pre>
    </div>
  );
}
