import { LeastRecentlyUsed } from "../../project/least-recently-used.ts";

/** Names come again and again, texts of code don't. */
const names = new LeastRecentlyUsed<string, readonly string[]>(5000);
const LONGEST_NAME = 40;

/** The words of a name, in lower case: `requireApiKey`, `require_api_key` and `x-api-key` have `api` and `key`. */
export function wordsIn(name: string): readonly string[] {
  if (name.length > LONGEST_NAME) return splitWords(name);
  let words = names.get(name);
  if (words === undefined) names.set(name, (words = splitWords(name)));
  return words;
}

function splitWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return wordsIn(name).some((word) => words.has(word));
}

const AUTHENTICATION = new Set(
  (
    "auth authn authz authed authenticate authenticated authenticates authentication authenticator authorise authorised authorize " +
    "authorized authorizer authorization authorisation unauthenticated unauthorized jwt jwks oauth oauth2 oidc saml sso permission " +
    "permissions permitted acl rbac abac guard guards guarded protect protected private admin admins superuser superadmin staff " +
    "loggedin signedin login logged signed apikey bearer secure secured session sessions signature hmac credential credentials " +
    "access allowed allow entitled entitlement owner ownership role roles scope scopes restricted passport clerk identity principal " +
    "viewer actor"
  ).split(" "),
);

/** A name that a function which decides who may go on would have. It proves nothing; it only makes silence the better answer. */
export function soundsLikeAuthentication(name: string): boolean {
  const words = wordsIn(name);
  return (
    words.some((word) => AUTHENTICATION.has(word)) ||
    /(?:current|require|ensure|assert|verify|check|get|with|only|is|valid|validate)_?(?:signed_?in_?|logged_?in_?)?(?:user|token|api_?key|member|secret)(?![a-z])/.test(
      words.join("_"),
    )
  );
}

const PERMISSION = new Set(
  (
    "role roles permission permissions permitted admin admins superadmin superuser staff owner owns ownership scope scopes can cannot " +
    "acl rbac abac policy policies ability abilities allowed authorise authorize authorises authorizes entitled entitlement " +
    "privilege privileges member membership"
  ).split(" "),
);

/** Code that asks what somebody may do. */
export function namesPermission(code: string): boolean {
  return (
    hasWord(code, PERMISSION) || /\b(?:has|check|require|ensure|assert|verify|can)_?\w*access/i.test(code)
  );
}

const IDENTITY = new Set(
  (
    "user users userid uid session sessions auth authn authenticated viewer actor principal identity claims account jwt token tokens " +
    "credential credentials bearer apikey admin workspace organization organisation org tenant team member passport"
  ).split(" "),
);

/** A property by which requests and contexts carry who is calling. */
export function namesIdentity(name: string): boolean {
  return hasWord(name, IDENTITY) || (hasWord(name, API) && hasWord(name, KEYS));
}

const API = new Set(["api", "access", "secret", "service", "cron", "webhook"]);
const KEYS = new Set(["key", "keys"]);
const SECRETS = new Set(
  "token tokens secret secrets signature sig hmac hash otp passcode apikey jwt nonce ticket credential credentials totp challenge".split(
    " ",
  ),
);

/** A value that only the right caller knows: a token in the URL, a signature, a shared secret. */
export function namesSecret(name: string): boolean {
  return hasWord(name, SECRETS) || (hasWord(name, API) && hasWord(name, KEYS));
}

const HEADERS = new Set(
  "authorization auth cookie cookies session token jwt secret signature hmac credential credentials bearer apikey user svix email forwarded-user".split(
    " ",
  ),
);

/** A header or a cookie that proves who calls. */
export function namesCredentialHeader(name: string): boolean {
  return hasWord(name, HEADERS) || (hasWord(name, API) && hasWord(name, KEYS)) || hasWord(name, KEYS);
}

const PREFERENCES = new Set(
  "locale lang language theme timezone tz color colour currency country consent sidebar layout sort view".split(
    " ",
  ),
);

/** A cookie that says how somebody likes things, not who it is. */
export function namesPreference(name: string): boolean {
  return hasWord(name, PREFERENCES);
}

const FAILURES = new Set(
  "err error errors failure failed fail invalid unauthorized unauthenticated denied forbidden expired revoked banned anonymous rejected rejection response res redirect guest missing problem issue".split(
    " ",
  ),
);

/** What is there when something is wrong: `error`, `isExpired`. */
export function namesFailure(name: string): boolean {
  return hasWord(name, FAILURES);
}

const SETUP = new Set(
  "setup onboard onboarding onboarded install installed installation initialize initialized initialised bootstrap bootstrapped seeded configured firstrun".split(
    " ",
  ),
);

/** The state of an application before its first use. */
export function namesSetup(name: string): boolean {
  return hasWord(name, SETUP);
}

const OPENNESS = new Set("public private anonymous visibility unlisted".split(" "));

/** Whether something is there for everybody. */
export function namesOpenness(code: string): boolean {
  return hasWord(code, OPENNESS);
}

/** Text that refuses somebody: a status, the name of an error, a message. */
export function refuses(text: string): boolean {
  return /\b40[13]\b|unauthori[sz]ed|unauthenticated|forbidden|not ?authori[sz]ed|not_?authenticated|access ?denied|permission ?denied|not ?permitted|not ?allowed to|redirect\([^)]*\b(?:login|signin|sign-in|log-in)\b/i.test(
    text,
  );
}

/** A name that says it turns somebody away, or tells whether to: `requireRole`, `assertOwner`, `canEdit`. */
export function namesCheck(name: string): boolean {
  return /^(?:assert|ensure|require|check|verify|enforce|authori[sz]e|can|is|has)(?![a-z])/.test(name);
}

/** A call of something so named comes back only if what it is given holds. */
export function namesAssertion(name: string): boolean {
  return /^(?:assert|invariant|ensure|ok|expect)/i.test(name);
}
