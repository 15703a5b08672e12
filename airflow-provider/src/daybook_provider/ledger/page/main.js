// Which page is asked for: all dates, one date, or the date of a run or a task of Airflow.

import { Refused, ask, dateOfRun, wordsOfTask } from "./ask.js";
import { datesPage } from "./dates.js";
import { dayPage } from "./day.js";
import { el } from "./element.js";
import { lookLikeAirflow } from "./theme.js";

const page = document.getElementById("page");
const query = new URLSearchParams(window.location.search);

async function content() {
  const [dag, run, task] = ["dag_id", "run_id", "task_id"].map((name) => query.get(name));
  if (!run) {
    const date = query.get("date");
    if (date) return dayPage(await ask(`api/dates/${encodeURIComponent(date)}`), { moves: true });
    const before = query.get("before");
    return datesPage(await ask(before ? `api/dates?before=${encodeURIComponent(before)}` : "api/dates"), before);
  }
  const date = await dateOfRun(dag, run);
  if (!date) return notice("This run names no business date.", "It has neither a date parameter nor a logical date at midnight UTC.");
  const words = task ? await wordsOfTask(dag, run, task) : [];
  return dayPage(await ask(`api/dates/${encodeURIComponent(date)}`), { words });
}

function notice(title, text, more) {
  return el("div", { class: "notice", role: "status" }, el("h1", {}, title), el("p", {}, text), more);
}

const again = (text) => el("button", { class: "button", type: "button", onclick: show }, text);

function failed(why) {
  if (!(why instanceof Refused)) console.error(why);
  const titles = { 401: "Please log in", 403: "Not allowed", 503: "The ledger cannot be read" };
  return notice(titles[why.status] ?? "That did not work", why.message, el("p", {}, again("Try again")));
}

/** Asks anew: Airflow's own reload does not reach into its frames. */
async function show() {
  page.setAttribute("aria-busy", "true");
  const shown = await content().then((found) => [found, el("footer", {}, again("Refresh"))], (why) => [failed(why)]);
  page.replaceChildren(...shown);
  page.removeAttribute("aria-busy");
}

lookLikeAirflow();
await show();
