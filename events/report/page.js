"use strict";
/* The page: filters act on everything. One pass over the columns counts what every chart needs. */

const DATA = JSON.parse(document.getElementById("data").textContent);
const C = DATA.columns, N = C.code.length, PAGE = 50;
const byId = (id) => document.getElementById(id);
const MODALITY = ["", "planned", "hypothetical", "requested"];
let shown = [], listed = 0;

const year = (day) => new Date(day * 86400000).getUTCFullYear();
const YEARS = C.day.map((day) => (day === null ? null : year(day)));
const actorName = (i) => (i < 0 ? "–" : DATA.actors[i][1] || partyName(DATA.actors[i][0]));
const party = (i) => (i < 0 ? null : DATA.actors[i][2] || DATA.actors[i][0]);
const HAY = DATA.actors.map(([code, name, country]) => `${code} ${name || ""} ${partyName(code)} ${DATA.countries[country] || ""}`.toLowerCase());

/* A code in words: a name where it has one, else country and roles ("RUSCVL": Russia, civilians). */
function partyName(code) {
  if (DATA.countries[code] || DATA.meta.groups[code]) return DATA.countries[code] || DATA.meta.groups[code];
  const words = (code.match(/.{1,3}/g) || []).map((part) => DATA.countries[part] || DATA.meta.roles[part] || part);
  return words.join(", ");
}

/* What the word search looks at: the sentence where the page has it, else place and name of the act. */
function tells(i, words) {
  const s = DATA.stories[i], place = C.place[i] < 0 ? "" : DATA.places[C.place[i]][0];
  return `${s && s.text ? s.text : ""} ${place} ${DATA.codes[C.code[i]] || ""}`.toLowerCase().includes(words);
}

function readFilters() {
  const words = byId("who").value.trim().toLowerCase();
  return {
    quads: new Set([...document.querySelectorAll("#quads input:checked")].map((box) => +box.value)),
    who: words ? new Set(HAY.flatMap((hay, i) => (hay.includes(words) ? [i] : []))) : null,
    words: byId("words").value.trim().toLowerCase(),
    root: byId("root").value,
    from: +byId("from").value || -Infinity,
    to: +byId("to").value || Infinity,
    real: byId("real").checked,
    pair: readFilters.pair || null,
  };
}

function passes(i, f) {
  if (!f.quads.has(C.quad[i])) return false;
  if (f.real && (C.negated[i] || C.modality[i])) return false;
  if (f.root && !C.code[i].startsWith(f.root)) return false;
  if (f.who && !f.who.has(C.source[i]) && !f.who.has(C.target[i])) return false;
  if (f.from > -Infinity || f.to < Infinity) if (YEARS[i] === null || YEARS[i] < f.from || YEARS[i] > f.to) return false;
  if (f.words && !tells(i, f.words)) return false;
  if (!f.pair) return true;
  const [a, b] = f.pair, source = party(C.source[i]), target = party(C.target[i]);
  return b === null ? source === a || target === a : source === a && target === b;
}

function tally(indices) {
  const places = new Map(), pairs = new Map(), parties = new Map(), days = [];
  for (const i of indices) {
    const quad = C.quad[i], source = party(C.source[i]), target = party(C.target[i]);
    if (C.day[i] !== null) days.push(i);
    if (C.place[i] >= 0) {
      const p = places.get(C.place[i]) || { n: 0, conflict: 0 };
      p.n += 1; p.conflict += quad > 2 ? 1 : 0;
      places.set(C.place[i], p);
    }
    for (const code of new Set([source, target])) if (code) {
      const counts = parties.get(code) || [0, 0, 0, 0, 0];
      counts[quad] += 1; parties.set(code, counts);
    }
    if (source && target) {
      const key = source + "\t" + target, p = pairs.get(key) || { n: 0, sum: 0 };
      p.n += 1; p.sum += C.goldstein[i] || 0; pairs.set(key, p);
    }
  }
  return { places, pairs, parties, days };
}

const sum = (counts) => counts[1] + counts[2] + counts[3] + counts[4];

/* The days between which the chart shows events: a few of long ago must not squeeze the rest into a corner. Those at the
   edges (one in fifty on each side) are left out only when the chart would otherwise be three times as long. */
function spanOf(days) {
  const sorted = Int32Array.from(days, (i) => C.day[i]).sort();
  const edge = Math.floor(sorted.length / 50), end = sorted.length - 1;
  const whole = [sorted[0], sorted[end]], bulk = [sorted[edge], sorted[end - edge]];
  if (!days.length || whole[1] - whole[0] <= 3 * Math.max(31, bulk[1] - bulk[0])) return { first: whole[0], last: whole[1], before: 0, after: 0 };
  const slack = Math.ceil((bulk[1] - bulk[0]) / 10) + 1;
  const first = Math.max(whole[0], bulk[0] - slack), last = Math.min(whole[1], bulk[1] + slack);
  return { first, last, before: sorted.findIndex((day) => day >= first), after: sorted.length - 1 - sorted.findLastIndex((day) => day <= last) };
}

function binsOf(days, first, last) {
  if (!days.length) return [];
  const unit = last - first < 70 ? "day" : last - first < 1900 ? "month" : "year";
  const label = (day) => new Date(day * 86400000).toISOString().slice(0, unit === "day" ? 10 : unit === "month" ? 7 : 4);
  const bins = new Map();
  for (let d = new Date(first * 86400000); d <= new Date(last * 86400000);) {
    const key = d.toISOString().slice(0, unit === "day" ? 10 : unit === "month" ? 7 : 4);
    bins.set(key, { label: key, counts: [0, 0, 0, 0, 0] });
    if (unit === "day") d.setUTCDate(d.getUTCDate() + 1);
    else if (unit === "month") d = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1));
    else d = new Date(Date.UTC(d.getUTCFullYear() + 1, 0, 1));
  }
  for (const i of days) {
    const bin = bins.get(label(C.day[i]));
    if (bin) bin.counts[C.quad[i]] += 1;
  }
  return [...bins.values()];
}

function draw() {
  const f = readFilters();
  shown = [];
  for (let i = 0; i < N; i++) if (passes(i, f)) shown.push(i);
  const t = tally(shown);
  const undated = shown.length - t.days.length;
  byId("unpair").hidden = !f.pair;
  byId("count").textContent = `${shown.length.toLocaleString("en")} of ${N.toLocaleString("en")} events` +
    (undated ? `, ${undated.toLocaleString("en")} without a day` : "") + (f.pair ? `, ${partyName(f.pair[0])}${f.pair[1] === null ? "" : ` to ${partyName(f.pair[1])}`}` : "");
  drawWide(t);
  const top = [...t.parties].sort((a, b) => sum(b[1]) - sum(a[1]) || (a[0] < b[0] ? -1 : 1));
  const codes = top.slice(0, 14).map(([code]) => code);
  const cell = (a, b) => t.pairs.get(a + "\t" + b) || { n: 0, sum: 0 };
  const counts = codes.map((a) => codes.map((b) => cell(a, b).n));
  const tones = codes.map((a) => codes.map((b) => { const c = cell(a, b); return c.n ? c.sum / c.n : 0; }));
  byId("matrix").replaceChildren(matrix(codes, codes.map(partyName), counts, tones, (a, b) => { readFilters.pair = [a, b]; draw(); }));
  byId("net").replaceChildren(network(codes, counts, tones));
  byId("actors").replaceChildren(bars(top.slice(0, 15).map(([code, n]) => ({ code, name: partyName(code), counts: n })), (code) => {
    readFilters.pair = [code, null]; draw();
  }));
  byId("rows").replaceChildren();
  listed = 0;
  listMore();
}

/* The charts that are as wide as the window; kept apart, so that they can be drawn again when it changes. */
function drawWide(t) {
  drawWide.last = t;
  const { first, last, before, after } = spanOf(t.days), date = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
  const left = [before ? `${before.toLocaleString("en")} before ${date(first)}` : "", after ? `${after.toLocaleString("en")} after ${date(last)}` : ""].filter(Boolean);
  byId("beyond").textContent = left.length ? `Not drawn: ${left.join(" and ")}. Set the years to see them.` : "";
  byId("time").replaceChildren(timeline(binsOf(t.days, first, last), drawWide.width = Math.max(280, byId("time").clientWidth)));
  const points = [...t.places].map(([p, c]) => ({ name: DATA.places[p][0], country: DATA.places[p][1], lat: DATA.places[p][2], lon: DATA.places[p][3], ...c }));
  byId("map").replaceChildren(worldMap(points, DATA.meta.lands || [], DATA.meta.towns || [], drawWide.width, (name) => { byId("words").value = name; draw(); }));
}

function listMore() {
  for (const i of shown.slice(listed, listed + PAGE)) byId("rows").append(row(i));
  listed = Math.min(listed + PAGE, shown.length);
  byId("more").hidden = listed >= shown.length;
}

function row(i) {
  const told = [C.negated[i] ? "denied" : "", MODALITY[C.modality[i]]].filter(Boolean).join(", ");
  const name = DATA.codes[C.code[i]] || DATA.codes[C.code[i].slice(0, 2)] || "";
  const what = node("span", {}, node("span", { class: "swatch s" + C.quad[i], "aria-hidden": "true" }), `${C.code[i]} ${name}`, told ? ` (${told})` : "");
  const details = node("details", {}, node("summary", {}, node("span", {}, ...dateOf(C.date[i])), node("span", {}, actorName(C.source[i])), what,
    node("span", {}, actorName(C.target[i])), node("span", {}, `×${C.n[i]}`)));
  details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) details.append(story(i)); });
  return details;
}

/* A range may break after its sign, a day may not break at all. */
function dateOf(value) {
  if (!value) return ["no date"];
  return value.split("/").flatMap((day, k) => [k ? "–\u200b" : "", node("span", { class: "day" }, day === ".." ? "…" : day)]);
}

function story(i) {
  const s = DATA.stories[i];
  const box = node("div", { class: "story" });
  if (!s || !s.text) {
    box.append(node("p", { class: "meta" }, "The sentence is in the warehouse; only the most told events carry theirs on this page."));
    return box;
  }
  box.append(node("blockquote", {}, ...marked(s.text, s.marks)));
  const source = [s.outlet, s.title, s.published].filter(Boolean).join(" · ");
  const link = s.url && /^https?:/.test(s.url) ? node("a", { href: s.url, rel: "noopener noreferrer" }, source || s.url) : source;
  box.append(node("p", { class: "meta" }, link));
  const facts = [s.claimed ? `claimed by ${s.claimed}` : "", s.status ? `date ${s.status}` : "", `rule ${s.rule}`, C.sources[i] === 1 ? "1 source" : `${C.sources[i]} sources`, s.id];
  box.append(node("p", { class: "meta" }, facts.filter(Boolean).join(" · ")));
  return box;
}

/* Marks may overlap (a place inside an actor): the sentence is cut at every edge, the shortest mark wins; of equal ones the
   actor's, since the place is often the target's country. */
function marked(text, marks) {
  const rank = (mark) => ["place", "date", "target", "source", "action"].indexOf(mark[0]);
  const letters = [...marks].sort((a, b) => b[2] - b[1] - (a[2] - a[1]) || rank(a) - rank(b));
  const label = new Array(text.length + 1).fill(null);
  const points = codePoints(text);
  for (const [name, first, last] of letters) for (let k = points[first]; k < points[last]; k++) label[k] = name;
  const out = [];
  for (let start = 0, k = 1; k <= text.length; k++) {
    if (k < text.length && label[k] === label[start]) continue;
    const words = text.slice(start, k);
    out.push(label[start] ? node("mark", { class: label[start], title: label[start] }, words) : words);
    start = k;
  }
  return out;
}

/* Offsets count characters; JavaScript counts UTF-16 units. */
function codePoints(text) {
  const at = [];
  for (let k = 0; k < text.length; k += text.codePointAt(k) > 0xffff ? 2 : 1) at.push(k);
  at.push(text.length);
  return at;
}

function start() {
  const m = DATA.meta;
  byId("summary").textContent = `${m.events.toLocaleString("en")} events from ${m.mentions.toLocaleString("en")} mentions in ` +
    `${m.articles.toLocaleString("en")} articles.`;
  for (const quad of [1, 2, 3, 4]) byId("quads").append(node("label", {}, node("input", { type: "checkbox", value: quad, checked: "" }), " ",
    node("span", { class: "swatch s" + quad }), QUADS[quad]));
  for (const code of Object.keys(DATA.codes).filter((c) => c.length === 2)) byId("root").append(node("option", { value: code }, `${code} ${DATA.codes[code]}`));
  for (const name of Object.values(DATA.countries)) byId("names").append(node("option", { value: name }));
  byId("filters").addEventListener("input", draw);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").addEventListener("reset", () => { readFilters.pair = null; setTimeout(draw); });
  byId("unpair").addEventListener("click", () => { readFilters.pair = null; draw(); });
  byId("more").addEventListener("click", listMore);
  addEventListener("resize", () => { if (Math.abs(byId("time").clientWidth - drawWide.width) > 1) drawWide(drawWide.last); });
  draw();
}

start();
