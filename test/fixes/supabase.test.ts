import { batches } from "./cases/supabase/batches.ts";
import { columns } from "./cases/supabase/columns.ts";
import { lookups } from "./cases/supabase/lookups.ts";
import { refusals } from "./cases/supabase/refusals.ts";
import { connectSupabase } from "./clients/supabase/client.ts";
import { proveFixes } from "./harness/prove-fixes.ts";

proveFixes("supabase", connectSupabase, { cases: [...lookups, ...batches, ...columns], refusals });
