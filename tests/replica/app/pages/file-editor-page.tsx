import * as React from "react";
import { Header, TitleSize } from "azure-devops-ui/Header";
import { MonacoStub } from "../editing/monaco-stub";
import { useSender } from "../editing/use-sender";
import { PageProps } from "../page-list";
import { projectPath } from "../page-address";
import { t } from "../text/text";

/** What every file of the replica contains. */
export const FILE_CONTENT = "first line\nsecond line\n";

/** Editing a file: `…/_git/{repo}?path=/a.txt&_a=edit`. */
export function FileEditorPage({ page }: PageProps): JSX.Element {
  const repository = page.rest[0];
  const path = page.query.get("path") ?? "/a.txt";
  const [text, setText] = React.useState("");
  const { status, busy, submit } = useSender();
  const commit = () =>
    submit("POST", `${projectPath(page)}/_apis/git/repositories/${encodeURIComponent(repository)}/pushes`, {
      refUpdates: [{ name: "refs/heads/main", oldObjectId: "0".repeat(40) }],
      commits: [
        {
          comment: `Updated ${path}`,
          changes: [{ changeType: 2, item: { path }, newContent: { content: text, contentType: 0 } }],
        },
      ],
    });
  return (
    <div className="repos-files-hub-page flex-column flex-grow">
      <Header
        commandBarItems={[
          {
            id: "commit",
            important: true,
            isPrimary: true,
            disabled: busy,
            text: t("Commit"),
            onActivate: () => void commit(),
          },
        ]}
        description={status}
        title={path.slice(1)}
        titleSize={TitleSize.Large}
      />
      <MonacoStub ariaLabel={t("Editor content")} initial={FILE_CONTENT} onChange={setText} />
    </div>
  );
}
