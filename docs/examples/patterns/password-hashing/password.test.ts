import { randomBytes, scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, maxPasswordLength, verifyPassword } from "./password.ts";

const weakSalt = randomBytes(16);
const weak = `$scrypt$ln=14,r=8,p=1$${unpadded(weakSalt)}$${unpadded(scryptSync("secret", weakSalt, 32))}`;

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
  expect(await verifyPassword("secret", weak)).toEqual({ valid: true, outdated: true });
});

test("every parameter may differ from today's", async () => {
  const salt = randomBytes(24);
  const key = scryptSync("secret", salt, 64, { N: 2 ** 10, r: 4, p: 2 });
  const stored = `$scrypt$ln=10,r=4,p=2$${unpadded(salt)}$${unpadded(key)}`;
  expect(await verifyPassword("secret", stored)).toEqual({ valid: true, outdated: true });
  expect(await verifyPassword("Secret", stored)).toEqual({ valid: false, outdated: true });
});

test("a password longer than any that could be set is wrong, not a failure", async () => {
  const verdict = await verifyPassword("x".repeat(maxPasswordLength + 1), undefined);
  expect(verdict.valid).toBe(false);
});

test("a flood is turned away before it fills the memory", { timeout: 60_000 }, async () => {
  const flood = await Promise.allSettled(Array.from({ length: 60 }, () => verifyPassword("guess", weak)));
  const refused = flood.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ status: 503 });
  expect(flood.some(({ status }) => status === "fulfilled")).toBe(true);
  expect((await verifyPassword("secret", weak)).valid).toBe(true);
});

test("nobody's password is never valid, and costs as much as somebody's", { timeout: 20_000 }, async () => {
  const stored = await hashPassword("a password");
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

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
