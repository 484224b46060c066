// A long list of rows of different heights: it is laid out in blocks, and those that are far from the screen are as high as they were,
// or probably are, with nothing in them.

export const BLOCK = 50;
/** Before anything was laid out, in pixels. */
const USUAL_ROW = 76;

export class Blocks {
  #first = $state(0);
  #last = $state(1);
  #heights = $state.raw<readonly number[]>([]);
  #list: HTMLElement | null = null;
  #scroller: HTMLElement | null = null;

  /** Which of so many rows' blocks are in the document. */
  within(count: number): { first: number; last: number; blocks: number } {
    const blocks = Math.ceil(count / BLOCK);
    const last = Math.min(blocks, Math.max(this.#last, 1));
    return { first: Math.min(this.#first, Math.max(0, last - 1)), last, blocks };
  }

  /** How high a block is, in pixels: as it was measured, or as it probably is. */
  height(block: number, rows: number): number {
    return this.#heights[block] ?? rows * this.#average;
  }

  /** Follows the list in what scrolls it. Returns what stops that. */
  follow(list: HTMLElement): () => void {
    const scroller = list.closest<HTMLElement>("main") ?? document.documentElement;
    this.#list = list;
    this.#scroller = scroller;
    const look = () => this.look();
    scroller.addEventListener("scroll", look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    look();
    return () => {
      scroller.removeEventListener("scroll", look);
      sizes.disconnect();
      this.#list = null;
      this.#scroller = null;
    };
  }

  /** Follows the height of one block that is in the document. */
  measure(block: number, element: HTMLElement): () => void {
    const sizes = new ResizeObserver(() => this.#measured(block, element));
    sizes.observe(element);
    return () => sizes.disconnect();
  }

  /** Another list stands in its place. */
  forget() {
    this.#heights = [];
    this.#first = 0;
    this.#last = 1;
  }

  look() {
    const { scroller, list } = { scroller: this.#scroller, list: this.#list };
    if (!scroller || !list || scroller.clientHeight === 0) return;
    const screen = scroller.clientHeight;
    const from = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top - screen;
    const until = from + 3 * screen;
    const children = [...list.children] as HTMLElement[];
    let top = 0;
    let first = 0;
    let last = 1;
    children.forEach((child, block) => {
      const bottom = top + child.offsetHeight;
      if (bottom < from) first = block + 1;
      if (top < until) last = block + 1;
      top = bottom;
    });
    this.#first = Math.min(first, Math.max(0, children.length - 1));
    this.#last = Math.max(last, this.#first + 1);
  }

  get #average(): number {
    const measured = this.#heights.filter((height) => height > 0);
    if (measured.length === 0) return USUAL_ROW;
    return measured.reduce((sum, height) => sum + height, 0) / measured.length / BLOCK;
  }

  #measured(block: number, element: HTMLElement) {
    const height = element.offsetHeight;
    const before = this.#heights[block];
    if (height === 0 || height === before) return;
    const heights = [...this.#heights];
    heights[block] = height;
    this.#heights = heights;
    this.look();
  }
}
