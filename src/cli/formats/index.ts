import type { CheckResult } from "../../check/result.ts";

export interface FormatContext {
  /** Paths are shown relative to it. */
  cwd: string;
  color: boolean;
}

export type Format = (result: CheckResult, context: FormatContext) => string | Promise<string>;

/** The output formats by name, each loaded when asked for. */
export const formats: Readonly<Record<string, () => Promise<Format>>> = {
  stylish: async () => (await import("./stylish.ts")).stylish,
  json: async () => (await import("./json.ts")).json,
  sarif: async () => (await import("./sarif.ts")).sarif,
  github: async () => (await import("./github.ts")).github,
  html: async () => (await import("./html.ts")).html,
};
