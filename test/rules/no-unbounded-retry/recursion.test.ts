import rule from "../../../rules/no-unbounded-retry.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-unbounded-retry", rule, {
  valid: [
    {
      name: "a connection that is made again whenever it is lost",
      code: `
async function open(url: string) {
  const socket = await connect(url);
  socket.on("close", () => setTimeout(() => open(url), 1000));
}`,
    },
  ],
  invalid: [
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
          suggestions: [
            {
              messageId: "limitAttempts",
              data: { attempts: "5" },
              output: `
async function send(message: string, attempt = 1) {
  try { return await post(message); } catch (error) {
    if (attempt >= 5) throw error; return send(message, attempt + 1); }
}`,
            },
          ],
        },
      ],
    },
    {
      name: "a function without parameters, with a name for the error and for the count taken",
      options: [{ attempts: 3 }],
      code: `
const attempt = 0;
export const connect = async () => {
  try {
    return await open();
  } catch (failure) {
    report(failure);
    return connect();
  }
};`,
      output: null,
      errors: [
        {
          messageId: "recursion",
          data: { operation: "connect" },
          line: 8,
          column: 12,
          endLine: 8,
          endColumn: 21,
          suggestions: [
            {
              messageId: "limitAttempts",
              data: { attempts: "3" },
              output: `
const attempt = 0;
export const connect = async (attempt2 = 1) => {
  try {
    return await open();
  } catch (failure) {
    if (attempt2 >= 3) throw failure;
    report(failure);
    return connect(attempt2 + 1);
  }
};`,
            },
          ],
        },
      ],
    },
    ...[
      ["handed on as a value", `ids.map(send);`, "message"],
      ["with more parameters than it hands on", ``, "message, options = {}"],
      ["with overloads", `function send(message: number): Promise<void>;`, "message"],
      ["whose parameters are all that follow", ``, "...message"],
    ].map(([name, before, parameters]) => ({
      name: `a function ${name} gets no parameter`,
      code: `${before}
async function send(${parameters}) {
  try { return await post(message); } catch { return send(message); }
}`,
      output: null,
      errors: [
        {
          messageId: "recursion" as const,
          data: { operation: "send" },
          line: 3,
          column: 54,
          endLine: 3,
          endColumn: 67,
        },
      ],
    })),
    {
      name: "a timer that starts the function again is named by what it starts",
      code: `
const connect = () => {
  open().catch(() => setTimeout(connect, 5000));
};`,
      output: null,
      errors: [
        {
          messageId: "recursion",
          data: { operation: "connect" },
          line: 3,
          column: 22,
          endLine: 3,
          endColumn: 47,
        },
      ],
    },
  ],
});
