// How numbers, moments and sizes are written, in the language of Airflow's UI.

let language = "en";
try {
  language = window.parent.document.documentElement.lang || language;
} catch {
  // shown by itself
}

const numbers = new Intl.NumberFormat(language);
const days = new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" });

export const number = (value) => (value === null || value === undefined ? "–" : numbers.format(value));
/** Minutes of UTC, as Airflow writes them. */
export const moment = (text) => (text ? new Date(text).toISOString().slice(0, 16).replace("T", " ") : "–");
export const weekday = (date) => days.format(new Date(`${date}T00:00:00Z`));
export const seconds = (value) => (value === null ? "–" : `${value.toFixed(value < 10 ? 2 : 1)} s`);

/** "1 file", "2 files". */
export const many = (count, one, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;

/** Bytes, as people say them. */
export function size(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: step ? 1 : 0 }).format(bytes / 1000 ** step)} ${units[step]}`;
}

/** The date some days later. */
export function later(date, count) {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + count);
  return day.toISOString().slice(0, 10);
}
