import { describe, expect, it } from "vitest";
import { retriesIn } from "./retries-in.ts";

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
      "a flag that is false when the attempt fails",
      `let sent = false; while (!sent) { sent = await task().then(() => true, () => false); }`,
      "answer absent absent",
    ],
    [
      "a result that is nothing when the attempt fails",
      `let res; while (!res?.ok) { res = await fetch(task).catch(() => undefined); await sleep(100); }`,
      "answer absent constant",
    ],
    [
      "a failure that is counted",
      `let sent = false; let n = 0; while (!sent && n++ < 3) { sent = await task().then(() => true, () => false); }`,
      "answer counted absent",
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
      "and then the next of a list is asked for",
      `let i = 0; do { const { url } = list[i]; const res = await fetch(url); if (!res?.ok) { i++; continue; } use(res); i++; } while (i < list.length);`,
      [],
    ],
    [
      "in a request with a time limit",
      `while (true) { const res = await fetch(task, { signal: AbortSignal.timeout(9) }); if (res.status === 429) { await sleep(1000); continue; } const rows = await res.json(); if (rows.length === 0) return; }`,
      ["answer absent constant"],
    ],
    [
      "in the loop's own test",
      `let res; do { res = await fetch(task); } while (res.status === 503);`,
      ["answer absent absent"],
    ],
    [
      "in the loop's own test, asked once before",
      `let res = await fetch(task); while (!res.ok) { await sleep(1000); res = await fetch(task); }`,
      ["answer absent constant"],
    ],
    [
      "in the loop's own test, with a count",
      `let res = await fetch(task); for (let i = 0; i < 3 && res.status >= 500; i++) { res = await fetch(task); }`,
      ["answer counted absent"],
    ],
    [
      "a state in the loop's own test",
      `let job; do { job = await task(); await sleep(100); } while (job.status === "running");`,
      [],
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

describe("options of retrying libraries", () => {
  const imports = `
import pRetry from "p-retry";
import retry from "async-retry";
import promiseRetry from "promise-retry";
import { backOff } from "exponential-backoff";
import axiosRetry from "axios-retry";
import async from "async";
import { Queue } from "bullmq";
import got from "got";
import { retry as again } from "rxjs";
import { RetryAgent } from "undici";
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
    ["as good as none", `return pRetry(task, { retries: Number.MAX_SAFE_INTEGER });`, unlimited],
    ["an option of an option", `return got(task, { retry: { limit: Infinity } });`, unlimited],
    ["a limit in an option", `return got(task, { retry: { limit: 2 } });`, []],
    ["an object that is made", `return new RetryAgent(task, { maxRetries: Infinity });`, unlimited],
    ["an object with a limit", `return new RetryAgent(task, { maxRetries: 3 });`, []],
    ["for all jobs", `new Queue("x", { defaultJobOptions: { attempts: Infinity } });`, unlimited],
    ["for one job", `await new Queue("x").add("y", {}, { attempts: Infinity });`, unlimited],
    ["a limit for one job", `await new Queue("x").add("y", {}, { attempts: 5 });`, []],
    ["no options at all", `const rxjs = require("rxjs"); return task.pipe(rxjs.retry());`, unlimited],
    ["options without a limit", `return task.pipe(again({ delay: 1000 }));`, unlimited],
    ["a number", `return task.pipe(again(3));`, []],
    ["a subscription", `return task.pipe(again({ delay: 1000, resetOnSuccess: true }));`, []],
    ["the callback's library", `return async.retry({ times: Infinity }, task);`, unlimited],
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
