import { describe, expect, test } from "vitest";
import {
  getPattern,
  getRuleDoc,
  listPatterns,
  listRules,
  patternCategories,
  searchPatterns,
} from "../../src/docs/index.ts";

describe("search", () => {
  test.for([
    ["n+1", "n-plus-one-prevention"],
    ["query in a loop", "n-plus-one-prevention"],
    ["dataloader", "graphql-batching"],
    ["how do I store passwords", "password-hashing"],
    ["bcrypt", "password-hashing"],
    ["jobs get lost on deploy", "background-jobs"],
    ["outbox", "background-jobs"],
    ["x-forwarded-for", "rate-limiting"],
    ["cursor pagination", "pagination-and-filtering"],
    ["ORDER BY from the query string", "pagination-and-filtering"],
    ["cache stampede", "cache-aside"],
    ["stale cache after update", "cached-repository"],
    ["deadlock", "transaction"],
    ["circuit breaker", "microservice-communication"],
    ["zod", "input-validation"],
    ["mass assignment", "input-validation"],
    ["who may delete this invoice", "role-based-access-control"],
    ["correlation id", "structured-logging"],
    ["problem+json", "error-handling"],
    ["fetch hangs", "timeouts"],
    ["exponential backoff", "retry-with-backoff"],
    ["no-unbounded-retry", "retry-with-backoff"],
    ["missing index on foreign key", "schema-design"],
    ["select star", "query-optimization"],
    ["alg none", "jwt-validation"],
    ["breaking change api", "api-versioning"],
    ["ETag", "status-codes"],
    ["retyr with bakoff", "retry-with-backoff"],
    ["paginat", "pagination-and-filtering"],
  ])("%j finds %s", ([query, id]) => {
    expect(searchPatterns(query ?? "", { limit: 3 }).map(({ info }) => info.id)).toContain(id);
  });

  test("limits what it returns, best first", () => {
    const hits = searchPatterns("queries", { limit: 4 });
    expect(hits).toHaveLength(4);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
  });

  test.for(["", "   ", "the", "qqqqzzzz", "%_*\\", "\u0000", "x".repeat(10_000)])(
    "%j finds nothing and breaks nothing",
    (query) => {
      expect(searchPatterns(query)).toEqual([]);
    },
  );
});

describe("a pattern", () => {
  test("has three depths, each containing more", () => {
    const [summary, page, full] = (["summary", "page", "full"] as const).map(
      (depth) => getPattern("rate-limiting", { depth })?.markdown ?? "",
    );
    expect(summary).toContain("Related: ");
    expect(page).toContain("## How it goes wrong");
    expect(page).not.toContain("describe.skipIf");
    expect(full).toContain("### rate-limit.test.ts");
    expect(full).toContain("describe.skipIf");
  });

  test("is cut to a section by its slug or its heading", () => {
    const bySlug = getPattern("rate-limiting", { section: "how-it-goes-wrong" })?.markdown;
    expect(bySlug).toMatch(/^## How it goes wrong\n/);
    expect(bySlug).not.toContain("## Rules");
    expect(getPattern("rate-limiting", { section: "How it goes wrong" })?.markdown).toBe(bySlug);
  });

  test("names the sections it has", () => {
    expect(getPattern("timeouts")?.sections).toContain("anti-pattern");
  });

  test("keeps its generator's marks to itself", () => {
    for (const { id } of listPatterns()) {
      for (const depth of ["page", "full"] as const)
        expect(getPattern(id, { depth })?.markdown).not.toContain("<!--");
    }
  });

  test.for(["nothing", "../package", "__proto__", ""])("%j is none", (id) => {
    expect(getPattern(id)).toBeUndefined();
  });

  test("has no section it doesn't have", () => {
    expect(getPattern("timeouts", { section: "nothing" })).toBeUndefined();
  });
});

test("every pattern is in exactly one category's list", () => {
  const listed = patternCategories.flatMap((category) => listPatterns({ category }));
  expect(listed.map(({ id }) => id).sort()).toEqual(listPatterns().map(({ id }) => id));
});

describe("rules", () => {
  test("are listed with what they do and the patterns that teach the cure", () => {
    const rule = listRules().find(({ id }) => id === "no-query-in-loop");
    expect(rule?.description).toMatch(/^disallow /i);
    expect(rule?.patterns).toContain("n-plus-one-prevention");
  });

  test("are found with and without the plugin's prefix", () => {
    const page = getRuleDoc("no-query-in-loop");
    expect(page?.markdown).toContain("no-query-in-loop");
    expect(getRuleDoc("backend-patterns/no-query-in-loop")).toEqual(page);
    expect(getRuleDoc("no-such-rule")).toBeUndefined();
    expect(getRuleDoc("../patterns/timeouts")).toBeUndefined();
  });
});
