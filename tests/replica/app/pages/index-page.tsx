import * as React from "react";
import { Link } from "azure-devops-ui/Link";
import { withOptions } from "../replica-options";
import { PageProps } from "../page-list";
import { Text, t } from "../text/text";

const PAGES: [Text, string][] = [
  ["Personal access tokens", "/_usersSettings/tokens"],
  ["SSH public keys", "/_usersSettings/keys"],
  ["Repository", "/web/_git/shop"],
  ["Empty repository", "/web/_git/shop?empty=1"],
  ["File", "/web/_git/shop?path=/a.txt"],
  ["File editor", "/web/_git/shop?path=/a.txt&_a=edit"],
  ["Pull request", "/web/_git/shop/pullrequest/7"],
  ["New pull request", "/web/_git/shop/pullrequestcreate"],
  ["Work item", "/web/_workitems/edit/42"],
  ["Wiki", "/web/_wiki/wikis/web.wiki"],
  ["Plain fields", "/web/_plain"],
];

/** A list of all pages: `/`, or any address without a page of its own. */
export function IndexPage({ page }: PageProps): JSX.Element {
  const base = page.organization ? page.base : "/contoso";
  return (
    <div className="page-content page-content-top flex-column rhythm-vertical-8">
      <h1 className="title-l">{t("Pages of this replica")}</h1>
      {PAGES.map(([text, path]) => (
        <Link href={withOptions(base + path)} key={path}>
          {t(text)}
        </Link>
      ))}
    </div>
  );
}
