declare const db: unknown;

export async function untraceable() {
  await db.query.users.findMany({ limit: 3 }); //=> read users many limit likely
  await db.$primary.query.users.findFirst(); //=> read users one likely
  await db.query("select 1"); //=> none
}
