/** What is said to a person who asks, but the names of secrets. */
export const WORDS = [
  "checkClean",
  "checkNoText",
  "checkFound_other",
  "checkRedacted_other",
  "checkRedactFailed",
  "guideLeak",
] as const;
