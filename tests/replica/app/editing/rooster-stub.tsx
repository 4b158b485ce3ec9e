import * as React from "react";

interface Props {
  ariaLabel: string;
  initial: string;
  onChange: (text: string) => void;
}

/** Stands in for the RoosterJS field of work items: uncontrolled, takes paste as plain text itself, keeps the DOM as its model. */
export function RoosterStub({ ariaLabel, initial, onChange }: Props): JSX.Element {
  const field = React.useRef<HTMLDivElement>(null);
  const [editing, setEditing] = React.useState(false);

  React.useEffect(() => {
    const element = field.current!;
    element.textContent = initial;
    const changed = () => onChange(element.innerText);
    const onPaste = (event: ClipboardEvent) => {
      event.preventDefault();
      insertAtCaret(element, event.clipboardData?.getData("text/plain") ?? "");
      changed();
    };
    element.addEventListener("paste", onPaste);
    element.addEventListener("input", changed);
    return () => {
      element.removeEventListener("paste", onPaste);
      element.removeEventListener("input", changed);
    };
  }, []);

  return (
    <div className="html-editor">
      <div
        aria-label={ariaLabel}
        aria-multiline="true"
        className={`lean-rooster rooster-editor text-element ${editing ? "edit-mode" : "view-mode"}`}
        contentEditable
        onBlur={() => setEditing(false)}
        onFocus={() => setEditing(true)}
        ref={field}
        role="textbox"
        suppressContentEditableWarning
      />
    </div>
  );
}

function insertAtCaret(element: HTMLElement, text: string): void {
  const selection = getSelection();
  let range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!range || !element.contains(range.startContainer)) {
    range = document.createRange();
    range.selectNodeContents(element);
    range.collapse(false);
  }
  range.deleteContents();
  const lines = text.split("\n");
  const fragment = document.createDocumentFragment();
  lines.forEach((line, index) => {
    if (index > 0) fragment.append(document.createElement("br"));
    fragment.append(line);
  });
  range.insertNode(fragment);
  range.collapse(false);
  selection?.removeAllRanges();
  selection?.addRange(range);
}
