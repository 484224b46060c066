// Moving a row with the mouse: it follows the pointer, the others make room, and Escape puts it back. The keyboard has Alt and the arrows.
import type { Account } from "../../backend/bindings";

/** Less is a click with an unsteady hand. */
const BEGINS_AFTER_PX = 6;
/** How near to an edge the list begins to scroll, and by how much for each frame. */
const EDGE_PX = 48;
const SCROLL_PX = 10;

type Held = {
  account: Account;
  from: number;
  startY: number;
  list: HTMLElement;
  scroller: HTMLElement;
  scrolled: number;
  nearest: (to: number) => number;
  pointer: number;
};

export class Dragging {
  #accounts: () => Account[];
  #place: (account: Account, to: number) => void;
  #held: Held | null = null;
  #y = 0;
  #frame = 0;
  #swallowing = false;
  #account = $state.raw<Account | null>(null);
  #to = $state(0);
  #lift = $state(0);

  constructor(accounts: () => Account[], place: (account: Account, to: number) => void) {
    this.#accounts = accounts;
    this.#place = place;
  }

  /** The account whose row is held. */
  get account() {
    return this.#account;
  }
  /** How far its row is from the place that it would take, in pixels. */
  get lift() {
    return this.#lift;
  }

  /** The list as it would be if the row were let go now. */
  reordered(shown: Account[]): Account[] {
    const account = this.#account;
    if (!account || shown !== this.#accounts()) return shown;
    const rest = shown.filter((each) => each.id !== account.id);
    rest.splice(this.#to, 0, account);
    return rest;
  }

  begin(event: PointerEvent, list: HTMLElement, account: Account, from: number, nearest: (to: number) => number) {
    this.#swallowing = false;
    if (event.button !== 0 || event.pointerType !== "mouse" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const scroller = list.closest<HTMLElement>("main") ?? document.documentElement;
    const scrolled = scroller.scrollTop;
    this.#held = { account, from, startY: event.clientY, list, scroller, scrolled, nearest, pointer: event.pointerId };
  }

  move(event: PointerEvent) {
    const held = this.#held;
    if (!held) return;
    if (event.buttons === 0) return this.end(false);
    this.#y = event.clientY;
    if (!this.#account) {
      if (Math.abs(event.clientY - held.startY) < BEGINS_AFTER_PX) return;
      held.list.setPointerCapture(held.pointer);
      this.#account = held.account;
      this.#frame = requestAnimationFrame(() => this.#scroll());
    }
    this.#follow();
  }

  end(placed: boolean) {
    const held = this.#held;
    const moved = this.#account;
    this.#held = null;
    this.#account = null;
    cancelAnimationFrame(this.#frame);
    if (!held || !moved) return;
    if (held.list.hasPointerCapture(held.pointer)) held.list.releasePointerCapture(held.pointer);
    this.#swallowing = true;
    if (placed && this.#to !== held.from) this.#place(moved, this.#to);
  }

  /** The click that ends a move is no click. */
  swallow(event: MouseEvent) {
    if (!this.#swallowing) return;
    this.#swallowing = false;
    event.preventDefault();
    event.stopPropagation();
  }

  #follow() {
    const held = this.#held;
    const row = held?.list.firstElementChild?.getBoundingClientRect().height ?? 0;
    if (!held || row === 0) return;
    const way = this.#y - held.startY + held.scroller.scrollTop - held.scrolled;
    this.#to = held.nearest(held.from + Math.round(way / row));
    this.#lift = way - (this.#to - held.from) * row;
  }

  #scroll() {
    const held = this.#held;
    if (!held || !this.#account) return;
    const { top, bottom } = held.scroller.getBoundingClientRect();
    if (this.#y < top + EDGE_PX) held.scroller.scrollTop -= SCROLL_PX;
    else if (this.#y > bottom - EDGE_PX) held.scroller.scrollTop += SCROLL_PX;
    this.#follow();
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }
}
