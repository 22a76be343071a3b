import { defineModel, type CallbackModel, type CallModel, type MemberModel } from "./model.ts";

type Concurrency = NonNullable<CallbackModel["concurrency"]>;

/** A function that calls its argument at `argument` for each element of the collection that is its first argument. */
function each(argument: number, concurrency: Concurrency, element = 0): CallModel {
  return { callbacks: [{ argument, runs: "each", concurrency, ...(element > 0 && { element }) }] };
}
function runs(how: CallbackModel["runs"], argument = 0): CallModel {
  return { returns: "callback", callbacks: [{ argument, runs: how }] };
}
/** What comes out runs the function when it is called itself. */
const wrapper: CallModel = { returns: "argument", callbacks: [{ argument: 0, runs: "later" }] };

const own = (concurrency: Concurrency, element = 0): CallModel => ({
  returns: "Promise",
  callbacks: [
    {
      argument: 0,
      runs: "each",
      collection: { receiver: true },
      concurrency,
      ...(element > 0 && { element }),
    },
  ],
});
const once: CallModel = {
  returns: "Promise",
  callbacks: [0, 1].map((argument) => ({ argument, runs: "once" })),
};
const bluebirdStatics: Record<string, MemberModel> = {
  map: { ...each(1, "unlimited"), returns: "Promise" },
  filter: { ...each(1, "unlimited"), returns: "Promise" },
  each: { ...each(1, "sequential"), returns: "Promise" },
  mapSeries: { ...each(1, "sequential"), returns: "Promise" },
  reduce: { ...each(1, "sequential", 1), returns: "Promise" },
  try: runs("once"),
  attempt: runs("once"),
  method: wrapper,
  promisify: wrapper,
  coroutine: wrapper,
  using: runs("once", -1),
};

/** http://bluebirdjs.com/docs/api-reference.html */
export const bluebird = defineModel({
  name: "bluebird",
  modules: [
    {
      specifiers: ["bluebird"],
      exports: {
        default: { instance: "Promise", extends: ["Statics"] },
        Promise: { instance: "Promise", extends: ["Statics"] },
        ...Object.fromEntries(
          Object.entries(bluebirdStatics).map(([name, call]) => [name, { call: call as CallModel }]),
        ),
      },
    },
  ],
  types: {
    Statics: { members: bluebirdStatics },
    Promise: {
      construct: once,
      members: {
        map: own("unlimited"),
        filter: own("unlimited"),
        each: own("sequential"),
        mapSeries: own("sequential"),
        reduce: own("sequential", 1),
        then: once,
        tap: once,
        tapCatch: once,
        spread: once,
        catch: { returns: "Promise", callbacks: [{ argument: -1, runs: "once" }] },
        finally: once,
        all: { returns: "this" },
      },
    },
  },
});
