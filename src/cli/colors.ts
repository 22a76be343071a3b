import picocolors from "picocolors";
import type { Io, Output } from "./command.ts";

/** Colours where the stream is a terminal, unless `NO_COLOR` is set; `FORCE_COLOR` wants them anywhere. */
export function wantsColor({ isTTY = false }: Output, { env }: Io): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return isTTY && env.TERM !== "dumb";
}

export const colors = (enabled: boolean) => picocolors.createColors(enabled);
