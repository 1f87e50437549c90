// Single keys. They do what a button on the page does, by pressing it; they rest while
// a field is typed in, can be switched off and given to other letters (WCAG 2.2, 2.1.4).
// The browser keeps letters alone.
import { current, step } from "./claims";
import { choose, chosen, leave } from "./review";
import { say, word } from "./say";
import { selectKey, selecting, start } from "./select";

const KEPT = "habeas-keys";
const OFF = "keys-off";
type Map = Record<string, string>;

let own: Map = {};
let off = false;

export function keys(): void {
  read();
  sheet();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (selecting() && selectKey(event)) return event.preventDefault();
    const key = pressed(event);
    if (key !== "?" && key !== "Escape" && off) return;
    if (!/^[0-9]$/.test(key)) typed = "";
    if (act(key)) event.preventDefault();
  });
}

function read(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    const { map, rest } = kept as { map?: Map; rest?: boolean };
    own = Object.fromEntries(Object.entries(map ?? {}).filter(([, key]) => typeof key === "string" && key.length === 1));
    off = rest === true;
  } catch {
    own = {}; // what another program wrote there is no map of keys
  }
}

function keep(): void {
  localStorage.setItem(KEPT, JSON.stringify({ map: own, rest: off }));
}

function fields(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("#keys input[data-action]")];
}

// The sheet: which letter does what, and how to change it.
function sheet(): void {
  const box = document.getElementById(OFF);
  if (!(box instanceof HTMLInputElement)) return;
  const draw = (): void => {
    box.checked = off;
    for (const field of fields()) field.value = keyOf(field.dataset["action"] ?? "");
    for (const told of document.querySelectorAll<HTMLElement>("kbd[data-action]")) {
      told.textContent = keyOf(told.dataset["action"] ?? "") || told.textContent;
    }
  };
  box.addEventListener("change", () => {
    off = box.checked;
    keep();
  });
  for (const field of fields()) {
    field.addEventListener("keydown", (event) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (/^[0-9?]$/.test(event.key) || event.key === " ") return say(word("taken"));
      give(field.dataset["action"] ?? "", event.key);
      draw();
    });
  }
  document.getElementById("keys-reset")?.addEventListener("click", () => {
    own = {};
    keep();
    draw();
  });
  document.body.addEventListener("htmx:afterSettle", draw);
  draw();
}

// Gives a letter to an action; who had it takes the letter that is left.
function give(action: string, key: string): void {
  const before = keyOf(action);
  const other = fields().map((f) => f.dataset["action"] ?? "").find((name) => keyOf(name) === key);
  if (other && other !== action) own[other] = before;
  own[action] = key;
  keep();
}

function keyOf(action: string): string {
  const field = document.querySelector<HTMLInputElement>(`#keys input[data-action="${action}"]`);
  return own[action] ?? field?.dataset["key"] ?? "";
}

function actionOf(key: string): string {
  return fields().map((f) => f.dataset["action"] ?? "").find((name) => keyOf(name) === key) ?? "";
}

// The key as the sheet knows it. On a keyboard of another script it is the letter that
// stands in its place, unless an action was given the letter that it writes.
function pressed(event: KeyboardEvent): string {
  const { key, code } = event;
  if (key.length !== 1 || /[\u0021-\u007e]/.test(key) || actionOf(key)) return key;
  if (/\p{Nd}/u.test(key)) return figure(key);
  if (key === "\u061f") return "?";
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return event.shiftKey ? letter : letter.toLowerCase();
  return code === "Slash" ? (event.shiftKey ? "?" : "/") : key;
}

// A figure of any script as one of 0 to 9: each script has its ten in a row.
function figure(key: string): string {
  let value = 0;
  for (let point = (key.codePointAt(0) ?? 0) - 1; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point)); point -= 1) value += 1;
  return String(value);
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target.matches("textarea, select, [contenteditable]");
}

const ACTS: Record<string, () => boolean> = {
  next: () => step(1),
  before: () => step(-1),
  card_next: () => press("#card-after"),
  card_before: () => press("#card-before"),
  undo: () => press("#undo"),
  leave,
  select: start,
  find: () => look(),
  call: () => press("a[href='/call']"),
};

function act(key: string): boolean {
  if (key === "?") return press("[data-open='keys']");
  if (key === "Escape") return step(0);
  if (/^[0-9]$/.test(key)) return line(key);
  const action = actionOf(key);
  const does = ACTS[action];
  return does ? does() : !!action && decide(action);
}

let typed = "";
let at = 0;

// The line of a number; a second figure soon after the first makes it a longer one.
function line(figure: string): boolean {
  typed = performance.now() - at < 700 ? typed + figure : figure;
  at = performance.now();
  if (Number(typed) > 0 && choose(Number(typed), true)) return true;
  typed = figure; // no line has the longer number: a new one begins
  return Number(typed) > 0 && choose(Number(typed), true);
}

function look(): boolean {
  const found = document.querySelector<HTMLInputElement>("#claims-find, main input[type='search']");
  if (!found) return press("a[href='/search']");
  found.focus();
  found.select();
  return true;
}

function decide(action: string): boolean {
  const one = chosen() ?? current();
  if (one) return press(`[data-do="${action}"]`, one) || told("none");
  const lines = document.querySelectorAll(".line");
  const only = lines.length === 1 ? lines[0] : undefined;
  if (action === "accept" && document.getElementById("card")) return press("#whole-accept");
  if (only && press(`[data-do="${action}"]`, only)) return true;
  if (press(`#card > header [data-do="${action}"]`)) return true;
  return lines.length > 0 || !!document.querySelector("#claims .claim") ? told("line") : false;
}

// Says why a key did nothing, rather than leave somebody waiting for it.
function told(name: string): boolean {
  say(word(name));
  return true;
}

// Whether a button decides what the officer's roles do not let them decide.
function closed(button: HTMLButtonElement): boolean {
  return button.name === "do" && button.offsetParent === null;
}

function press(selector: string, within: ParentNode = document): boolean {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found || (found instanceof HTMLButtonElement && (found.disabled || closed(found)))) return false;
  found.click();
  return true;
}
