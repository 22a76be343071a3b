import path from "node:path";
import { failuresOf } from "../../src/facts/failure/failures.ts";
import { Facts } from "../../src/facts/facts-of.ts";
import type { Files } from "../project/temporary-project.ts";
import { originsIn } from "./queries-in.ts";

/** The failures of one of the files: line, subject and condition. */
export function failuresIn(files: Files, filename: string): string[] {
  const { origins, directory } = originsIn(files);
  const module = origins.project.module(path.join(directory, filename));
  if (module === undefined) throw new Error(`${filename} doesn't parse`);
  return failuresOf(new Facts(module, origins)).map(
    ({ node, subject, condition }) =>
      `${module.text.slice(0, node.range[0]).split("\n").length} ${subject} ${condition}`,
  );
}
