import { it } from "vitest";
import { lookups } from "./cases/ioredis/lookups.ts";
import { refusals } from "./cases/ioredis/refusals.ts";
import { connectIoredis } from "./clients/ioredis/client.ts";
import { hasRedis } from "./engines/redis.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

if (hasRedis) {
  proveFixes("ioredis", connectIoredis, { cases: lookups, refusals });
} else {
  console.warn(`redis-server isn't installed: ${lookups.length} cases of ioredis are NOT proven by this run`);
  it.skip.each(lookups)("ioredis: $rule: $form, $variant (needs redis-server)", () => undefined);
}
