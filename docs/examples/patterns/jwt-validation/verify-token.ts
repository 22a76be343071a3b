import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import type { Authenticate } from "../auth-middleware/require-auth.ts";

interface TokenSettings {
  /** Exactly the `iss` that the authorization server writes. */
  issuer: string;
  /** This API. A token for another API of the same company is somebody else's token. */
  audience: string;
  keys: JWTVerifyGetKey;
}

const claims = z.object({ sub: z.string().min(1), roles: z.array(z.string()).default([]) });

/** The issuer's public keys: fetched when needed, kept, and fetched again when a token names a key not seen yet. */
export function keysOf(jwksUrl: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(jwksUrl, {
    timeoutDuration: 3_000,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
  });
}

/** Checks access tokens in the profile of RFC 9068, with the defences of RFC 8725. */
export function createTokenAuthentication({ issuer, audience, keys }: TokenSettings): Authenticate {
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        // We say which algorithms; the token's own header has no vote.
        algorithms: ["ES256", "RS256"],
        issuer,
        audience,
        // An ID token is signed by the same key and has the same issuer. `typ` tells them apart.
        typ: "at+jwt",
        requiredClaims: ["exp", "iat", "sub"],
        clockTolerance: 5,
      });
      const { sub, roles } = claims.parse(payload);
      return { userId: sub, roles };
    } catch (error) {
      // Wrong token: nobody. Keys that can't be fetched: not the caller's fault, and not for us to guess.
      if (isInvalidToken(error)) return undefined;
      throw error;
    }
  };
}

function isInvalidToken(error: unknown): boolean {
  if (error instanceof z.ZodError) return true;
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return false;
  // jose reports a JWKS endpoint that doesn't answer 200 as a plain JOSEError; every verdict on a token is a subclass.
  return error instanceof errors.JOSEError && error.code !== errors.JOSEError.code;
}
