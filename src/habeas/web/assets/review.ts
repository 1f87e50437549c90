// The card: which line is chosen, its words lit in the text, and what comes next.
import { say } from "./say";

let card = "";

export function review(): void {
  if (!document.getElementById("review")) return;
  card = current();
  show();
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if ((event.target as HTMLElement).id !== "review") return;
    show();
    const title = document.getElementById("card-title");
    title?.focus({ preventScroll: true });
    if (card !== current()) window.scrollTo({ top: 0 });
    card = current();
    const decided = document.getElementById("decided")?.textContent ?? "";
    say(`${decided} ${title?.textContent ?? ""}`.trim());
  });
  document.body.addEventListener("focusin", (event) => {
    const line = (event.target as HTMLElement).closest<HTMLElement>(".line");
    if (line && line !== chosen()) mark(line);
  });
}

export function chosen(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".line.is-chosen");
}

// Chooses the next line (+1), the one before (-1), none (0), or the line of a number.
export function choose(step: number, absolute = false): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>(".line")];
  if (step === 0) {
    clear();
    return lines.length > 0;
  }
  const at = chosen() ? lines.indexOf(chosen() as HTMLElement) : step > 0 ? -1 : lines.length;
  const line = lines[absolute ? step - 1 : at + step];
  if (!line) return false;
  mark(line);
  line.focus();
  return true;
}

// Takes the chosen line out of the whole card, or in again.
export function leave(): boolean {
  const box = chosen()?.querySelector<HTMLInputElement>("input[name='take']");
  if (!box) return false;
  box.checked = !box.checked;
  chosen()?.classList.toggle("is-left", !box.checked);
  return true;
}

function current(): string {
  return document.querySelector<HTMLInputElement>("#card input[name='card']")?.value ?? "";
}

function clear(): void {
  for (const found of document.querySelectorAll(".is-chosen, .is-line")) {
    found.classList.remove("is-chosen", "is-line");
  }
}

function mark(line: HTMLElement): void {
  clear();
  line.classList.add("is-chosen");
  const claim = line.dataset["claim"] ?? "";
  const words = document.querySelectorAll(`mark[data-claims~="${CSS.escape(claim)}"]`);
  words.forEach((found) => found.classList.add("is-line"));
  into(document.querySelector(`#text mark[data-claims~="${CSS.escape(claim)}"]`));
}

function show(): void {
  into(document.querySelector("#text mark.is-now"));
}

// Scrolls the pane of the text alone, so that the card stays where it is.
function into(found: Element | null): void {
  const pane = document.getElementById("text");
  if (!pane || !found || pane.scrollHeight <= pane.clientHeight) return;
  const above = found.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += above - pane.clientHeight / 3;
}
