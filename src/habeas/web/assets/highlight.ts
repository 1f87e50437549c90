// Lights quotes in the text by the CSS Custom Highlight API: the page's text stays one
// text, whatever overlaps. Positions are code points of the source; browsers count
// UTF-16, so every node of text is mapped. Where the API is missing, or marks were
// asked for, the server's own <mark> stays and takes its place.
export interface Span {
  start: number;
  end: number;
}

export interface Marked {
  claim: string;
  state: string;
  kind: string;
  closed: boolean;
  now: boolean;
  spans: Span[];
}

interface Piece {
  node: Text;
  start: number;
  end: number;
  units: Uint32Array | null;
}

interface Registry {
  set(name: string, highlight: unknown): void;
  delete(name: string): void;
}

type Make = new (...ranges: Range[]) => { priority: number; add(range: Range): void };

const scope = window as unknown as { Highlight?: Make };
const registry = (CSS as unknown as { highlights?: Registry }).highlights;
const LAYERS = ["line", "select"];

let pieces: Piece[] = [];
let marked: Marked[] = [];
let names: string[] = [];

export function pane(): HTMLElement | null {
  return document.getElementById("text");
}

// Whether quotes are lit, and not marked up.
export function lit(): boolean {
  return !!registry && !!scope.Highlight && pane()?.dataset["view"] === "text";
}

// Reads the text of the page anew; what was lit before is forgotten.
export function mount(): void {
  const text = pane();
  for (const name of [...names, ...LAYERS]) registry?.delete(name);
  names = [];
  marked = text ? [...read(text.dataset["spans"] ?? "")] : [];
  if (text && lit()) {
    unwrap(text);
    text.classList.add("is-lit");
  }
  pieces = text ? [...cut(text)] : [];
  if (lit()) paint();
}

// A claim a line: `id state kind label now start-end,start-end`.
function* read(told: string): Generator<Marked> {
  for (const line of told.split("|")) {
    const [claim, state, kind, label, now, spans] = line.split(" ");
    if (!claim || !state || !kind || !spans) continue;
    yield {
      claim, state, kind, closed: label === "restricted", now: now === "1",
      spans: spans.split(",").map((span) => {
        const [start, end] = span.split("-");
        return { start: Number(start), end: Number(end) };
      }),
    };
  }
}

function unwrap(text: HTMLElement): void {
  for (const mark of text.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  text.normalize();
}

function* cut(text: HTMLElement): Generator<Piece> {
  for (const exact of text.querySelectorAll<HTMLElement>(".exact")) {
    let at = Number(exact.dataset["start"] ?? 0);
    const walker = document.createTreeWalker(exact, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Text) {
        const units = unitsOf(node.data);
        const length = units ? units.length - 1 : node.data.length;
        yield { node, start: at, end: at + length, units };
        at += length;
      } else if ((node as HTMLElement).matches(".unseen") && !node.firstChild) {
        at += 1; // a control is named, not shown
      }
    }
  }
}

// Where each code point of `text` begins in UTF-16, and its end; null where they agree.
function unitsOf(text: string): Uint32Array | null {
  if (!/[\ud800-\udbff]/.test(text)) return null;
  const found: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) found.push(at);
  return Uint32Array.from([...found, text.length]);
}

function piece(position: number, ending: boolean): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = pieces[middle]?.end ?? 0;
    if (ending ? end < position : end <= position) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

// The range of the page that shows a span, as far as it stands on this page.
export function range(span: Span): Range | null {
  const first = piece(span.start, false);
  const last = piece(span.end, true) ?? pieces[pieces.length - 1];
  if (!first || !last || first.start >= span.end || last.end <= span.start) return null;
  const made = document.createRange();
  made.setStart(first.node, offset(first, Math.max(span.start, first.start)));
  if (last.start >= span.end) return null;
  made.setEnd(last.node, offset(last, Math.min(span.end, last.end)));
  return made;
}

function offset(found: Piece, position: number): number {
  const at = position - found.start;
  return found.units ? (found.units[at] ?? found.node.data.length) : at;
}

// The code point at a place of the page; null outside the words of the source.
export function position(node: Node, at: number): number | null {
  if (!(node instanceof Text)) {
    const next = node.childNodes[at];
    const inner = next ? pieces.find((p) => next.contains(p.node)) : undefined;
    if (inner) return inner.start;
    const before = [...pieces].reverse().find((p) => node.contains(p.node));
    return before ? before.end : null;
  }
  const found = pieces.find((p) => p.node === node);
  if (!found) return null;
  if (!found.units) return found.start + at;
  let count = 0;
  while (count < found.units.length - 1 && (found.units[count] ?? 0) < at) count += 1;
  return found.start + count;
}

// The stretch of the source that this page shows, and its characters.
export function stretch(): { start: number; text: string } {
  return { start: pieces[0]?.start ?? 0, text: pieces.map((p) => p.node.data).join("") };
}

export function nodes(): readonly Piece[] {
  return pieces;
}

export function spansOf(claim: string): Span[] {
  return marked.find((m) => m.claim === claim)?.spans ?? [];
}

// The claims whose words hold a position, the narrowest first.
export function claimsAt(position: number): string[] {
  const found: [number, string][] = [];
  for (const one of marked) {
    const span = one.spans.find((s) => s.start <= position && position < s.end);
    if (span) found.push([span.end - span.start, one.claim]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, claim]) => claim);
}

function paint(): void {
  const layers = new Map<string, Range[]>();
  const put = (name: string, found: Range[]): void => {
    layers.set(name, [...(layers.get(name) ?? []), ...found]);
  };
  for (const one of marked) {
    const found = one.spans.map(range).filter((r): r is Range => r !== null);
    put(`is-${one.state}`, found);
    put(`kind-${one.kind}`, found);
    if (one.closed) put("is-withheld", found);
    if (one.now) put("is-now", found);
  }
  for (const [name, found] of layers) light(name, found, name === "is-now" ? 2 : 1);
  names = [...layers.keys()];
}

function light(name: string, found: Range[], priority: number): void {
  if (!registry || !scope.Highlight) return;
  const made = new scope.Highlight();
  for (const one of found) made.add(one);
  made.priority = priority;
  registry.set(name, made);
}

// Lights spans on a layer of their own ("line": the current claim; "select").
export function over(layer: string, spans: Span[]): void {
  light(layer, spans.map(range).filter((r): r is Range => r !== null), 5);
}

// Lights the words of one claim, none for "", and brings the first into view.
export function show(claim: string): void {
  for (const old of document.querySelectorAll("mark.is-line")) old.classList.remove("is-line");
  const spans = spansOf(claim);
  if (lit()) over("line", spans);
  if (!claim) return;
  const found = document.querySelectorAll(`mark[data-claims~="${CSS.escape(claim)}"]`);
  found.forEach((mark) => mark.classList.add("is-line"));
  const first = spans.map(range).find((r) => r !== null);
  if (first) into(first.getBoundingClientRect());
}

// Brings the words of what is being decided into view.
export function showNow(): void {
  const spans = marked.filter((m) => m.now).flatMap((m) => m.spans);
  const first = spans.sort((a, b) => a.start - b.start).map(range).find((r) => r !== null);
  if (first) into(first.getBoundingClientRect());
}

// Scrolls the pane of the text alone, or another, so that the list stays where it is.
export function into(box: DOMRect, text: HTMLElement | null = pane()): void {
  if (!text || text.scrollHeight <= text.clientHeight) return;
  const above = box.top - text.getBoundingClientRect().top;
  if (above > 24 && above + box.height < text.clientHeight - 24) return;
  text.scrollTop += above - text.clientHeight / 3;
}
