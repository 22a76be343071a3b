/** On a phone each row becomes a card, whose cells say what they are. */
export const style = `
body { max-width: 90rem; } form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; margin: 1rem 0; } input, select { font: inherit; }
table { font-size: 0.875rem; } th { text-align: left; vertical-align: bottom; } th button { background: none; border: 0; color: inherit; cursor: pointer; font: inherit; font-weight: 600; padding: 0.25rem 0.5rem; text-align: left; }
th[aria-sort=ascending] button::after { content: " \\2191"; } th[aria-sort=descending] button::after { content: " \\2193"; }
td { vertical-align: top; } td:first-child { text-align: left; width: auto; } tr.absent td:first-child { border-left: 3px solid var(--error); } tr.unknown td:first-child { border-left: 3px solid var(--warning); }
tr.absent strong { color: var(--error); } tr.unknown strong { color: var(--warning); } code { font: 0.8125rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; } summary { cursor: pointer; }
td li { border: 0; margin: 0.25rem 0; padding: 0; } [hidden] { display: none !important; }
@media (max-width: 48rem) { thead { display: none; } table, tbody, tr, td { display: block; } tr { border: 1px solid var(--line); border-radius: 6px; margin: 0.75rem 0; }
  td { border: 0; } td:empty { display: none; } td::before { color: var(--quiet); content: attr(data-label); display: block; font-size: 0.75rem; } tr td:first-child { border-radius: 6px; } }
`;

export const script = `
const form = document.querySelector("form"), { text, only, count } = form.elements, body = document.querySelector("tbody"), rows = [...body.rows];
const heads = [...document.querySelectorAll("th")], none = document.getElementById("none");
function filter() {
  const sought = text.value.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    row.hidden = !(row.textContent.toLowerCase().includes(sought) && (only.value === "" || row.dataset.wants.split(" ").includes(only.value)));
    if (!row.hidden) shown++;
  }
  count.value = shown + " of " + rows.length;
  none.hidden = shown > 0;
}
for (const [column, head] of heads.entries()) head.addEventListener("click", () => {
  const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  for (const other of heads) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction);
  const sign = direction === "ascending" ? 1 : -1, key = (row) => row.cells[column].textContent;
  rows.sort((a, b) => sign * key(a).localeCompare(key(b), undefined, { numeric: true }));
  body.append(...rows);
});
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
`;
