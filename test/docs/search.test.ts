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

  test.for([
    ["avoid n+1 in graphql", "graphql-batching"],
    ["jwt alg none", "jwt-validation"],
    ["idempotent webhook", "background-jobs"],
    ["retry failed http requests", "retry-with-backoff"],
    ["how to hash passwords in node", "password-hashing"],
    ["brute force login protection", "rate-limiting"],
    ["429 too many requests", "rate-limiting"],
    ["cache invalidation after update", "cached-repository"],
    ["cache stampede", "cache-aside"],
    ["redis cache ttl", "cache-aside"],
    ["offset pagination slow", "pagination-and-filtering"],
    ["sql injection order by", "pagination-and-filtering"],
    ["deadlock detected", "transaction"],
    ["double spending race condition", "transaction"],
    ["fetch timeout", "timeouts"],
    ["circuit breaker", "microservice-communication"],
    ["correlation id in logs", "structured-logging"],
    ["redact passwords in logs", "structured-logging"],
    ["which status code for validation error", "status-codes"],
    ["404 or 403", "status-codes"],
    ["express error middleware", "error-handling"],
    ["unhandled promise rejection express", "error-handling"],
    ["mass assignment", "input-validation"],
    ["validate request body with zod", "input-validation"],
    ["user can see other users' data", "role-based-access-control"],
    ["role check middleware", "role-based-access-control"],
    ["protect routes with authentication", "auth-middleware"],
    ["public routes nestjs guard", "auth-middleware"],
    ["where to put business logic", "service-layer"],
    ["fat controllers", "service-layer"],
    ["repository pattern prisma", "repository"],
    ["soft delete", "repository"],
    ["missing index slow query", "query-optimization"],
    ["select star", "query-optimization"],
    ["foreign key index", "schema-design"],
    ["zero downtime migration", "schema-design"],
    ["timestamp vs timestamptz", "schema-design"],
    ["deprecate api endpoint", "api-versioning"],
    ["breaking change in api", "api-versioning"],
    ["rest url naming", "rest-resource-design"],
    ["put vs patch", "rest-resource-design"],
    ["hide password column from response", "response-envelope"],
    ["bigint json", "response-envelope"],
    ["send email after signup", "background-jobs"],
    ["bullmq job retries", "background-jobs"],
    ["outbox pattern", "background-jobs"],
    ["idempotency key", "microservice-communication"],
    ["saga distributed transaction", "microservice-communication"],
    ["graceful shutdown worker", "background-jobs"],
    ["access token vs id token", "jwt-validation"],
    ["await in loop database query", "n-plus-one-prevention"],
    ["batch insert many rows", "n-plus-one-prevention"],
    ["etag optimistic locking", "status-codes"],
    ["memory leak map rate limiter", "rate-limiting"],
    ["exponential backoff jitter", "retry-with-backoff"],
    ["promise.all too many requests at once", "background-jobs"],
    ["dataloader", "graphql-batching"],
    ["multi tenant row level security", "role-based-access-control"],
    ["rotate jwt keys", "jwt-validation"],
    ["bcrypt vs argon2", "password-hashing"],
    ["unique constraint violation 409", "error-handling"],
    ["abortsignal", "timeouts"],
    ["cors preflight 401", "auth-middleware"],
    ["next.js middleware auth bypass", "auth-middleware"],
    ["api key storage", "auth-middleware"],
    ["validate env variables", "input-validation"],
    ["connection pool exhausted", "transaction"],
    ["stripe webhook signature", "auth-middleware"],
  ])("%j finds %s first or second", ([query, id]) => {
    expect(searchPatterns(query ?? "", { limit: 2 }).map(({ info }) => info.id)).toContain(id);
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
