import { randomBytes, scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, maxPasswordLength, verifyPassword } from "./password.ts";

test("the right password is valid, the wrong one is not", { timeout: 20_000 }, async () => {
  const stored = await hashPassword("correct horse battery staple");
  expect(stored).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
  expect(await verifyPassword("correct horse battery staple", stored)).toEqual({
    valid: true,
    outdated: false,
  });
  expect(await verifyPassword("correct horse battery stapler", stored)).toEqual({
    valid: false,
    outdated: false,
  });
});

test("equal passwords have different hashes", { timeout: 20_000 }, async () => {
  expect(await hashPassword("same")).not.toBe(await hashPassword("same"));
});

test("a hash from weaker days still works and asks to be renewed", async () => {
  const salt = randomBytes(16);
  const key = scryptSync("secret", salt, 32, { N: 2 ** 14, r: 8, p: 1 });
  const stored = `$scrypt$ln=14,r=8,p=1$${salt.toString("base64").replace(/=+$/, "")}$${key.toString("base64").replace(/=+$/, "")}`;
  expect(await verifyPassword("secret", stored)).toEqual({ valid: true, outdated: true });
});

test("nobody's password is never valid, and costs as much as somebody's", { timeout: 20_000 }, async () => {
  const stored = await hashPassword("a password");
  await verifyPassword("warm up", undefined);
  const known = await milliseconds(() => verifyPassword("guess", stored));
  const unknown = await milliseconds(() => verifyPassword("guess", undefined));
  expect((await verifyPassword("guess", undefined)).valid).toBe(false);
  expect(unknown).toBeGreaterThan(known / 4);
});

test("the same letters typed on another keyboard are the same password", { timeout: 20_000 }, async () => {
  const stored = await hashPassword("caf\u00e9");
  expect((await verifyPassword("cafe\u0301", stored)).valid).toBe(true);
});

test("input nobody validated is refused before any work", async () => {
  await expect(hashPassword("x".repeat(maxPasswordLength + 1))).rejects.toThrow(RangeError);
});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
