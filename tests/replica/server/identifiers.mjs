import { createHash } from "node:crypto";

/**
 * A stable, visibly made-up GUID for a name (organization, project, user).
 * @param {string} name
 */
export function guidOf(name) {
  const digest = createHash("sha256").update(name.toLowerCase()).digest("hex");
  return `00000000-0000-4000-8000-${digest.slice(0, 12)}`;
}

let serial = 0;

/**
 * The secret of a new token. Unless the options bring one: the current 84-character shape, different each time, with
 * a wrong checksum.
 * @param {import("../server.mjs").RecordedRequest} request
 * @param {import("../server.mjs").ReplicaOptions} options
 */
export function newSecret(request, options) {
  return options.issueToken?.(request) ?? options.token ?? syntheticToken(++serial);
}

/** @param {number} serial */
function syntheticToken(serial) {
  const random = `SyntheticReplicaToken${String(serial).padStart(4, "0")}`.padEnd(52, "0");
  return `${random}JQQJ99CAAC${"A".repeat(10)}AAASAZDO0000`;
}
