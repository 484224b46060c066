// Which rows of a long list are on the screen. All rows are equally high, so that a place is a multiplication; the style sheet says how high.

/** Rows beyond the edges, so that scrolling meets no emptiness. */
const AROUND = 4;
/** Rows come and go by so many at a time: most scroll events then change nothing. */
const BY = 4;
/** Before anything was laid out: about a window's height. */
let usual = 16;

export class Visible {
  #first = $state(0);
  #last = $state(usual);
  /** Where the screen ends. */
  #seen = $state(usual);
  #list: HTMLElement | null = null;
  #scroller: HTMLElement | null = null;
  /** As the last scroll event found it: asking the document would make it lay itself out. */
  #scrolled = false;

  /** The part of a list of so many rows that is to be in the document. */
  within(count: number): { first: number; last: number; size: number } {
    const size = this.#last - this.#first;
    const first = Math.max(0, Math.min(this.#first, count - size));
    return { first, last: Math.min(count, first + size), size };
  }

  /** So many rows of the first ones can be seen, or all that there are where the list is scrolled. */
  get seen(): number {
    return this.#first === 0 ? this.#seen : this.#last;
  }

  /** Follows the list in what scrolls it. Returns what stops that. */
  follow(list: HTMLElement): () => void {
    const scroller = list.closest<HTMLElement>("main") ?? document.documentElement;
    this.#list = list;
    this.#scroller = scroller;
    const look = () => {
      this.#scrolled = scroller.scrollTop > 0;
      this.#look();
    };
    scroller.addEventListener("scroll", look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    sizes.observe(list);
    look();
    return () => {
      scroller.removeEventListener("scroll", look);
      sizes.disconnect();
      this.#list = null;
      this.#scroller = null;
    };
  }

  toTop() {
    if (!this.#scroller || !this.#scrolled) return;
    this.#scroller.scrollTop = 0;
    this.#scrolled = false;
    const size = this.#last - this.#first;
    this.#first = 0;
    this.#last = size;
  }

  #look() {
    if (!this.#list || !this.#scroller) return;
    const row = this.#list.firstElementChild?.getBoundingClientRect().height ?? 0;
    const { clientHeight } = this.#scroller;
    if (row === 0 || clientHeight === 0) return;
    const above = this.#scroller.getBoundingClientRect().top - this.#list.getBoundingClientRect().top;
    const first = Math.floor((above / row - AROUND) / BY) * BY;
    const end = Math.ceil((above + clientHeight) / row);
    const last = Math.ceil((end + AROUND) / BY) * BY;
    this.#first = Math.max(0, first);
    this.#last = Math.max(this.#first + BY, last);
    this.#seen = end;
    if (this.#first === 0) usual = this.#last;
  }
}
