import { describe, expect, it } from "vitest";
import { retriesIn } from "./retries-in.ts";

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
      "from the second callback of .then",
      `function send(x, done) { task(x).then(done, () => send(x, done)); }`,
      ["recursion absent absent"],
    ],
    [
      "under the name of what it calls",
      `function connect(url) { db.connect(url).catch(() => connect(url)); }`,
      ["recursion absent absent"],
    ],
    [
      "until a candidate is free",
      `async function free() { const code = random(); const taken = await task.exists(code); if (taken) return free(); return code; }`,
      ["recursion absent absent"],
    ],
    [
      "until a candidate is free, so many times",
      `async function free(n = 0) { const code = random(); if (n < 9 && (await task.exists(code))) { return free(n + 1); } return code; }`,
      ["recursion counted absent"],
    ],
    [
      "with what a row says",
      `async function root(id) { const row = await task.findById(id); if (row.parent) return root(row.parent); return row; }`,
      [],
    ],
    [
      "by a timer",
      `const connect = () => { task().catch((e) => { log(e); setTimeout(connect, 5000); }); };`,
      ["recursion absent unknown"],
    ],
    [
      "in a timer's callback",
      `function send(x, done) { task(x).then(done).catch(() => { setTimeout(function () { send(x, done); }, 1000); }); }`,
      ["recursion absent unknown"],
    ],
    [
      "in a timer's callback, with a count",
      `function send(x, left) { task(x).catch((e) => { if (!left) throw e; setTimeout(() => send(x, left - 1), 1000); }); }`,
      ["recursion counted unknown"],
    ],
    [
      "a poller that goes on by a timer",
      `async function poll() { try { await task(); } catch { setTimeout(poll, 9000); return; } setTimeout(poll, 1000); }`,
      [],
    ],
    [
      "a poller that goes on in any case",
      `async function poll() { try { await task(); } catch (e) { log(e); } finally { setTimeout(() => poll(), 1000); } }`,
      [],
    ],
    [
      "a connection that is made again whenever it is lost",
      `async function open() { try { const c = await task(); c.on("close", open); } catch { await sleep(9); return open(); } }`,
      [],
    ],
    [
      "after an answer that says no",
      `async function warm(url) { const res = await fetch(url); if (res.status >= 500) { await sleep(500); return warm(url); } return res; }`,
      ["recursion absent constant"],
    ],
    [
      "after an answer that says no, with a count",
      `async function warm(url, n = 0) { const res = await fetch(url); if (!res.ok && n < 3) return warm(url, n + 1); return res; }`,
      ["recursion counted absent"],
    ],
    [
      "after an answer that says to go elsewhere",
      `async function follow(url) { const res = await fetch(url); if (res.status === 302) return follow(url); return res; }`,
      [],
    ],
    [
      "after a wait and with a count, awaited",
      `async function send(x, n) { try { await task(x); } catch (e) { if (n === 0) throw e; await sleep(10); await send(x, n - 1); } }`,
      ["recursion counted constant"],
    ],
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
