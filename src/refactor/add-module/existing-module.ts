import type { Facts } from "../../facts/facts-of.ts";
import { failuresOf } from "../../facts/failure/failures.ts";
import { guardInUse } from "../../facts/handler/guards-in-use.ts";
import { errorClassFor, libraryErrorFor } from "../../facts/vocabulary/error-classes.ts";
import { retryHelperOf } from "../../facts/vocabulary/retry-helper.ts";
import { statusOf } from "../../fix/status-table.ts";
import type { Kind } from "../../add/template.ts";
import { lineOf } from "../line-of.ts";

interface Place {
  readonly line: number;
  readonly cwd: string;
  readonly settings: unknown;
}

/** What the project has in place of the module that a finding asks for: its name. */
export function existingModule(kind: Kind, facts: Facts, { line, ...project }: Place): string | undefined {
  const { origins, module, named } = facts;
  switch (kind) {
    case "error": {
      const failure = failuresOf(facts).find(({ node }) => lineOf(module, node) === line);
      const status = failure && statusOf(failure).status;
      if (status === undefined) return undefined;
      return (errorClassFor(origins, module, status, named.error) ?? libraryErrorFor(origins, module, status))
        ?.name;
    }
    case "auth": {
      const handler = facts.handlers.find(({ head }) => lineOf(module, head) === line);
      return handler && guardInUse(origins, handler, named.auth)?.text;
    }
    case "retry":
      return retryHelperOf(facts, project);
    case "logger":
      return undefined;
  }
}
