// Random steps by command: node tests/soak/main.mjs [STEPS] [SEED] [STRETCH]

import { Session } from "../driver/session.mjs";
import { startReplica } from "../replica/server.mjs";
import { idle } from "./idle.mjs";
import { walk } from "./walk.mjs";

const [steps = 10_000, seed = Date.now() % 1_000_000, only] = process.argv.slice(2).map(Number);
const browsers = /** @type {import("../driver/session.mjs").BrowserName[]} */ (
  process.env.PATROL_BROWSER ? [process.env.PATROL_BROWSER] : ["chromium", "firefox"]
);
let failures = 0;
const replica = await startReplica();
for (const browser of browsers) {
  console.log(`▸ ${steps} steps in ${browser}, seed ${seed}`);
  const session = new Session(browser);
  const start = Date.now();
  try {
    await session.start(replica);
    // A stretch that is made once more is made alone.
    if (only === undefined) console.log(await idle(session));
    const report = await walk(session, { steps, seed, only, say: (line) => console.log(line) });
    failures += report.failures.length;
    for (const figures of report.figures) console.log(figures);
    const minutes = ((Date.now() - start) / 60_000).toFixed(1);
    console.log(`${browser}: ${report.steps} steps in ${minutes} minutes, ${report.failures.length} failures`);
  } finally {
    await session.stop();
  }
}
await replica.close();
if (failures > 0) {
  console.log(`The same once more: ./build.sh soak ${steps} ${seed}; one stretch alone: its number behind that.`);
  process.exitCode = 1;
}
