import { pathToFileURL } from "node:url";
import type { ESLint, Linter, Rule } from "eslint";
import { displayPath } from "../../check/paths.ts";
import type { CheckResult, Failure } from "../../check/result.ts";
import { packageInfo } from "../../package-info.ts";
import type { FormatContext } from "./index.ts";

/** SARIF 2.1.0, as code-scanning services read it. */
export function sarif({ results, rulesMeta, failures }: CheckResult, { cwd }: FormatContext): string {
  const ids = [
    ...new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? ""))),
  ].sort();
  const run = {
    tool: {
      driver: {
        name: "backend-patterns",
        semanticVersion: packageInfo.version,
        informationUri: packageInfo.homepage,
        rules: ids.map((id) => describe(id, rulesMeta[id])),
      },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { uri: `${pathToFileURL(cwd).href}/` } },
    invocations: [
      {
        executionSuccessful: !failures.some(({ kind }) => kind === "internal"),
        toolExecutionNotifications: failures.map((failure) => notification(failure, cwd)),
      },
    ],
    results: results.flatMap((result) =>
      result.messages.map((message) => finding(result, message, ids, cwd)),
    ),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function describe(id: string, meta: Rule.RuleMetaData | undefined) {
  return {
    id,
    ...(meta?.docs?.description ? { shortDescription: { text: meta.docs.description } } : {}),
    ...(meta?.docs?.url ? { helpUri: meta.docs.url } : {}),
  };
}

function finding(
  { filePath }: ESLint.LintResult,
  message: Linter.LintMessage,
  ids: readonly string[],
  cwd: string,
) {
  const id = message.ruleId ?? "";
  const artifactLocation = artifact(filePath, cwd);
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: message.severity === 2 ? "error" : "warning",
    message: { text: message.message },
    locations: [{ physicalLocation: { artifactLocation, region: region(message) } }],
    ...(message.fix ? { fixes: [fix(message.fix, artifactLocation)] } : {}),
  };
}

function fix({ range: [start, end], text }: Rule.Fix, artifactLocation: ReturnType<typeof artifact>) {
  const deletedRegion = { charOffset: start, charLength: end - start };
  return {
    artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion, insertedContent: { text } }] }],
  };
}

function notification({ kind, path, message, ...place }: Failure, cwd: string) {
  return {
    level: kind === "internal" || kind === "no-match" ? "error" : "warning",
    descriptor: { id: kind },
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(path, cwd),
          ...(place.line === undefined ? {} : { region: region(place) }),
        },
      },
    ],
  };
}

function region({ line, column, endLine, endColumn }: Partial<Linter.LintMessage>) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function artifact(path: string, cwd: string) {
  const shown = displayPath(cwd, path);
  if (shown.startsWith("/") || /^[A-Za-z]:/.test(shown)) return { uri: pathToFileURL(path).href };
  return { uri: encodeURI(shown).replaceAll("#", "%23").replaceAll("?", "%3F"), uriBaseId: "%SRCROOT%" };
}
