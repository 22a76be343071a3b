import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type TestServer } from "../testing/http.ts";
import { createApp } from "./app.ts";

let server: TestServer;

beforeAll(async () => {
  const app = createApp({
    authenticate: async (token) => {
      if (token === "store-down") throw new Error("connect ECONNREFUSED");
      return token === "ada-token" ? { userId: "ada", roles: [] } : undefined;
    },
    log: { error: () => {} },
  });
  server = await serve(app);
});
afterAll(() => server.stop());

function call(path: string, authorization?: string, method = "GET"): Promise<Response> {
  return fetch(server.url + path, { method, headers: authorization === undefined ? {} : { authorization } });
}

test("the open route is open", async () => {
  expect((await call("/health")).status).toBe(200);
});

test("a valid token passes, whatever the scheme's case, and names the caller", async () => {
  for (const authorization of ["Bearer ada-token", "bearer ada-token"]) {
    expect(await (await call("/me", authorization)).json()).toEqual({ userId: "ada" });
  }
});

test.for([
  "Bearer",
  "Bearer ",
  "Basic ada-token",
  "ada-token",
  "Bearer someone-else",
  "Bearer ada-token, Bearer x",
])("%j is refused with a challenge", async (authorization) => {
  const response = await call("/me", authorization, "DELETE");
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
});

test("a token store that is down closes the door", async () => {
  expect((await call("/me", "Bearer store-down")).status).toBe(500);
});

test("a route nobody wrote is closed too, so the outside learns nothing about what exists", async () => {
  expect((await call("/admin")).status).toBe(401);
});
