"use strict";
/* The SQL box: sends one query to this server, shows the rows as text, never as markup. */

const DATA = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
let last = null;

function cell(name, text, className) {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

function rowOf(name, values) {
  const row = document.createElement("tr");
  for (const value of values) {
    row.append(cell(name, value === null ? "·" : typeof value === "object" ? JSON.stringify(value) : String(value), typeof value === "number" ? "number" : ""));
  }
  return row;
}

async function run() {
  const state = byId("state");
  state.className = "";
  state.textContent = "Running …";
  byId("run").disabled = true;
  try {
    const response = await fetch("/query", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ sql: byId("sql").value }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    show(answer);
    const count = `${answer.rows.length.toLocaleString("en")} ${answer.rows.length === 1 ? "row" : "rows"}`;
    state.textContent = `${count}${answer.more ? ", and more that are not shown" : ""} in ${answer.seconds} s`;
  } catch (error) {
    state.className = "error";
    state.textContent = error.message;
    byId("answer").hidden = byId("save").hidden = true;
  } finally {
    byId("run").disabled = false;
  }
}

function show(answer) {
  last = answer;
  const head = document.createElement("thead"), body = document.createElement("tbody");
  head.append(rowOf("th", answer.columns));
  body.append(...answer.rows.map((row) => rowOf("td", row)));
  byId("table").replaceChildren(head, body);
  byId("answer").hidden = byId("save").hidden = false;
}

function save() {
  const quoted = (value) => (value === null ? "" : /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const text = [last.columns, ...last.rows].map((row) => row.map(quoted).join(",")).join("\n") + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "answer.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

for (const example of DATA.examples) byId("example").append(new Option(example.question, example.sql));
byId("example").addEventListener("change", (event) => { if (event.target.value) { byId("sql").value = event.target.value; run(); } });
byId("run").addEventListener("click", run);
byId("save").addEventListener("click", save);
byId("sql").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(); });
for (const [name, columns] of Object.entries(DATA.tables)) {
  const details = document.createElement("details");
  const summary = cell("summary", name, "plain");
  details.append(summary, cell("p", columns.join(", "), "meta"));
  byId("tables").append(details);
}
