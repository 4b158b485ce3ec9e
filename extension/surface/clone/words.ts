/** What the panel of ways to clone says, but the ways. */
export const WORDS = [
  "cloneTitle",
  "cloneCopy",
  "cloneCopied",
  "cloneCopyFailed",
  "cloneLeftOutPassword",
  "cloneLeftOutUser",
  "cloneShell",
  "guideSteps",
  "shellPosix",
  "shellPowerShell",
  "shellCmd",
] as const;
