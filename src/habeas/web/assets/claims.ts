// The list of claims beside the text: one of them is current, and lights its words.
import { mount, show } from "./highlight";
import { choose as chooseLine, chosen as chosenLine, mark as markLine } from "./review";
import { say } from "./say";

export function claims(): void {
  if (!list()) return;
  follow();
  window.addEventListener("hashchange", follow);
  document.body.addEventListener("focusin", (event) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>("#claims .claim");
    if (item && item !== current()) make(item);
  });
  document.body.addEventListener("click", (event) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>("#claims .claim");
    if (item && item !== current()) make(item);
  });
  document.body.addEventListener("input", (event) => {
    if ((event.target as HTMLElement).id === "claims-find") find((event.target as HTMLInputElement).value);
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if ((event.target as HTMLElement).id !== "claims") return;
    mount();
    const next = list()?.dataset["next"] ?? "";
    const item = byClaim(next);
    if (item) make(item, true);
    say(document.getElementById("claims-said")?.textContent ?? "");
  });
}

function list(): HTMLElement | null {
  return document.getElementById("claims");
}

function byClaim(claim: string): HTMLElement | null {
  return claim ? document.querySelector<HTMLElement>(`#claims [data-claim="${CSS.escape(claim)}"]`) : null;
}

export function current(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#claims .claim[aria-current]");
}

// The claim that is chosen on this page, on a card or in the list.
export function chosenClaim(): string {
  return (chosenLine() ?? current())?.dataset["claim"] ?? "";
}

function make(item: HTMLElement, focus = false): void {
  current()?.removeAttribute("aria-current");
  item.setAttribute("aria-current", "true");
  show(item.dataset["claim"] ?? "");
  if (!focus) return;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

// Chooses a claim by its id, on whichever list this page has.
export function pick(claim: string): void {
  const item = byClaim(claim);
  if (item) {
    item.hidden = false;
    make(item, true);
    return;
  }
  const line = document.querySelector<HTMLElement>(`.line[data-claim="${CSS.escape(claim)}"]`);
  if (!line) return;
  markLine(line);
  line.focus();
}

// Goes a step on in the list, or on the card where the page has one.
export function step(by: number): boolean {
  if (!list()) return chooseLine(by);
  if (by === 0) {
    current()?.removeAttribute("aria-current");
    show("");
    return true;
  }
  const all = [...document.querySelectorAll<HTMLElement>("#claims .claim:not([hidden])")];
  const now = current();
  const at = now ? all.indexOf(now) : by > 0 ? -1 : all.length;
  const item = all[at + by];
  if (item) make(item, true);
  return !!item;
}

// Follows an address that ends in the words of a claim; on another page, goes there.
function follow(): void {
  const claim = /^#words-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
  if (!claim) return;
  const item = byClaim(claim);
  if (item) make(item, true);
  else if (!document.getElementById(`words-${claim}`)) location.replace(`/claims/${claim}/words`);
}

function find(typed: string): void {
  const wanted = typed.trim().toLocaleLowerCase();
  let left = 0;
  for (const item of document.querySelectorAll<HTMLElement>("#claims .claim")) {
    item.hidden = !!wanted && !(item.textContent ?? "").toLocaleLowerCase().includes(wanted);
    if (!item.hidden) left += 1;
  }
  const count = document.getElementById("claims-left");
  if (count) count.textContent = wanted ? String(left) : "";
}
