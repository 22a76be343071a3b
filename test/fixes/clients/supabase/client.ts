import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { openPostgrest } from "../../engines/postgrest.ts";
import type { Client } from "../../harness/client.ts";
import type { Database } from "./schema.ts";

export function connectSupabase(): Promise<Client<SupabaseClient<Database>>> {
  const engine = openPostgrest();
  const db = createClient<Database>("http://supabase.test", "key", {
    global: { fetch: engine.fetch },
    auth: { persistSession: false, autoRefreshToken: false },
    // Node 20 has no WebSocket, and no program here listens to changes.
    realtime: { transport: EventTarget as never },
  });
  return Promise.resolve({ name: "Supabase", engine, db, close: () => Promise.resolve() });
}
