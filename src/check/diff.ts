import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { displayPath } from "./paths.ts";
import type { FixedFile } from "./result.ts";

/** A unified diff that `git apply` and `patch -p1` take. */
export function unifiedDiff({ path, before, after }: FixedFile, cwd: string): string {
  const name = displayPath(cwd, path).replace(/^\//, "");
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
