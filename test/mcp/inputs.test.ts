import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { session, shop, type Session } from "./session.ts";

const anyPath = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "src",
    "src/**",
    "{a,b",
    "[",
    "!(",
    "src/*.ts",
    "**/..",
    "\\",
    "C:\\x",
    "file:///etc/passwd",
    "-",
    "@",
  ),
);
const anyName = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom("no-query-in-loop", "constructor", "__proto__", "../x"),
);

const inputs: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  analyze_files: fc.record(
    {
      paths: fc.array(anyPath, { maxLength: 4 }),
      rules: fc.array(anyName, { maxLength: 2 }),
      response_format: fc.constantFrom("concise", "detailed", "other"),
      limit: fc.oneof(fc.integer(), fc.double()),
      cursor: fc.string({ maxLength: 20 }),
    },
    { requiredKeys: ["paths"] },
  ),
  analyze_code: fc.record({ code: fc.string({ unit: "binary" }), filename: anyPath }),
  fix_files: fc.record(
    { paths: fc.array(anyPath, { maxLength: 3 }), include_suggestions: fc.boolean(), dry_run: fc.boolean() },
    { requiredKeys: ["paths"] },
  ),
  explain_rule: fc.record({ rule_ids: fc.array(anyName, { maxLength: 3 }) }),
  search_patterns: fc.record({ query: fc.string({ unit: "binary", maxLength: 80 }) }),
  audit_routes: fc.record(
    {
      paths: fc.array(anyPath, { maxLength: 3 }),
      only: fc.constantFrom("unauthenticated", "unvalidated", "n_plus_one", "other"),
      limit: fc.oneof(fc.integer(), fc.double()),
      cursor: fc.string({ maxLength: 20 }),
    },
    { requiredKeys: ["paths"] },
  ),
  refactor: fc.record(
    {
      finding: fc.oneof(
        anyPath,
        fc
          .tuple(anyPath, fc.oneof(fc.integer(), fc.string({ maxLength: 5 })))
          .map((parts) => parts.join(":")),
      ),
      plan: fc.constantFrom("batch_twin", "extract_repository", "add_module", "other"),
      repository: anyPath,
      dry_run: fc.boolean(),
    },
    { requiredKeys: ["finding", "plan"] },
  ),
  get_pattern: fc.record(
    { ids: fc.array(anyName, { maxLength: 3 }), section: anyName },
    { requiredKeys: ["ids"] },
  ),
};

/** What holds for every answer. */
function expectWellFormed(
  { root, errors }: Session,
  answer: { text: string; isError: boolean; data: object },
) {
  expect(errors).toEqual([]);
  expect(answer.text).not.toContain(root);
  expect(answer.text).not.toMatch(/internal error/i);
  if (!answer.isError) expect(Object.keys(answer.data).length).toBeGreaterThan(0);
}

describe("whatever is given", { timeout: 120_000 }, () => {
  it.each(Object.keys(inputs))("%s answers", async (name) => {
    const connected = await session(shop);
    await fc.assert(
      fc.asyncProperty(inputs[name]!, async (input) => {
        expectWellFormed(connected, await connected.call(name, input));
      }),
      { numRuns: 40 },
    );
  });

  it.each(Object.keys(inputs))("%s answers what isn't even of the right type", async (name) => {
    const connected = await session({});
    await fc.assert(
      fc.asyncProperty(fc.dictionary(anyName, fc.jsonValue()), async (input) => {
        const answer = await connected.call(name, input as Record<string, unknown>);
        expectWellFormed(connected, answer);
        expect(answer.isError).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
