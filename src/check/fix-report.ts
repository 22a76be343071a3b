import type { FailureReport, Finding } from "./findings.ts";
import { grouped, type FileReport } from "./report.ts";

export interface Fixing {
  fixes: readonly { path: string; diff: string }[];
  fixed: number;
  /** After the fixes; in a dry run, before them. */
  findings: readonly Finding[];
  failures: readonly FailureReport[];
  checked: number;
  unchecked: number;
}

/** What fixing did, as every face tells it. */
export type FixReport = {
  written: boolean;
  /** How many findings are gone, or would be. */
  fixed: number;
  diffs: { path: string; diff: string }[];
  remaining: FileReport[];
  truncated: boolean;
  errors: FailureReport[];
};

/** How much of it is told: characters of diffs, and findings. */
export interface Room {
  diffs: number;
  findings: number;
}

export function fixReport(
  { fixes, fixed, findings, failures, checked, unchecked }: Fixing,
  { dryRun, suggestions }: { dryRun: boolean; suggestions: boolean },
  room: Room = { diffs: Infinity, findings: Infinity },
): FixReport {
  const remaining = dryRun
    ? findings.filter(({ fix }) => fix !== "safe" && !(suggestions && fix))
    : [...findings];
  const diffs = fitting(fixes, room.diffs);
  return {
    written: !dryRun && fixes.length > 0,
    fixed,
    diffs,
    remaining: grouped(remaining.slice(0, room.findings), "concise"),
    truncated: diffs.length < fixes.length || remaining.length > room.findings || unchecked > 0,
    errors: failures.filter(({ kind }) => kind !== "ignored" || checked === 0),
  };
}

/** Whole diffs, and the first in any case. */
function fitting(fixes: Fixing["fixes"], characters: number): { path: string; diff: string }[] {
  let room = characters;
  const end = fixes.findIndex(({ diff }) => (room -= diff.length) < 0);
  return end === -1 ? [...fixes] : fixes.slice(0, Math.max(end, 1));
}
