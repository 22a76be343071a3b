/**
 * So many times as long as a look at the disk takes, nothing looks again: shorter in a process that mostly waits, as an editor's does,
 * since what it waits for may be the next change; longer in one that works through many files.
 */
const restPerLook = { waiting: 20, working: 100 };

/** The time between two looks at the disk, set by what a look costs. */
export class Rest {
  #since = -Infinity;
  #lookTook = 0;
  #utilization = performance.eventLoopUtilization();

  /** @param lookBegan By `performance.now()`. */
  startAfter(lookBegan: number): void {
    this.#since = performance.now();
    this.#lookTook = this.#since - lookBegan;
    this.#utilization = performance.eventLoopUtilization();
  }

  get isOver(): boolean {
    const isWaiting = performance.eventLoopUtilization(this.#utilization).utilization < 0.5;
    const length = this.#lookTook * (isWaiting ? restPerLook.waiting : restPerLook.working);
    return performance.now() >= this.#since + length;
  }
}
