import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type TestServer } from "../testing/http.ts";
import { presentUser, sendList, sendOne, type UserRow } from "./envelope.ts";

const row: UserRow = {
  id: "1",
  name: "Ada",
  followers: 9_007_199_254_740_993n,
  joined_at: new Date("2026-01-02T03:04:05Z"),
  avatar_url: null,
  email: "ada@example.com",
  password_hash: "secret",
};
const view = {
  id: "1",
  name: "Ada",
  followers: "9007199254740993",
  joinedAt: "2026-01-02T03:04:05.000Z",
  avatarUrl: null,
};
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.get("/users/1", (_request, response) => sendOne(response, presentUser(row)));
  app.get("/users", (_request, response) => sendList(response, [presentUser(row)], "cursor"));
  app.get("/nobody", (_request, response) => sendList(response, []));
  server = await serve(app);
});
afterAll(() => server.stop());

async function get(path: string): Promise<unknown> {
  return (await fetch(server.url + path)).json();
}

test("one thing is itself, with no private column", async () => {
  expect(await get("/users/1")).toEqual(view);
});

test("a list has room beside its items", async () => {
  expect(await get("/users")).toEqual({ data: [view], page: { next: "cursor" } });
  expect(await get("/nobody")).toEqual({ data: [], page: { next: null } });
});

test("the number that would have been rounded was", () => {
  expect(Number(view.followers)).not.toBe(row.followers);
  expect(BigInt(Number(view.followers))).toBe(9_007_199_254_740_992n);
});
