import { auditTargets } from "../../src/audit/audit.ts";
import { inOrder, type EndpointRow } from "../../src/audit/endpoint-row.ts";
import type { Only } from "../../src/audit/only.ts";
import { failureReports, type FailureReport } from "../../src/check/findings.ts";
import type { JobContext } from "./job.ts";
import { configuredTargets } from "./project-config.ts";
import { selectFiles } from "./select-files.ts";

export interface AuditInput {
  paths: readonly string[];
  only?: Only | undefined;
}

export interface AuditOutput {
  endpoints: EndpointRow[];
  failures: FailureReport[];
  /** Files that were read, and files that there was no time for. */
  checked: number;
  unchecked: number;
}

/** The route table of what the paths stand for, each file with its project's settings. */
export async function auditFiles({ paths, only }: AuditInput, context: JobContext): Promise<AuditOutput> {
  const { roots, signal, deadline } = context;
  const { targets, failures } = await selectFiles(paths, context);
  const { configured, failures: configFailures } = await configuredTargets(targets, context);
  const output: AuditOutput = {
    endpoints: [],
    failures: [...failures, ...configFailures],
    checked: 0,
    unchecked: 0,
  };
  const total = configured.reduce((sum, { target }) => sum + target.files.size, 0);
  let before = 0;
  for (const { target, config } of configured) {
    const result = await auditTargets([target], [], {
      ...(config === undefined ? {} : { config }),
      only,
      show: (file) => roots.display(file),
      signal,
      deadline,
      onProgress: (done) => context.onProgress(before + done, total),
    });
    before += target.files.size;
    output.endpoints.push(...result.endpoints);
    output.failures.push(
      ...failureReports(result.failures, roots.folders[0]).map((failure) => ({
        ...failure,
        message: roots.withoutPaths(failure.message),
      })),
    );
    output.checked += result.checked;
    output.unchecked += result.unchecked;
  }
  output.endpoints.sort(inOrder);
  return output;
}
