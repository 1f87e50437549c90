// The card: which line is chosen, its words lit in the text, and what comes next.
import { into, mount, show, showNow } from "./highlight";
import { say } from "./say";

let card = "";

export function review(): void {
  if (!document.getElementById("review")) return;
  card = current();
  showNow();
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if ((event.target as HTMLElement).id !== "review") return;
    mount();
    showNow();
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
  const line = absolute
    ? lines.find((found) => found.dataset["number"] === String(step))
    : lines[at + step];
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
  for (const found of document.querySelectorAll(".is-chosen")) found.classList.remove("is-chosen");
  show("");
}

export function mark(line: HTMLElement): void {
  clear();
  line.classList.add("is-chosen");
  show(line.dataset["claim"] ?? "");
  const claim = line.dataset["claim"] ?? "";
  const words = document.querySelectorAll(`.passages mark[data-claims~="${CSS.escape(claim)}"]`);
  words.forEach((found) => found.classList.add("is-line"));
  if (words[0]) into(words[0].getBoundingClientRect(), words[0].closest<HTMLElement>(".passages"));
}
