import * as React from "react";
import { FormItem } from "azure-devops-ui/FormItem";
import { Header, TitleSize } from "azure-devops-ui/Header";
import { MessageCard, MessageCardSeverity } from "azure-devops-ui/MessageCard";
import { Panel } from "azure-devops-ui/Panel";
import { TextField } from "azure-devops-ui/TextField";
import { PageProps } from "../page-list";
import { t } from "../text/text";
import { issueToken } from "../tokens/session-token";
import { TokenTable } from "../tokens/token-table";
import { useTokenList } from "../tokens/use-token-list";

const YEAR_MS = 365 * 86_400_000;

/** SSH public keys: `…/_usersSettings/keys`. A key is created by the provider that also creates tokens. */
export function SshKeysPage({ page }: PageProps): JSX.Element {
  const { tokens: keys, failure, reload } = useTokenList(page, true);
  const [open, setOpen] = React.useState(false);
  const add = async (displayName: string, publicData: string) => {
    const validTo = new Date(Date.now() + YEAR_MS).toISOString();
    await issueToken(page, "keys", {
      displayName,
      publicData,
      validTo,
      scope: "app_token",
      targetAccounts: [],
      isPublic: true,
    });
    setOpen(false);
    reload();
  };
  return (
    <>
      <Header
        commandBarItems={[
          {
            id: "new-key",
            important: true,
            isPrimary: true,
            iconProps: { iconName: "Add" },
            text: t("New Key"),
            onActivate: () => setOpen(true),
          },
        ]}
        title={t("SSH public keys")}
        titleSize={TitleSize.Large}
      />
      <div className="page-content page-content-top flex-column">
        {failure && <MessageCard severity={MessageCardSeverity.Error}>{failure}</MessageCard>}
        {keys && keys.length > 0 && (
          <TokenTable ariaLabel={t("SSH public keys")} onSelect={() => undefined} tokens={keys} />
        )}
        {keys && keys.length === 0 && (
          <div className="secondary-text">{t("You don't have any SSH public keys yet")}</div>
        )}
      </div>
      {open && <KeyForm onDismiss={() => setOpen(false)} onSubmit={add} />}
    </>
  );
}

function KeyForm(props: {
  onSubmit: (name: string, key: string) => Promise<void>;
  onDismiss: () => void;
}): JSX.Element {
  const [name, setName] = React.useState("");
  const [key, setKey] = React.useState("");
  const [failure, setFailure] = React.useState("");
  const submit = () => void props.onSubmit(name, key).catch((error) => setFailure(error.message));
  return (
    <Panel
      footerButtonProps={[
        { text: t("Cancel"), onClick: props.onDismiss },
        { text: t("Add"), primary: true, disabled: !name.trim() || !key.trim(), onClick: submit },
      ]}
      onDismiss={props.onDismiss}
      titleProps={{ text: t("Add new SSH key") }}
    >
      <div className="flex-column flex-grow rhythm-vertical-16 replica-panel-content">
        {failure && <MessageCard severity={MessageCardSeverity.Error}>{failure}</MessageCard>}
        <FormItem label={t("Name")}>
          <TextField onChange={(_, value) => setName(value)} value={name} />
        </FormItem>
        <FormItem label={t("Public Key Data")}>
          <TextField multiline onChange={(_, value) => setKey(value)} rows={6} value={key} />
        </FormItem>
      </div>
    </Panel>
  );
}
