import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import type { Handler } from "./handler.ts";

export function builtHandlers(_origins: Origins, _module: Module): Handler[] {
  return [];
}
