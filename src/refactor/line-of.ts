import type { TSESTree } from "@typescript-eslint/utils";
import type { Module } from "../project/module.ts";

/** The line on which a node begins, from 1. */
export function lineOf({ text }: Module, { range }: TSESTree.Node): number {
  return (text.slice(0, range[0]).match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0) + 1;
}
