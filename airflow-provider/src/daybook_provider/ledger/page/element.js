// Builds the page. Text becomes text nodes, never markup: nothing that comes from a file can act.

/** An element. Attributes that are null, undefined or false are left out; so are such children. */
export function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A table; a column is {name, cell(row), number?}. `below(row)` may give a second line under a row. */
export function table(columns, rows, below = () => null) {
  const kind = (column) => (column.number ? { class: "number" } : {});
  const line = (row) => {
    const cells = columns.map((column) => el("td", kind(column), column.cell(row)));
    const more = below(row);
    const first = el("tr", { class: more ? "has-more" : null }, cells);
    return more ? [first, el("tr", { class: "more" }, el("td", { colspan: columns.length }, more))] : first;
  };
  return el(
    "div",
    { class: "table" },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col", ...kind(column) }, column.name)))),
      el("tbody", {}, rows.map(line)),
    ),
  );
}

/** A section with a heading, the number of its things, and its content. */
export function section(title, count, ...content) {
  return el("section", {}, el("h2", {}, title, el("span", { class: "count" }, count)), content);
}

/** A word of a state in its color: good, bad, warn or calm. */
export function badge(word, tone) {
  return el("span", { class: `badge ${tone}` }, word);
}

/** Something to open. `content` is called when it is opened for the first time. */
export function opening(summary, content) {
  const details = el("details", {}, el("summary", {}, summary));
  details.addEventListener("toggle", () => details.append(el("div", {}, content())), { once: true });
  return details;
}
