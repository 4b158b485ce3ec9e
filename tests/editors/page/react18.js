import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { FIRST, expose, place } from "./page.js";

let current;
function Field() {
  const [value, change] = useState(FIRST);
  current = value;
  return createElement("input", { className: "field", value, onChange: ({ target }) => change(target.value) });
}
createRoot(place).render(createElement(Field));
expose(() => current);
