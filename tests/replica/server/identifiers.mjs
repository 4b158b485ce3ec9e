import { createHash } from "node:crypto";

/**
 * A stable, visibly made-up GUID for a name (organization, project, user).
 * @param {string} name
 */
export function guidOf(name) {
  const digest = createHash("sha256").update(name.toLowerCase()).digest("hex");
  return `00000000-0000-4000-8000-${digest.slice(0, 12)}`;
}

/**
 * A token of the current 84-character shape with a wrong checksum, different for every call number.
 * Pass `options.token` or `options.issueToken` to the server where a valid checksum matters.
 * @param {number} serial
 */
export function syntheticToken(serial) {
  const random = `SyntheticReplicaToken${String(serial).padStart(4, "0")}`.padEnd(52, "0");
  return `${random}JQQJ99CAAC${"A".repeat(10)}AAASAZDO0000`;
}
