import * as React from "react";
import { ClipboardButton } from "azure-devops-ui/Clipboard";
import { MessageCard, MessageCardSeverity } from "azure-devops-ui/MessageCard";
import { Panel } from "azure-devops-ui/Panel";
import { TextField } from "azure-devops-ui/TextField";
import { t } from "../text/text";

/**
 * The panel after a creation or a regeneration: the secret, once. Called as a function, it replaces the content of a
 * panel that is already open; used as an element, it opens one.
 */
export function SuccessPanel({ secret, onDismiss }: { secret: string; onDismiss: () => void }): JSX.Element {
  return (
    <Panel
      footerButtonProps={[{ text: t("Close"), primary: true, onClick: onDismiss }]}
      onDismiss={onDismiss}
      titleProps={{ text: t("Success!") }}
    >
      <div className="flex-column flex-grow rhythm-vertical-16 replica-panel-content">
        <div>{t("You have successfully added a new personal access token. Copy the token now!")}</div>
        <div className="flex-row flex-center rhythm-horizontal-8">
          <TextField
            ariaLabel={t("Token")}
            className="flex-grow"
            containerClassName="flex-grow"
            readOnly
            value={secret}
          />
          <ClipboardButton getContent={() => secret} showCopiedTooltip />
        </div>
        <MessageCard severity={MessageCardSeverity.Warning}>
          {t("Make sure you copy the above token now. We don't store it and you will not be able to see it again.")}
        </MessageCard>
      </div>
    </Panel>
  );
}
