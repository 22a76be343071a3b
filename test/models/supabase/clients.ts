import { PostgrestClient } from "@supabase/postgrest-js";
import { createBrowserClient, createServerClient } from "@supabase/ssr";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import {
  createBrowserSupabaseClient,
  createClientComponentClient,
  createMiddlewareClient,
  createPagesBrowserClient,
  createPagesServerClient,
  createRouteHandlerClient,
  createServerActionClient,
  createServerComponentClient,
  createServerSupabaseClient,
} from "@supabase/auth-helpers-nextjs";
import { useSupabaseClient } from "@supabase/auth-helpers-react";

export const supabase = createClient("https://project.supabase.co", "key");
export const createOnServer = async () =>
  createServerClient("https://project.supabase.co", "key", { cookies: {} });
export type Db = SupabaseClient;

export const clients = [
  createBrowserClient("", "").from("a").select("id").then(), //=> read a many projection
  createServerComponentClient({}).from("b").select("id").then(), //=> read b many projection
  createRouteHandlerClient({}).from("c").select("id").then(), //=> read c many projection
  createServerActionClient({}).from("d").select("id").then(), //=> read d many projection
  createMiddlewareClient({}).from("e").select("id").then(), //=> read e many projection
  createClientComponentClient().from("f").select("id").then(), //=> read f many projection
  createPagesServerClient({}).from("g").select("id").then(), //=> read g many projection
  createPagesBrowserClient().from("h").select("id").then(), //=> read h many projection
  createServerSupabaseClient({}).from("i").select("id").then(), //=> read i many projection
  createBrowserSupabaseClient().from("j").select("id").then(), //=> read j many projection
  useSupabaseClient().from("k").select("id").then(), //=> read k many projection
  new PostgrestClient("").from("l").select("id").then(), //=> read l many projection
];
