import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.url(),
  PAYMENTS_URL: z.url(),
  PAYMENTS_WEBHOOK_SECRET: z.string().min(32),
  CARRIER_URL: z.url(),
  PORT: z.coerce.number().int().default(3000),
});

const parsed = schema.safeParse(process.env);
if (!parsed.success) {
  throw new Error(`The environment is incomplete: ${z.prettifyError(parsed.error)}`);
}

export const env = parsed.data;
