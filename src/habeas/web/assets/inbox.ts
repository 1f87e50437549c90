// The inbox's list: all of a page ticked at once, how many are, and no renewal of the
// list by itself while somebody is at work in it.
export function inbox(): void {
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    const form = box.closest<HTMLFormElement>("#many");
    if (!form) return;
    const boxes = [...form.querySelectorAll<HTMLInputElement>("[name='source']")];
    if (box.id === "many-all") for (const one of boxes) one.checked = box.checked;
    const ticked = boxes.filter((one) => one.checked).length;
    const all = form.querySelector<HTMLInputElement>("#many-all");
    if (all) {
      all.checked = ticked === boxes.length;
      all.indeterminate = ticked > 0 && !all.checked;
    }
    const said = form.querySelector<HTMLElement>("#many-said");
    if (!said) return;
    const words = ticked ? said.dataset["some"] : said.dataset["none"];
    said.textContent = ticked ? `${words} ${ticked}` : (words ?? "");
    form.classList.toggle("has-ticked", ticked > 0);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const list = document.getElementById("sources");
    const { detail } = event as CustomEvent<{ target: Element; shouldSwap: boolean }>;
    if (!list || detail.target !== list) return;
    const used = list.contains(document.activeElement) || list.querySelector("[name='source']:checked");
    if (used) detail.shouldSwap = false;
  });
}
