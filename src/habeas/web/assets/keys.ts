// Single keys. They do what a button on the page does, by pressing it; they rest while
// a field is typed in, and can be switched off (WCAG 2.2, 2.1.4).
import { choose, chosen, leave } from "./review";

const OFF = "keys-off";

export function keys(): void {
  const box = document.getElementById(OFF);
  if (box instanceof HTMLInputElement) {
    box.checked = sessionStorage.getItem(OFF) === "1";
    box.addEventListener("change", () => {
      sessionStorage.setItem(OFF, box.checked ? "1" : "0");
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key !== "?" && sessionStorage.getItem(OFF) === "1") return;
    if (document.querySelector("dialog[open]")) return;
    if (!/^[0-9]$/.test(event.key)) typed = "";
    if (act(event.key)) event.preventDefault();
  });
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target.matches("textarea, select, [contenteditable]");
}

function act(key: string): boolean {
  switch (key) {
    case "?":
      return press("[data-open='keys']");
    case "j":
      return choose(1);
    case "k":
      return choose(-1);
    case "n":
      return press("#card-after");
    case "p":
      return press("#card-before");
    case "u":
      return press("#undo");
    case "x":
      return leave();
    case "Escape":
      return choose(0);
    case "a":
    case "r":
    case "s":
    case "d":
    case "e":
      return decide(key);
    default:
      return /^[0-9]$/.test(key) && line(key);
  }
}

let typed = "";
let at = 0;

// The line of a number; a second figure soon after the first makes it a longer one.
function line(figure: string): boolean {
  typed = performance.now() - at < 700 ? typed + figure : figure;
  at = performance.now();
  return Number(typed) > 0 && choose(Number(typed), true);
}

const WHOLE: Record<string, string> = { a: "#whole-accept" };

function decide(key: string): boolean {
  const line = chosen();
  if (line) return press(`[data-key="${key}"]`, line);
  const lines = document.querySelectorAll(".line");
  const only = lines.length === 1 ? lines[0] : undefined;
  if (WHOLE[key]) return press(WHOLE[key] ?? "");
  return only ? press(`[data-key="${key}"]`, only) : false;
}

function press(selector: string, within: ParentNode = document): boolean {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found || (found instanceof HTMLButtonElement && found.disabled)) return false;
  found.click();
  return true;
}
