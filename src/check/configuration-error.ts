/** The project's own ESLint configuration can't be used: nothing can be checked, and it's no bug of ours. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";

  constructor(cause: unknown) {
    super(
      `The ESLint configuration can't be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
