import type { AuditResult } from "../../audit/audit.ts";
import { countRows } from "../../audit/only.ts";
import { failureReports } from "../../check/findings.ts";
import type { RouteContext } from "./text.ts";

/** The route table for programs; `audit_routes` of the MCP server has the same rows. */
export function json({ endpoints, failures, checked }: AuditResult, { cwd }: RouteContext): string {
  const report = {
    summary: { files: checked, ...countRows(endpoints) },
    endpoints,
    errors: failureReports(failures, cwd),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
