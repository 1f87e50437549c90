// Makes what the map is drawn on: the outline of land, and apart from it the borders.
//
// Natural Earth 1:50 million (public domain), by way of world-atlas. A line is whole
// numbers, fiftieths of a degree: longitude, latitude, then the steps from there. No map
// here shows a border that was not asked for, and a step of two kilometres is finer than
// the land is drawn.
import { readFileSync, writeFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";

const SCALE = 50;
const read = (name) =>
  JSON.parse(readFileSync(`node_modules/world-atlas/${name}-50m.json`, "utf8"));

// A ring that goes over the 180th meridian goes on beyond it, and does not turn back.
function unbroken(points) {
  let [turn, last] = [0, points[0][0]];
  const whole = points.map(([east, north]) => {
    const jump = east + turn - last;
    if (Math.abs(jump) > 180) turn -= Math.sign(jump) * 360;
    last = east + turn;
    return [last, north];
  });
  const middle = whole.reduce((sum, [east]) => sum + east, 0) / whole.length;
  const back = Math.round(middle / 360) * 360;
  return whole.map(([east, north]) => [east - back, north]);
}

function steps(points) {
  const line = [];
  let [x, y] = [NaN, NaN];
  for (const [east, north] of unbroken(points)) {
    const [a, b] = [Math.round(east * SCALE), Math.round(north * SCALE)];
    if (line.length === 0) line.push(a, b);
    else if (a !== x || b !== y) line.push(a - x, b - y);
    [x, y] = [a, b];
  }
  return line;
}

function write(name, lines) {
  const text = JSON.stringify({ scale: SCALE, lines });
  writeFileSync(`src/habeas/web/static/${name}.json`, text);
}

const land = read("land");
const shapes = feature(land, land.objects.land).features;
const rings = shapes.flatMap((shape) => shape.geometry.coordinates.flat());
write("land", rings.map(steps).filter((line) => line.length >= 8));

const countries = read("countries");
const borders = mesh(countries, countries.objects.countries, (a, b) => a !== b);
write("borders", borders.coordinates.map(steps).filter((line) => line.length >= 4));
