import axiosRetry from "axios-retry";
import { Queue } from "bullmq";
import asyncRetry, { retry as namedAsync } from "async-retry";
import { bulkhead, circuitBreaker, fallback, noop, retry, timeout, wrap } from "cockatiel";
import { backOff } from "exponential-backoff";
import pRetry, { pRetry as namedRetry } from "p-retry";
import promiseRetry, { promiseRetry as namedPromise } from "promise-retry";
import { retry as rxjsRetry } from "rxjs";
import tsRetry, { retry as namedTs } from "ts-retry-promise";

export async function all(f: () => Promise<string>) {
  for (const again of [
    asyncRetry,
    namedAsync,
    backOff,
    pRetry,
    namedRetry,
    promiseRetry,
    namedPromise,
    tsRetry,
    namedTs,
  ])
    await again(f);
  axiosRetry(f);
  await retry(f).execute(f);
  await wrap(retry(f)).execute(f);
  await circuitBreaker(f).execute(f);
  await timeout(5).execute(f);
  await bulkhead(5).execute(f);
  await fallback(f).execute(f);
  await noop.execute(f);
  rxjsRetry(3);
  const queue = new Queue("mails");
  await queue.add("welcome", {});
}
