/** The names that enumerations of statuses, and codes, have for a status; lower case, words between underscores. */
const names: Readonly<Record<number, readonly string[]>> = {
  400: [
    "bad_request",
    "invalid",
    "invalid_input",
    "bad_user_input",
    "validation",
    "validation_error",
    "invalid_argument",
  ],
  401: ["unauthorized", "unauthorised", "unauthenticated", "not_authenticated"],
  403: ["forbidden", "permission_denied", "access_denied", "not_allowed"],
  404: ["not_found", "resource_not_found", "notfound"],
  405: ["method_not_allowed", "method_not_supported"],
  409: ["conflict", "already_exists", "duplicate"],
  422: ["unprocessable_entity", "unprocessable_content"],
  429: ["too_many_requests", "rate_limited", "rate_limit_exceeded"],
  500: ["internal_server_error", "internal", "internal_error", "unexpected"],
  502: ["bad_gateway", "upstream_error", "external_error"],
};

/** What classes for a status are called besides. */
const classNames: Readonly<Record<number, readonly string[]>> = {
  400: [
    "bad_input",
    "invalid_data",
    "invalid_parameter",
    "invalid_parameters",
    "invalid_params",
    "user_input",
  ],
  401: ["auth", "authentication", "authentication_failed", "authentication_required", "not_logged_in"],
  403: [
    "authorization",
    "insufficient_permissions",
    "no_permission",
    "not_permitted",
    "permission",
    "permissions",
  ],
  404: ["missing", "does_not_exist"],
};

/** Words of a class's name that say nothing about what went wrong. */
const GENERAL =
  /(?:^|_)(?:error|exception|failure|http|https|api|app|application|base|client|custom|document|domain|entity|item|object|record|request|resource|response|server|service|status|the)(?=_|$)/g;

/**
 * Whether a class's name says its status and no more, so that it fits every failure with this status: `NotFoundError`,
 * `HttpForbidden`. `UserNotFoundError` and `QuotaExceededError` are about something of their own.
 */
export function isNamedForStatus(name: string, status: number): boolean {
  const own = withoutGeneral(normalised(name));
  const known = [...(names[status] ?? []), ...(classNames[status] ?? [])];
  return own !== "" && known.some((one) => withoutGeneral(one) === own);
}

function withoutGeneral(words: string): string {
  return words.replace(GENERAL, "").replace(/_+/g, "_").replace(/^_|_$/g, "");
}

/** The status that a name stands for: `NOT_FOUND`, `NotFound`, `not-found`. */
export function statusNamed(name: string): number | undefined {
  const words = normalised(name);
  for (const [status, known] of Object.entries(names)) if (known.includes(words)) return Number(status);
  return undefined;
}

function normalised(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z]+/g, "_")
    .replace(/^_|_$/g, "")
    .replace(/_?(?:error|exception)$/, "")
    .replace(/^(?:http_status|http)_/, "");
}
