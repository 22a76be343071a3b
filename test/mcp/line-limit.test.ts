import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { LineLimit, requestId } from "../../mcp/line-limit.ts";
import { main } from "./built.ts";
import { project } from "./session.ts";

/** Cuts a text into pieces of these sizes. */
function* cut(input: string, sizes: readonly number[]): Generator<Buffer> {
  const bytes = Buffer.from(input);
  for (let start = 0, i = 0; start < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

describe("lines that are too long", () => {
  it("are left out, and all others come through, however they are cut", async () => {
    const lines = fc.array(fc.string({ maxLength: 30 }).map((line) => line.replaceAll("\n", "")));
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(lines, sizes, async (written, pieces) => {
        const tooLong: string[] = [];
        const limit = new LineLimit(20, (start) => tooLong.push(start));
        const input = written.map((line) => `${line}\n`).join("");
        const output = await text(Readable.from(cut(input, pieces)).pipe(limit));
        const fits = (line: string) => Buffer.byteLength(line) < 20;
        expect(output).toBe(
          written
            .filter(fits)
            .map((line) => `${line}\n`)
            .join(""),
        );
        expect(tooLong).toHaveLength(written.filter((line) => !fits(line)).length);
      }),
    );
  });

  it.each([
    ['{"jsonrpc":"2.0","id":7,"method":"x","params":{', '"id":1}}}', 7],
    ['{"method":"x","params":{"id":1,', '"},"jsonrpc":"2.0","id":"a-7"}\n', "a-7"],
    ['{"method":"x","params":{"id":1,', '"id":2},"jsonrpc":"2.0"}\n', null],
    ["xxxx", "xxxx", null],
  ])("tell whose they were: %j ... %j", (start, end, id) => {
    expect(requestId(start, end)).toBe(id);
  });
});

describe("a line of 11 MB", { timeout: 60_000 }, () => {
  it("is answered with an error, and so is what comes after it with its answer", async () => {
    const child = spawn(process.execPath, [main, "mcp", "--root", project({})], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    onTestFinished(() => void child.kill());
    const send = (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`);
    const clientInfo = { name: "test", version: "1" };
    const params = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo };
    send({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    const large = { filename: "a.ts", code: "x".repeat(11 << 20) };
    send({ method: "tools/call", params: { name: "analyze_code", arguments: large }, jsonrpc: "2.0", id: 2 });
    send({ jsonrpc: "2.0", id: 3, method: "ping" });
    const answers: unknown[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      answers.push(JSON.parse(line));
      if (answers.length === 3) break;
    }
    expect(answers).toHaveLength(3);
    expect(answers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 1, result: expect.any(Object) as object }),
        { jsonrpc: "2.0", id: 2, error: { code: -32_600, message: "A message may have 4194304 bytes." } },
        { jsonrpc: "2.0", id: 3, result: {} },
      ]),
    );
  });
});
