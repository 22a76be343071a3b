import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { displayPath } from "./paths.ts";

interface ChangedFile {
  /** Absolute. */
  readonly path: string;
  /** `undefined` for a file that there isn't yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/** A unified diff that `git apply` and `patch -p1` take. */
export function unifiedDiff({ path, before, after }: ChangedFile, cwd: string): string {
  const name = displayPath(cwd, path).replace(/^\//, "");
  const old = before === undefined ? "/dev/null" : `a/${name}`;
  return createTwoFilesPatch(old, `b/${name}`, before ?? "", after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
