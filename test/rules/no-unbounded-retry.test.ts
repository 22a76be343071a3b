import rule from "../../rules/no-unbounded-retry.ts";
import { ruleTester } from "../rule-tester.ts";

ruleTester.run("no-unbounded-retry", rule, {
  valid: [
    {
      name: "a limit in the loop's head",
      code: `
async function load(task: () => Promise<string>) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try { return await task(); } catch (error) { report(error); }
  }
}`,
    },
    {
      name: "a consumer goes on after success too",
      code: `
async function consume(queue: Queue) {
  while (true) {
    try { await handle(await queue.take()); } catch (error) { report(error); }
  }
}`,
    },
    {
      name: "an abort signal ends it",
      code: `
async function load(task: () => Promise<string>, signal: AbortSignal) {
  while (!signal.aborted) {
    try { return await task(); } catch (error) { report(error); }
  }
}`,
    },
  ],
  invalid: [
    {
      name: "the fix counts, waits and throws the last error",
      code: `
async function load(task: () => Promise<string>) {
  while (true) {
    try {
      return await task();
    } catch (error) {
      report(error);
    }
  }
}`,
      output: `
async function load(task: () => Promise<string>) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      if (attempt >= 5) throw error;
      report(error);
      const delay = Math.min(200 * 2 ** (attempt - 1), 10000) * (0.5 + Math.random() / 2);
      await new Promise((resolve) => {
        setTimeout(resolve, delay);
      });
    }
  }
}`,
      errors: [
        { messageId: "catch", data: { operation: "task" }, line: 3, column: 3, endLine: 9, endColumn: 4 },
      ],
    },
    {
      name: "a wait that is there stays; a caught error without a name gets one; names in use are left alone",
      options: [{ attempts: 3 }],
      code: `
async function load(task, attempt) {
  for (;;) {
    try {
      return await task(attempt)
    } catch {
      await sleep(100)
      continue
    }
  }
}`,
      output: `
async function load(task, attempt) {
  for (let attempt2 = 1; ; attempt2++) {
    try {
      return await task(attempt)
    } catch (error) {
      if (attempt2 >= 3) throw error
      await sleep(100)
      continue
    }
  }
}`,
      errors: [
        { messageId: "catch", data: { operation: "task" }, line: 3, column: 3, endLine: 10, endColumn: 4 },
      ],
    },
    {
      name: "an empty handler; windows line ends and tabs",
      code: "async function load(task) {\r\n\twhile (true) {\r\n\t\ttry {\r\n\t\t\treturn await task();\r\n\t\t} catch {}\r\n\t}\r\n}",
      output:
        "async function load(task) {\r\n\tfor (let attempt = 1; ; attempt++) {\r\n\t\ttry {\r\n\t\t\treturn await task();\r\n\t\t} catch (error) {\r\n" +
        "\t\t\tif (attempt >= 5) throw error;\r\n\t\t\tconst delay = Math.min(200 * 2 ** (attempt - 1), 10000) * (0.5 + Math.random() / 2);\r\n" +
        "\t\t\tawait new Promise((resolve) => {\r\n\t\t\t\tsetTimeout(resolve, delay);\r\n\t\t\t});\r\n\t\t}\r\n\t}\r\n}",
      errors: [
        { messageId: "catch", data: { operation: "task" }, line: 2, column: 2, endLine: 6, endColumn: 3 },
      ],
    },
    {
      name: "a comment in the head is kept, so there is no fix",
      code: `
async function load(task) {
  while (/* for ever */ true) {
    try { return await task(); } catch (error) { report(error); }
  }
}`,
      output: null,
      errors: [
        { messageId: "catch", data: { operation: "task" }, line: 3, column: 3, endLine: 5, endColumn: 4 },
      ],
    },
    {
      name: "a refusal answered by asking again",
      code: `
async function load(url: string) {
  while (true) {
    const response = await fetch(url);
    if (response.status === 429) { await sleep(1000); continue; }
    return response;
  }
}`,
      output: null,
      errors: [
        { messageId: "answer", data: { operation: "fetch" }, line: 3, column: 3, endLine: 7, endColumn: 4 },
      ],
    },
    {
      name: "candidates until one is free",
      code: `
async function freeSlug(base: string) {
  let slug = base;
  for (let n = 1; await slugExists(slug); n++) slug = base + n;
  return slug;
}`,
      output: null,
      errors: [
        {
          messageId: "probe",
          data: { operation: "slugExists" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 64,
        },
      ],
    },
    {
      name: "a function that starts itself again",
      code: `
async function send(message: string) {
  try { return await post(message); } catch { return send(message); }
}`,
      output: null,
      errors: [
        {
          messageId: "recursion",
          data: { operation: "send" },
          line: 3,
          column: 54,
          endLine: 3,
          endColumn: 67,
        },
      ],
    },
  ],
});
