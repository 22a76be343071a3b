import type { CallModel, MemberModel, StatementModel } from "./model.ts";

const store = "key-value" as const;
export const value: StatementModel = { operation: "read", rows: "value", store, key: { argument: 0 } };
const write: StatementModel = { operation: "write", rows: "none", store, key: { argument: 0 } };

/** Every spelling of a command: ioredis and Upstash write `hgetall`, node-redis `hGetAll` and `HGETALL`. */
function spelled(commands: string, call: (name: string) => CallModel): Record<string, MemberModel> {
  const members: Record<string, MemberModel> = {};
  for (const name of commands.trim().split(/\s+/)) {
    const model = call(name);
    for (const spelling of new Set([name.toLowerCase(), name, name.toUpperCase()])) members[spelling] = model;
  }
  return members;
}

/** The commands that read or write one key have a form for many, or are queued in a pipeline. */
export function redisCommands(facts: Partial<StatementModel>): Record<string, MemberModel> {
  return {
    ...spelled(
      `get getBuffer getRange strLen exists ttl pTTL type hGet hGetAll hExists hKeys hVals hLen hmGet lRange lIndex lLen
       lPos sMembers sIsMember smIsMember sCard sRandMember zRange zRangeByScore zRangeWithScores zRevRange zScore zRank
       zRevRank zCard zCount xRange xLen xRevRange xPending pfCount getBit bitCount geoPos geoDist geoSearch
       keys scan hScan sScan zScan`,
      () => ({ statement: { ...value, ...facts, batch: "redis" } }),
    ),
    ...spelled("mGet sInter sUnion sDiff", () => ({
      statement: { ...value, ...facts, rows: "many", bulk: true },
    })),
    ...spelled(
      `set setNX setEx pSetEx getSet getDel getEx append incr incrBy incrByFloat decr decrBy expire expireAt pExpire
       pExpireAt persist rename hSet hSetNX hmSet hDel hIncrBy hIncrByFloat lPush rPush lPop rPop lRem lSet lTrim lInsert
       rPopLPush lMove sAdd sRem sPop sMove zAdd zRem zIncrBy zPopMin zPopMax zRemRangeByScore zRemRangeByRank xAdd xAck
       xDel xTrim pfAdd pfMerge setBit geoAdd publish eval evalSha flushAll flushDb`,
      () => ({ statement: { ...write, ...facts, batch: "redis" } }),
    ),
    ...spelled("mSet mSetNX", () => ({ statement: { ...write, ...facts, bulk: true } })),
    ...spelled("del unlink", () => ({ statement: { ...write, ...facts, batch: "redis" } })),
  };
}
