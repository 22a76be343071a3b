import path from "node:path";
import { describe, expect, it } from "vitest";
import { environmentsOf } from "../../src/facts/environment.ts";
import { Origins } from "../../src/origins/origins.ts";
import { createProject } from "../../src/project/project.ts";
import { modelsOf } from "../../src/facts/facts-of.ts";
import { settingsOf } from "../../src/settings.ts";
import { temporaryProject } from "../project/temporary-project.ts";

/** What its place says of a file of a project that lies in a folder of this name. */
function environments(folder: string, filename: string): string[] {
  const directory = path.join(temporaryProject({ [path.join(folder, filename)]: "" }), folder);
  const origins = new Origins(createProject(directory), modelsOf(settingsOf(undefined)));
  const module = origins.project.module(path.join(directory, filename));
  if (module === undefined) throw new Error(`${filename} doesn't parse`);
  return [...environmentsOf(origins, module)];
}

describe("the place of a file", () => {
  it.each([
    ["jobs/mail.ts", ["jobs"]],
    ["src/tests/mail.ts", ["tests"]],
    ["packages/api/scripts/mail.ts", ["commands"]],
    ["src/mail.controller.ts", ["requests"]],
    ["src/mail.ts", []],
  ])("says what %s is for", (filename, expected) => {
    expect(environments("app", filename)).toEqual(expected);
  });

  it.each(["tests", "jobs", "scripts", "app/pages/api"])(
    "is its place in the project, whichever way the project was put away: below %s",
    (folder) => {
      expect(environments(path.join(folder, "app"), "src/mail.ts")).toEqual([]);
    },
  );
});
