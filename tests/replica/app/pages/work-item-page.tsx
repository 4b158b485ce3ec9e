import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { TextField } from "azure-devops-ui/TextField";
import { RoosterStub } from "../editing/rooster-stub";
import { useSender } from "../editing/use-sender";
import { PageProps } from "../page-list";
import { projectPath } from "../page-address";
import { t } from "../text/text";

/** A work item: `…/_workitems/edit/{id}`. */
export function WorkItemPage({ page }: PageProps): JSX.Element {
  const id = page.rest[1];
  const [title, setTitle] = React.useState("Orders are lost");
  const [description, setDescription] = React.useState("");
  const [comments, setComments] = React.useState<string[]>([]);
  const { status, busy, submit } = useSender();
  const url = `${projectPath(page)}/_apis/wit/workItems/${id}`;

  const save = () =>
    submit("PATCH", url, [
      { op: "add", path: "/fields/System.Title", value: title },
      { op: "add", path: "/fields/System.Description", value: description },
    ]);

  return (
    <div className="work-item-form-page page-content page-content-top flex-column rhythm-vertical-16">
      <div className="work-item-form-header flex-row flex-center rhythm-horizontal-8">
        <span className="font-weight-semibold">{id}</span>
        <TextField
          ariaLabel={t("Title")}
          className="work-item-title-textfield"
          containerClassName="flex-grow"
          onChange={(_, value) => setTitle(value)}
          value={title}
        />
        <Button className="work-item-form-save" disabled={busy} onClick={save} primary text={t("Save")} />
      </div>
      <section className="work-item-form-description">
        <h2 className="title-s">{t("Description")}</h2>
        <RoosterStub ariaLabel={t("Description")} initial="" onChange={setDescription} />
      </section>
      <section className="work-item-form-discussion flex-column rhythm-vertical-8">
        <h2 className="title-s">{t("Discussion")}</h2>
        <NewComment
          onSubmit={async (text) => {
            const taken = await submit("POST", `${url}/comments`, { text });
            if (taken) setComments([text, ...comments]);
            return taken;
          }}
        />
        {comments.map((text, index) => (
          <div className="comment-item displayed-comment" key={index}>
            {text}
          </div>
        ))}
      </section>
      <output className="replica-status">{status}</output>
    </div>
  );
}

function NewComment({ onSubmit }: { onSubmit: (text: string) => Promise<boolean> }): JSX.Element {
  const [text, setText] = React.useState("");
  const [round, setRound] = React.useState(0);
  const submit = async () => {
    if (!(await onSubmit(text))) return;
    setText("");
    setRound(round + 1);
  };
  return (
    <div className="discussion-new-comment">
      <div className="comment-editor enter-new-comment flex-column rhythm-vertical-8">
        <RoosterStub ariaLabel={t("Add a comment...")} initial="" key={round} onChange={setText} />
        <div className="flex-row">
          <Button disabled={text.trim() === ""} onClick={submit} primary text={t("Comment")} />
        </div>
      </div>
    </div>
  );
}
