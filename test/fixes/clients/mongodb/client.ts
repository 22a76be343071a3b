import { MongoClient, type Db } from "mongodb";
import { startMongo } from "../../engines/mongo.ts";
import type { Client } from "../../harness/client.ts";

export async function connectMongodb(): Promise<Client<Db>> {
  const engine = await startMongo();
  const client = await new MongoClient(engine.url).connect();
  return { name: "MongoDB driver", engine, db: client.db("test"), close: () => client.close() };
}
