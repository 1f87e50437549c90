// The menu closes as one expects: at Escape, at a press beside it, when left by Tab.
export function menu(): void {
  const box = document.getElementById("menu");
  if (!(box instanceof HTMLDetailsElement)) return;
  const inside = (target: EventTarget | null): boolean => target instanceof Node && box.contains(target);
  document.addEventListener("pointerdown", (event) => {
    if (!inside(event.target)) box.open = false;
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !inside(event.relatedTarget)) box.open = false;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open) return;
    event.stopPropagation();
    box.open = false;
    box.querySelector("summary")?.focus();
  });
  box.querySelector("[data-open]")?.addEventListener("click", () => (box.open = false));
}
