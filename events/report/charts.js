"use strict";
/* Drawing: every function takes plain numbers and returns an element. No library, no network. */

const SVG = "http://www.w3.org/2000/svg";
const QUADS = ["", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"];

function node(name, attributes, ...children) {
  const svg = ["svg", "g", "rect", "text", "circle", "path", "line", "title"].includes(name);
  const element = svg ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "onclick") element.addEventListener("click", value);
    else if (value !== undefined && value !== null) element.setAttribute(key, value);
  }
  for (const child of children) {
    if (child === null || child === undefined) continue;
    element.append(child.nodeType ? child : document.createTextNode(String(child)));
  }
  return element;
}

function svg(width, height, label, ...children) {
  return node("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...children);
}

function hover(element, words) {
  element.append(node("title", {}, words));
  return element;
}

/* bins: [{label, counts: [_, q1, q2, q3, q4]}] */
function timeline(bins, width) {
  if (!bins.length) return node("p", { class: "note" }, "No dated events.");
  const height = 190, left = 46, bottom = 22, top = 8;
  const most = Math.max(...bins.map((b) => b.counts[1] + b.counts[2] + b.counts[3] + b.counts[4]), 1);
  const step = (width - left) / bins.length, scale = (height - bottom - top) / most;
  const parts = [node("text", { x: left - 6, y: top + 10, "text-anchor": "end" }, most.toLocaleString("en")), node("text", { x: left - 6, y: height - bottom, "text-anchor": "end" }, 0),
    node("line", { class: "grid", x1: left, x2: width, y1: top + 0.5, y2: top + 0.5 }),
    node("line", { class: "grid", x1: left, x2: width, y1: height - bottom, y2: height - bottom })];
  const every = Math.max(1, Math.ceil((bins.length * (7 * bins[0].label.length + 16)) / (width - left)));
  bins.forEach((bin, i) => {
    let y = height - bottom;
    const x = left + i * step, wide = Math.min(step * 0.84, 60);
    for (const quad of [4, 3, 2, 1]) {
      if (!bin.counts[quad]) continue;
      const h = bin.counts[quad] * scale;
      y -= h;
      parts.push(hover(node("rect", { class: "q" + quad, x: x + (step - wide) / 2, y, width: Math.max(wide, 0.6), height: h }),
        `${bin.label}: ${bin.counts[quad]} ${QUADS[quad]}`));
    }
    const half = 3.5 * bin.label.length;
    if (i % every === 0 && x + step / 2 + half < width) {
      parts.push(node("text", { x: Math.max(x + step / 2, left + half), y: height - 6, "text-anchor": "middle" }, bin.label));
    }
  });
  return svg(width, height, `Events over time, at most ${most} in one step`, ...parts);
}

/* points: [{name, country, lat, lon, n, conflict}], lands: [[label, lat, lon]], towns: [lat, lon, lat, lon, ...] */
function worldMap(points, lands, towns, width, pick) {
  const height = Math.round(width * (width > 700 ? 0.42 : 0.52)), dot = width / 360;
  const x = (lon) => ((lon + 180) / 360) * width, y = (lat) => ((76 - lat) / 132) * height;
  let land = "";
  for (let k = 0; k < towns.length; k += 2) if (towns[k] > -56) land += `M${x(towns[k + 1]).toFixed(1)} ${y(towns[k]).toFixed(1)}h0`;
  const parts = [node("path", { class: "towns", d: land, "stroke-width": Math.max(1.2, 1.5 * dot) })];
  const most = Math.max(...points.map((p) => p.n), 1), sums = new Map();
  for (const p of points) sums.set(p.country, (sums.get(p.country) || 0) + p.n);
  const big = width > 700 ? 15 : 9, label = (p) => `${p.name}: ${p.n} ${p.n === 1 ? "event" : "events"}, ${p.conflict} of conflict`;
  for (const p of [...points].sort((a, b) => b.n - a.n)) {
    const quad = p.conflict * 2 > p.n ? 4 : 2;
    const circle = node("circle", { class: "place q" + quad, cx: x(p.lon), cy: y(p.lat), r: 3 + big * Math.sqrt(p.n / most), "fill-opacity": 0.6, onclick: () => pick(p.name) });
    parts.push(hover(circle, label(p)));
  }
  const taken = [], room = width > 700 ? Infinity : 10; // on a phone only the countries with the most events are named
  for (const [name, lat, lon] of [...lands].filter(([l]) => sums.has(l)).sort((a, b) => sums.get(b[0]) - sums.get(a[0]))) {
    const cx = x(lon), cy = y(lat);
    if (taken.length >= room || taken.some(([a, b]) => Math.abs(a - cx) < 30 && Math.abs(b - cy) < 13)) continue;
    taken.push([cx, cy]);
    parts.push(node("text", { class: "land", x: cx, y: cy + 4, "text-anchor": "middle" }, name));
  }
  return svg(width, height, `Map of ${points.length} places`, ...parts);
}

/* names: [code], words: [code in words], counts: [[n]], tones: [[goldstein]], pick(source, target) */
function matrix(names, words, counts, tones, pick) {
  if (!counts.flat().some((n) => n)) return node("p", { class: "note" }, "No pairs.");
  const most = Math.max(...counts.flat(), 1);
  const head = node("tr", {}, node("td"), ...names.map((name, i) => node("th", { scope: "col", title: words[i] }, name)));
  const rows = names.map((source, i) => node("tr", {}, node("th", { scope: "row", title: words[i] }, source),
    ...names.map((target, j) => {
      const n = counts[i][j];
      if (!n) return node("td");
      const color = tones[i][j] < 0 ? "var(--q4)" : "var(--q2)";
      const share = Math.round(18 + 62 * Math.sqrt(n / most));
      return node("td", {}, node("button", {
        type: "button", style: `background: color-mix(in srgb, ${color} ${share}%, transparent)`,
        "aria-label": `${source} to ${target}: ${n} events, mean Goldstein ${tones[i][j].toFixed(1)}`, onclick: () => pick(source, target) }, n));
    })));
  return node("table", { class: "matrix" }, node("thead", {}, head), node("tbody", {}, ...rows));
}

/* the same pairs as arcs between points on a circle */
function network(names, counts, tones) {
  if (!counts.flat().some((n) => n)) return node("p", { class: "note" }, "No pairs.");
  const size = 520, middle = size / 2, radius = middle - 56;
  const at = (i) => { const a = (2 * Math.PI * i) / names.length - Math.PI / 2; return [middle + radius * Math.cos(a), middle + radius * Math.sin(a), a]; };
  const most = Math.max(...counts.flat(), 1), parts = [];
  names.forEach((source, i) => names.forEach((target, j) => {
    const n = counts[i][j];
    if (!n || i === j) return;
    const [x1, y1] = at(i), [x2, y2] = at(j);
    parts.push(hover(node("path", { d: `M${x1},${y1} Q${middle},${middle} ${x2},${y2}`, fill: "none", "stroke-opacity": 0.55,
      style: `stroke: var(--${tones[i][j] < 0 ? "q4" : "q2"})`, "stroke-width": 0.6 + 6 * (n / most) }), `${source} to ${target}: ${n}`));
  }));
  names.forEach((name, i) => {
    const [x, y, a] = at(i), out = radius + 12, right = Math.cos(a) >= 0;
    parts.push(node("circle", { cx: x, cy: y, r: 4, style: "fill: var(--soft)" }));
    parts.push(node("text", { x: middle + out * Math.cos(a), y: middle + out * Math.sin(a) + 4, "text-anchor": right ? "start" : "end" }, name));
  });
  return svg(size, size, `Network of ${names.length} parties`, ...parts);
}

/* items: [{name, code, counts}] */
function bars(items, pick) {
  if (!items.length) return node("p", { class: "note" }, "No actors.");
  const most = Math.max(...items.map((i) => i.counts[1] + i.counts[2] + i.counts[3] + i.counts[4]), 1);
  const list = node("div", { class: "bars" });
  for (const item of items) {
    const total = item.counts[1] + item.counts[2] + item.counts[3] + item.counts[4];
    const bar = node("div", { class: "bar", style: `width: ${(100 * total) / most}%`, "aria-hidden": "true" });
    for (const quad of [1, 2, 3, 4]) if (item.counts[quad]) bar.append(node("span", { class: "s" + quad, style: `flex: ${item.counts[quad]}` }));
    list.append(node("button", { type: "button", onclick: () => pick(item.code) }, item.name), bar, node("span", {}, total.toLocaleString("en")));
  }
  return list;
}
