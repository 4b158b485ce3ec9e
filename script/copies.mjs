// Turns each copy of eight bytes into a call: node script/copies.mjs FROM TO. JavaScript has no 64-bit integers, so every such copy, and
// there are hundreds, would become two loads, two stores and a variable.

import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const COPY = "copy_eight_bytes";

const [from = "", to = ""] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(from));
const { i32, i64, none } = binaryen;
/** What wraps an expression so that it can be changed: the types of the package leave it out. */
const { Store, Load, Block, Loop, If, Function: Body } = /** @type {any} */ (binaryen);

/** @param {number} offset @param {number} index of the parameter that holds the address */
const load = (offset, index) => module.i32.load(offset, 4, module.local.get(index, i32));

// Both halves are read before the first is written, in case the places overlap.
module.addFunction(
  COPY,
  binaryen.createType([i32, i32]),
  none,
  [i32],
  module.block(null, [
    module.local.set(2, load(4, 1)),
    module.i32.store(0, 4, module.local.get(0, i32), load(0, 1)),
    module.i32.store(4, 4, module.local.get(0, i32), module.local.get(2, i32)),
  ]),
);

/** @param {{ ptr: number, offset: number }} access */
const address = ({ ptr, offset }) => (offset ? module.i32.add(ptr, module.i32.const(offset)) : ptr);

/** What takes the place of a statement: the call if it is such a copy, else itself. @param {number} statement @returns {number} */
function shortened(statement) {
  const kind = binaryen.getExpressionId(statement);
  if (kind === binaryen.StoreId) {
    const store = new Store(statement);
    if (binaryen.getExpressionId(store.value) !== binaryen.LoadId) return statement;
    const load = new Load(store.value);
    const isCopy = [store, load].every(({ bytes, align }) => bytes === 8 && align >= 4) && load.type === i64;
    if (isCopy) return module.call(COPY, [address(store), address(load)], none);
  } else if (kind === binaryen.BlockId) {
    const block = new Block(statement);
    for (let at = 0; at < block.numChildren; at++) block.setChildAt(at, shortened(block.getChildAt(at)));
  } else if (kind === binaryen.LoopId) {
    const loop = new Loop(statement);
    loop.body = shortened(loop.body);
  } else if (kind === binaryen.IfId) {
    const branch = new If(statement);
    branch.ifTrue = shortened(branch.ifTrue);
    if (branch.ifFalse) branch.ifFalse = shortened(branch.ifFalse);
  }
  return statement;
}

for (let index = 0; index < module.getNumFunctions(); index++) {
  const reference = module.getFunctionByIndex(index);
  const { name, module: imported } = binaryen.getFunctionInfo(reference);
  if (imported || name === COPY) continue;
  const body = new Body(reference);
  body.body = shortened(body.body);
}
writeFileSync(to, module.emitBinary());
