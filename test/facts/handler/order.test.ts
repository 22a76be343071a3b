import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

// `session` and `renewed` call each other; only `session` reads the cookie.
const callers = `
import { cookies } from "next/headers";
export async function session(): Promise<any> {
  const renewal = await renewed();
  const token = (await cookies()).get("session");
  return renewal ?? find(token?.value);
}
export async function renewed(): Promise<any> {
  return (await isStale()) ? session() : undefined;
}
`;

const route = (getter: string) => `
import { ${getter} } from "../../callers.ts";
export async function POST(request: Request) {
  const user = await ${getter}();
  if (!user) return Response.json({ message: "who are you?" }, { status: 400 });
  await db.insert(await request.json());
}
`;

// Each function of the chain only hands on what the one below it gives.
const chain = Array.from(
  { length: 12 },
  (_, index) => `export async function link${index}() { return await link${index + 1}(); }`,
);
const deep = `
import { cookies } from "next/headers";
${chain.join("\n")}
export async function link12() { return (await cookies()).get("session"); }
`;

describe("the order of questions", () => {
  it("changes nothing about functions that call each other", () => {
    const files = { "callers.ts": callers };
    const first = { "app/a/route.ts": route("session") };
    const second = { "app/b/route.ts": route("renewed") };
    const alone = [...endpointsIn({ ...files, ...first }), ...endpointsIn({ ...files, ...second })];
    expect(alone).toEqual(["POST /a present: !user", "POST /b present: !user"]);
    expect(endpointsIn({ ...files, ...first, ...second })).toEqual(alone);
    expect(endpointsIn({ ...files, ...second, ...first })).toEqual(alone.toReversed());
  });

  it("changes nothing about how far a credential is looked for", () => {
    const routes = [0, 3, 6, 9, 11].map((index) => ({
      [`app/r${index}/route.ts`]: route(`link${index}`).replace("callers", "deep"),
    }));
    const files = { "deep.ts": deep };
    const alone = routes.flatMap((one) => endpointsIn({ ...files, ...one }));
    const forwards = endpointsIn(Object.assign({}, files, ...routes));
    const backwards = endpointsIn(Object.assign({}, files, ...routes.toReversed()));
    expect(forwards).toEqual(alone);
    expect(backwards.toReversed()).toEqual(alone);
  });
});
