import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { t } from "../text/text";

interface Props {
  initial: string;
  onSave: (text: string) => void;
  onClose: () => void;
}

/** The wiki's Markdown editor: a toolbar, a plain text area, a preview. */
export function WikiEditor({ initial, onSave, onClose }: Props): JSX.Element {
  const [text, setText] = React.useState(initial);
  return (
    <div className="wiki-editor page-content page-content-top flex-column flex-grow rhythm-vertical-8">
      <div className="wiki-markdown-toolbar flex-row rhythm-horizontal-8">
        <Button className="wiki-save" onClick={() => onSave(text)} primary text={t("Save")} />
        <Button onClick={onClose} text={t("Close")} />
      </div>
      <div className="we-text-preview-container flex-row flex-grow rhythm-horizontal-16">
        <div className="we-ta-container flex-row flex-grow">
          <textarea
            aria-label={t("Page content")}
            className="flex-grow"
            onChange={(event) => setText(event.target.value)}
            value={text}
          />
        </div>
        <div className="markdown-preview flex-grow">{text}</div>
      </div>
    </div>
  );
}
