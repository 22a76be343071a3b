import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import pLimit from "p-limit";

const current = { logN: 17, r: 8, p: 1 };
const saltLength = 16;
const keyLength = 32;

/** Longer input adds no strength, and hashing megabytes is work that anybody could order. */
export const maxPasswordLength = 1_000;

// Each hash takes 128 MiB and a thread of libuv's pool, which file and DNS work share: two at a time, the rest wait.
const limit = pLimit(2);

/** A PHC string: algorithm, parameters, salt and hash in one, so that parameters can change without a migration. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const key = await derive(password, salt, current);
  return `$scrypt$ln=${current.logN},r=${current.r},p=${current.p}$${encode(salt)}$${encode(key)}`;
}

interface Verdict {
  readonly valid: boolean;
  /** The stored hash is weaker than today's: hash the password at hand again and store that. */
  readonly outdated: boolean;
}

/** Checks a password. Without a stored hash it does the same work, so that time doesn't tell who has an account. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<Verdict> {
  const { parameters, salt, key } = parse(stored ?? (await unknownUser()));
  const matches = timingSafeEqual(await derive(password, salt, parameters), key);
  return { valid: matches && stored !== undefined, outdated: parameters.logN < current.logN };
}

let dummy: Promise<string> | undefined;

function unknownUser(): Promise<string> {
  return (dummy ??= hashPassword(randomBytes(saltLength).toString("hex")));
}

function derive(password: string, salt: Buffer, { logN, r, p }: typeof current): Promise<Buffer> {
  if (password.length > maxPasswordLength) throw new RangeError("the password was not validated");
  // Node's default of 32 MiB refuses these parameters; what they need is 128 * N * r bytes.
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
  return limit(
    () =>
      new Promise((resolve, reject) => {
        // One spelling for what looks alike: "é" may arrive as one code point or as two.
        scrypt(password.normalize("NFKC"), salt, keyLength, options, (error, key) => {
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
