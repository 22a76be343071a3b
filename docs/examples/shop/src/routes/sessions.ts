import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Router } from "express";
import { z } from "zod";
import { ConflictError, UnauthorizedError } from "@/lib/errors";
import { parseBody } from "@/middleware/parse-body";
import { customerRepository } from "@/repositories/customer-repository";
import { createSession } from "@/repositories/session-repository";

const derive = promisify(scrypt) as (password: string, salt: string, length: number) => Promise<Buffer>;
const credentials = z.object({ email: z.email(), password: z.string().min(12) });
const registration = credentials.extend({ name: z.string().min(1) });
const day = 24 * 60 * 60 * 1000;

export const sessionRoutes = Router();

sessionRoutes.post("/register", async (request, response) => {
  const { email, name, password } = parseBody(registration, request);
  if (await customerRepository.isEmailTaken(email)) throw new ConflictError("This address is taken");
  const salt = randomBytes(16).toString("hex");
  const passwordHash = `${salt}:${(await derive(password, salt, 64)).toString("hex")}`;
  response.status(201).json(await customerRepository.create({ email, name, passwordHash }));
});

sessionRoutes.post("/login", async (request, response) => {
  const { email, password } = parseBody(credentials, request);
  const customer = await customerRepository.findCredentials(email);
  const [salt = "", hash = ""] = customer?.passwordHash.split(":") ?? [];
  const derived = await derive(password, salt, 64);
  const stored = Buffer.from(hash, "hex");
  if (!customer || stored.length !== derived.length || !timingSafeEqual(stored, derived)) {
    throw new UnauthorizedError("Unknown address or wrong password");
  }
  const token = randomBytes(32).toString("hex");
  const tokenHash = createHash("sha256").update(token).digest("hex");
  await createSession({ tokenHash, customerId: customer.id, expiresAt: new Date(Date.now() + day) });
  response.status(201).json({ token });
});
