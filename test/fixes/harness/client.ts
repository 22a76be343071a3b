import type { Engine } from "../engines/engine.ts";

/** A database library, ready to be handed to programs. */
export interface Client<Db> {
  name: string;
  engine: Engine;
  db: Db;
  /** What is proven where the library's own engine can't be had. */
  level?: string;
  /** Turns what the library returns into plain values, where its objects carry more than their data. */
  plain?(value: unknown): unknown;
  /** The files of declarations that the compiler is to use in place of a package. */
  paths?: Record<string, string[]>;
  /** Files that the compiler is to read beside the programs. */
  declarations?: string[];
  close(): Promise<void>;
}
