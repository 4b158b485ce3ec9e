import { createElement, useState } from "react16";
import { render } from "react-dom16";
import { FIRST, expose, place } from "./page.js";

let current;
function Field() {
  const [value, change] = useState(FIRST);
  current = value;
  return createElement("textarea", { className: "field", value, onChange: ({ target }) => change(target.value) });
}
render(createElement(Field), place);
expose(() => current);
