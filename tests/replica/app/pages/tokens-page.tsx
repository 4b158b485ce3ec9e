import * as React from "react";
import { Header, TitleSize } from "azure-devops-ui/Header";
import { IHeaderCommandBarItem } from "azure-devops-ui/HeaderCommandBar";
import { MessageCard, MessageCardSeverity } from "azure-devops-ui/MessageCard";
import { ZeroData } from "azure-devops-ui/ZeroData";
import { PageProps } from "../page-list";
import { t } from "../text/text";
import { ConfirmDialog } from "../tokens/confirm-dialog";
import { issueToken, revokeToken, saveToken, SessionToken, TokenChoice } from "../tokens/session-token";
import { SuccessPanel } from "../tokens/success-panel";
import { TokenForm } from "../tokens/token-form";
import { TokenTable } from "../tokens/token-table";
import { useTokenList } from "../tokens/use-token-list";

type Open =
  | { what: "form"; token?: SessionToken }
  | { what: "success"; secret: string }
  | { what: "revoke" | "regenerate"; token: SessionToken };

/** Personal access tokens: `…/_usersSettings/tokens`. */
export function TokensPage({ page }: PageProps): JSX.Element {
  const { tokens, failure, reload } = useTokenList(page, false);
  const [selected, select] = React.useState<SessionToken>();
  const [open, setOpen] = React.useState<Open>();
  const [refusal, setRefusal] = React.useState("");
  const dismiss = () => setOpen(undefined);

  const done = (next?: Open) => {
    setOpen(next);
    setRefusal("");
    select(undefined);
    reload();
  };
  const create = async (choice: TokenChoice) => {
    const { token } = await issueToken(page, "tokens", choice);
    reload();
    return token;
  };
  const save = async (token: SessionToken, choice: TokenChoice) => {
    await saveToken(page, token, choice);
    done();
    return null;
  };
  const regenerate = async (old: SessionToken) => {
    const { token } = await issueToken(page, "tokens", { ...old, authorizationId: "" });
    done({ what: "success", secret: token ?? "" });
  };
  const confirmed = (action: Promise<void>) => {
    dismiss();
    action.catch((error) => setRefusal(error.message));
  };

  const commands: IHeaderCommandBarItem[] = [
    {
      id: "new-token",
      important: true,
      isPrimary: true,
      iconProps: { iconName: "Add" },
      text: t("New Token"),
      onActivate: () => setOpen({ what: "form" }),
    },
  ];
  if (selected) {
    const command = (id: string, text: string, next: Open) => ({
      id,
      important: true,
      text,
      onActivate: () => setOpen(next),
    });
    commands.push(
      command("revoke-token", t("Revoke"), { what: "revoke", token: selected }),
      command("edit-token", t("Edit"), { what: "form", token: selected }),
      command("regenerate-token", t("Regenerate"), { what: "regenerate", token: selected }),
    );
  }

  return (
    <>
      <Header
        commandBarItems={commands}
        description={t("These can be used instead of a password for applications like Git.")}
        title={t("Personal Access Tokens")}
        titleSize={TitleSize.Large}
      />
      <div className="page-content page-content-top rhythm-vertical-16 flex-column">
        {page.query.get("notice") === "1" && (
          <MessageCard severity={MessageCardSeverity.Warning}>
            {t("Tokens that reach all accessible organizations stop working on {0}.", "2026-12-01")}
          </MessageCard>
        )}
        {(failure || refusal) && <MessageCard severity={MessageCardSeverity.Error}>{failure || refusal}</MessageCard>}
        {tokens && tokens.length > 0 && (
          <TokenTable ariaLabel={t("Personal Access Tokens")} onSelect={select} tokens={tokens} />
        )}
        {tokens && tokens.length === 0 && (
          <ZeroData
            iconProps={{ iconName: "Permissions" }}
            imageAltText=""
            primaryText={t("You don't have any personal access tokens yet")}
          />
        )}
      </div>

      {open?.what === "form" && (
        <TokenForm
          key={open.token?.authorizationId}
          onDismiss={dismiss}
          onSubmit={(choice) => (open.token ? save(open.token, choice) : create(choice))}
          page={page}
          token={open.token}
        />
      )}
      {open?.what === "success" && <SuccessPanel onDismiss={dismiss} secret={open.secret} />}
      {open?.what === "revoke" && (
        <ConfirmDialog
          action={t("Revoke")}
          danger
          onConfirm={() => confirmed(revokeToken(page, open.token, false).then(() => done()))}
          onDismiss={dismiss}
          text={t('Applications that use "{0}" will lose access.', open.token.displayName)}
          title={t("Revoke token")}
        />
      )}
      {open?.what === "regenerate" && (
        <ConfirmDialog
          action={t("Regenerate")}
          danger={false}
          onConfirm={() => confirmed(regenerate(open.token))}
          onDismiss={dismiss}
          text={t('The present value of "{0}" will stop working.', open.token.displayName)}
          title={t("Regenerate token")}
        />
      )}
    </>
  );
}
