// What the pages' code blocks import and this repository does not install or generate.

declare module "next/server" {
  /** Runs after the response is sent; the platform keeps the process alive for it. */
  export function after(task: Promise<unknown> | (() => unknown)): void;
}

declare module "@prisma/client" {
  interface Where {
    [column: string]: unknown;
  }
  interface Find {
    where?: Where;
    select?: Record<string, unknown>;
    include?: Record<string, unknown>;
    orderBy?: Record<string, "asc" | "desc"> | Record<string, "asc" | "desc">[];
    take?: number;
    skip?: number;
    cursor?: Where;
  }
  interface Delegate<Row> {
    findUnique(args: Find & { where: Where }): Promise<Row | null>;
    findUniqueOrThrow(args: Find & { where: Where }): Promise<Row>;
    findFirst(args?: Find): Promise<Row | null>;
    findMany(args?: Find): Promise<Row[]>;
    count(args?: Find): Promise<number>;
    create(args: { data: Partial<Row>; select?: Record<string, unknown> }): Promise<Row>;
    createMany(args: { data: Partial<Row>[]; skipDuplicates?: boolean }): Promise<{ count: number }>;
    update(args: {
      where: Where;
      data: Record<string, unknown>;
      select?: Record<string, unknown>;
    }): Promise<Row>;
    updateMany(args: { where: Where; data: Record<string, unknown> }): Promise<{ count: number }>;
    delete(args: { where: Where }): Promise<Row>;
  }
  export interface User {
    id: string;
    email: string;
    name: string;
    role: string;
  }
  export interface Post {
    id: string;
    title: string;
    body: string;
    authorId: string;
    createdAt: Date;
  }
  export interface Account {
    id: string;
    balance: number;
  }
  export interface Transfer {
    id: string;
    fromId: string;
    toId: string;
    amount: number;
  }
  interface Tables {
    user: Delegate<User>;
    post: Delegate<Post>;
    account: Delegate<Account>;
    transfer: Delegate<Transfer>;
  }
  interface TransactionOptions {
    isolationLevel?: "ReadCommitted" | "RepeatableRead" | "Serializable";
    maxWait?: number;
    timeout?: number;
  }
  export class PrismaClient implements Tables {
    user: Delegate<User>;
    post: Delegate<Post>;
    account: Delegate<Account>;
    transfer: Delegate<Transfer>;
    $transaction<T>(work: (tx: Tables) => Promise<T>, options?: TransactionOptions): Promise<T>;
    $transaction<T>(work: Promise<T>[]): Promise<T[]>;
    $queryRaw<T>(text: TemplateStringsArray, ...values: unknown[]): Promise<T>;
    $queryRawUnsafe<T>(text: string, ...values: unknown[]): Promise<T>;
  }
}

declare module "@nestjs/core" {
  export const APP_GUARD: string;
  export class Reflector {
    getAllAndOverride<T>(key: string, targets: unknown[]): T | undefined;
  }
}
