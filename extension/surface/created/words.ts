/** What is said beside a new token, but what the background refuses. */
export const WORDS = [
  "name",
  "createdTitle",
  "createdEnds",
  "createdKeep",
  "guideKeep",
  "createdClipboard",
  "createdRemind",
  "createdReminded",
  "noAnswer",
] as const;
