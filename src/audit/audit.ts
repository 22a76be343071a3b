import { configOf } from "../check/check.ts";
import { unfit } from "../check/failures.ts";
import { displayPath } from "../check/paths.ts";
import { createLinter, hasOwnRules, type LinterOptions } from "../check/linter.ts";
import type { Failure } from "../check/result.ts";
import { findTargets, type Target } from "../check/targets.ts";
import { namespace } from "../configs.ts";
import { factsOfFile } from "../facts/facts-of.ts";
import { endpointRows, inOrder, type EndpointRow } from "./endpoint-row.ts";
import { isWanted, type Only } from "./only.ts";

export interface TargetAuditOptions extends Pick<LinterOptions, "config" | "everything"> {
  /** How a file is called. */
  show: (file: string) => string;
  /** Only the endpoints with this want. */
  only?: Only | undefined;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Epoch milliseconds: files that aren't begun by then are left out. */
  deadline?: number;
}

export interface AuditOptions extends Omit<TargetAuditOptions, "show"> {
  cwd: string;
  /** Files, folders and globs, relative to `cwd`. */
  paths: readonly string[];
}

export interface AuditResult {
  /** Those that nothing authenticates first, then by path. */
  endpoints: EndpointRow[];
  failures: Failure[];
  /** Files that were read, and files that there was no time for. */
  checked: number;
  unchecked: number;
}

/** The endpoints of files and folders, and what stands between them and their callers. */
export async function audit(options: AuditOptions): Promise<AuditResult> {
  const { paths, cwd, everything = false } = options;
  const { targets, failures } = await findTargets(paths, { cwd, everything });
  return await auditTargets(targets, failures, { ...options, show: (file) => displayPath(cwd, file) });
}

/** The same for files that were found before; `failures` are added to those of the result. */
export async function auditTargets(
  targets: readonly Target[],
  failures: Failure[],
  { show, only, signal, deadline = Infinity, onProgress = () => undefined, ...linting }: TargetAuditOptions,
): Promise<AuditResult> {
  const result: AuditResult = { endpoints: [], failures, checked: 0, unchecked: 0 };
  const total = targets.reduce((sum, { files }) => sum + files.size, 0);
  let done = 0;
  for (const { base, files } of targets) {
    const linter = createLinter(base, linting);
    for (const file of files.keys()) {
      signal?.throwIfAborted();
      onProgress(done++, total);
      const config = await configOf(linter, file);
      // The same files as `check` reads: tests and scripts serve nobody.
      if (!hasOwnRules(config)) continue;
      if (Date.now() >= deadline) {
        result.unchecked++;
        continue;
      }
      result.endpoints.push(...rowsIn(file, base, config?.settings?.[namespace], show, failures));
      result.checked++;
    }
  }
  onProgress(total, total);
  result.endpoints = result.endpoints
    .filter((row) => only === undefined || isWanted(row, only))
    .sort(inOrder);
  return result;
}

function rowsIn(
  file: string,
  base: string,
  settings: unknown,
  show: TargetAuditOptions["show"],
  failures: Failure[],
): EndpointRow[] {
  const failure = unfit(file);
  if (failure !== undefined) {
    failures.push(failure);
    return [];
  }
  const facts = factsOfFile(file, base, settings);
  if (facts !== undefined) return endpointRows(facts, show);
  failures.push({ kind: "syntax", path: file, message: "Skipped: can't be parsed." });
  return [];
}
