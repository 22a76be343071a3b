import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { auditSchema } from "./audit-schema.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
  await database.pool.query("INSERT INTO tenants (name) VALUES ('Acme')");
}, startTimeout);
afterAll(() => database.stop());

function book(nights: string, more: Record<string, unknown> = {}): Promise<unknown> {
  const row: Record<string, unknown> = { tenant_id: 1, room: "101", nights, price_in_cents: 9_900, ...more };
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return database.pool.query(
    `INSERT INTO bookings (${columns.join()}) VALUES (${places.join()})`,
    Object.values(row),
  );
}

describe("the schema refuses", () => {
  test("two confirmed bookings of a room for one night", async () => {
    await book("[2026-05-01,2026-05-04)");
    await expect(book("[2026-05-03,2026-05-05)")).rejects.toMatchObject({ code: "23P01" });
    await expect(book("[2026-05-04,2026-05-05)")).resolves.toBeDefined();
    await expect(book("[2026-05-03,2026-05-05)", { room: "102" })).resolves.toBeDefined();
  });

  test("a room taken by two requests at once", async () => {
    const outcomes = await Promise.allSettled([
      book("[2026-06-01,2026-06-02)"),
      book("[2026-06-01,2026-06-02)"),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a state without its facts", async () => {
    await expect(book("[2026-07-01,2026-07-02)", { status: "cancelled" })).rejects.toMatchObject({
      code: "23514",
    });
    await expect(book("[2026-07-01,2026-07-02)", { cancelled_at: new Date() })).rejects.toMatchObject({
      code: "23514",
    });
  });

  test("an unknown tenant, a negative price, no night at all", async () => {
    await expect(book("[2026-08-01,2026-08-02)", { tenant_id: 99 })).rejects.toMatchObject({ code: "23503" });
    await expect(book("[2026-08-01,2026-08-02)", { price_in_cents: -1 })).rejects.toMatchObject({
      code: "23514",
    });
    await expect(book("empty")).rejects.toMatchObject({ code: "23514" });
  });

  test("to lose a tenant who has bookings", async () => {
    const code = expect.stringMatching(/^(23503|23001)$/); // PostgreSQL 18 gave RESTRICT a code of its own
    await expect(database.pool.query("DELETE FROM tenants")).rejects.toMatchObject({ code });
  });
});

describe("the audit", () => {
  test("finds nothing here", async () => {
    expect(await auditSchema(database.pool)).toEqual([]);
  });

  test("finds what a careless migration adds", async () => {
    await database.pool.query(`
      CREATE TABLE notes (
        tenant_id bigint REFERENCES tenants, booking_id uuid REFERENCES bookings, author bigint, written_at timestamp
      );
      -- Neither the wrong column first nor a part of the rows serves the foreign key.
      CREATE INDEX ON notes (author, tenant_id);
      CREATE INDEX ON notes (booking_id) WHERE author IS NOT NULL;`);
    expect(await auditSchema(database.pool)).toEqual([
      { table: "notes", problem: "foreign key without an index", columns: ["booking_id"] },
      { table: "notes", problem: "foreign key without an index", columns: ["tenant_id"] },
      { table: "notes", problem: "no primary key", columns: [] },
      { table: "notes", problem: "timestamp without time zone", columns: ["written_at"] },
    ]);
  });
});
