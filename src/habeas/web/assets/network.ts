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

function style(): cytoscape.StylesheetJson {
  const ink = colour("--ink");
  return [
    {
      selector: "node",
      style: {
        label: "data(name)",
        color: ink,
        "font-size": 11,
        "text-wrap": "wrap",
        "text-max-width": "130px",
        "text-valign": "bottom",
        "text-margin-y": 4,
        "background-color": colour("--accent"),
        width: 16,
        height: 16,
      },
    },
    {
      selector: "node[kind='body']",
      style: { shape: "rectangle", "background-color": colour("--amber") },
    },
    {
      selector: "node[kind='place']",
      style: { shape: "diamond", "background-color": colour("--green") },
    },
    {
      selector: "node[kind='event']",
      style: {
        shape: "round-rectangle",
        "background-color": colour("--sunk"),
        "border-color": colour("--firm"),
        "border-width": 1,
        "font-weight": "bold",
        "text-valign": "top",
        "text-margin-y": -4,
        padding: "14px",
      },
    },
    {
      selector: "edge",
      style: {
        width: "mapData(n, 1, 12, 1, 5)",
        "line-color": colour("--firm"),
        "curve-style": "bezier",
        opacity: 0.75,
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
  ];
}

function draw(box: HTMLElement): void {
  const graph = JSON.parse(box.dataset["graph"] ?? "{}") as Graph;
  box.hidden = false;
  document.querySelector<HTMLElement>(".net-keys")?.removeAttribute("hidden");
  document.body.classList.add("has-net");
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
      name: "cose",
      animate: false,
      randomize: false,
      nodeRepulsion: () => 12000,
      idealEdgeLength: () => 70,
      nestingFactor: 0.9,
      padding: 24,
    },
    minZoom: 0.15,
    maxZoom: 3,
  });
  drawn.on("tap", "node", (event: cytoscape.EventObject) => {
    const href = (event.target as cytoscape.NodeSingular).data("href") as string;
    if (href.startsWith("/explore/")) location.assign(href);
  });
  const theme = matchMedia("(prefers-color-scheme: dark)");
  theme.addEventListener("change", () => drawn.style(style()));
}

const box = document.getElementById("network");
if (box) draw(box);
