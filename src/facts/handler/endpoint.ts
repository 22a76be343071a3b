import type { Purpose } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { checkedBy } from "./check-names.ts";
import { waysOf } from "./authentication.ts";
import type { Handler } from "./handler.ts";
import { handlersOf } from "./handlers.ts";
import type { Verdict } from "./inquiry.ts";
import { saysPublic } from "./public-routes.ts";
import { joinPaths } from "./registration.ts";
import type { Step } from "./step.ts";

/** One method of one address, and what stands between it and its callers. */
export interface Endpoint {
  readonly handler: Handler;
  /** `*`: any. */
  readonly method: string;
  /** As far as it is known. */
  readonly path: string | undefined;
  readonly authenticated: Verdict;
  /** A tag or a decorator says that anybody may call. */
  readonly isPublic: boolean;
  /** What runs before the handler, in order. */
  readonly steps: readonly Step[];
  /** What does what: steps first, then what the handler itself checks. */
  readonly checks: Readonly<Record<Exclude<Purpose, "nothing">, readonly string[]>>;
}

/** The addresses that a file serves or registers, in source order; one entry for each way that leads to a handler. */
export function endpointsOf(origins: Origins, module: Module): Endpoint[] {
  return handlersOf(origins, module)
    .flatMap((handler) => endpointsAt(origins, handler))
    .toSorted((a, b) => a.handler.head.range[0] - b.handler.head.range[0]);
}

function endpointsAt(origins: Origins, handler: Handler): Endpoint[] {
  const endpoints = new Map<string, Endpoint>();
  for (const { verdict: found, path, steps, checks, idle } of waysOf(origins, handler)) {
    const verdict = idle && found === "present" ? "absent" : found;
    const by = (purpose: Purpose) => [
      ...new Set([
        ...steps.filter(({ purposes }) => purposes.has(purpose)).map(({ text }) => text),
        ...(handler.notes ?? []).filter((note) => note.purpose === purpose).map(({ text }) => text),
        ...checkedBy(origins, handler, checks, purpose),
      ]),
    ];
    for (const method of handler.methods) {
      const endpoint: Endpoint = {
        handler,
        method,
        path: path === undefined ? undefined : joinPaths(path),
        authenticated: verdict,
        isPublic: saysPublic(handler),
        steps,
        checks: {
          authenticates: by("authenticates"),
          authorises: by("authorises"),
          validates: by("validates"),
          limits: by("limits"),
        },
      };
      endpoints.set(`${method} ${path ?? ""} ${verdict}`, endpoint);
    }
  }
  return [...endpoints.values()];
}
