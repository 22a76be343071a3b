/** What a caller did wrong or has to know: the message reaches the model as it is, so it names no path of this machine. */
export class CallFailure extends Error {
  override name = "CallFailure";
}
