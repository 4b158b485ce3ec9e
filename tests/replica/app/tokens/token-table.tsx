import * as React from "react";
import { ListSelection } from "azure-devops-ui/List";
import { ITableColumn, SimpleTableCell, Table } from "azure-devops-ui/Table";
import { ArrayItemProvider } from "azure-devops-ui/Utilities/Provider";
import { organizations } from "../organizations";
import { Text, t } from "../text/text";
import { SCOPE_AREAS } from "./scopes";
import { reach, SessionToken } from "./session-token";

interface Props {
  ariaLabel: string;
  tokens: SessionToken[];
  onSelect: (token: SessionToken) => void;
}

interface Row {
  token: SessionToken;
  name: string;
  scopes: string;
  organizations: string;
  expires: string;
  status: string;
}

/** The list of tokens. Selecting a row reveals its commands. */
export function TokenTable({ ariaLabel, tokens, onSelect }: Props): JSX.Element {
  const rows = React.useMemo(() => new ArrayItemProvider(tokens.map(row)), [tokens]);
  const selection = React.useMemo(() => new ListSelection({ selectOnFocus: false }), [tokens]);
  return (
    <Table<Row>
      ariaLabel={ariaLabel}
      columns={COLUMNS}
      itemProvider={rows}
      onSelect={(_, { data }) => onSelect(data.token)}
      role="table"
      selection={selection}
    />
  );
}

function row(token: SessionToken): Row {
  return {
    token,
    name: token.displayName,
    scopes: token.scope === "app_token" ? t("Full access") : token.scope.split(" ").map(scopeText).join(", "),
    organizations: reach(token, organizations())?.join(", ") ?? t("All accessible organizations"),
    expires: new Date(token.validTo).toLocaleDateString(document.documentElement.lang === "de" ? "de" : "en"),
    status: Date.parse(token.validTo) > Date.now() ? t("Active") : t("Expired"),
  };
}

/** "Code (Read)" for `vso.code`; the id itself when the form does not offer it. */
function scopeText(id: string): string {
  for (const { area, levels } of SCOPE_AREAS) {
    const level = levels.find((candidate) => candidate.id === id);
    if (level) return `${t(area)} (${t(level.label)})`;
  }
  return id;
}

const COLUMNS = (
  [
    ["name", "Token name", 240],
    ["status", "Status", 100],
    ["scopes", "Scopes", 240],
    ["organizations", "Organization", 220],
    ["expires", "Expires on", 120],
  ] as [keyof Row, Text, number][]
).map(([id, name, width]): ITableColumn<Row> => ({
  id,
  name: t(name),
  width,
  renderCell: (_, columnIndex, column, item) => (
    <SimpleTableCell columnIndex={columnIndex} key={column.id} tableColumn={column}>
      <span className="text-ellipsis">{String(item[id])}</span>
    </SimpleTableCell>
  ),
}));
