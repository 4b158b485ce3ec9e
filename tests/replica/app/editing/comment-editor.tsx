import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { TextField } from "azure-devops-ui/TextField";
import { t } from "../text/text";

interface Props {
  label: string;
  action: string;
  /** Resolves to whether the comment was taken; then the field is emptied. */
  onSubmit: (text: string) => Promise<boolean>;
}

/** The comment editor of pull requests: an auto-height text area with its hidden twin, and a button. */
export function CommentEditor({ label, action, onSubmit }: Props): JSX.Element {
  const [text, setText] = React.useState("");
  const submit = async () => {
    if (await onSubmit(text)) setText("");
  };
  return (
    <div className="repos-discussion-thread-reply flex-column rhythm-vertical-8">
      <div className="repos-comment-editor-fit">
        <TextField
          ariaLabel={label}
          autoAdjustHeight
          multiline
          onChange={(_, value) => setText(value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && event.ctrlKey) void submit();
          }}
          placeholder={t("Add a comment...")}
          rows={3}
          value={text}
        />
      </div>
      <div className="flex-row">
        <Button disabled={text.trim() === ""} onClick={submit} primary text={action} />
      </div>
    </div>
  );
}
