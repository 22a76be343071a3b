import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LeastRecentlyUsed } from "../../src/project/least-recently-used.ts";

describe("LeastRecentlyUsed", () => {
  it("drops what was asked for longest ago", () => {
    const cache = new LeastRecentlyUsed<string, number>(2);
    cache.set("a", 1);
    cache.set("b", 2);
    cache.get("a");
    cache.set("c", 3);
    expect(["a", "b", "c"].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
  });

  it("keeps the newest value even if it alone weighs too much", () => {
    const cache = new LeastRecentlyUsed<string, number>(10, (value) => value);
    cache.set("a", 5);
    cache.set("b", 50);
    expect([cache.get("a"), cache.get("b")]).toEqual([undefined, 50]);
  });

  it("holds no more than its limit, and always what came last", () => {
    const step = fc.record({
      key: fc.integer({ min: 0, max: 9 }),
      weight: fc.integer({ min: 1, max: 10 }),
      isDelete: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const cache = new LeastRecentlyUsed<number, number>(20, (value) => value);
        for (const { key, weight, isDelete } of steps) {
          if (isDelete) cache.delete(key);
          else cache.set(key, weight);
          if (!isDelete) expect(cache.get(key)).toBe(weight);
          const held = Array.from({ length: 10 }, (_, each) => cache.get(each) ?? 0);
          expect(held.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(20);
        }
      }),
    );
  });
});
