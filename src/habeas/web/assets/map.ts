// The map to move about in: land without borders, and places as wide as they are known.
import * as L from "leaflet";
import "leaflet/dist/leaflet.css";

interface Spot {
  lat: number;
  lon: number;
  km: number;
  kind: string;
  name: string;
  lines: string[];
  href: string;
  sure: boolean;
}
interface Outline {
  scale: number;
  lines: number[][];
}

const LEAST = 9; // pixels: a place is never drawn as sharper than it can be seen

async function outline(address: string): Promise<L.LatLngTuple[][]> {
  const answer = await fetch(address);
  const { scale, lines } = (await answer.json()) as Outline;
  return lines.map((line) => {
    const points: L.LatLngTuple[] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < line.length; i += 2) {
      x += line[i] ?? 0;
      y += line[i + 1] ?? 0;
      points.push([y / scale, x / scale]);
    }
    return points;
  });
}

function popup(spot: Spot, open: string): HTMLElement {
  const box = document.createElement("div");
  const name = document.createElement("strong");
  name.dir = "auto";
  name.textContent = spot.name;
  box.append(name);
  for (const line of spot.lines) {
    const part = document.createElement("p");
    part.textContent = line;
    box.append(part);
  }
  const link = document.createElement("a");
  link.href = spot.href;
  link.textContent = open;
  box.append(link);
  return box;
}

function words(text: string): HTMLElement {
  const box = document.createElement("span");
  box.dir = "auto";
  box.textContent = text;
  return box;
}

// How many metres a pixel is at a latitude, on the map as it is now.
function metres(map: L.Map, lat: number): number {
  return (40075016.7 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** map.getZoom());
}

function discs(map: L.Map, spots: Spot[], open: string): L.Circle[] {
  const made = [...spots]
    .sort((a, b) => b.km - a.km)
    .map((spot) =>
      L.circle([spot.lat, spot.lon], {
        radius: spot.km * 1000,
        className: `disc is-${spot.kind}${spot.sure ? "" : " is-unsure"}`,
      })
        .bindPopup(popup(spot, open))
        .bindTooltip(words(`${spot.name} · ${spot.lines[0] ?? ""}`))
        .addTo(map),
    );
  const widen = (): void => {
    for (const disc of made) {
      const spot = spots.find((s) => L.latLng(s.lat, s.lon).equals(disc.getLatLng()));
      const known = (spot?.km ?? 0) * 1000;
      disc.setRadius(Math.max(known, LEAST * metres(map, disc.getLatLng().lat)));
    }
  };
  map.on("zoomend", widen);
  widen();
  return made;
}

function borders(map: L.Map, address: string): void {
  const box = document.getElementById("borders") as HTMLInputElement | null;
  let layer: L.Polyline | undefined;
  box?.addEventListener("change", () => {
    void (async () => {
      layer ??= L.polyline(await outline(address), {
        className: "border",
        interactive: false,
      });
      if (box.checked) layer.addTo(map).bringToBack();
      else layer.remove();
    })();
  });
}

async function draw(box: HTMLElement): Promise<void> {
  const told = box.dataset;
  const spots = JSON.parse(told["spots"] ?? "[]") as Spot[];
  box.hidden = false;
  document.body.classList.add("has-map");
  for (const part of document.querySelectorAll<HTMLElement>(".map-tools")) {
    part.hidden = false;
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(box, {
    renderer: L.svg({ padding: 0.5 }),
    attributionControl: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    minZoom: 1,
    maxZoom: 10,
    zoomSnap: 0.25,
    zoomControl: false,
  });
  L.control
    .zoom({ zoomInTitle: told["nearer"] ?? "", zoomOutTitle: told["farther"] ?? "" })
    .addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.setView([25, 60], 3);
  const land = L.polygon(await outline(told["land"] ?? ""), {
    className: "land",
    interactive: false,
  }).addTo(map);
  const made = discs(map, spots, told["open"] ?? "");
  if (made.length) {
    map.fitBounds(L.featureGroup(made).getBounds().pad(0.2), { maxZoom: 5 });
  }
  land.bringToBack();
  borders(map, told["borders"] ?? "");
}

const box = document.getElementById("map");
if (box) void draw(box);
