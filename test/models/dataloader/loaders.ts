import { PrismaClient } from "@prisma/client";
import DataLoader, { DataLoader as Named } from "dataloader";

const prisma = new PrismaClient();
const users = new DataLoader(async (ids: readonly string[]) => {
  const found = await prisma.user.findMany({ where: { id: { in: [...ids] } } }); //=> read user many filter
  return ids.map((id) => found.find((user) => user.id === id));
});
const others = new Named(async (ids: readonly string[]) => ids);

export async function load(ids: string[]) {
  await Promise.all(ids.map((id) => users.load(id))); //=> none
  users.prime("a", undefined).clear("b").clearAll(); //=> none
  return [await users.loadMany(ids), await others.load("a")]; //=> none
}
