import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type TestServer } from "../testing/http.ts";
import { createTokenAuthentication, keysOf } from "./verify-token.ts";

const issuer = "https://login.example.com";
const audience = "https://api.example.com";
const jwks: { keys: JWK[] } = { keys: [] };
let status = 200;
let privateKey: CryptoKey;
let server: TestServer;

beforeAll(async () => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  privateKey = pair.privateKey;
  jwks.keys.push({ ...(await exportJWK(pair.publicKey)), kid: "1", alg: "ES256" });
  server = await serve((_request, response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(jwks));
  });
});
afterAll(() => server.stop());

function authenticate(token: string) {
  const keys = keysOf(new URL("/jwks", server.url));
  return createTokenAuthentication({ issuer, audience, keys })(token);
}

interface Variation {
  typ?: string;
  iss?: string;
  aud?: string;
  expires?: string;
}

function sign({
  typ = "at+jwt",
  iss = issuer,
  aud = audience,
  expires = "5m",
}: Variation = {}): Promise<string> {
  return new SignJWT({ roles: ["editor"] })
    .setProtectedHeader({ alg: "ES256", kid: "1", typ })
    .setIssuer(iss)
    .setAudience(aud)
    .setSubject("ada")
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(privateKey);
}

test("a good token names its subject", async () => {
  expect(await authenticate(await sign())).toEqual({ userId: "ada", roles: ["editor"] });
});

test.for<[string, Variation]>([
  ["expired", { expires: "-1m" }],
  ["for another API", { aud: "https://billing.example.com" }],
  ["of another issuer", { iss: "https://evil.example.com" }],
  ["an ID token", { typ: "JWT" }],
])("a token that is %s is nobody's", async ([, variation]) => {
  expect(await authenticate(await sign(variation))).toBeUndefined();
});

test("alg none is nobody's", async () => {
  const token = new UnsecuredJWT({})
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject("ada")
    .setExpirationTime("5m")
    .encode();
  expect(await authenticate(token)).toBeUndefined();
});

test("a MAC made with the public key as its secret is nobody's", async () => {
  const secret = new TextEncoder().encode(JSON.stringify(jwks.keys[0]));
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: "HS256", kid: "1", typ: "at+jwt" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject("ada")
    .setIssuedAt()
    .setExpirationTime("5m")
    .sign(secret);
  expect(await authenticate(token)).toBeUndefined();
});

test("a changed payload is nobody's, and so is no token at all", async () => {
  const [header, , signature] = (await sign()).split(".");
  const payload = Buffer.from(JSON.stringify({ sub: "root", iss: issuer, aud: audience })).toString(
    "base64url",
  );
  expect(await authenticate([header, payload, signature].join("."))).toBeUndefined();
  expect(await authenticate("not.a.token")).toBeUndefined();
});

test("keys that can't be fetched are an outage, not a verdict", async () => {
  status = 503;
  try {
    await expect(authenticate(await sign())).rejects.toThrow();
  } finally {
    status = 200;
  }
});
