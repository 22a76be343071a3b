import { countTokens } from "gpt-tokenizer";
import { describe, expect, it } from "vitest";
import type { Engine, JobOutput } from "../../mcp/analysis/jobs.ts";
import type { Finding } from "../../src/check/findings.ts";
import { client, session } from "./session.ts";

const tables = ["user", "order", "invoice", "product", "payment", "shipment"];

/** Ten services of six queries in loops each, on different tables and collections. */
function sixty(): Record<string, string> {
  const files: Record<string, string> = { "src/db.ts": client };
  for (let i = 0; i < 10; i++) {
    const functions = tables.map(
      (table) => `
export async function ${table}s${i}(rows: { ${table}Id: number }[]) {
  const found = [];
  for (const row of rows) found.push(await prisma.${table}.findUnique({ where: { id: row.${table}Id }, select: { id: true } }));
  return found;
}`,
    );
    files[`src/services/${tables[i % 6]}-service-${i}.ts`] =
      `import { prisma } from "../db.ts";\n${functions.join("\n")}\n`;
  }
  return files;
}

/** An analysis that found what it is told to have found. */
function engineWith(findings: Finding[]): Engine {
  const output = { findings, failures: [], checked: 1000, unchecked: 0 };
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- it is what the type of the answer depends on
  return { call: (name) => Promise.resolve(output as unknown as JobOutput<typeof name>) };
}

function finding(i: number): Finding {
  const message = `1 read of \`table${i}\` per element of \`rows\``;
  return {
    path: `src/f${String(Math.floor(i / 10)).padStart(4, "0")}.ts`,
    rule: "no-query-in-loop",
    severity: "error",
    line: i + 1,
    column: 1,
    message,
    brief: message,
    suggestions: [],
  };
}

describe("thrift", { timeout: 60_000 }, () => {
  it("lists all tools in 2,500 tokens", async () => {
    const { client: connected } = await session({});
    expect(countTokens(JSON.stringify(await connected.listTools()))).toBeLessThanOrEqual(2500);
  });

  it("tells sixty findings in 5 KB, as data and as text", async () => {
    const { call } = await session(sixty());
    const { data, text } = await call("analyze_files", { paths: ["src"], rules: ["no-query-in-loop"] });
    expect(data).toMatchObject({ summary: { findings: 60 }, truncated: false });
    expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThanOrEqual(5 * 1024);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(5 * 1024);
  });

  it("pages through ten thousand findings: each once, in order, each page small", async () => {
    const engine = engineWith(Array.from({ length: 10_000 }, (_, i) => finding(i)));
    const { call } = await session({}, { engine });
    const seen: number[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const { data, text } = await call("analyze_files", {
        paths: ["."],
        limit: 500,
        response_format: "detailed",
        ...(cursor === undefined ? {} : { cursor }),
      });
      const files = data["files"] as { rules: { findings: { line: number }[] }[] }[];
      for (const { rules } of files)
        for (const { findings } of rules) seen.push(...findings.map(({ line }) => line));
      expect(data["summary"]).toMatchObject({ findings: 10_000 });
      expect(text.length).toBeLessThan(100_000);
      cursor = data["next_cursor"] as string | undefined;
      expect(data["truncated"]).toBe(cursor !== undefined);
      pages++;
    } while (cursor !== undefined);
    expect(pages).toBe(20);
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, i) => i + 1));
  });

  it("says that a cursor has expired", async () => {
    const { call } = await session({});
    for (const cursor of ["", "x", "x.1", "constructor.0", "__proto__.5"]) {
      const { isError, text } = await call("analyze_files", { paths: ["."], cursor });
      expect({ isError, text }).toMatchObject({
        isError: true,
        text: expect.stringContaining("expired") as string,
      });
    }
  });

  it("tells a bug to its log, and the caller nothing of this machine", async () => {
    const engine: Engine = { call: () => Promise.reject(new Error("ENOENT /home/me/secret")) };
    const { call, errors } = await session({}, { engine });
    const { isError, text } = await call("analyze_files", { paths: ["."] });
    expect(isError).toBe(true);
    expect(text).not.toContain("/home");
    expect(String(errors[0])).toContain("/home/me/secret");
  });
});
