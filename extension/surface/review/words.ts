/** Everything that a question may say, but the names of secrets and what the background says of a token. */
export const WORDS = [
  "reviewTitle",
  "reviewAbout",
  "reviewFinding",
  "reviewFindingIssued",
  "reviewMore",
  "reviewRedact",
  "reviewCancel",
  "reviewGoOn",
  "reviewReason",
  "reviewBlocked",
  "confidenceLow",
  "confidenceMedium",
  "confidenceHigh",
  "confidenceCertain",
  "formWay",
] as const;
