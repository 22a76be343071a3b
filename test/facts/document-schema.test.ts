import path from "node:path";
import { describe, expect, it } from "vitest";
import { Facts } from "../../src/facts/facts-of.ts";
import { queriesOf } from "../../src/facts/query.ts";
import { repeatedQueries } from "../../src/facts/repeated-query.ts";
import { declaredTable } from "../../src/facts/schema/table-of.ts";
import type { Files } from "../project/temporary-project.ts";
import { originsIn } from "./queries-in.ts";

/** What the schema of the model says of its fields: `name kind`, with `!` for unique and `?` for what may be missing. */
function fieldsIn(schema: string): string | undefined {
  const { origins, query } = firstQuery({ "main.ts": main(schema) });
  const types = declaredTable(origins, query)?.types;
  return (
    types &&
    [...types]
      .map(
        ([name, { kind, unique, nullable }]) => `${name} ${kind}${unique ? "!" : ""}${nullable ? "?" : ""}`,
      )
      .join(", ")
  );
}

function hooksIn(code: string, files: Files = {}): boolean | undefined {
  const { origins, query } = firstQuery({ "main.ts": code, ...files });
  return declaredTable(origins, query)?.hooks;
}

function firstQuery(files: Files) {
  const { origins, directory } = originsIn(files);
  const module = origins.project.module(path.join(directory, "main.ts"));
  const [query] = module ? queriesOf(origins, module) : [];
  if (query === undefined) throw new Error("main.ts has no query");
  return { origins, query };
}

const main = (schema: string) => `import mongoose, { model, Schema } from "mongoose";
const User = model("User", ${schema});
await User.find();
`;

const declared = (after: string) => `import { model, Schema } from "mongoose";
const schema = new Schema({ name: String });
${after}
const User = model("User", schema);
await User.find();
`;

describe("a schema of documents", () => {
  it("says what its fields are", () => {
    const schema = `new Schema({ name: String, age: { type: Number, required: true }, at: "Date", email: { type: String, unique: true } })`;
    expect(fieldsIn(schema)).toBe("_id objectId!, name string?, age number, at date?, email string!?");
  });

  it("may have a key of its own", () => {
    expect(fieldsIn("new Schema({ _id: Number })")).toBe("_id number!");
  });

  it("knows the ids of other documents, and what isn't one value", () => {
    const schema = `new mongoose.Schema({ author: { type: mongoose.Types.ObjectId, ref: "User" }, tags: [String], address: { city: String } })`;
    expect(fieldsIn(schema)).toBe("_id objectId!, author objectId?, tags other?, address other?");
  });

  it("tells nothing of what is converted on the way", () => {
    expect(fieldsIn("new Schema({ email: { type: String, lowercase: true } })")).toBe(
      "_id objectId!, email other?",
    );
  });

  it("has the times of its documents, if it's told to", () => {
    expect(fieldsIn("new Schema({}, { timestamps: true })")).toBe(
      "_id objectId!, createdAt date?, updatedAt date?",
    );
  });

  it("tells nothing where fields come from out of sight", () => {
    expect(fieldsIn("new Schema({ ...base })")).toBeUndefined();
  });
});

describe("hooks of a schema", () => {
  it.each([
    ["none", main("new Schema({ name: String })")],
    ["indexes and virtuals", declared(`schema.index({ name: 1 });\nschema.virtual("url").get(() => "");`)],
    [
      "methods",
      declared(`schema.methods.hello = function () {};\nschema.set("toJSON", { virtuals: true });`),
    ],
  ])("%s", (_, code) => {
    expect(hooksIn(code)).toBe(false);
  });

  it.each([
    ["before", declared(`schema.pre("find", () => {});`)],
    ["a plugin", declared(`schema.plugin(softDelete);`)],
    ["handed on", declared(`extend(schema);`)],
    ["exported", declared(`export { schema };`)],
    ["from a function", main("makeSchema(new Schema({}))")],
  ])("%s", (_, code) => {
    expect(hooksIn(code)).not.toBe(false);
  });

  it("on every schema of the package", () => {
    const files = {
      "package.json": "{}",
      "setup.ts": `import mongoose from "mongoose";\nmongoose.plugin(softDelete);\n`,
    };
    expect(hooksIn(main("new Schema({ name: String })"), files)).toBe(true);
  });
});

describe("functions of a schema", () => {
  const users = (statics: string) => `import { model, Schema } from "mongoose";
const userSchema = new Schema({ email: String }${statics.startsWith("{") ? `, ${statics}` : ""});
${statics.startsWith("{") ? "" : statics}
export const User = model("User", userSchema);
`;

  function repeatedWith(statics: string, loop: string): string[] {
    const code = `import { User } from "./user";\nexport async function run(emails: string[]) {\n${loop}\n}\n`;
    const { origins, directory } = originsIn({ "user.ts": users(statics), "main.ts": code });
    const module = origins.project.module(path.join(directory, "main.ts"));
    if (module === undefined) throw new Error("main.ts doesn't parse");
    return [...repeatedQueries(new Facts(module, origins))].map(({ chain }) => chain.join(" -> "));
  }

  const loop = "for (const email of emails) await User.findByEmail(email);";
  const found = ["User.findByEmail -> findOne"];

  it.each([
    ["statics", "userSchema.statics.findByEmail = function (email) { return this.findOne({ email }); };"],
    [
      "an object of statics",
      "userSchema.statics = { findByEmail(email) { return this.findOne({ email }); } };",
    ],
    ["a call", `userSchema.static("findByEmail", function (email) { return this.findOne({ email }); });`],
    ["an option", "{ statics: { async findByEmail(email) { return this.findOne({ email }); } } }"],
  ])("%s", (_, statics) => {
    expect(repeatedWith(statics, loop)).toEqual(found);
  });

  it("that call each other", () => {
    const statics = `userSchema.statics.findByEmail = function (email) { return this.findOrCreate(email); };
userSchema.statics.findOrCreate = function (email) { return email ? this.create({ email }) : this.findByEmail(email); };`;
    expect(repeatedWith(statics, loop)).toEqual(["User.findByEmail -> findOrCreate -> create"]);
  });

  it("of documents", () => {
    const statics =
      "userSchema.methods.rename = async function (name) { this.name = name; await this.save(); };";
    const code = "for (const user of await User.find()) await user.rename(emails[0]);";
    expect(repeatedWith(statics, code)).toEqual(["user.rename -> save"]);
  });

  it("that send nothing", () => {
    expect(
      repeatedWith("userSchema.statics.findByEmail = function (email) { return email; };", loop),
    ).toEqual([]);
  });
});
