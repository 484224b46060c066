import { render } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test, vi } from "vitest";
import { Part } from "../src/lib/later.svelte";
import Logo from "../src/lib/parts/Logo.svelte";

const widths = () => [...document.querySelectorAll("svg")].map((logo) => logo.getAttribute("width"));

test("A part comes when a view of it is shown, once, and from then on its views are there at once.", async () => {
  let arrive: (views: { View: typeof Logo }) => void = () => undefined;
  const load = vi.fn(() => new Promise<{ View: typeof Logo }>((resolve) => (arrive = resolve)));
  const part = new Part(load);
  const View = part.view((views) => views.View);
  expect(load).not.toHaveBeenCalled();

  const first = render(View, { props: { size: 16 } });
  render(View, { props: { size: 32 } });
  expect(load).toHaveBeenCalledTimes(1);
  expect(widths()).toEqual([]);

  arrive({ View: Logo });
  await part.fetch();
  await tick();
  expect(widths()).toEqual(["1rem", "2rem"]);

  first.unmount();
  render(View, { props: { size: 48 } });
  expect(widths()).toEqual(["2rem", "3rem"]);
  expect(load).toHaveBeenCalledTimes(1);
});
