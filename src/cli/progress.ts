import type { Output } from "./command.ts";

export interface Progress {
  update(done: number, total: number): void;
  clear(): void;
}

const width = 30;

/** A bar on one line of a terminal; nothing anywhere else. */
export function progressBar(output: Output): Progress {
  if (!output.isTTY) return { update: () => undefined, clear: () => undefined };
  return {
    update(done, total) {
      const filled = total === 0 ? width : Math.round((done / total) * width);
      output.write(`\r[${"#".repeat(filled)}${"-".repeat(width - filled)}] ${done}/${total} files`);
    },
    clear: () => output.write("\r\u001b[2K"),
  };
}
