/** What the panel of ways to clone says, but the ways. */
export const WORDS = ["cloneTitle", "cloneCredentialsNote", "cloneCopy", "cloneCopied", "cloneCopyFailed"] as const;
