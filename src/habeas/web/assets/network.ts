// The network as a canvas to move about in. What it shows is in the table below it.
import cytoscape from "cytoscape";

interface Node {
  id: string;
  kind: string;
  name: string;
  parent: string | null;
  href: string;
}
interface Edge {
  source: string;
  target: string;
  kind: string;
  n: number;
}
interface Graph {
  nodes: Node[];
  edges: Edge[];
}

// The canvas knows no custom properties: the colours of the page are read for it.
function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const WIDE = 210;
const ROW = 40;
const COLUMN = { body: 0, act: 340, event: 340, place: 680 } as Record<string, number>;

function style(): cytoscape.StylesheetJson {
  const ink = colour("--ink");
  const box = (name: string): Record<string, unknown> => ({
    "border-color": colour(name),
    "border-width": 2,
  });
  return [
    {
      selector: "node",
      style: {
        label: "data(name)",
        color: ink,
        "font-size": 12,
        "font-family": getComputedStyle(document.body).fontFamily,
        "text-wrap": "ellipsis",
        "text-max-width": `${WIDE - 14}px`,
        "text-valign": "center",
        "text-halign": "center",
        shape: "round-rectangle",
        "background-color": colour("--sheet"),
        "border-color": colour("--accent"),
        "border-width": 1,
        width: WIDE,
        height: 28,
      },
    },
    { selector: "node[kind='body']", style: box("--amber") },
    { selector: "node[kind='place']", style: box("--green") },
    {
      selector: "node[kind='event']",
      style: {
        "background-color": colour("--sunk"),
        "border-color": colour("--line"),
        "font-weight": "bold",
        "text-valign": "top",
        "text-margin-y": -3,
        "text-max-width": `${WIDE + 40}px`,
        padding: "10px",
      },
    },
    {
      selector: "edge",
      style: {
        width: "mapData(n, 1, 12, 1.2, 6)",
        "line-color": colour("--firm"),
        "curve-style": "straight",
        "source-endpoint": "50% 0%",
        "target-endpoint": "-50% 0%",
        opacity: 0.7,
      },
    },
    {
      selector: "edge[kind='alleged']",
      style: {
        "line-color": colour("--amber"),
        "line-style": "dashed",
        "target-arrow-shape": "triangle",
        "target-arrow-color": colour("--amber"),
      },
    },
    { selector: ".is-faint", style: { opacity: 0.15 } },
  ];
}

// Bodies to the left, acts under their incidents in the middle, places to the right.
function positions(nodes: Node[]): Map<string, { x: number; y: number }> {
  const found = new Map<string, { x: number; y: number }>();
  const acts = nodes.filter((node) => node.kind === "act");
  const order = nodes.filter((node) => node.kind === "event").map((node) => node.id);
  const place = (node: Node): number =>
    node.parent === null ? order.length : order.indexOf(node.parent);
  acts.sort((a, b) => place(a) - place(b));
  let y = 0;
  let within: string | null | undefined;
  for (const act of acts) {
    if (act.parent !== within) y += 36;
    within = act.parent;
    found.set(act.id, { x: COLUMN["act"] ?? 0, y });
    y += ROW;
  }
  for (const kind of ["body", "place"]) {
    const some = nodes.filter((node) => node.kind === kind);
    const step = Math.max(ROW, y / Math.max(some.length, 1));
    some.forEach((node, i) => {
      found.set(node.id, { x: COLUMN[kind] ?? 0, y: step * (i + 0.5) });
    });
  }
  return found;
}

function draw(box: HTMLElement): void {
  const graph = JSON.parse(box.dataset["graph"] ?? "{}") as Graph;
  box.hidden = false;
  document.querySelector<HTMLElement>(".net-keys")?.removeAttribute("hidden");
  document.body.classList.add("has-net");
  const at = positions(graph.nodes);
  const drawn = cytoscape({
    container: box,
    elements: {
      nodes: graph.nodes.map((node) => ({
        data: { ...node, parent: node.parent ?? undefined },
      })),
      edges: graph.edges.map((edge, i) => ({ data: { id: `edge-${i}`, ...edge } })),
    },
    style: style(),
    layout: {
      name: "preset",
      positions: Object.fromEntries(at),
      fit: false,
    },
    minZoom: 0.15,
    maxZoom: 3,
  });
  drawn.on("tap", "node", (event: cytoscape.EventObject) => {
    const href = (event.target as cytoscape.NodeSingular).data("href") as string;
    if (href.startsWith("/explore/")) location.assign(href);
  });
  drawn.on("mouseover", "node", (event: cytoscape.EventObject) => {
    const node = event.target as cytoscape.NodeSingular;
    const near = node.closedNeighborhood().union(node.descendants());
    const kept = near.union(near.closedNeighborhood()).union(near.ancestors());
    drawn.elements().not(kept).addClass("is-faint");
  });
  drawn.on("mouseout", "node", () => {
    drawn.elements().removeClass("is-faint");
  });
  open(drawn);
  const theme = matchMedia("(prefers-color-scheme: dark)");
  theme.addEventListener("change", () => drawn.style(style()));
}

// As wide as the page, from the top; a network that fits whole is shown whole.
function open(drawn: cytoscape.Core): void {
  const around = drawn.elements().boundingBox();
  const zoom = Math.max(0.55, Math.min(1.1, (drawn.width() - 24) / around.w));
  const whole = around.h * zoom <= drawn.height();
  const y = whole ? (drawn.height() - around.h * zoom) / 2 : 12;
  const x = Math.max(12, (drawn.width() - around.w * zoom) / 2);
  drawn.viewport({ zoom, pan: { x: x - around.x1 * zoom, y: y - around.y1 * zoom } });
}

const box = document.getElementById("network");
if (box) draw(box);
