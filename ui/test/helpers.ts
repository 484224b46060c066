// The whole window over the stand-in, as a person meets it.
import { render, screen, waitFor, within } from "@testing-library/svelte";
import { tick } from "svelte";
import Window from "../src/Window.svelte";
import { FakeBackend, type Start, made } from "../src/lib/backend/fake/backend";
import { App } from "../src/lib/state/app.svelte";

/** How the windows that are opened speak. */
export const speech = { pseudo: false };

export async function open(start: Start = {}) {
  const backend = new FakeBackend(start);
  const app = new App(backend);
  app.preferences.pseudo = speech.pseudo;
  const view = render(Window, { props: { app } });
  await waitFor(() => {
    if (app.screen === "loading") throw new Error("still loading");
    if (app.screen === "main" && !app.codes.loaded) throw new Error("still loading the accounts");
  });
  await tick();
  return { backend, app, view };
}

export const get = (id: string) => screen.getByTestId(id);
export const all = (id: string) => screen.queryAllByTestId(id);
/** What an element says, with its white space as it is shown. */
export const text = (id: string) => get(id).textContent?.replace(/\s+/g, " ").trim();
export const find = (id: string) => screen.findByTestId(id);

export async function click(id: string, inside?: HTMLElement) {
  (inside ? within(inside).getByTestId(id) : await find(id)).click();
  await tick();
}

export async function fill(id: string, value: string) {
  const input = (await find(id)) as HTMLInputElement;
  input.focus();
  input.value = value;
  if (input.type !== "number") input.setSelectionRange?.(value.length, value.length);
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await tick();
}

/** Sets a check box, or chooses a radio button. */
export async function choose(id: string) {
  const input = (await find(id)) as HTMLInputElement;
  input.checked = input.type === "radio" ? true : !input.checked;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await tick();
}

export async function press(target: Element, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  await tick();
  return event;
}

export async function submit(id: string) {
  const form = (await find(id)).closest("form");
  form?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await tick();
}

export const row = (id: string) => document.querySelector<HTMLElement>(`[data-account-id="${id}"]`) as HTMLElement;

/** The code that the stand-in makes for an id, so many steps from now. */
export function codeFor(id: string, steps = 0, digits = 6): string {
  return made(id, Math.floor(Date.now() / 30_000) + steps, digits);
}

/** Fills the helpdesk's form and starts, up to the field for the code. */
export async function toCodeStep() {
  await click("nav-enroll");
  await click("enroll-helpdesk");
  await fill("enroll-server", "https://login.acme.example");
  await fill("enroll-user", "163840776835432705");
  await fill("enroll-token", "a-token");
  await submit("enroll-start");
  await click("where-here");
  await find("own-code-text");
}

/** Signs in at the one server there is (the stand-in's person does so at once), up to the question who that is. */
export async function toSubject() {
  await click("nav-enroll");
  await click("enroll-sign-in");
  await find("person");
}

/** From there to the field for the code. */
export async function toCodeStepAtServer() {
  await toSubject();
  await click("subject-start");
  await click("where-here");
  await find("own-code-text");
}

/** The texts and names that a person sees or hears, without those that are in a language of their own. */
export function wordsOf(root: Element): string[] {
  const words: string[] = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.closest("[lang]:not(html)")) continue;
    for (const node of element.childNodes) if (node.nodeType === 3) words.push(node.textContent?.trim() ?? "");
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      words.push(element.getAttribute(name)?.trim() ?? "");
  }
  return words.filter((each) => each !== "");
}

/** In the list of the codes: the part of an account's row that has the keyboard, and what else is in it. */
export const onRow = (id: string) => row(id).querySelector<HTMLElement>("[data-row]") as HTMLElement;
export const inRow = (id: string, what: string) =>
  row(id).querySelector<HTMLElement>(`[data-testid="${what}"]`) as HTMLElement;
/** The accounts in the list, in its order. */
export const ids = () => all("account-row").map((each) => each.dataset["accountId"]);
export const pressOn = (id: string, key: string, more: KeyboardEventInit = {}) => {
  onRow(id).focus();
  return press(onRow(id), key, more);
};
