import { createOnServer, supabase, type Db } from "./clients";

export async function reads(id: number, ids: number[], name: string | undefined) {
  const client = await createOnServer();
  const { data, error } = await client.from("users").select("id, name").eq("id", id).single(); //=> read users one filter projection
  if (error) throw error;
  await client.from("users").select().in("id", ids); //=> read users many filter star
  await client.from("users").select("*").order("id").range(0, 9); //=> read users many star order limit offset
  await client.from("users").select("*", { count: "exact", head: true }); //=> read users value star
  await client.from("users").select("id").match({ id }).limit(1).maybeSingle(); //=> read users one filter projection limit
  await supabase.schema("app").from("users").select("id").filter("id", "gt", 3).or("a.eq.1,b.eq.2"); //=> read users many filter projection
  await supabase
    .from("users")
    .select("id")
    .not("a", "is", null)
    .neq("b", 1)
    .gt("c", 1)
    .gte("d", 1)
    .lt("e", 1)
    .lte("f", 1)
    .is("g", null)
    .isDistinct("h", 1)
    .notIn("i", [1])
    .like("j", "x%"); //=> read users many filter projection
  await supabase
    .from("users")
    .select("id")
    .ilike("a", "x%")
    .likeAllOf("b", [])
    .ilikeAnyOf("c", [])
    .regexMatch("d", "x")
    .contains("e", [])
    .containedBy("f", [])
    .overlaps("g", [])
    .rangeGt("h", "[1,2]")
    .textSearch("i", "x"); //=> read users many filter projection
  await supabase.from("users").select("id").csv(); //=> read users many projection
  await supabase.from("users").select("id").geojson(); //=> read users many projection
  await supabase.from("users").select("id").explain(); //=> read users many projection
  await supabase
    .from("users")
    .select("id")
    .returns()
    .overrideTypes()
    .throwOnError()
    .abortSignal(AbortSignal.timeout(1000))
    .setHeader("a", "b")
    .retry(false); //=> read users many projection
  let query = supabase.from("users").select("id"); //=> none
  if (name) query = query.eq("name", name);
  const found = await query.order("id"); //=> read users many projection order open
  return { data, found };
}

export async function writes(client: Db, id: number, name: string) {
  await client.from("users").insert({ name }); //=> write users none values
  await client.from("users").insert({ name }).select("id").single(); //=> write users one values returning
  await client.from("users").upsert({ id, name }); //=> write users none values
  await client.from("users").update({ name }).eq("id", id); //=> write users none filter set
  await client.from("users").update({ name }).eq("id", id).maxAffected(1).rollback(); //=> write users none filter set
  await client.from("users").delete().eq("id", id); //=> write users none filter
  client.from("users").insert({ name }); //=> none
}

export async function procedures(id: number) {
  await supabase.rpc("find_users", { id }); //=> read find_users many
  await supabase.rpc("find_users", { id }).select("id").eq("id", id).single(); //=> read find_users one filter projection
  await supabase.rpc("find_users", { id }, { head: true }); //=> read find_users value
}

export async function otherServices(path: string) {
  const { data } = await supabase.auth.getUser(); //=> none
  await supabase.storage.from("avatars").download(path); //=> none
  await supabase.functions.invoke("send"); //=> none
  supabase.channel("room").subscribe(); //=> none
  return [data, supabase.realtime.getChannels()]; //=> none
}
