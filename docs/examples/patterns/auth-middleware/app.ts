import express, { type Express } from "express";
import { errorHandler, type ErrorLog } from "../error-handling/error-handler.ts";
import { createRequireAuth, principalOf, type Authenticate } from "./require-auth.ts";

interface Dependencies {
  authenticate: Authenticate;
  log: ErrorLog;
}

export function createApp({ authenticate, log }: Dependencies): Express {
  const app = express();

  // The open routes are a short list that stands in one place. Whatever is added below is closed without a thought.
  app.get("/health", (_request, response) => {
    response.json({ status: "up" });
  });

  app.use(createRequireAuth(authenticate));

  app.get("/me", (request, response) => {
    response.json({ userId: principalOf(request).userId });
  });

  app.delete("/me", (_request, response) => {
    response.status(204).end();
  });

  app.use(errorHandler(log));
  return app;
}
