import path from "node:path";
import { describe, expect, it } from "vitest";
import { Facts } from "../../src/facts/facts-of.ts";
import { retriesOf } from "../../src/facts/retry/retries.ts";
import { originsIn } from "./queries-in.ts";

/** The retries of a function body: form, bound and wait. */
function retriesIn(body: string, before = ""): string[] {
  const { origins, directory } = originsIn({
    "main.ts": `${before}\nexport async function run(task: any, signal?: AbortSignal) {\n${body}\n}`,
  });
  const module = origins.project.module(path.join(directory, "main.ts"));
  if (module === undefined) throw new Error("main.ts doesn't parse");
  return retriesOf(new Facts(module, origins)).map(({ form, bound, wait }) => `${form} ${bound} ${wait}`);
}

describe("loops around try and catch", () => {
  it.each([
    [
      "no limit, no wait",
      `while (true) { try { return await task(); } catch (e) { console.error(e); } }`,
      "catch absent absent",
    ],
    ["for (;;)", `for (;;) { try { return await task(); } catch {} }`, "catch absent absent"],
    [
      "a flag that only success sets",
      `let done = false; while (!done) { try { await task(); done = true; } catch {} }`,
      "catch absent absent",
    ],
    [
      "a result that only success gives",
      `let result; while (result === undefined) { try { result = await task(); } catch {} }`,
      "catch absent absent",
    ],
    [
      "break after the try",
      `while (true) { try { await task(); } catch { await sleep(100); continue; } break; }`,
      "catch absent constant",
    ],
    [
      "a counter that nothing looks at",
      `let n = 0; while (true) { try { return await task(); } catch { n++; console.log(n); } }`,
      "catch absent absent",
    ],
    [
      "only some errors",
      `while (true) { try { return await task(); } catch (e) { if (!isTransient(e)) throw e; } }`,
      "catch absent absent",
    ],
    [
      "an end that somebody is asked for",
      `while (true) { try { return await task(); } catch (e) { const again = await ask(e); if (!again) return; continue; } }`,
      "catch unknown unknown",
    ],
    [
      "an end that the attempt itself decides",
      `let synced = false; while (true) { try { await task(); synced = true; await task(); return; } catch (e) { if (!synced) continue; throw e; } }`,
      "catch unknown absent",
    ],
    [
      "a wait at the head of the try",
      `for (let i = 0; i < 3; i++) { try { if (i > 0) await sleep(1000 * 2 ** i); return await task(); } catch (e) { last = e; } }`,
      "catch counted growing",
    ],
    [
      "a limit in the head",
      `for (let i = 0; i < 3; i++) { try { return await task(); } catch { await sleep(2 ** i * 100); } }`,
      "catch counted growing",
    ],
    [
      "a limit in the handler",
      `let n = 0; while (true) { try { return await task(); } catch (e) { if (++n >= 5) throw e; await sleep(100); } }`,
      "catch counted constant",
    ],
    [
      "a limit that decides to go on",
      `for (let n = 1; ; n++) { try { return await task(); } catch (e) { if (n < 5) continue; throw e; } }`,
      "catch counted absent",
    ],
    [
      "counting down",
      `let left = 3; while (true) { try { return await task(); } catch (e) { left -= 1; if (left === 0) throw e; } }`,
      "catch counted absent",
    ],
    [
      "a deadline",
      `const end = Date.now() + 1000; while (Date.now() < end) { try { return await task(); } catch {} }`,
      "catch timed absent",
    ],
    [
      "an abort signal",
      `while (true) { signal.throwIfAborted(); try { return await task(); } catch {} }`,
      "catch timed absent",
    ],
    [
      "a helper that may give up",
      `let n = 0; while (true) { try { return await task(); } catch (e) { n++; await onFailure(n, e); } }`,
      "catch unknown unknown",
    ],
    [
      "waits that double",
      `let ms = 100; for (let i = 0; i < 3; i++) { try { return await task(); } catch { await sleep(ms); ms *= 2; } }`,
      "catch counted growing",
    ],
    [
      "waits through a constant",
      `for (let i = 0; i < 3; i++) { try { return await task(); } catch { const ms = 100 * 2 ** i; await new Promise((r) => setTimeout(r, ms)); } }`,
      "catch counted growing",
    ],
    [
      "waits of unknown length",
      `for (let i = 0; i < 3; i++) { try { return await task(); } catch { const ms = backoff(); await sleep(ms); } }`,
      "catch counted unknown",
    ],
  ])("%s", (_, body, expected) => {
    expect(retriesIn(body)).toEqual([expected]);
  });
});

describe("what is no retry", () => {
  it.each([
    [
      "a consumer",
      `while (true) { try { const job = await task.take(); await work(job); } catch (e) { log(e); } }`,
    ],
    [
      "a consumer that may be told to stop",
      `while (true) { try { const job = await task.take(); if (!job) return; await work(job); } catch (e) { log(e); } }`,
    ],
    ["a server's accept loop", `for (;;) { const socket = await task.accept(); handle(socket); }`],
    [
      "pages",
      `let cursor; do { try { const page = await task(cursor); cursor = page.next; } catch (e) { log(e); break; } } while (cursor);`,
    ],
    [
      "a handler that gives up",
      `while (true) { try { return await task(); } catch (e) { throw new Error("no", { cause: e }); } }`,
    ],
    [
      "another host at each turn",
      `for (let i = 0; i < hosts.length; i++) { try { return await task(hosts[i]); } catch {} }`,
    ],
    ["polling a state", `while (await task.isRunning()) await sleep(1000);`],
    ["polling one job", `while (await isPending(task.id)) await sleep(1000);`],
  ])("%s", (_, body) => {
    expect(retriesIn(body)).toEqual([]);
  });
});

describe("answers that say no", () => {
  it.each([
    [
      "429",
      `while (true) { const res = await fetch(task.url); if (res.status === 429) { await sleep(1000); continue; } return res; }`,
      ["answer absent constant"],
    ],
    [
      "!ok in a page loop",
      `let url = task; while (url) { const res = await fetch(url); if (!res.ok) { continue; } url = (await res.json()).next; }`,
      ["answer absent absent"],
    ],
    [
      "a count",
      `let n = 0; while (true) { const res = await fetch(task); if (res.status >= 500 && n++ < 5) { continue; } return res; }`,
      ["answer counted absent"],
    ],
    [
      "an answer that is no failure",
      `while (true) { const res = await fetch(task); if (res.status === 204) continue; return res; }`,
      [],
    ],
  ])("%s", (_, body, expected) => {
    expect(retriesIn(body)).toEqual(expected);
  });
});

describe("probes", () => {
  const db = `import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();`;
  it.each([
    [
      "do ... while taken",
      `let slug; do { slug = random(); } while (await prisma.link.findFirst({ where: { slug } })); return slug;`,
      ["probe absent absent"],
    ],
    [
      "while taken",
      `let slug = base; let n = 1; while (await slugExists(slug)) slug = base + n++;`,
      ["probe absent absent"],
    ],
    [
      "an endless draw",
      `while (true) { const code = random(); const row = await prisma.code.findUnique({ where: { code } }); if (!row) return code; }`,
      ["probe absent unknown"],
    ],
    [
      "a limit",
      `let slug = base; for (let n = 0; n < 10 && (await slugExists(slug)); n++) slug = base + n;`,
      ["probe counted absent"],
    ],
    [
      "a limit that throws",
      `let slug = base; let n = 0; while (await slugExists(slug)) { if (n > 10) throw new Error(); slug = base + n++; }`,
      ["probe counted absent"],
    ],
    [
      "pages that are worked through",
      `let offset = 0; while (true) { const rows = await prisma.code.findMany({ skip: offset }); if (rows.length === 0) break; const values = rows.map(toValue); await prisma.code.count({ where: { values } }); offset += 100; }`,
      [],
    ],
    [
      "a cursor",
      `let id; let row; while ((row = await prisma.user.findFirst({ where: { id } }))) { id = row.parentId; }`,
      [],
    ],
  ])("%s", (_, body, expected) => {
    expect(retriesIn(body, db)).toEqual(expected);
  });
});

describe("recursion", () => {
  it.each([
    [
      "the next of a list",
      `function next() { try { start(list[0]); } catch (e) { report(e); list.shift(); next(); } }`,
      [],
    ],
    [
      "from a catch",
      `async function send(x) { try { return await task(x); } catch { return send(x); } }`,
      ["recursion absent absent"],
    ],
    [
      "after something was set that it looks for",
      `async function send(x, options) { try { return await task(x, options); } catch (e) {
        const wasSigned = options.headers?.["X-Signature"];
        if (e.rejected && !wasSigned) { options.headers = { ...options.headers, "X-Signature": sign(e) }; return send(x, options); }
        throw e; } }`,
      ["recursion counted absent"],
    ],
    ["from .catch", `const send = (x) => task(x).catch(() => send(x));`, ["recursion absent absent"]],
    [
      "after a wait",
      `async function send(x) { try { return await task(x); } catch { await sleep(10); return send(x); } }`,
      ["recursion absent constant"],
    ],
    [
      "with a count",
      `async function send(x, n = 0) { try { return await task(x); } catch (e) { if (n > 3) throw e; return send(x, n + 1); } }`,
      ["recursion counted absent"],
    ],
    [
      "guarded by a count",
      `async function send(x, left = 3) { try { return await task(x); } catch (e) { if (left > 0) return send(x, left - 1); throw e; } }`,
      ["recursion counted absent"],
    ],
    [
      "once",
      `async function send(x, again = true) { try { return await task(x); } catch (e) { if (again) return send(x, false); throw e; } }`,
      ["recursion counted absent"],
    ],
    [
      "a count in options",
      `async function send(x, o) { try { return await task(x); } catch (e) { o.left -= 1; if (o.left === 0) throw e; return send(x, { ...o }); } }`,
      ["recursion counted absent"],
    ],
    [
      "a fallback",
      `async function load(file) { try { return await task(file); } catch { return load("default.json"); } }`,
      [],
    ],
    [
      "what failed together, one by one",
      `async function all(xs) { try { return await task(xs); } catch { for (const x of xs) await all([x]); } }`,
      [],
    ],
    [
      "a walk",
      `async function walk(node) { try { await task(node); } catch {} for (const child of node.children) await walk(child); }`,
      [],
    ],
    ["a queue", `async function next() { try { await task(); next(); } catch { next(); } }`, []],
    [
      "a parameter of the same call",
      `async function f({ onError }) { try { await task(); } catch (e) { onError(e); } }`,
      [],
    ],
  ])("%s", (_, body, expected) => {
    expect(retriesIn(body)).toEqual(expected);
  });
});

describe("options of retrying libraries", () => {
  const imports = `
import pRetry from "p-retry";
import retry from "async-retry";
import promiseRetry from "promise-retry";
import { backOff } from "exponential-backoff";
import axiosRetry from "axios-retry";
import { retry as policy, handleAll, ExponentialBackoff } from "cockatiel";
const endless = { retries: Infinity };
declare const options: { retries: number };
`;
  const unlimited = ["option absent unknown"];
  it.each([
    ["no limit on the number", `return pRetry(task, { retries: Infinity });`, unlimited],
    ["the number's other name", `return pRetry(task, { retries: Number.POSITIVE_INFINITY });`, unlimited],
    ["a switch", `return retry(task, { forever: true, minTimeout: 10 });`, unlimited],
    ["options in a constant", `return pRetry(task, endless);`, unlimited],
    ["options in front", `return promiseRetry({ forever: true }, task);`, unlimited],
    ["another name", `return backOff(task, { numOfAttempts: Infinity });`, unlimited],
    ["for a client", `axiosRetry(task, { retries: Infinity });`, unlimited],
    [
      "no limit unless there is one",
      `return policy(handleAll, { backoff: new ExponentialBackoff() });`,
      unlimited,
    ],
    ["a limit where there is none else", `return policy(handleAll, { maxAttempts: 3 });`, []],
    ["a limit", `return pRetry(task, { retries: 3 });`, []],
    ["the library's own limit", `return pRetry(task, { minTimeout: 10 });`, []],
    ["a switch that is off", `return retry(task, { forever: false });`, []],
    ["a limit on the time", `return retry(task, { forever: true, maxRetryTime: 60_000 });`, []],
    ["a signal", `return pRetry(task, { retries: Infinity, signal });`, []],
    ["options that aren't in sight", `return pRetry(task, options);`, []],
    ["options in part", `return policy(handleAll, { ...options });`, []],
    ["a function of that name", `const pRetry = task; return pRetry(task, { retries: Infinity });`, []],
  ])("%s", (_, body, expected) => {
    expect(retriesIn(body, imports)).toEqual(expected);
  });
});

describe("answers that say no", () => {
  it.each([
    [
      "the status alone",
      `while (true) { const status = await task(); if (status === 429) { await sleep(10); continue; } return status; }`,
      ["answer absent constant"],
    ],
    [
      "a status taken out of the answer",
      `while (true) { const { status, body } = await task(); if (status >= 500) continue; return body; }`,
      ["answer absent absent"],
    ],
    [
      "counted in the test",
      `let n = 0; while (true) { const { status } = await task(); if (status === 429 && ++n < 5) continue; return status; }`,
      ["answer counted absent"],
    ],
    [
      "a status that isn't a failure",
      `while (true) { const status = await task(); if (status === 202) { await sleep(10); continue; } return status; }`,
      [],
    ],
  ])("%s", (_, body, expected) => {
    expect(retriesIn(body)).toEqual(expected);
  });
});
