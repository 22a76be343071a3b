import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";

/** What the code does with the rows of one table that a query reads. */
export interface RowUse {
  /** Columns that are read, in the order in which the code names them. */
  readonly columns: readonly string[];
  /** What is done with the rows of relations that are loaded along, by property. */
  readonly relations: ReadonlyMap<string, RowUse>;
  /** Where whole rows leave what can be followed: returned, stored, handed to a call. */
  readonly escape: TSESTree.Node | undefined;
  /** Whether there is a row is looked at, or a missing one throws. */
  readonly tested: boolean;
  /** The number of rows is looked at. */
  readonly counted: boolean;
  /** Where the code says that rows have a certain type: fewer columns might not fit it. */
  readonly typed: TSESTree.Node | undefined;
}

interface Read {
  readonly name: string;
  readonly node: TSESTree.Node;
  readonly frame: Frame;
}

/** A use while it is being found out. */
export class UseCollector {
  readonly #reads: Read[] = [];
  readonly #relations = new Map<string, UseCollector>();
  escape: TSESTree.Node | undefined;
  tested = false;
  counted = false;
  typed: TSESTree.Node | undefined;

  read(name: string, node: TSESTree.Node, frame: Frame): void {
    this.#reads.push({ name, node, frame });
  }

  /** The use of a relation's rows. */
  at(path: readonly string[]): UseCollector {
    const [name, ...rest] = path;
    if (name === undefined) return this;
    let relation = this.#relations.get(name);
    if (relation === undefined) this.#relations.set(name, (relation = new UseCollector()));
    return relation.at(rest);
  }

  /** `home`: the module of the query, whose order counts first. */
  finish(home: Frame): RowUse {
    const here = this.#reads.filter(({ frame }) => frame.module === home.module);
    const elsewhere = this.#reads.filter(({ frame }) => frame.module !== home.module);
    const inOrder = [...here.toSorted((a, b) => a.node.range[0] - b.node.range[0]), ...elsewhere];
    return {
      columns: [...new Set(inOrder.map(({ name }) => name))],
      relations: new Map([...this.#relations].map(([name, use]) => [name, use.finish(home)])),
      escape: this.escape,
      tested: this.tested,
      counted: this.counted,
      typed: this.typed,
    };
  }
}
