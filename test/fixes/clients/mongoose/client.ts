import mongoose, { Document, type Mongoose } from "mongoose";
import { startMongo } from "../../engines/mongo.ts";
import type { Client } from "../../harness/client.ts";
import { mapValues } from "../../harness/map-values.ts";

export async function connectMongoose(): Promise<Client<Mongoose>> {
  const engine = await startMongo();
  await mongoose.connect(engine.url);
  return {
    name: "Mongoose",
    engine,
    db: mongoose,
    // A document also carries its schema, its changes and its connection.
    plain: (value) =>
      mapValues(value, (part) => (part instanceof Document ? (part.toObject() as unknown) : part)),
    close: () => mongoose.disconnect(),
  };
}
