import * as React from "react";
import { Dialog } from "azure-devops-ui/Dialog";
import { t } from "../text/text";

interface Props {
  title: string;
  text: string;
  action: string;
  danger: boolean;
  onConfirm: () => void;
  onDismiss: () => void;
}

/** Asks before a token is revoked or regenerated. */
export function ConfirmDialog({ title, text, action, danger, onConfirm, onDismiss }: Props): JSX.Element {
  return (
    <Dialog
      footerButtonProps={[
        { text: t("Cancel"), onClick: onDismiss },
        { text: action, danger, primary: !danger, onClick: onConfirm },
      ]}
      onDismiss={onDismiss}
      titleProps={{ text: title }}
    >
      {text}
    </Dialog>
  );
}
