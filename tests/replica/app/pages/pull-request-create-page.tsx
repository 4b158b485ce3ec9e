import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { FormItem } from "azure-devops-ui/FormItem";
import { TextField } from "azure-devops-ui/TextField";
import { useSender } from "../editing/use-sender";
import { PageProps } from "../page-list";
import { projectPath } from "../page-address";
import { t } from "../text/text";

/** A new pull request: `…/_git/{repo}/pullrequestcreate`. */
export function PullRequestCreatePage({ page }: PageProps): JSX.Element {
  const [title, setTitle] = React.useState("");
  const [description, setDescription] = React.useState("");
  const { status, busy, submit } = useSender();
  const url = `${projectPath(page)}/_apis/git/repositories/${encodeURIComponent(page.rest[0])}/pullRequests`;
  return (
    <div className="repos-pr-create-page flex-column flex-grow">
      <div className="repos-pr-create-header page-content page-content-top">
        <h1 className="title-l">{t("New pull request")}</h1>
      </div>
      <div className="page-content flex-column rhythm-vertical-16">
        <FormItem className="repos-pr-create-form-title" label={t("Title")}>
          <TextField onChange={(_, value) => setTitle(value)} value={title} />
        </FormItem>
        <FormItem className="repos-pr-create-form-description" label={t("Description")}>
          <TextField
            autoAdjustHeight
            multiline
            onChange={(_, value) => setDescription(value)}
            placeholder={t("Describe the code that is being reviewed")}
            rows={5}
            value={description}
          />
        </FormItem>
        <div className="flex-row">
          <Button
            disabled={busy || title.trim() === ""}
            onClick={() =>
              submit("POST", url, {
                title,
                description,
                sourceRefName: "refs/heads/topic",
                targetRefName: "refs/heads/main",
              })
            }
            primary
            text={t("Create")}
          />
        </div>
        <output className="replica-status">{status}</output>
      </div>
    </div>
  );
}
