import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import pLimit from "p-limit";
import { AppError } from "../error-handling/errors.ts";

const current = { logN: 17, r: 8, p: 1 };
const saltLength = 16;
const keyLength = 32;

/** Longer input adds no strength, and hashing megabytes is work that anybody could order. */
export const maxPasswordLength = 1_000;

// Each hash takes 128 MiB and a thread of libuv's pool, which file and DNS work share: two at a time, the rest wait.
const limit = pLimit(2);
/** More than this wait longer than anybody stays: a flood of log-ins is turned away instead of piling up. */
const maxWaiting = 40;

/** A PHC string: algorithm, parameters, salt and hash in one, so that parameters can change without a migration. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length > maxPasswordLength) throw new RangeError("the password was not validated");
  const salt = randomBytes(saltLength);
  const key = await derive(password, salt, current, keyLength);
  return `$scrypt$ln=${current.logN},r=${current.r},p=${current.p}$${encode(salt)}$${encode(key)}`;
}

interface Verdict {
  readonly valid: boolean;
  /** The stored hash is weaker than today's: hash the password at hand again and store that. */
  readonly outdated: boolean;
}

/** Checks a password. Without a stored hash it does the same work, so that time doesn't tell who has an account. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<Verdict> {
  const { parameters, salt, key } = stored === undefined ? nobody() : parse(stored);
  // Too long to have been set. Cut rather than refused: this answer, too, takes its time.
  const derived = await derive(password.slice(0, maxPasswordLength), salt, parameters, key.length);
  const valid = timingSafeEqual(derived, key) && stored !== undefined && password.length <= maxPasswordLength;
  return { valid, outdated: isWeaker(parameters, key) };
}

/** What no password leads to, at today's cost. */
function nobody(): ReturnType<typeof parse> {
  return { parameters: current, salt: randomBytes(saltLength), key: randomBytes(keyLength) };
}

function isWeaker({ logN, r, p }: typeof current, key: Buffer): boolean {
  return logN < current.logN || r < current.r || p < current.p || key.length < keyLength;
}

function derive(
  password: string,
  salt: Buffer,
  { logN, r, p }: typeof current,
  length: number,
): Promise<Buffer> {
  if (limit.pendingCount >= maxWaiting) throw new AppError(503, "busy", "Try again in a few seconds");
  // Node's default of 32 MiB refuses these parameters; what they need is 128 * N * r bytes.
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return limit(
    () =>
      new Promise((resolve, reject) => {
        // One spelling for what looks alike: "é" may arrive as one code point or as two.
        scrypt(password.normalize("NFKC"), salt, length, options, (error, key) => {
          if (error) reject(error);
          else resolve(key);
        });
      }),
  );
}

const phc = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([\w+/]+)\$([\w+/]+)$/;

function parse(stored: string) {
  const [, logN, r, p, salt, key] = phc.exec(stored) ?? [];
  if (salt === undefined || key === undefined)
    throw new Error("the stored hash is no scrypt hash in PHC form");
  const parameters = { logN: Number(logN), r: Number(r), p: Number(p) };
  return { parameters, salt: Buffer.from(salt, "base64"), key: Buffer.from(key, "base64") };
}

function encode(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
