/** An organization (on premises: a collection) of the user. */
export interface Organization {
  id: string;
  name: string;
}

/** The user's organizations from the data that the page was loaded with; the page's own comes first. */
export function organizations(): Organization[] {
  const text = document.getElementById("dataProviders")?.textContent ?? "{}";
  return JSON.parse(text).data["ms.vss-tfs-web.organizations-data"].organizations;
}
