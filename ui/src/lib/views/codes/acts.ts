// What can be done with one account of the list. Rows call it, and so do keys and menus.
import type { Account } from "../../backend/bindings";

export type RowActs = {
  copy: (account: Account) => void;
  copyNext: (account: Account) => void;
  /** The next code of a counter-based account. */
  next: (account: Account) => void;
  check: (account: Account) => void;
  /** Shows its QR code. */
  key: (account: Account) => void;
  edit: (account: Account) => void;
  remove: (account: Account) => void;
  pin: (account: Account) => void;
  /** One place up or down in the person's own order. */
  move: (account: Account, by: -1 | 1) => void;
  /** To a place in the list, counted from 0. */
  place: (account: Account, to: number) => void;
  /** Shows a hidden code, or hides it again. */
  reveal: (account: Account) => void;
  timeLeft: (account: Account) => void;
};
