import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { packageInfo } from "../../src/package-info.ts";
import { project, runCheck } from "./run-check.ts";

const files = {
  "src/a,b/100%.ts": "export const a = 1;\nexport const b = old;\n",
  "src/café.ts": "const = 1;\n",
};

async function print(format: string, args: string[] = []): Promise<string> {
  return (await runCheck(project(files), ["--format", format, ...args])).stdout;
}

describe("stylish", () => {
  it("ends with the counts per rule and per file", async () => {
    const text = await print("stylish");
    expect(text).toContain("src/a,b/100%.ts\n  2:18  error  `old` is 100% out");
    expect(text).toMatch(
      /Findings per rule\n {5}1 {2}backend-patterns\/no-old\n\nFindings per file\n {5}1 {2}src\/a,b\/100%\.ts\n/,
    );
    expect(text).toMatch(/✖ 1 file checked in [\d.]+ s: 1 error, 0 warnings, 1 fixable\.\n$/);
  });

  it("cuts a long list of files", async () => {
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`f${i}.ts`, "old;\n"]));
    expect((await runCheck(project(many), [])).stdout).toContain("and 3 files more");
  });
});

describe("json", () => {
  it("holds every finding, count and failure", async () => {
    const report = JSON.parse(await print("json", ["--fix-dry-run"])) as Record<string, unknown>;
    expect(report).toMatchObject({
      clean: false,
      summary: {
        files: 1,
        findings: 1,
        errors: 1,
        warnings: 0,
        fixable: 1,
        fixed: 1,
        rules: { "no-old": 1 },
      },
      files: [
        {
          path: "src/a,b/100%.ts",
          rules: [
            {
              rule: "no-old",
              findings: [
                {
                  severity: "error",
                  line: 2,
                  column: 18,
                  end_line: 2,
                  end_column: 21,
                  message_id: "old",
                  fix: "safe",
                  suggestions: [],
                },
              ],
            },
          ],
        },
      ],
      diffs: [
        { path: "src/a,b/100%.ts", diff: expect.stringContaining("+export const b = fresh;") as string },
      ],
      errors: [{ kind: "syntax", path: "src/café.ts", line: 1 }],
    });
  });
});

describe("github", () => {
  it("escapes what workflow commands would misread", async () => {
    const [finding, failure, end] = (await print("github")).split("\n");
    expect(finding).toBe(
      "::error file=src/a%2Cb/100%25.ts,line=2,endLine=2,col=18,endColumn=21,title=backend-patterns/no-old::" +
        "`old` is 100%25 out: use `fresh`,%0Aplease: <b>now</b>.",
    );
    expect(failure).toMatch(/^::warning file=src\/café\.ts,line=1,col=6::Skipped: can't be parsed: /);
    expect(end).toBe("");
  });
});

describe("sarif", () => {
  it("is valid by the standard's schema", async () => {
    const require = createRequire(import.meta.url);
    const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object;
    const validate = addFormats
      .default(new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false }))
      .compile(schema);
    validate(JSON.parse(await print("sarif")));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("locates findings, fixes and failures under the source root", async () => {
    const { runs } = JSON.parse(await print("sarif")) as { runs: unknown[] };
    const uriBaseId = "%SRCROOT%";
    expect(runs).toMatchObject([
      {
        tool: {
          driver: {
            semanticVersion: packageInfo.version,
            rules: [{ id: "backend-patterns/no-old", shortDescription: { text: "Disallow `old`" } }],
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              {
                level: "warning",
                descriptor: { id: "syntax" },
                locations: [
                  {
                    physicalLocation: {
                      artifactLocation: { uri: "src/caf%C3%A9.ts", uriBaseId },
                      region: { startLine: 1 },
                    },
                  },
                ],
              },
            ],
          },
        ],
        results: [
          {
            ruleId: "backend-patterns/no-old",
            ruleIndex: 0,
            level: "error",
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "src/a,b/100%25.ts", uriBaseId },
                  region: { startLine: 2, startColumn: 18, endLine: 2, endColumn: 21 },
                },
              },
            ],
            fixes: [
              {
                artifactChanges: [
                  {
                    replacements: [
                      {
                        deletedRegion: { charOffset: 37, charLength: 3 },
                        insertedContent: { text: "fresh" },
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });
});

describe("html", () => {
  it("is one page that loads nothing and says everything", async () => {
    const text = await print("html", ["--fix-dry-run"]);
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(/);
    expect(text).toContain('<meta name="viewport"');
    expect(text).toContain("color-scheme: light dark");
    expect(text).toContain("use `fresh`,\nplease: &lt;b&gt;now&lt;/b&gt;.");
    expect(text).toContain("export const b = <mark>old</mark>;");
    expect(text).toContain("+export const b = fresh;");
    expect(text).toContain("src/café.ts");
  });
});

it("refuses a format that doesn't exist", async () => {
  await expect(print("xml")).rejects.toThrow(
    "There is no format `xml`: use one of stylish, json, sarif, github, html.",
  );
});
