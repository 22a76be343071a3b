import type { FixCase } from "../../harness/case.ts";

const imports = `
import { setTimeout as sleep } from "node:timers/promises";
import type { Upstream } from "../../../clients/upstream/upstream.ts";
import type { Input } from "../../../world.ts";
`;

const statements: FixCase["statements"] = { before: ({ failures }) => failures + 1, after: 3 };

export const retries: FixCase[] = [
  {
    rule: "no-unbounded-retry",
    form: "endless loop",
    variant: "returns from the try",
    program: `${imports}
export async function run(upstream: Upstream, { failures }: Input) {
  while (true) {
    try {
      return await upstream.send(failures);
    } catch {
      await sleep(500);
    }
  }
}
`,
    statements,
  },
  {
    rule: "no-unbounded-retry",
    form: "endless loop",
    variant: "breaks out with a result",
    program: `${imports}
export async function run(upstream: Upstream, { failures }: Input) {
  let answer: string;
  const log: string[] = [];
  for (;;) {
    try {
      answer = await upstream.send(failures);
      break;
    } catch (error) {
      log.push(String(error));
    }
  }
  return { answer, log };
}
`,
    statements,
  },
  {
    rule: "no-unbounded-retry",
    form: "function that calls itself",
    suggestion: "limitAttempts",
    program: `${imports}
async function send(upstream: Upstream, failures: number): Promise<string> {
  try {
    return await upstream.send(failures);
  } catch {
    await sleep(100);
    return send(upstream, failures);
  }
}

export function run(upstream: Upstream, { failures }: Input) {
  return send(upstream, failures);
}
`,
    statements,
  },
  {
    rule: "no-unbounded-retry",
    form: "answer that asks to come back",
    suggestion: "limitAttempts",
    program: `${imports}
export async function run(upstream: Upstream, { failures }: Input) {
  while (true) {
    const status = await upstream.status(failures);
    if (status === 429) {
      await sleep(1000);
      continue;
    }
    return status;
  }
}
`,
    statements,
  },
  {
    rule: "require-retry-backoff",
    form: "no wait",
    program: `${imports}
export async function run(upstream: Upstream, { failures }: Input) {
  let lastError: unknown;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await upstream.send(failures);
    } catch (error) {
      lastError = error;
    }
  }
  throw lastError;
}
`,
    statements,
  },
  {
    rule: "require-retry-backoff",
    form: "constant wait",
    suggestion: "growWait",
    program: `${imports}
export async function run(upstream: Upstream, { failures }: Input) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await upstream.send(failures);
    } catch (error) {
      if (attempt === 3) throw error;
      await sleep(100);
    }
  }
}
`,
    statements,
  },
];
