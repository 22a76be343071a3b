import type { NextFunction, Request, Response } from "express";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/logger";

export function errorHandler(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof AppError) {
    response.status(error.status).json({ error: error.message });
    return;
  }
  logger.error("request failed", { path: request.path, cause: String(error) });
  response.status(500).json({ error: "Something went wrong" });
}
