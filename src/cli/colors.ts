import picocolors from "picocolors";
import type { Io, Output } from "./command.ts";

/** Colours where the stream is a terminal, unless `NO_COLOR` is set; `FORCE_COLOR` wants them anywhere. */
export function wantsColor({ isTTY = false }: Output, { env }: Io): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  return isTTY && env.TERM !== "dumb";
}

export const colors = (enabled: boolean) => picocolors.createColors(enabled);

/** A unified diff with its lines in the usual colours. */
export function colorDiff(diff: string, color: boolean): string {
  const paint = colors(color);
  return diff.replace(/^[-+@].*$/gm, (line) => {
    if (line.startsWith("+++") || line.startsWith("---")) return paint.bold(line);
    if (line.startsWith("@")) return paint.cyan(line);
    return line.startsWith("+") ? paint.green(line) : paint.red(line);
  });
}
