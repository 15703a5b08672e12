// Questions to the ledger and to Airflow's REST API. Both know the reader by Airflow's own cookie.

/** An answer that is not the data: a status and a sentence for the reader. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

/** The JSON below the page's folder; throws Refused. */
export async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" }, credentials: "same-origin" });
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body;
  if (answer.status === 401) throw new Refused(401, "You are not logged in to Airflow, or no longer.");
  if (answer.status === 403) throw new Refused(403, "Your Airflow login may not see this.");
  throw new Refused(answer.status, typeof body.detail === "string" ? body.detail : `Answer ${answer.status}`);
}

const airflow = (...path) => ask(`../api/v2/${path.map(encodeURIComponent).join("/")}`);

/** The business date of a run, by the operator's rule: `params.date`, else a midnight logical date; else null. */
export async function dateOfRun(dag, run) {
  const found = await airflow("dags", dag, "dagRuns", run);
  if (found.conf?.date) return found.conf.date;
  const midnight = /^(\d{4}-\d\d-\d\d)T00:00:00(\.0+)?(Z|\+00:00)$/.exec(found.logical_date ?? "");
  return midnight ? midnight[1] : null;
}

/** The words of a task's command after `daybook`, empty before it has run. */
export async function wordsOfTask(dag, run, task) {
  const found = await airflow("dags", dag, "dagRuns", run, "taskInstances", task);
  const words = found.rendered_fields?.arguments ?? [];
  return Array.isArray(words) ? words : [];
}
