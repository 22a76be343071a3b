declare const supabase: unknown;

export const untraceable = async () => supabase.from("users").select("id"); //=> read users many projection likely
