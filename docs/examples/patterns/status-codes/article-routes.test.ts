import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorHandler } from "../error-handling/error-handler.ts";
import { json, serve, type TestServer } from "../testing/http.ts";
import { articleRoutes, type Article, type Articles } from "./article-routes.ts";

let server: TestServer;

beforeAll(async () => {
  const rows = new Map<string, Article>();
  const articles: Articles = {
    find: async (id) => rows.get(id),
    create: async (title) => {
      const article = { id: String(rows.size + 1), title, version: 1 };
      rows.set(article.id, article);
      return article;
    },
    update: async (id, version, title) => {
      if (rows.get(id)?.version !== version) return undefined;
      const article = { id, title, version: version + 1 };
      rows.set(id, article);
      return article;
    },
    remove: async (id) => {
      rows.delete(id);
    },
  };
  const app = express();
  app.use(express.json());
  app.use(articleRoutes(articles, (_request, _response, next) => next()));
  app.use(errorHandler({ error: () => {} }));
  server = await serve(app);
});
afterAll(() => server.stop());

const at = (path: string) => `${server.url}${path}`;

test("creating answers 201 with the address of the new resource", async () => {
  const response = await fetch(at("/articles"), json("POST", { title: "Timeouts" }));
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as Article;
  expect(response.headers.get("location")).toBe(`/articles/${id}`);
});

test("a well-formed body with unacceptable values is 422, a malformed one 400", async () => {
  expect((await fetch(at("/articles"), json("POST", { title: "" }))).status).toBe(422);
  const malformed = { method: "POST", headers: { "content-type": "application/json" }, body: "{" };
  expect((await fetch(at("/articles"), malformed)).status).toBe(400);
});

test("an unchanged article costs a 304 and no body", async () => {
  const first = await fetch(at("/articles/1"));
  const headers = { "if-none-match": first.headers.get("etag") ?? "", "cache-control": "max-age=0" };
  const again = await fetch(at("/articles/1"), { headers });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
});

test("an update must say what it read, and fails when that is stale", async () => {
  const tag = (await fetch(at("/articles/1"))).headers.get("etag") ?? "";
  const put = (title: string, headers: Record<string, string>) =>
    fetch(at("/articles/1"), json("PUT", { title }, headers));
  expect((await put("No precondition", {})).status).toBe(428);
  expect((await put("First writer", { "if-match": tag })).status).toBe(200);
  expect((await put("Second writer", { "if-match": tag })).status).toBe(412);
});

test("deleting twice is no error", async () => {
  expect((await fetch(at("/articles/1"), { method: "DELETE" })).status).toBe(204);
  expect((await fetch(at("/articles/1"), { method: "DELETE" })).status).toBe(204);
  expect((await fetch(at("/articles/1"))).status).toBe(404);
});
