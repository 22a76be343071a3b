import { typesFor, type TemplateMaker } from "../template.ts";

/** A bounded retry whose waits grow. */
export const retryTemplate: TemplateMaker = (style) => {
  const t = typesFor(style);
  const options = `export interface RetryOptions {
  /** How often at the most, the first time included. */
  readonly attempts?: number;
  /** Milliseconds of the first wait; each further one is twice as long. */
  readonly baseDelay?: number;
  readonly maxDelay?: number;
  /** Says of which failures another attempt may help. */
  readonly isRetryable?: (error: unknown) => boolean;
}

`;
  return {
    name: "retry",
    folders: ["src/lib", "src/common", "src/utils", "lib", "common", "utils"],
    source: `import { setTimeout as sleep } from "node:timers/promises";

${t(options)}/** Runs the operation until it succeeds or has failed often enough, and throws the last error. It must be safe to run twice. */
export async function retry${t("<Result>")}(
  operation${t(": (attempt: number) => Promise<Result>")},
  { attempts = 5, baseDelay = 200, maxDelay = 10_000, isRetryable = () => true }${t(": RetryOptions")} = {},
)${t(": Promise<Result>")} {
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation(attempt);
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      // Some chance in it, so that those who failed together don't come back together.
      await sleep(Math.min(baseDelay * 2 ** (attempt - 1), maxDelay) * (0.5 + Math.random() / 2));
    }
  }
}
`,
    test: {
      imports: ["retry"],
      body: `test("what succeeds later succeeds", async () => {
  const attempts${t(": number[]")} = [];
  const result = await retry(
    async (attempt) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error("not yet");
      return "done";
    },
    { baseDelay: 1 },
  );
  same([result, attempts], ["done", [1, 2, 3]]);
});

test("the last error comes out when the attempts are used up", async () => {
  const failing = retry(async (attempt) => Promise.reject(new Error(\`attempt \${attempt}\`)), { attempts: 2, baseDelay: 1 });
  same(await failing.catch((error) => error.message), "attempt 2");
});

test("a failure for good is not tried again", async () => {
  const failing = retry(async (attempt) => Promise.reject(new Error(\`attempt \${attempt}\`)), { isRetryable: () => false });
  same(await failing.catch((error) => error.message), "attempt 1");
});`,
    },
    wiring: "const rates = await retry(() => loadRates(), { attempts: 3 });",
  };
};
