import * as React from "react";
import { SurfaceBackground } from "azure-devops-ui/Surface";
import { Surface } from "azure-devops-ui/Surface";
import { queryContributions } from "./client";
import { HeaderBar } from "./frame/header-bar";
import { SideBar } from "./frame/side-bar";
import { useLocation } from "./navigation";
import { currentPage } from "./page-address";
import { pageFor } from "./page-list";

/** Header, side bar and the page that the address names. */
export function Application(): JSX.Element {
  const href = useLocation();
  const page = currentPage();
  const Page = pageFor(page);
  React.useEffect(() => {
    // Every page of the real client asks contributions all the time; guards must let this traffic pass.
    queryContributions(page.base, ["ms.vss-web.theme-data"], {}).catch(() => undefined);
  }, [href]);
  return (
    <Surface background={SurfaceBackground.neutral}>
      <div className="flex-column flex-grow full-size replica-application">
        <HeaderBar page={page} />
        <div className="flex-row flex-grow scroll-hidden">
          <SideBar page={page} />
          <main className="flex-column flex-grow scroll-auto" key={href}>
            <Page page={page} />
          </main>
        </div>
      </div>
    </Surface>
  );
}
