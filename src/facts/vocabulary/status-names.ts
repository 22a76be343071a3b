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

/** The status that a name stands for: `NOT_FOUND`, `NotFound`, `not-found`. */
export function statusNamed(name: string): number | undefined {
  const words = normalised(name);
  for (const [status, known] of Object.entries(names)) if (known.includes(words)) return Number(status);
  return undefined;
}

function normalised(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z]+/g, "_")
    .replace(/^_|_$/g, "")
    .replace(/_?(?:error|exception)$/, (ending) => (ending === "_error" ? "" : ""))
    .replace(/^(?:http_status|http)_/, "");
}
