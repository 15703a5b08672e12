// One business date: what happened, its files, what they refused, its partitions, its models.

import { badge, el, opening, section, table } from "./element.js";
import { ask } from "./ask.js";
import { later, many, moment, number, seconds, size, weekday } from "./words.js";

const TONES = {
  loaded: "good", empty: "calm", unchanged: "calm", refused: "bad",
  succeeded: "good", failed: "bad", running: "calm", "nothing-to-do": "calm",
  success: "good", error: "bad", skipped: "warn", fail: "bad", warn: "warn",
};

const state = (word) => badge(word, TONES[word] ?? "calm");
const mono = (text, title) => el("code", { title }, text);
const sum = (rows, key) => rows.reduce((total, row) => total + (row[key] ?? 0), 0);

/** `words` of a task's command narrow the page to what that task did; `moves` adds the way to other dates. */
export function dayPage(day, { words = [], moves = false }) {
  const source = words[0] === "load" ? words[1] : null;
  const models = words[0] !== "load" && words[0] !== "generate";
  const ours = (rows) => (source ? rows.filter((row) => row.source === source) : rows);
  const loads = words[0] !== "models";
  const part = { ...day, files: ours(day.files), partitions: ours(day.partitions), refusals: ours(day.refusals) };
  const empty = !part.files.length && !part.models.length && !part.tasks.length;
  return el(
    "div",
    {},
    heading(day.date, source, moves),
    empty ? el("p", { class: "empty" }, "The ledger has nothing for this date.") : [
      tiles(part, loads, models),
      troubles(part.tasks, source, loads),
      loads && [refusals(part.refusals), files(part.files), partitions(part.partitions)],
      models && [checks(part.checks), built(part.models)],
    ].flat(),
  );
}

function heading(date, source, moves) {
  const to = (day, text, label) => el("a", { class: "button", href: `?date=${day}`, "aria-label": label }, text);
  const pick = el("input", { type: "date", value: date, "aria-label": "Business date",
    onchange: (event) => event.target.value && window.location.assign(`?date=${event.target.value}`) });
  return el(
    "header",
    {},
    el("div", {}, el("h1", {}, source ? `Ledger of ${source}, ${date}` : `Ledger of ${date}`), el("p", {}, weekday(date))),
    moves && el("nav", {}, el("a", { class: "button", href: "?" }, "All dates"),
      to(later(date, -1), "‹", "The day before"), pick, to(later(date, 1), "›", "The day after")),
  );
}

function tiles(day, loads, models) {
  const tile = (name, value, more, tone) => el("div", { class: `tile ${tone ?? ""}` }, el("h3", {}, name), el("strong", {}, value), el("p", {}, more));
  const open = day.refusals.filter((row) => !row.is_replaced);
  const newest = latest(day.files);
  const refusedFiles = newest.filter((file) => file.state === "refused").length;
  const bad = day.models.filter((model) => model.state !== "success").length;
  const checked = ["passed", "warned", "failed"].map((key) => sum(day.models, key));
  const published = day.models.map((model) => model.published_at).filter(Boolean).sort();
  return el("div", { class: "tiles" },
    loads && tile("Rows loaded", number(sum(day.partitions, "rows_loaded")), many(day.partitions.length, "partition")),
    loads && tile("Rows refused", number(sum(open, "records")), open.length ? many(open.length, "reason") : "none", open.length ? "warn" : "good"),
    loads && tile("Files", number(newest.length), refusedFiles ? `${number(refusedFiles)} refused` : "all accepted", refusedFiles ? "bad" : "good"),
    models && tile("Models", number(day.models.length - bad), bad ? `${number(bad)} not built` : day.models.length ? "all built" : "not built yet", bad ? "bad" : day.models.length ? "good" : ""),
    models && tile("Tests", number(checked[0]), `${number(checked[1])} warned, ${number(checked[2])} failed`, checked[2] ? "bad" : checked[1] ? "warn" : day.models.length ? "good" : ""),
    models && tile("Published", number(published.length), published.length ? `${moment(published.at(-1))} UTC` : "nothing yet"),
  );
}

/** What became of a file: a loaded one is current until another replaces it. */
function fate(file) {
  if (file.state !== "loaded") return state(file.state);
  return file.is_current ? badge("current", "good") : badge("superseded", "calm");
}

/** The newest offer of each data set that was not a mere repetition. */
function latest(files) {
  const found = new Map();
  for (const file of files) {
    const key = `${file.source}.${file.dataset}`;
    if (!found.has(key) || (found.get(key).state === "unchanged" && file.state !== "unchanged")) found.set(key, file);
  }
  return [...found.values()];
}

function troubles(tasks, source, loads) {
  const ours = tasks.filter((task) => task.message && (source ? task.task === `load ${source}` : loads));
  return ours.map((task) => el("div", { class: `trouble ${task.state === "failed" ? "bad" : "calm"}` },
    el("p", {}, el("strong", {}, task.task), " ", state(task.state), " ", task.code && mono(task.code), " ", el("span", { class: "quiet" }, moment(task.finished_at))),
    el("p", {}, task.message)));
}

function refusals(rows) {
  if (!rows.length) return section("Refused rows", "none");
  const columns = [
    { name: "Data set", cell: (row) => `${row.source}.${row.dataset}` },
    { name: "Code", cell: (row) => el("span", {}, mono(row.code), " ", row.is_replaced && badge("replaced", "calm")) },
    { name: "Rows", cell: (row) => number(row.records), number: true },
    { name: "Columns", cell: (row) => (row.columns ?? ["the whole record"]).join(", ") },
    { name: "For example", cell: (row) => row.message },
  ];
  return section("Refused rows", number(sum(rows.filter((row) => !row.is_replaced), "records")),
    table(columns, rows, (row) => opening("Samples", () => samples(row))));
}

function samples(refusal) {
  const place = el("div", { class: "quiet" }, "…");
  const columns = [
    { name: "Line", cell: (row) => number(row.line), number: true },
    { name: "Column", cell: (row) => row.column_name ?? "–" },
    { name: "Why", cell: (row) => row.message },
    { name: "The record as it came", cell: (row) => el("code", { class: "record" }, row.raw) },
  ];
  ask(`api/loads/${encodeURIComponent(refusal.load_id)}/refusals?code=${encodeURIComponent(refusal.code)}`)
    .then((rows) => place.replaceChildren(table(columns, rows),
      rows.length < refusal.records ? el("p", {}, `The first ${number(rows.length)}; all: daybook rejects list`) : ""))
    .catch((why) => place.replaceChildren(why.message));
  return place;
}

function files(rows) {
  const offers = rows.filter((row) => row.state !== "unchanged");
  const again = (row) => rows.filter((other) => other.state === "unchanged" && other.sha256 === row.sha256
    && other.source === row.source && other.dataset === row.dataset).length;
  const columns = [
    { name: "Data set", cell: (row) => `${row.source}.${row.dataset}` },
    { name: "State", cell: (row) => fate(row) },
    { name: "File", cell: (row) => el("span", { title: `${row.uri}\nSHA-256 ${row.sha256}\ncontract ${row.contract_version}` }, row.uri.split("/").at(-1)) },
    { name: "Size", cell: (row) => size(row.bytes), number: true },
    { name: "Read", cell: (row) => number(row.rows_read), number: true },
    { name: "Loaded", cell: (row) => number(row.rows_loaded), number: true },
    { name: "Refused", cell: (row) => (row.rows_rejected ? el("strong", { class: "warn" }, number(row.rows_rejected)) : number(0)), number: true },
    { name: "When (UTC)", cell: (row) => el("span", { class: "moment" }, moment(row.finished_at),
      row.is_current && again(row) > 0 && el("span", { class: "quiet" }, `, again ${number(again(row))}×`)) },
  ];
  return section("Files", number(offers.length), offers.length > 0 && table(columns, offers));
}

function partitions(rows) {
  const columns = [
    { name: "Partition", cell: (row) => `raw.${row.source}__${row.dataset}` },
    { name: "Rows", cell: (row) => number(row.rows_loaded), number: true },
    { name: "Digest", cell: (row) => mono(row.digest.slice(0, 12), row.digest) },
    { name: "Since (UTC)", cell: (row) => moment(row.loaded_at) },
  ];
  return section("Partitions", number(rows.length), rows.length > 0 && table(columns, rows));
}

function checks(rows) {
  if (!rows.length) return null;
  const columns = [
    { name: "Test", cell: (row) => short(row.node) },
    { name: "Of", cell: (row) => short(row.model) },
    { name: "State", cell: (row) => state(row.state) },
    { name: "Failing rows", cell: (row) => number(row.failures), number: true },
    { name: "Message", cell: (row) => row.message ?? "–" },
  ];
  return section("Tests that did not pass", number(rows.length), table(columns, rows));
}

function built(rows) {
  const columns = [
    { name: "Relation", cell: (row) => row.relation },
    { name: "State", cell: (row) => state(row.state) },
    { name: "As", cell: (row) => row.materialization },
    { name: "Rows", cell: (row) => number(row.rows_affected), number: true },
    { name: "Time", cell: (row) => seconds(row.seconds), number: true },
    { name: "Tests passed", cell: (row) => `${number(row.passed)} of ${number(row.passed + row.warned + row.failed)}`, number: true },
    { name: "Published (UTC)", cell: (row) => moment(row.published_at) },
  ];
  const bad = (row) => row.state !== "success";
  const sorted = [...rows.filter(bad), ...rows.filter((row) => !bad(row))];
  return section("Models", number(rows.length),
    rows.length > 0 && table(columns, sorted, (row) => row.message && el("p", { class: "quiet" }, row.message)));
}

/** `test.daybook_models.assert_systems_agree` without its project. */
const short = (node) => node.split(".").slice(2).join(".") || node;
