/**
 * Parses programs of one shape, nested ever deeper, on a worker's stack, which is smaller than the main thread's. The native parser ends
 * the process when its stack overflows, so that this has to run in a process of its own.
 *
 * Usage: node deep-programs.mjs <shape>
 */
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { parseModule } from "../../dist/src/project/parse.js";

/** What stands before, and after, so many levels. */
const shapes = {
  members: [".b", "", "x = a", ""],
  optional: ["?.b", "", "x = a", ""],
  calls: ["()", "", "x = a", ""],
  sums: ["+1", "", "x = 1", ""],
  powers: ["2**", "", "x = ", "2"],
  conditions: ["a?b:", "", "x = ", "c"],
  arrows: ["a=>", "", "x = ", "1"],
  arrowsInBrackets: ["(a,b)=>", "", "x = ", "1"],
  negations: ["!", "", "x = ", "a"],
  news: ["new ", "", "x = ", "A"],
  assignments: ["a=", "", "", "1"],
  alternatives: ["else if(a){}", "", "if(a){}", ""],
  labels: ["a:", "", "", ";"],
  ifs: ["if(a)", "", "", ";"],
  fors: ["for(;;)", "", "", ";"],
  blocks: ["{", "}", "", ""],
  brackets: ["(", ")", "x = ", "1"],
  lists: ["[", "]", "x = ", "1"],
  templates: ["`${", "}`", "x = ", "1"],
  elements: ["<a>", "</a>", "x = ", ""],
  classes: ["class extends ", " {}", "x = ", "A"],
  functions: ["function f() {", "}", "", ""],
  unions: ["|1", "", "type X = 1", ""],
  conditionalTypes: ["A extends B ? C : ", "", "type X = ", "D"],
  typeArguments: ["A<", ">", "type X = ", "B"],
  typeOperators: ["keyof ", "", "type X = ", "A"],
  arrayTypes: ["[]", "", "type X = A", ""],
  functionTypes: ["() => ", "", "type X = ", "A"],
  qualifiedNames: [".B", "", "type X = A", ""],
};

if (process.argv[2] === undefined) {
  process.stdout.write(JSON.stringify(Object.keys(shapes)));
} else if (isMainThread) {
  new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), workerData: true });
} else if (workerData) {
  const [open, close, before, after] = shapes[process.argv[2]];
  const parsed = [50, 500, 1900, 3900, 6000, 9900, 16_000, 24_000, 49_000, 100_000].map((depth) => {
    const module = parseModule("a.tsx", before + open.repeat(depth) + after + close.repeat(depth));
    return module !== undefined && module.exports !== undefined && module.scopes !== undefined;
  });
  process.stdout.write(JSON.stringify(parsed));
}
