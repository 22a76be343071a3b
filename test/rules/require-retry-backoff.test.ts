import rule from "../../rules/require-retry-backoff.ts";
import { ruleTester } from "../rule-tester.ts";

ruleTester.run("require-retry-backoff", rule, {
  valid: [
    {
      name: "waits that grow",
      code: `
async function load(task) {
  for (let i = 0; i < 3; i++) {
    try { return await task(); } catch (error) { await sleep(100 * 2 ** i); }
  }
}`,
    },
    {
      name: "a lost race may be run again at once",
      code: `
async function save(task) {
  for (let i = 0; i < 3; i++) {
    try { return await task(); } catch (error) { if (error.code !== "P2002") throw error; }
  }
}`,
    },
    {
      name: "a wait of unknown length",
      code: `
async function load(task) {
  for (let i = 0; i < 3; i++) {
    try { return await task(); } catch (error) { await sleep(error.retryAfter); }
  }
}`,
    },
    {
      name: "a wait from settings that may differ each time",
      code: `
async function load(task) {
  for (let i = 0; i < 3; i++) {
    try { return await task(); } catch (error) { await sleep(options.delays[i]); }
  }
}`,
    },
    {
      name: "no limit is another rule's business",
      code: `async function load(task) { while (true) { try { return await task(); } catch (error) { report(error); } } }`,
    },
  ],
  invalid: [
    {
      name: "no wait: one is inserted where the handler ends",
      code: `
async function load(task) {
  for (let i = 0; i < 3; i++) {
    try {
      return await task();
    } catch (error) {
      report(error);
    }
  }
}`,
      output: `
async function load(task) {
  for (let i = 0; i < 3; i++) {
    try {
      return await task();
    } catch (error) {
      report(error);
      const delay = Math.min(200 * 2 ** i, 10000) * (0.5 + Math.random() / 2);
      await new Promise((resolve) => {
        setTimeout(resolve, delay);
      });
    }
  }
}`,
      errors: [
        { messageId: "noWait", data: { operation: "task" }, line: 3, column: 3, endLine: 9, endColumn: 4 },
      ],
    },
    {
      name: "no wait before a continue; counting from one",
      options: [{ baseDelay: 50, maxDelay: 1000 }],
      code: `
async function load(task) {
  for (let n = 1; n <= 3; n++) {
    try {
      return await task();
    } catch (error) {
      report(error);
      continue;
    }
  }
}`,
      output: `
async function load(task) {
  for (let n = 1; n <= 3; n++) {
    try {
      return await task();
    } catch (error) {
      report(error);
      const delay = Math.min(50 * 2 ** (n - 1), 1000) * (0.5 + Math.random() / 2);
      await new Promise((resolve) => {
        setTimeout(resolve, delay);
      });
      continue;
    }
  }
}`,
      errors: [
        { messageId: "noWait", data: { operation: "task" }, line: 3, column: 3, endLine: 10, endColumn: 4 },
      ],
    },
    {
      name: "a handler that may leave in the middle gets no fix",
      code: `
async function load(task) {
  let left = 3;
  while (true) {
    try { return await task(); } catch (error) { if (--left === 0) throw error; }
  }
}`,
      output: null,
      errors: [
        { messageId: "noWait", data: { operation: "task" }, line: 4, column: 3, endLine: 6, endColumn: 4 },
      ],
    },
    {
      name: "a constant wait: growth is suggested",
      code: `
async function load(task) {
  for (let i = 0; i < 3; i++) {
    try { return await task(); } catch (error) { await sleep(500); }
  }
}`,
      output: null,
      errors: [
        {
          messageId: "constantWait",
          data: { operation: "task" },
          line: 3,
          column: 3,
          endLine: 5,
          endColumn: 4,
          suggestions: [
            {
              messageId: "growWait",
              output: `
async function load(task) {
  for (let i = 0; i < 3; i++) {
    try { return await task(); } catch (error) { await sleep(500 * 2 ** i); }
  }
}`,
            },
          ],
        },
      ],
    },
  ],
});
