import rule from "../../../rules/no-unbounded-retry.ts";
import { ruleTester } from "../../rule-tester.ts";

const optionsCode = `
import pRetry from "p-retry";
import retry from "async-retry";
import { handleAll, retry as policy } from "cockatiel";
await pRetry(task, { retries: Infinity, minTimeout: 10 });
await retry(task, { forever: true });
await retry(task, { retries: 3, forever: true });
policy(handleAll, {});
policy(handleAll, { backoff });`;

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
        {
          messageId: "answer",
          data: { operation: "fetch" },
          line: 3,
          column: 3,
          endLine: 7,
          endColumn: 4,
          suggestions: [
            {
              messageId: "limitAttempts",
              data: { attempts: "5" },
              output: `
async function load(url: string) {
  let attempts = 0;
  while (true) {
    const response = await fetch(url);
    if (response.status === 429 && ++attempts < 5) { await sleep(1000); continue; }
    return response;
  }
}`,
            },
          ],
        },
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
          suggestions: [
            {
              messageId: "limitAttempts",
              data: { attempts: "100" },
              output: `
async function freeSlug(base: string) {
  let slug = base;
  let candidates = 0;
  for (let n = 1; await slugExists(slug); n++) {
    if (++candidates > 100) throw new Error("None of 100 candidates is free");
    slug = base + n;
  }
  return slug;
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a failure that leaves nothing, asked for the first time behind the test",
      code: `
async function load(task: () => Promise<string>) {
  let value;
  while (!value) value = await task().catch(() => undefined);
  return value;
}`,
      output: null,
      errors: [
        {
          messageId: "answer",
          data: { operation: "task" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 62,
          suggestions: [
            {
              messageId: "limitAttempts",
              data: { attempts: "5" },
              output: `
async function load(task: () => Promise<string>) {
  let value;
  let attempts = 0;
  while (!value && ++attempts < 6) value = await task().catch(() => undefined);
  return value;
}`,
            },
          ],
        },
      ],
    },
    {
      name: "pages have attempts of their own, and a test of two parts stays one",
      code: `
async function all(url: string) {
  const rows = [];
  let page = 1;
  while (page) {
    const response = await fetch(url + page);
    if (response.status === 429 || response.status === 503) {
      await sleep(1000);
      continue;
    }
    const { data, next } = await response.json();
    rows.push(...data);
    page = next;
  }
  return rows;
}`,
      output: null,
      errors: [
        {
          messageId: "answer",
          data: { operation: "fetch" },
          line: 5,
          column: 3,
          endLine: 14,
          endColumn: 4,
          suggestions: [
            {
              messageId: "limitAttempts",
              data: { attempts: "5" },
              output: `
async function all(url: string) {
  const rows = [];
  let page = 1;
  let attempts = 0;
  while (page) {
    const response = await fetch(url + page);
    if ((response.status === 429 || response.status === 503) && ++attempts < 5) {
      await sleep(1000);
      continue;
    }
    attempts = 0;
    const { data, next } = await response.json();
    rows.push(...data);
    page = next;
  }
  return rows;
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a refusal that the loop's own test looks at",
      code: `
async function load(url: string) {
  let response;
  do response = await fetch(url);
  while (response.status === 429 || response.status === 503);
  return response;
}`,
      output: null,
      errors: [
        {
          messageId: "answer",
          data: { operation: "fetch" },
          line: 4,
          column: 3,
          endLine: 5,
          endColumn: 62,
          suggestions: [
            {
              messageId: "limitAttempts",
              data: { attempts: "5" },
              output: `
async function load(url: string) {
  let response;
  let attempts = 0;
  do response = await fetch(url);
  while ((response.status === 429 || response.status === 503) && ++attempts < 5);
  return response;
}`,
            },
          ],
        },
      ],
    },
    {
      name: "options that say for ever get a number",
      code: optionsCode,
      output: null,
      errors: [
        [
          "pRetry",
          5,
          `await pRetry(task, { retries: Infinity, minTimeout: 10 });`,
          `await pRetry(task, { retries: 5, minTimeout: 10 });`,
        ],
        ["retry", 6, `await retry(task, { forever: true });`, `await retry(task, { retries: 5 });`],
        [
          "retry",
          7,
          `await retry(task, { retries: 3, forever: true });`,
          `await retry(task, { retries: 3, forever: false });`,
        ],
        ["policy", 8, `policy(handleAll, {});`, `policy(handleAll, { maxAttempts: 5 });`],
        ["policy", 9, `policy(handleAll, { backoff });`, `policy(handleAll, { backoff, maxAttempts: 5 });`],
      ].map(([operation, line, from, to]) => ({
        messageId: "option" as const,
        data: { operation: String(operation) },
        line: Number(line),
        column: String(from).indexOf(String(operation)) + 1,
        endLine: Number(line),
        endColumn: String(from).indexOf(";") + 1,
        suggestions: [
          {
            messageId: "limitAttempts" as const,
            data: { attempts: "5" },
            output: optionsCode.replace(String(from), String(to)),
          },
        ],
      })),
    },
  ],
});
