/** A failure the caller can act on; the error handler turns it into its status. */
export class AppError extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.status = status;
  }
}

export class ValidationError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super(400, message, options);
  }
}

export class UnauthorizedError extends AppError {
  constructor(message = "Sign in first", options?: ErrorOptions) {
    super(401, message, options);
  }
}

export class ForbiddenError extends AppError {
  constructor(message = "Not allowed", options?: ErrorOptions) {
    super(403, message, options);
  }
}

export class NotFoundError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super(404, message, options);
  }
}

export class ConflictError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super(409, message, options);
  }
}

export class UpstreamError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super(502, message, options);
  }
}
