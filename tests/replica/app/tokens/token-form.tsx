import * as React from "react";
import { MessageCard, MessageCardSeverity } from "azure-devops-ui/MessageCard";
import { Panel } from "azure-devops-ui/Panel";
import { TextField } from "azure-devops-ui/TextField";
import { organizations } from "../organizations";
import { PageAddress } from "../page-address";
import { t } from "../text/text";
import { ChoiceDropdown } from "./choice-dropdown";
import { Expiration, ExpirationField, validToOf, wordingOf } from "./expiration-field";
import { ScopePicker } from "./scope-picker";
import { maximalScopes } from "./scopes";
import { SessionToken, TokenChoice } from "./session-token";
import { SuccessPanel } from "./success-panel";

const ALL = "all-accessible";

interface Props {
  page: PageAddress;
  /** The token to edit; none to create one. */
  token?: SessionToken;
  /** Sends the choice. Resolves to the new secret if there is one; a rejection is shown and leaves the form usable. */
  onSubmit: (choice: TokenChoice) => Promise<string | null>;
  onDismiss: () => void;
}

/** The panel that creates or edits a personal access token. */
export function TokenForm({ page, token, onSubmit, onDismiss }: Props): JSX.Element {
  const known = organizations();
  const [name, setName] = React.useState(token?.displayName ?? "");
  const [organization, setOrganization] = React.useState(token ? (token.targetAccounts?.[0] ?? ALL) : known[0].id);
  const [expiration, setExpiration] = React.useState<Expiration>(
    token ? { date: token.validTo.slice(0, 10) } : { days: 30 },
  );
  const [full, setFull] = React.useState(token?.scope === "app_token");
  const [scopes, setScopes] = React.useState<ReadonlySet<string>>(
    new Set(token && !full ? token.scope.split(" ") : []),
  );
  const [busy, setBusy] = React.useState(false);
  const [failure, setFailure] = React.useState("");
  const [secret, setSecret] = React.useState<string | null>(null);
  if (secret !== null) return SuccessPanel({ secret, onDismiss });

  const validTo = validToOf(expiration, Date.now());
  const scope = full ? "app_token" : maximalScopes(scopes).join(" ");
  const valid = name.trim() !== "" && validTo !== null && scope !== "" && !busy;

  const submit = () => {
    if (!valid || validTo === null) return;
    const all = page.query.get("all") === "null" ? null : [];
    setBusy(true);
    setFailure("");
    onSubmit({
      displayName: name.trim(),
      validTo,
      scope,
      targetAccounts: organization === ALL ? all : [organization],
    }).then(setSecret, (error) => {
      setBusy(false);
      setFailure(error.message);
    });
  };

  const titled = page.query.get("organizations") ?? "#";
  const choices = known.map(({ id, name }) => ({ id, text: titled.replace("#", name) }));
  if (page.query.get("all") !== "absent") choices.push({ id: ALL, text: t("All accessible organizations") });

  const fields = [
    <div className="flex-column" key="name">
      <label className="bolt-formitem-label body-m">{t("Name")}</label>
      <TextField ariaLabel={t("Name")} onChange={(_, value) => setName(value)} value={name} />
    </div>,
    <ChoiceDropdown
      items={choices}
      key="organization"
      label={page.kind === "server" ? t("Collection") : t("Organization")}
      onSelect={setOrganization}
      selectedId={organization}
    />,
    <ExpirationField
      key="expiration"
      maximumDays={page.query.get("policy") === "lifespan" ? 30 : 365}
      nativeDate={page.query.get("date") === "native"}
      onChange={setExpiration}
      value={expiration}
      wording={wordingOf(page.query)}
    />,
    <ScopePicker
      full={full}
      key="scopes"
      nativeRadios={page.query.get("radios") === "native"}
      onFull={setFull}
      onSelect={setScopes}
      order={page.query.get("areas")}
      packagingOnly={page.query.get("policy") === "packaging"}
      selected={scopes}
    />,
  ];
  if (page.query.get("order") === "turned") fields.reverse();

  return (
    <Panel
      footerButtonProps={[
        { text: t("Cancel"), onClick: onDismiss },
        { text: token ? t("Save") : t("Create"), primary: true, disabled: !valid, onClick: submit },
      ]}
      key={page.query.get("redraw") === "1" ? `${full} ${scopes.size}` : undefined}
      onDismiss={onDismiss}
      titleProps={{ text: token ? t("Edit personal access token") : t("Create a new personal access token") }}
    >
      <div aria-busy={busy} className="flex-column flex-grow rhythm-vertical-16 replica-panel-content">
        {failure && (
          <MessageCard role="alert" severity={MessageCardSeverity.Error}>
            {failure}
          </MessageCard>
        )}
        {fields}
      </div>
    </Panel>
  );
}
