import { createHash } from "node:crypto";
import { Router, type Request, type RequestHandler } from "express";
import { z } from "zod";
import { AppError, NotFoundError } from "../error-handling/errors.ts";

export interface Article {
  id: string;
  title: string;
  version: number;
}

export interface Articles {
  find(id: string): Promise<Article | undefined>;
  create(title: string): Promise<Article>;
  /** Writes only if the stored version is still `version`; `undefined` when somebody else was faster. */
  update(id: string, version: number, title: string): Promise<Article | undefined>;
  remove(id: string): Promise<void>;
}

const articleInput = z.strictObject({ title: z.string().min(1).max(200) });

export function articleRoutes(articles: Articles, requireAuth: RequestHandler): Router {
  const routes = Router();
  routes.use(requireAuth);

  routes.get("/articles/:id", async (request, response) => {
    const article = await existing(articles, request.params.id);
    // Express compares If-None-Match itself and turns this into a 304 without a body.
    response.set("ETag", etag(article)).json(article);
  });

  routes.post("/articles", async (request, response) => {
    const article = await articles.create(parse(request).title);
    response.status(201).location(`/articles/${article.id}`).json(article);
  });

  routes.put("/articles/:id", async (request, response) => {
    const { title } = parse(request);
    const expected = request.get("If-Match");
    if (expected === undefined)
      throw new AppError(428, "precondition_required", "Send If-Match with the ETag you read");
    const article = await existing(articles, request.params.id);
    const updated =
      expected === etag(article) ? await articles.update(article.id, article.version, title) : undefined;
    if (!updated) throw new AppError(412, "precondition_failed", "The article changed since you read it");
    response.set("ETag", etag(updated)).json(updated);
  });

  // Deleting what is already gone reaches the state that was asked for: the same 204, so a retry is harmless.
  routes.delete("/articles/:id", async (request, response) => {
    await articles.remove(request.params.id);
    response.status(204).end();
  });

  return routes;
}

async function existing(articles: Articles, id: string): Promise<Article> {
  const article = await articles.find(id);
  if (!article) throw new NotFoundError("article", id);
  return article;
}

function parse(request: Request): z.infer<typeof articleInput> {
  const result = articleInput.safeParse(request.body);
  if (!result.success)
    throw new AppError(422, "invalid", z.prettifyError(result.error), { cause: result.error });
  return result.data;
}

function etag({ id, version }: Article): string {
  return `"${createHash("sha256").update(`${id}:${version}`).digest("base64url")}"`;
}
