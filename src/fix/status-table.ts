import type { Failure } from "../facts/failure/failure.ts";

/** One line of the table; the first that fits decides. */
export interface StatusRow {
  readonly status: number;
  /** The name that error classes, exceptions and codes have for it, in words. */
  readonly name: string;
  /** What the message says. */
  readonly message?: RegExp;
  /** What the condition looks at, and how; with a message, both have to fit. */
  readonly when?: readonly (readonly [Failure["subject"], Failure["condition"]?])[];
  /** The line in the words of the docs page. */
  readonly text: string;
  /** Not for what another service did wrong. */
  readonly own?: true;
}

/** Which status a failure has, by its message first and then by the condition in front of it. */
export const statusTable: readonly StatusRow[] = [
  {
    status: 405,
    name: "method not allowed",
    message: /(?:method|verb)[\w ]* not (?:allowed|supported)/i,
    text: "says that the route has no such method",
  },
  {
    status: 429,
    name: "too many requests",
    message: /too many (?:requests|attempts)|rate[ -]?limit/i,
    text: "says that the caller asks too often",
  },
  {
    status: 401,
    name: "unauthorized",
    message:
      /unauthori[sz]ed|unauthenticated|not (?:currently )?(?:authenticated|logged[ -]?in|signed[ -]?in)|(?:log|sign)[ -]?in (?:first|required)|(?:must|needs? to|ha(?:ve|s) to|should|please) (?:first )?(?:be )?(?:authenticated|logged[ -]?in|signed[ -]?in|log[ -]?in|sign[ -]?in)|authentication (?:is )?(?:required|failed)|(?:invalid|incorrect|wrong|bad) (?:credentials?|password|login|api key|(?:access |auth |bearer )?token|session|signature|[\w-]*secret)|(?:missing|no) (?:active |valid |current |user )*(?:authorization|bearer|credentials|api key|session)|(?:session|(?:access )?token) (?:has |is )?(?:expired|invalid|revoked)/i,
    text: "says that nobody is signed in, or that a credential is missing or wrong",
  },
  {
    status: 403,
    name: "forbidden",
    message:
      /forbidden|(?:no|insufficient|missing|lacks?|lacking|without|requires?|required|have|need)[\w ]* permissions?\b|permissions? (?:is |are )?(?:denied|required|missing)|not (?:be )?(?:allowed|permitted|authori[sz]ed)\b|access (?:is )?denied|no access|(?:do(?:es)? not|don'?t|doesn'?t|cannot) have (?:access|the right|sufficient)|insufficient (?:privilege|right|scope|role)|not (?:an? )?(?:member|owner|admin)\b|only (?:the )?(?:owner|admin|member)|(?:required|insufficient|wrong) role|must be (?:an? )?(?:owner|admin|member)/i,
    text: "says that the caller may not do this",
  },
  {
    status: 404,
    name: "not found",
    message:
      /not[ _-]?found|(?:do(?:es)?|did)(?: not|n'?t) exist|is not exist|no such|(?:cannot|can'?t|could ?n(?:o|')t|could not|can not|unable to|failed to) (?:find|locate)|(?:no|unknown) [\w ]+ (?:found|exists?)\b|no longer exists?|nonexistent|non-existent|\bmissing (?:row|record|document)/i,
    text: "says that something isn't there",
  },
  {
    status: 409,
    name: "conflict",
    message:
      /already (?:exists?|in use|taken|used|registered|assigned|been|has|have|is|an?|active|subscribed|verified|accepted|connected|locked|completed|processed)|\balready\b|duplicate|conflict|must be unique|is taken|in use\b|locked by|out of date|stale|was (?:changed|modified) by/i,
    text: "says that something is there already, or has changed in the meantime",
  },
  {
    status: 400,
    name: "bad request",
    own: true,
    message:
      /\binvalid|\bmalformed|bad request|(?:is|are|were|was) (?:required|missing|empty|mandatory)|\brequired\b|must (?:be|have|not|contain|match|provide|specify|include)|(?:should|cannot|can'?t|may not|can not) be|not (?:a )?valid|not supported|unsupported|too (?:long|short|large|small|many|few|big)|(?:more|less|fewer|greater|larger|smaller) than|exceed|at least|at most|no [\w ]+ (?:provided|given|specified|supplied)|missing\b|not (?:provided|given|specified|supplied)|expired|unknown\b|unexpected (?:value|type|format)|out of range/i,
    text: "says that the request is wrong or incomplete",
  },
  {
    status: 401,
    name: "unauthorized",
    when: [["identity", "missing"]],
    text: "looks whether somebody is signed in",
  },
  { status: 403, name: "forbidden", when: [["identity"]], text: "looks at who the caller is" },
  {
    status: 409,
    name: "conflict",
    message: /^(?:you )?(?:cannot|can'?t|can not) /i,
    when: [["row", "missing"]],
    text: "says what can't be done, and looks whether a query found its row",
  },
  { status: 404, name: "not found", when: [["row", "missing"]], text: "looks whether a query found its row" },
  {
    status: 409,
    name: "conflict",
    when: [["row"]],
    text: "looks at a row that is there: that it is, or in which state",
  },
  { status: 400, name: "bad request", when: [["input"]], text: "looks at what the request brought along" },
  { status: 502, name: "bad gateway", when: [["upstream"]], text: "looks at what another service answered" },
];

const fallback: StatusRow = { status: 500, name: "internal server error", text: "anything else" };

/** The line of the table that fits, or 500. */
export function statusOf(failure: Pick<Failure, "message" | "subject" | "condition">): StatusRow {
  return statusTable.find((row) => fits(row, failure)) ?? fallback;
}

function fits(
  { own, message, when }: StatusRow,
  failure: Pick<Failure, "message" | "subject" | "condition">,
): boolean {
  if (own === true && failure.subject === "upstream") return false;
  return (
    message?.test(failure.message) !== false &&
    when?.some(
      ([subject, condition]) =>
        subject === failure.subject && (condition === undefined || condition === failure.condition),
    ) !== false
  );
}
