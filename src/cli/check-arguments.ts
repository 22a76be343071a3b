import { displayPath } from "../check/paths.ts";
import type { Failure } from "../check/result.ts";
import type { LinterOptions } from "../check/linter.ts";
import { colors, wantsColor } from "./colors.ts";
import type { Io } from "./command.ts";

/** The value of `--config` may be left out; only what looks like a configuration file is taken for it, since paths follow. */
export function withConfigValue(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.flatMap((argument, i) => {
    const isOption = end === -1 || i < end;
    if (!isOption || argument !== "--config") return [argument];
    return /(^|[\\/.-])config\.[cm]?[jt]s$/.test(args[i + 1] ?? "") ? [argument] : ["--config="];
  });
}

export function configOption(value: string | undefined): Pick<LinterOptions, "config"> {
  if (value === undefined) return {};
  return { config: value === "" ? true : value };
}

/** What couldn't be read, for stderr. */
export function failureList(failures: readonly Failure[], io: Io): string {
  const paint = colors(wantsColor(io.stderr, io));
  return failures
    .map(({ kind, path, line, column, message }) => {
      const place = [displayPath(io.cwd, path), line, column].filter((part) => part !== undefined).join(":");
      return `${paint.bold(place)}: ${kind === "internal" || kind === "no-match" ? paint.red(message) : paint.yellow(message)}\n`;
    })
    .join("");
}
