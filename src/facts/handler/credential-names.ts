import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import type { Derivation } from "./credential.ts";
import { isInput, isRequest, namesAlong } from "./request.ts";
import {
  namesCredentialHeader,
  namesIdentity,
  namesPreference,
  namesSecret,
  soundsLikeAuthentication,
} from "./words.ts";

/** A property, header or parameter of a request, by its name. */
export function ofName(name: string, object: TSESTree.Node, frame: Frame): Derivation {
  const along = namesAlong(object);
  if (along.some((step) => /header/i.test(step)))
    return namesCredentialHeader(name) ? "credential" : undefined;
  if (along.some((step) => /cookie/i.test(step))) return namesPreference(name) ? undefined : "credential";
  if (isInput(object, frame)) return namesSecret(name) ? "claim" : undefined;
  return namesIdentity(name) ? "credential" : undefined;
}

/** `headers.get("authorization")`, `req.header("x-api-key")`, `cookies.get("session")`, `searchParams.get("token")`, `c.get("user")`. */
export function ofReader(method: string, name: string, object: TSESTree.Node, frame: Frame): Derivation {
  const along = [...namesAlong(object), method];
  if (along.some((step) => /header/i.test(step)))
    return namesCredentialHeader(name) ? "credential" : undefined;
  if (along.some((step) => /cookie/i.test(step))) return namesPreference(name) ? undefined : "credential";
  if (!/^(?:get|param|query|req|header)$/.test(method)) return undefined;
  if (isInput(object, frame) || method === "param" || method === "query")
    return namesSecret(name) ? "claim" : undefined;
  if (!isRequest(object, frame)) return undefined;
  return namesIdentity(name) || namesCredentialHeader(name) ? "credential" : undefined;
}

/** `getCookie(context, "session")`, `getRequestHeader("authorization")`: functions that read one part of a request. */
export function ofReaderFunction(name: string, part: string): Derivation {
  if (/cookie/i.test(name)) return namesPreference(part) ? undefined : "credential";
  return /^getHeader|RequestHeader$/.test(name) && namesCredentialHeader(part) ? "credential" : undefined;
}

/** A call that can't be seen into, but is called like what it must be. */
export function isSessionGetter(name: string): boolean {
  return (
    soundsLikeAuthentication(name) &&
    /^(?:get|use|load|fetch|read|resolve|verify|validate|decode|current|auth|session)/i.test(name)
  );
}
