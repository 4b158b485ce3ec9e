// The reference script: what the start of Patrol is set beside, so that a busy or a slow machine does not show as a slow Patrol. It is like
// a content script in what it asks of a browser: many functions to compile, a part of them run once, a table to fill, an array to work on.
//
// It must stay as it is for ever, or figures of different days could not be compared. Whoever changes it changes every figure of `goals.mjs`.

import { createHash } from "node:crypto";

const DIGEST = "381b31bfd0fc02fb22583c7fcf7a2a78c6582b9deb7c6d61878dcc5d3aaaeae5";

const FUNCTIONS = 900;
/** One function of so many runs at the start. */
const RUN = 3;

/** Its text. */
export function referenceScript() {
  const functions = Array.from({ length: FUNCTIONS }, (_, at) => functionText(at));
  const run = functions.map((_, at) => at).filter((at) => at % RUN === 0);
  // The loops stand in functions of their own: a browser that finds one worth optimising would optimise everything around it, too.
  const script = `(()=>{const table=new Int32Array(4096);${functions.join("")}
function fill(){for(let i=0;i<table.length;i++)table[i]=Math.imul(i,2654435761)>>>7}
function all(steps){let sum=0;for(const step of steps)sum=step(sum,table.length-1);return sum}
function touch(bytes,sum){for(let i=0;i<bytes.length;i+=4096)bytes[i]=table[sum+i&4095]}
fill();const bytes=new Uint8Array(1048576);touch(bytes,all([${run.map((at) => `f${at}`)}]));
addEventListener("patrol-bench-reference",()=>table[0]+bytes[0]);
})();
`;
  const digest = createHash("sha256").update(script).digest("hex");
  if (digest !== DIGEST) throw new Error(`The reference script has changed: its digest is ${digest}.`);
  return script;
}

/** Arithmetic with branches and a loop, different in every function. @param {number} at */
function functionText(at) {
  const [a, b, c] = [at * 7 + 3, (at * 31) % 977, (at % 13) + 3];
  return (
    `function f${at}(a,b){let c=a^${a},d=b+${b}|0;` +
    `for(let i=0;i<${c};i++){const e=table[c+i&b];if(e&1)d=Math.imul(d,${a})^e>>>${c};else if(e&${b})d=d+e|0;else c=c-${b}|0;` +
    `switch(e&7){case 0:d^=${a};break;case 1:c=c+d|0;break;case 2:table[i]=c^${at};break;default:d=d<<1|d>>>31}}` +
    `return{value:c^d,name:"f${at}",kept:[c,d,${b}]}.value}`
  );
}
