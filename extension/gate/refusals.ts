/** Why the service refuses a token, as far as Patrol can explain it; each code is a text, `refused_` and the code. */
export const REFUSALS = [
  "globalPatPolicyViolation",
  "fullScopePatPolicyViolation",
  "patLifespanPolicyViolation",
  "disablePatCreationPolicyViolation",
  "globalPATCreationBlocked",
  "expiredPatCannotBeExtended",
] as const;
