// As in Azure DevOps' own component library: beside the text area stands a hidden one, by which its height is measured.
import { FIRST, draw, expose } from "./page.js";

const twins = draw(`<div>
  <textarea class="field">${FIRST}</textarea>
  <textarea aria-hidden="true" tabindex="-1" style="position: absolute; visibility: hidden"></textarea>
</div>`);
const [field, twin] = twins.querySelectorAll("textarea");
field.addEventListener("input", () => {
  twin.value = field.value;
  field.style.height = `${twin.scrollHeight}px`;
});
expose(() => field.value);
