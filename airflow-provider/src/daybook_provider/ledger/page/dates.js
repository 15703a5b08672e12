// The newest dates, one line each.

import { badge, el, table } from "./element.js";
import { many, moment, number } from "./words.js";

const COLUMNS = [
  { name: "Business date", cell: (row) => el("a", { href: `?date=${row.partition_date}` }, row.partition_date) },
  { name: "State", cell: (row) => state(row) },
  { name: "Data sets", cell: (row) => number(row.datasets), number: true },
  { name: "Rows loaded", cell: (row) => number(row.rows_loaded), number: true },
  { name: "Rows refused", cell: (row) => number(row.rows_rejected), number: true },
  { name: "Models built", cell: (row) => number(row.models_built), number: true },
  { name: "Tests", cell: (row) => number(row.checks), number: true },
  { name: "Last load (UTC)", cell: (row) => moment(row.loaded_at) },
];

/** The table, and a way to the dates before its last. */
export function datesPage(rows, before) {
  const last = rows.at(-1)?.partition_date;
  return el(
    "div",
    {},
    el("header", {}, el("div", {}, el("h1", {}, "Ledger"), el("p", {}, "What was loaded, refused, built and tested, by business date."))),
    rows.length ? table(COLUMNS, rows) : el("p", { class: "empty" }, "Nothing has been loaded yet."),
    el(
      "nav",
      { class: "pages" },
      before && el("a", { href: "?" }, "Newest dates"),
      rows.length === 60 && el("a", { href: `?before=${last}` }, "Earlier dates"),
    ),
  );
}

function state(row) {
  if (row.files_refused) return badge(`${many(row.files_refused, "file")} refused`, "bad");
  if (row.models_failed) return badge(`${many(row.models_failed, "model")} not built`, "bad");
  if (row.checks_failed) return badge(`${many(row.checks_failed, "test")} failed`, "bad");
  if (row.models_built === null) return badge("loaded, not built", "warn");
  return row.rows_rejected ? badge("built, rows refused", "warn") : badge("built", "good");
}
