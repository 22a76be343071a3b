import type { AuditResult } from "../../audit/audit.ts";
import type { Authentication, EndpointRow, QueryRow } from "../../audit/endpoint-row.ts";
import { countRows, isWanted, wants } from "../../audit/only.ts";
import { displayPath } from "../../check/paths.ts";
import { packageInfo } from "../../package-info.ts";
import { escapeHtml as escape, page } from "../formats/html-page.ts";
import { script, style } from "./html-parts.ts";
import type { RouteContext } from "./text.ts";

const columns = [
  "Method",
  "Path",
  "Authenticated by",
  "Authorised by",
  "Validated by",
  "Limited by",
  "Queries",
  "Place",
] as const;

const instead: Readonly<Record<Authentication, string>> = {
  absent: "nothing",
  unknown: "can't be told",
  public: "public",
  present: "",
};

/** The route table as one self-contained page that can be sorted and filtered. It reads without its script, too. */
export function html({ endpoints, failures, checked }: AuditResult, { cwd }: RouteContext): string {
  const counts = countRows(endpoints);
  const verdict = `${counts.endpoints} endpoints, ${counts.unauthenticated} unauthenticated`;
  return page(
    `Routes: ${verdict}`,
    [
      `<header><h1>${escape(verdict)}</h1><p>${checked} files read by ${escape(packageInfo.name)} ${escape(packageInfo.version)}. ${counts.unvalidated} endpoints take data that nothing validates; ${counts.n_plus_one} run queries in loops.</p></header>`,
      filters(),
      `<table><thead><tr>${columns.map((name) => `<th scope="col"><button type="button">${name}</button></th>`).join("")}</tr></thead><tbody>${endpoints.map(rowOf).join("")}</tbody></table>`,
      `<p id="none" hidden>No endpoint matches.</p>`,
      notRead(failures, cwd),
    ],
    { style, script },
  );
}

function filters(): string {
  const choices = wants.map(
    (want) => `<option value="${want}">${escape(want.replaceAll("_", " "))}</option>`,
  );
  return `<form role="search"><label>Search <input type="search" name="text" autocomplete="off"></label> <label>Only <select name="only"><option value="">all</option>${choices.join("")}</select></label> <output name="count"></output></form>`;
}

function rowOf(row: EndpointRow): string {
  const wanted = wants.filter((want) => isWanted(row, want)).join(" ");
  const { authentication: kind, authenticated_by: by } = row;
  const cells = [
    escape(row.method),
    `<code>${escape(row.path)}</code>`,
    kind === "present" && by.length > 0
      ? codes(by)
      : `<strong>${escape(instead[kind] || "a check")}</strong>`,
    codes(row.authorised_by),
    codes(row.validated_by),
    codes(row.limited_by),
    queriesOf(row.queries),
    `<code>${escape(row.file)}:${row.line}</code>`,
  ];
  const tds = cells.map((cell, i) => `<td data-label="${columns[i] ?? ""}">${cell}</td>`);
  return `<tr class="${kind}" data-wants="${wanted}">${tds.join("")}</tr>`;
}

function codes(names: readonly string[]): string {
  return names.map((name) => `<code>${escape(name)}</code>`).join(" ");
}

function queriesOf(queries: readonly QueryRow[]): string {
  if (queries.length === 0) return "";
  const repeated = queries.filter(({ per_element }) => per_element !== undefined).length;
  const items = queries.map(
    ({ query, file, line, per_element }) =>
      `<li><code>${escape(query)}</code> ${escape(file)}:${line}${per_element === undefined ? "" : ` <mark>per element of <code>${escape(per_element)}</code></mark>`}</li>`,
  );
  const label = `${queries.length}${repeated > 0 ? `, <mark>${repeated} per element</mark>` : ""}`;
  return `<details><summary>${label}</summary><ul>${items.join("")}</ul></details>`;
}

function notRead(failures: AuditResult["failures"], cwd: string): string {
  if (failures.length === 0) return "";
  const items = failures.map(
    ({ path, message }) =>
      `<li><p>${escape(displayPath(cwd, path))}</p><p class="meta">${escape(message)}</p></li>`,
  );
  return `<section><h2>Not read</h2><ul>${items.join("")}</ul></section>`;
}
