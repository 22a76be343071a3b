import { dirname, posix } from "node:path";
import type { ProjectStyle } from "./project-style.ts";

/** As the project's other files end. */
export function sourceExtension({ typescript, commonjs, files }: ProjectStyle): string {
  if (typescript)
    return files.some((file) => /\.ts$/.test(file)) || !files.some((file) => /\.mts$/.test(file))
      ? ".ts"
      : ".mts";
  const isPlain = files.some((file) => file.endsWith(".js")) || files.length === 0;
  return isPlain ? ".js" : commonjs ? ".cjs" : ".mjs";
}

/** The specifier by which one new file imports another. */
export function specifierBetween(from: string, to: string, { extension }: ProjectStyle): string {
  const relative = posix.relative(dirname(from), to.replace(/\.[cm]?[jt]s$/, ""));
  const written =
    extension === ".js" || extension === ".mjs" || extension === ".cjs"
      ? to.replace(/^.*\.([cm]?)[jt]s$/, ".$1js")
      : extension;
  return (relative.startsWith(".") ? relative : `./${relative}`) + written;
}
