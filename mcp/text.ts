import type { FailureReport } from "../src/check/findings.ts";
import type { FileReport } from "../src/check/report.ts";

/** Findings as lines of text: the file, the rule, then a line each. */
export function findingsText(files: readonly FileReport[]): string {
  return files
    .flatMap(({ path, rules }) => [
      path,
      ...rules.flatMap(({ rule, lines = [], findings = [] }) => [
        `  ${rule}`,
        ...lines.map((line) => `    ${line}`),
        ...findings.map((finding) => `    ${JSON.stringify(finding)}`),
      ]),
    ])
    .join("\n");
}

export function errorsText(errors: readonly FailureReport[]): string {
  return errors
    .map(
      ({ path, kind, message, line }) =>
        `${path}${line === undefined ? "" : `:${line}`}: ${kind}: ${message}`,
    )
    .join("\n");
}

export function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
