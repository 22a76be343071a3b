/** Why a refactoring isn't done: the message says what in the code stands in its way, and goes to the user as it is. */
export class Refusal extends Error {
  override name = "Refusal";
}
