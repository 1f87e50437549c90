// Choosing words: by the mouse, or by keyboard word for word. The arrows go where they
// point, also in a text that is written from the right; Shift takes words in.
import { claimsAt, into, lit, nodes, over, pane, position, range, spansOf, stretch } from "./highlight";
import type { Span } from "./highlight";
import { chosenClaim, pick } from "./claims";
import { say, word } from "./say";

let words: Span[] = [];
let at = -1;
let anchor = -1;

export function select(): void {
  document.addEventListener("selectionchange", () => {
    if (at < 0) offer(byMouse());
  });
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    if (target.closest("#take-away")) return stop();
    if (!target.closest("#text .exact") || !document.getSelection()?.isCollapsed) return;
    const place = under(event.clientX, event.clientY);
    if (place !== null) whose(place);
  });
}

export function selecting(): boolean {
  return at >= 0;
}

// Starts at the words of the claim that is chosen, else at the first word in view.
export function start(): boolean {
  const text = pane();
  if (!text || !document.getElementById("take")) return false;
  words = [...wordsOf(text.lang)];
  if (!words.length) return false;
  const chosen = spansOf(chosenClaim())[0]?.start;
  at = anchor = chosen === undefined ? firstInView(text) : nearest(chosen);
  document.documentElement.classList.add("is-selecting");
  text.focus({ preventScroll: true });
  moved(word("start"));
  return true;
}

export function stop(): void {
  at = anchor = -1;
  document.documentElement.classList.remove("is-selecting");
  over("select", []);
  document.getSelection()?.removeAllRanges();
  offer(null);
}

// What a key does while words are chosen. Returns whether it was one of ours.
export function selectKey(event: KeyboardEvent): boolean {
  const step = stepOf(event.key);
  if (step) return move(step(), event.shiftKey);
  if (event.key === "Escape") {
    stop();
    say(word("stopped"));
    return true;
  }
  if (event.key === "Enter") {
    document.querySelector<HTMLButtonElement>("#take button")?.click();
    return true;
  }
  if (event.key === "w") {
    const span = words[at];
    if (span) whose(span.start);
    return true;
  }
  return false;
}

function stepOf(key: string): (() => number) | undefined {
  const way = rightToLeft() ? -1 : 1;
  const steps: Record<string, () => number> = {
    ArrowRight: () => at + way,
    ArrowLeft: () => at - way,
    ArrowDown: () => line(1),
    ArrowUp: () => line(-1),
    Home: () => 0,
    End: () => words.length - 1,
  };
  return steps[key];
}

function move(to: number, extend: boolean): boolean {
  if (!words[to]) return true;
  at = to;
  if (!extend) anchor = to;
  moved("");
  return true;
}

function moved(before: string): void {
  const span = current();
  if (!span) return;
  offer(span);
  over("select", [span]);
  if (!lit()) choose(span);
  const here = words[at];
  const box = here && range(here)?.getBoundingClientRect();
  if (box) into(box);
  say(`${before} ${shown(span)}`.trim());
}

function current(): Span | null {
  const first = words[Math.min(at, anchor)];
  const last = words[Math.max(at, anchor)];
  return first && last ? { start: first.start, end: last.end } : null;
}

// Without highlights the browser's own selection shows what is chosen.
function choose(span: Span): void {
  const found = range(span);
  const own = document.getSelection();
  if (!found || !own) return;
  own.removeAllRanges();
  own.addRange(found);
}

function shown(span: Span): string {
  return range(span)?.toString().slice(0, 300) ?? "";
}

// Which way the word is written: by its letters, else as the text around it.
function rightToLeft(): boolean {
  const here = words[at];
  const found = here && range(here);
  if (!found) return false;
  if (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(found.toString())) return true;
  if (/\p{L}/u.test(found.toString())) return false;
  const node = found.startContainer.parentElement;
  return !!node && getComputedStyle(node).direction === "rtl";
}

// The word above or below that stands nearest, some lines away at the most.
function line(way: number): number {
  const box = (n: number): DOMRect | undefined => {
    const span = words[n];
    return span && range(span)?.getBoundingClientRect();
  };
  const here = box(at);
  if (!here) return at;
  let best = at;
  let top: number | null = null;
  let least = Infinity;
  for (let n = at + way; words[n] && Math.abs(n - at) < 400; n += way) {
    const found = box(n);
    if (!found || Math.abs(found.top - here.top) < here.height / 2) continue;
    top ??= found.top;
    if (Math.abs(found.top - top) >= here.height / 2) break;
    const far = Math.abs(found.left + found.width / 2 - here.left - here.width / 2);
    if (far < least) [best, least] = [n, far];
  }
  return best;
}

function* wordsOf(language: string): Generator<Span> {
  const { start: from, text } = stretch();
  let point = from;
  const points = (piece: string): number => [...piece].length;
  const skips = gaps();
  for (const found of segments(text, language)) {
    while (skips.length && (skips[0] as number) <= point) {
      skips.shift();
      point += 1;
    }
    const end = point + points(found.segment);
    if (found.is) yield { start: point, end };
    point = end;
  }
}

// Positions that no node of the page has: controls, which are named and not shown.
function gaps(): number[] {
  const found: number[] = [];
  let end = nodes()[0]?.start ?? 0;
  for (const one of nodes()) {
    for (; end < one.start; end += 1) found.push(end);
    end = one.end;
  }
  return found;
}

function* segments(text: string, language: string): Generator<{ segment: string; is: boolean }> {
  if (typeof Intl.Segmenter === "function") {
    const cutter = new Intl.Segmenter(known(language), { granularity: "word" });
    for (const one of cutter.segment(text)) yield { segment: one.segment, is: !!one.isWordLike };
    return;
  }
  for (const found of text.matchAll(/\s+|[^\s]+/gu)) yield { segment: found[0], is: /\S/u.test(found[0]) };
}

function known(language: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf([language])[0];
  } catch {
    return undefined; // a code that browsers do not know
  }
}

function firstInView(text: HTMLElement): number {
  const top = text.getBoundingClientRect().top;
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = words[middle];
    const box = span && range(span)?.getBoundingClientRect();
    if (box && box.bottom <= top + 8) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(to: number): number {
  const found = words.findIndex((span) => span.end > to);
  return found < 0 ? words.length - 1 : found;
}

function byMouse(): Span | null {
  const own = document.getSelection();
  const text = pane();
  if (!own || own.isCollapsed || !own.rangeCount || !text) return null;
  const found = own.getRangeAt(0);
  if (!text.contains(found.startContainer) || !text.contains(found.endContainer)) return null;
  const start = position(found.startContainer, found.startOffset);
  const end = position(found.endContainer, found.endOffset);
  return start === null || end === null || start >= end ? null : trim({ start, end });
}

// Without the spaces that a double click takes along.
function trim(span: Span): Span | null {
  const found = [...(range(span)?.toString() ?? "")];
  const clean = gaps().some((gap) => span.start <= gap && gap < span.end);
  if (clean) return span;
  let { start, end } = span;
  const across = found.length !== end - start;
  while (!across && start < end && /\s/u.test(found[start - span.start] ?? "")) start += 1;
  while (!across && start < end && /\s/u.test(found[end - 1 - span.start] ?? "")) end -= 1;
  return start < end ? { start, end } : null;
}

function offer(span: Span | null): void {
  const form = document.getElementById("take");
  if (!form) return;
  form.hidden = !span;
  if (!span) return;
  const input = form.querySelector<HTMLInputElement>("input[name='spans']");
  if (input) input.value = `${span.start}-${span.end}`;
  const told = form.querySelector("#take-words");
  if (told) told.textContent = shown(span).slice(0, 120);
}

interface Caret {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

function under(x: number, y: number): number | null {
  const page = document as unknown as Caret;
  const caret = page.caretPositionFromPoint?.(x, y);
  if (caret) return position(caret.offsetNode, caret.offset);
  const found = page.caretRangeFromPoint?.(x, y);
  return found ? position(found.startContainer, found.startOffset) : null;
}

// Goes from words to the claims that rest on them, one after the other.
function whose(place: number): void {
  const found = claimsAt(place).filter((claim) => document.querySelector(`[data-claim="${CSS.escape(claim)}"]`));
  const next = found[(found.indexOf(chosenClaim()) + 1) % found.length];
  if (next) pick(next);
}
