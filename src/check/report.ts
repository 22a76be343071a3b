import type { Finding } from "./findings.ts";

export type FindingDetail = Omit<Finding, "path" | "rule" | "brief">;

/** The findings of one rule in one file: one by one, or a line of text each. */
export type RuleReport = {
  rule: string;
  findings?: FindingDetail[];
  /** `12, 40: message (fix: safe)`. */
  lines?: string[];
};

export type FileReport = {
  path: string;
  rules: RuleReport[];
};

/** Groups findings by file and rule; `concise` tells each in a line of text, and equal ones together. */
export function grouped(findings: readonly Finding[], format: "concise" | "detailed"): FileReport[] {
  return byKey(findings, ({ path }) => path).map(([path, inFile]) => ({
    path,
    rules: byKey(inFile, ({ rule }) => rule).map(([rule, ofRule]) => ({
      rule,
      ...(format === "concise" ? { lines: briefLines(ofRule) } : { findings: ofRule.map(detail) }),
    })),
  }));
}

function detail({ path: _path, rule: _rule, brief: _brief, ...rest }: Finding): FindingDetail {
  return rest;
}

function briefLines(findings: readonly Finding[]): string[] {
  const text = ({ brief, fix }: Finding) => brief + (fix ? ` (fix: ${fix})` : "");
  return byKey(findings, text).map(
    ([message, same]) => `${[...new Set(same.map(({ line }) => line))].join(", ")}: ${message}`,
  );
}

function byKey<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups];
}

export interface FindingCounts {
  findings: number;
  errors: number;
  warnings: number;
  /** How many have a fix that runs unseen. */
  fixable: number;
  /** Findings per rule, most first. */
  rules: Record<string, number>;
}

export function countsOf(findings: readonly Finding[]): FindingCounts {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const rules = byKey(findings, ({ rule }) => rule)
    .map(([rule, { length }]): [string, number] => [rule, length])
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    findings: findings.length,
    errors,
    warnings: findings.length - errors,
    fixable: findings.filter(({ fix }) => fix === "safe").length,
    rules: Object.fromEntries(rules),
  };
}
