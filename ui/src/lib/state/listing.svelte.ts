// Which accounts the list shows, in which order, and which of them are selected. Holds no code.
import type { Account } from "../backend/bindings";
import { language } from "../language/language.svelte";
import { accountName } from "../names";
import { type Found, type Index, accountIndex } from "../search";
import type { Sort } from "./preferences.svelte";

export class Listing {
  #accounts: () => Account[];
  #sort: () => Sort;
  #prepared: { of: Account[]; index: Index<Account> } | null = null;
  #selected = $state.raw<ReadonlySet<string>>(new Set());
  #selecting = $state(false);
  /** Where a range of selected accounts begins. */
  #anchor: string | null = null;

  query = $state("");
  /** The one tag that is shown; null for all accounts. */
  tag = $state<string | null>(null);

  #ordered = $derived.by(() => ordered(this.#accounts(), this.#sort()));
  #tagged = $derived(
    this.tag === null ? this.#ordered : this.#ordered.filter(({ tags }) => tags.includes(this.tag ?? "")),
  );
  #found = $derived.by(() => this.#find());
  #tags = $derived.by(() => tagsOf(this.#accounts()));

  constructor(accounts: () => Account[], sort: () => Sort) {
    this.#accounts = accounts;
    this.#sort = sort;
  }

  get shown(): Account[] {
    return this.#found.items;
  }
  /** True where nothing matched as it was typed, and what is shown comes close. */
  get near(): boolean {
    return this.#found.near && this.#found.items.length > 0;
  }
  /** Every tag once, by name. */
  get tags(): string[] {
    return this.#tags;
  }
  get selecting(): boolean {
    return this.#selecting;
  }
  get selected(): ReadonlySet<string> {
    return this.#selected;
  }
  /** True where the order on the screen is the person's own, so that an account can be moved in it. */
  get movable(): boolean {
    return this.#sort() === "manual" && this.tag === null && this.query.trim() === "" && !this.#selecting;
  }

  /** Makes ready what the first letter would otherwise wait for. */
  prepare() {
    this.#indexOf(this.#tagged);
  }

  select(on: boolean) {
    this.#selecting = on;
    this.#selected = new Set();
    this.#anchor = null;
  }

  toggle(id: string) {
    const next = new Set(this.#selected);
    if (!next.delete(id)) next.add(id);
    this.#selecting = true;
    this.#selected = next;
    this.#anchor = id;
  }

  /** Everything from where the last one was selected to this one, as it stands on the screen. */
  extend(id: string) {
    const ids = this.shown.map((account) => account.id);
    const from = this.#anchor === null ? -1 : ids.indexOf(this.#anchor);
    const to = ids.indexOf(id);
    if (from < 0 || to < 0) return this.toggle(id);
    this.#selecting = true;
    this.#selected = new Set([...this.#selected, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)]);
  }

  selectAll() {
    this.#selecting = true;
    this.#selected = new Set(this.shown.map((account) => account.id));
  }

  /** After the accounts changed: what is gone is neither selected nor a filter. */
  follow() {
    const accounts = this.#accounts();
    if (this.tag !== null && !this.#tags.includes(this.tag)) this.tag = null;
    if (this.#selected.size === 0) return;
    const here = new Set(accounts.map((account) => account.id));
    this.#selected = new Set([...this.#selected].filter((id) => here.has(id)));
  }

  clear() {
    this.query = "";
    this.tag = null;
    this.#prepared = null;
    this.select(false);
  }

  #find(): Found<Account> {
    if (this.query.trim() === "") return { items: this.#tagged, near: false };
    return this.#indexOf(this.#tagged).find(this.query);
  }

  #indexOf(accounts: Account[]): Index<Account> {
    if (this.#prepared?.of !== accounts) this.#prepared = { of: accounts, index: accountIndex(accounts) };
    return this.#prepared.index;
  }
}

/** Pinned ones stay at the top in every order. */
function ordered(accounts: Account[], sort: Sort): Account[] {
  if (sort === "manual") return accounts;
  const pinned = (account: Account) => Number(account.pinned);
  if (sort === "use") {
    return accounts.toSorted(
      (one, other) => pinned(other) - pinned(one) || (other.lastUsed ?? 0) - (one.lastUsed ?? 0),
    );
  }
  const collator = new Intl.Collator(language.locale, { numeric: true, sensitivity: "base" });
  return accounts
    .map((account) => ({ account, name: accountName(account) }))
    .sort((one, other) => pinned(other.account) - pinned(one.account) || collator.compare(one.name, other.name))
    .map(({ account }) => account);
}

function tagsOf(accounts: Account[]): string[] {
  const tags = new Set(accounts.flatMap((account) => account.tags));
  return [...tags].sort(new Intl.Collator(language.locale, { numeric: true }).compare);
}
