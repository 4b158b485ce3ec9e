import * as React from "react";
import { Icon } from "azure-devops-ui/Icon";
import { Link } from "azure-devops-ui/Link";
import { followInside } from "../navigation";
import { PageAddress, projectPath } from "../page-address";
import { withOptions } from "../replica-options";
import { t } from "../text/text";

/** The bar on top of every page: product, place, search, account. */
export function HeaderBar({ page }: { page: PageAddress }): JSX.Element {
  const place = [
    { text: page.organization, href: `${page.base}/` },
    ...(page.project ? [{ text: page.project, href: `${projectPath(page)}/` }] : []),
  ];
  return (
    <header className="region-header flex-row flex-center flex-noshrink" role="banner">
      <Link
        className="replica-product flex-row flex-center"
        href={withOptions(`${page.base}/`)}
        onClick={followInside}
        removeUnderline
      >
        <span aria-hidden="true" className="replica-logo" />
        <span className="font-weight-semibold">Azure DevOps</span>
      </Link>
      <nav aria-label={t("Breadcrumb")} className="flex-row flex-center flex-grow">
        {place.map(({ text, href }) => (
          <React.Fragment key={href}>
            <Link className="replica-crumb" href={withOptions(href)} onClick={followInside} removeUnderline subtle>
              {text}
            </Link>
            <span aria-hidden="true" className="secondary-text">
              /
            </span>
          </React.Fragment>
        ))}
      </nav>
      <div className="replica-search flex-row flex-center secondary-text">
        <Icon iconName="Search" /> <span>{t("Search")}</span>
      </div>
      <span aria-hidden="true" className="replica-persona">
        JH
      </span>
    </header>
  );
}
