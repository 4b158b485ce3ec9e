import * as React from "react";
import { withOptions } from "./replica-options";

const CHANGED = new EventTarget();

/** Goes to a page without reloading: fetches its data as the web client does, then pushes the address. */
export async function navigate(path: string): Promise<void> {
  const target = new URL(withOptions(path), location.href);
  const data = new URL(target);
  data.searchParams.set("__rt", "fps");
  data.searchParams.set("__ver", "2");
  await fetch(data, { headers: { "x-requested-with": "Vss-Fetch" } }).then((response) => response.json());
  history.pushState(null, "", target);
  CHANGED.dispatchEvent(new Event("change"));
}

/** Click handler for links inside the application. */
export function followInside(
  event: React.MouseEvent<HTMLAnchorElement> | React.KeyboardEvent<HTMLAnchorElement>,
): void {
  const { href } = event.currentTarget;
  if (event.defaultPrevented || ("metaKey" in event && (event.metaKey || event.ctrlKey || event.shiftKey))) return;
  event.preventDefault();
  void navigate(href);
}

/** The address now; renders again when it changes. */
export function useLocation(): string {
  const [href, setHref] = React.useState(location.href);
  React.useEffect(() => {
    const update = () => setHref(location.href);
    CHANGED.addEventListener("change", update);
    window.addEventListener("popstate", update);
    return () => {
      CHANGED.removeEventListener("change", update);
      window.removeEventListener("popstate", update);
    };
  }, []);
  return href;
}
