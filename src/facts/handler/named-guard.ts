import path from "node:path";
import type { Origins } from "../../origins/origins.ts";
import type { NamedExport } from "../../settings.ts";
import type { GuardInUse } from "./guards-in-use.ts";
import type { Handler } from "./handler.ts";

const forms: Readonly<Record<Handler["registered"]["by"], GuardInUse["form"]>> = {
  builder: "base",
  call: "step",
  decorator: "step",
  directive: "wrapper",
  file: "wrapper",
  server: "wrapper",
};

/** The guard that the settings name, in the form that handlers of this kind take; `undefined` where there is no such export. */
export function namedGuard(
  origins: Origins,
  { module, registered }: Handler,
  { module: specifier, export: exported }: NamedExport,
): GuardInUse | undefined {
  const found = origins.project.imported(specifier, exported, module.filename);
  const isMissing = found?.kind === "package" && found.specifier.startsWith(".");
  if (found === undefined || isMissing) return undefined;
  const name = exported === "default" ? nameOfFile(specifier) : exported;
  return { form: forms[registered.by], text: name, name, exported, specifier };
}

/** `./require-user.js`: `requireUser`. */
function nameOfFile(specifier: string): string {
  const [first = "", ...rest] = path
    .basename(specifier)
    .replace(/\.[cm]?[jt]sx?$/, "")
    .split(/[^\w$]+/);
  return first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}
