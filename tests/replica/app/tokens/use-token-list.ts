import * as React from "react";
import { PageAddress } from "../page-address";
import { listTokens, SessionToken } from "./session-token";

/** The list from the service: null while it is on its way, a failure text when it did not come. */
export function useTokenList(page: PageAddress, sshKeys: boolean) {
  const [tokens, setTokens] = React.useState<SessionToken[] | null>(null);
  const [failure, setFailure] = React.useState("");
  const [round, setRound] = React.useState(0);
  React.useEffect(() => {
    let current = true;
    listTokens(page, sshKeys).then(
      (list) => current && setTokens(page.query.get("tokens") === "none" ? [] : list),
      (error) => current && setFailure(error.message),
    );
    return () => {
      current = false;
    };
  }, [round]);
  return { tokens, failure, reload: () => setRound(round + 1) };
}
