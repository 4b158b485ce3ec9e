import * as React from "react";
import { Button } from "azure-devops-ui/Button";
import { ButtonGroup } from "azure-devops-ui/ButtonGroup";
import { ClipboardButton } from "azure-devops-ui/Clipboard";
import { Link } from "azure-devops-ui/Link";
import { TextField } from "azure-devops-ui/TextField";
import { send } from "../client";
import { PageAddress } from "../page-address";
import { t } from "../text/text";
import { CloneUrls } from "./clone-url";

interface Props {
  page: PageAddress;
  urls: CloneUrls;
}

/** HTTPS/SSH switch, the read-only URL, its copy button, and (if asked for) "Generate Git Credentials". */
export function CloneFields({ page, urls }: Props): JSX.Element {
  const [protocol, setProtocol] = React.useState<keyof CloneUrls>("https");
  const credentials = page.query.get("credentials") ?? "absent";
  const switchButton = (id: keyof CloneUrls, text: string) => (
    <Button ariaPressed={protocol === id} onClick={() => setProtocol(id)} primary={protocol === id} text={text} />
  );
  return (
    <div className="flex-column rhythm-vertical-8">
      <div className="flex-row flex-center rhythm-horizontal-8">
        <ButtonGroup>
          {switchButton("https", "HTTPS")}
          {switchButton("ssh", "SSH")}
        </ButtonGroup>
        <TextField
          ariaLabel={t("Clone URL")}
          className="flex-grow"
          containerClassName="flex-grow"
          readOnly
          value={urls[protocol]}
        />
        <ClipboardButton getContent={() => urls[protocol]} showCopiedTooltip />
      </div>
      {protocol === "https" && credentials !== "absent" && (
        <GitCredentials disabled={credentials === "disabled"} page={page} url={urls.https} />
      )}
      {protocol === "ssh" && <Link href={`${page.base}/_usersSettings/keys`}>{t("Manage SSH keys")}</Link>}
    </div>
  );
}

/** Each press creates a token with read access to code, valid for seven days. The real request is not known. */
function GitCredentials({ page, url, disabled }: { page: PageAddress; url: string; disabled: boolean }): JSX.Element {
  const [password, setPassword] = React.useState("");
  const [failure, setFailure] = React.useState("");
  const generate = () =>
    send("POST", `${page.identityService}/_apis/Token/SessionTokens`, {
      displayName: `Git: ${url} on the website`,
      scope: "vso.code",
      validTo: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    }).then(
      ({ token }) => setPassword(token),
      (error) => setFailure(error.message),
    );
  return (
    <div className="flex-column rhythm-vertical-8">
      <div className="flex-row">
        <Button disabled={disabled} onClick={generate} text={t("Generate Git Credentials")} />
      </div>
      {failure && <div className="error-text">{failure}</div>}
      {password && (
        <div className="flex-row flex-center rhythm-horizontal-8">
          <TextField
            ariaLabel={t("Password")}
            className="flex-grow"
            containerClassName="flex-grow"
            readOnly
            value={password}
          />
          <ClipboardButton getContent={() => password} />
        </div>
      )}
    </div>
  );
}
