import { readFileSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import plugin from "../../src/index.ts";
import { generatePrismaClient } from "../prisma-client.ts";

const root = path.resolve(import.meta.dirname, "../..");
const shop = path.join(root, "docs/examples/shop");

const place = z.strictObject({
  rule: z.string(),
  file: z.string(),
  code: z.string(),
  why: z.string(),
  chain: z.array(z.string()).optional(),
});
const expected = z
  .strictObject({ rules: z.array(z.string()), problems: z.array(place), clean: z.array(place) })
  .parse(JSON.parse(readFileSync(path.join(shop, "expected.json"), "utf8")));

const lineOf = ({ file, code }: z.infer<typeof place>) =>
  readFileSync(path.join(shop, file), "utf8")
    .split("\n")
    .findIndex((line) => line.trim() === code) + 1;

const labelOf = (rule: string, file: string, line: number) => `${file}:${line} ${rule}`;

describe("the list of planted problems", () => {
  it.each([...expected.problems, ...expected.clean])("points at one line: $file $code", (entry) => {
    const lines = readFileSync(path.join(shop, entry.file), "utf8").split("\n");
    expect(lines.filter((line) => line.trim() === entry.code)).toHaveLength(1);
    expect(expected.rules).toContain(entry.rule);
  });
});

describe("the plugin's reports on the shop", () => {
  const rules = expected.rules.filter((rule) => rule in plugin.rules);
  // Rules in preview are in no preset; whoever enables them finds the same.
  const all = {
    files: ["**/*.ts"],
    rules: Object.fromEntries(rules.map((rule) => [`backend-patterns/${rule}`, "error" as const])),
  };
  let reports: { rule: string; file: string; line: number; message: string }[] = [];

  beforeAll(async () => {
    const eslint = new ESLint({
      cwd: shop,
      overrideConfigFile: true,
      overrideConfig: [all, ...plugin.configs.strict],
    });
    const results = await eslint.lintFiles(["src"]);
    reports = results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, message }) => ({
        rule: (ruleId ?? "crash").replace("backend-patterns/", ""),
        file: path.relative(shop, filePath),
        line,
        message,
      })),
    );
  });

  it("parses every file", () => {
    expect(reports.filter(({ rule }) => rule === "crash")).toEqual([]);
  });

  it.each(rules)("%s finds the planted problems and nothing else", (rule) => {
    const found = reports.filter((report) => report.rule === rule);
    const planted = expected.problems.filter((problem) => problem.rule === rule);
    expect(found.map(({ file, line }) => labelOf(rule, file, line)).sort()).toEqual(
      planted.map((problem) => labelOf(rule, problem.file, lineOf(problem))).sort(),
    );
    for (const problem of planted.filter(({ chain }) => chain)) {
      const report = found.find(({ file, line }) => file === problem.file && line === lineOf(problem));
      for (const step of problem.chain ?? []) expect(report?.message).toContain(step);
    }
  });
});

describe("the shop itself", () => {
  it("type-checks", { timeout: 60_000 }, async () => {
    const client = await generatePrismaClient(path.join(shop, "prisma/schema.prisma"));
    const { config } = ts.readConfigFile(path.join(shop, "tsconfig.json"), ts.sys.readFile) as {
      config: object;
    };
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, shop);
    const program = ts.createProgram(fileNames, {
      ...options,
      paths: { "@/*": [`${shop}/src/*`], "@prisma/client": [`${client}/index.d.ts`] },
    });
    const problems = ts.getPreEmitDiagnostics(program).map((diagnostic) => ({
      file: diagnostic.file && path.relative(shop, diagnostic.file.fileName),
      message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
    }));
    expect(fileNames.length).toBeGreaterThan(25);
    expect(problems).toEqual([]);
  });
});
