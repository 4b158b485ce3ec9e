import * as React from "react";

interface Props {
  initial: string;
  ariaLabel: string;
  onChange: (text: string) => void;
}

/**
 * Stands in for Monaco: a hidden text area receives keys and paste, a model outside the DOM holds the text, and the
 * visible lines are drawn from the model. Like Monaco, it handles paste itself and ignores synthetic key events.
 */
export function MonacoStub({ initial, ariaLabel, onChange }: Props): JSX.Element {
  const input = React.useRef<HTMLTextAreaElement>(null);
  const [model, setModel] = React.useState({ text: initial, caret: initial.length });

  React.useEffect(() => {
    const area = input.current!;
    const insert = (inserted: string) =>
      setModel(({ text, caret }) => ({
        text: text.slice(0, caret) + inserted + text.slice(caret),
        caret: caret + inserted.length,
      }));
    const onPaste = (event: ClipboardEvent) => {
      event.preventDefault();
      insert(event.clipboardData?.getData("text/plain") ?? "");
    };
    const onInput = () => {
      insert(area.value);
      area.value = "";
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.key !== "Backspace") return;
      setModel(({ text, caret }) => {
        const before = Math.max(0, caret - 1);
        return { text: text.slice(0, before) + text.slice(caret), caret: before };
      });
    };
    area.addEventListener("paste", onPaste);
    area.addEventListener("input", onInput);
    area.addEventListener("keydown", onKeyDown);
    return () => {
      area.removeEventListener("paste", onPaste);
      area.removeEventListener("input", onInput);
      area.removeEventListener("keydown", onKeyDown);
    };
  }, []);
  React.useEffect(() => onChange(model.text), [model.text]);

  return (
    <div className="monaco-editor vs" onMouseDown={() => setTimeout(() => input.current?.focus())} role="code">
      <div className="overflow-guard">
        <textarea
          aria-label={ariaLabel}
          aria-multiline="true"
          autoComplete="off"
          className="inputarea monaco-mouse-cursor-text"
          ref={input}
          role="textbox"
          spellCheck={false}
          wrap="off"
        />
        <div aria-hidden="true" className="lines-content monaco-editor-background">
          <div className="view-lines monaco-mouse-cursor-text">
            {model.text.split("\n").map((line, index) => (
              <div className="view-line" key={index}>
                <span>{line}</span>
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
