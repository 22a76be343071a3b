interface AppErrorOptions extends ErrorOptions {
  /** Machine-readable facts for the caller: which field, which limit. Goes out with the response. */
  details?: Record<string, unknown>;
}

/** An expected failure: the caller is told what happened, and nobody is woken up for it. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly status: number;
  /** Stable identifier that clients may switch on; the message may change. */
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(
    status: number,
    code: string,
    message: string,
    { details = {}, ...options }: AppErrorOptions = {},
  ) {
    super(message, options);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export class NotFoundError extends AppError {
  constructor(resource: string, id: string, options?: ErrorOptions) {
    super(404, "not_found", `${resource} ${id} does not exist`, { ...options, details: { resource, id } });
  }
}

export class ConflictError extends AppError {
  constructor(message: string, options?: AppErrorOptions) {
    super(409, "conflict", message, options);
  }
}
