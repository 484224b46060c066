// As a helpdesk shows it to others: the demonstration on the stage, from a vault that holds accounts of one's own.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { cli } from "./moves.mjs";
import { makeHome, open } from "./program.mjs";
import { enrollInDemo, useOwnCode } from "./steps.mjs";

const OWN = ["Lighthouse", "keeper@lighthouse.example", "GEZDGNBVGY3TQOJQ"];
/** Read from the back of a room. */
const SMALLEST_TEXT = 24;
const SMALLEST_CODE = 96;

describe("the stage", () => {
  const home = makeHome();
  let window;
  before(async () => {
    const [issuer, label, key] = OWN;
    await cli(home, ["vault", "init"]);
    await cli(home, ["accounts", "add", "--issuer", issuer, "--label", label], `${key}\n`);
    window = await open(home, { size: { width: 1280, height: 800 } });
    await window.reads("code", /\d{3}/);
  });
  after(async () => {
    await window.close();
    home.close();
  });

  const playing = (name) => window.find(`[data-testid="presenter-${name}"][aria-pressed="true"]`);

  it("does not open over accounts of one's own, and says why", async () => {
    await window.says("note", /demonstration/i, () => window.press(Key.F9));
    assert.equal(await window.exists("presenter"), false);
  });

  it("opens with one key in the demonstration, covers the window, and says what it is", async () => {
    await window.click("nav-enroll");
    await window.click("enroll-demo");
    await window.find("demo-user-newStarter");
    await window.press(Key.F9);
    await window.find("presenter");
    assert.match(await window.text("presenter"), /^Demonstration /);
    const beside = await window.run(`
      const stage = document.querySelector("[data-testid=presenter]");
      const places = [0.01, 0.25, 0.5, 0.75, 0.99];
      return places.flatMap((x) => places.filter((y) => !stage.contains(document.elementFromPoint(x * innerWidth, y * innerHeight))));
    `);
    assert.deepEqual(beside, []);
    await window.press(Key.ESCAPE);
    await window.gone("presenter");
  });

  it("shows the code of who was set up a moment ago, large, and nothing of one's own", async () => {
    await enrollInDemo(window, "newStarter");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await window.press(Key.F9);
    await window.until("the code that the page behind it shows", async () => {
      const [shown, made] = await Promise.all([window.text("presenter-code"), window.run("return document.querySelector('[data-testid=live-code]').textContent")]);
      return /^\d{3}\s?\d{3}$/.test(shown) && shown.replaceAll(/\s/g, "") === made.replaceAll(/\s/g, "");
    });
    const html = await window.run("return document.documentElement.outerHTML");
    for (const own of OWN) assert.ok(!html.includes(own), `${own} is in the page`);
  });

  it("is large enough for the back of the room, and shows no key", async () => {
    const { sizes, code, pictures, scrolls } = await window.run(`
      const stage = document.querySelector("[data-testid=presenter]");
      const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
      const sizes = [];
      while (walker.nextNode()) {
        const { parentElement: element, data } = walker.currentNode;
        if (data.trim() && !element.closest("kbd")) sizes.push([data.trim(), parseFloat(getComputedStyle(element).fontSize)]);
      }
      return {
        sizes,
        code: parseFloat(getComputedStyle(document.querySelector("[data-testid=presenter-code]")).fontSize),
        pictures: stage.querySelectorAll("img").length,
        scrolls: stage.scrollHeight > stage.clientHeight || stage.scrollWidth > stage.clientWidth,
      };
    `);
    assert.deepEqual(sizes.filter(([, size]) => size < SMALLEST_TEXT), []);
    assert.ok(code >= SMALLEST_CODE, `the code is ${code} pixels high`);
    assert.equal(pictures, 0);
    assert.equal(scrolls, false, "it is higher or wider than the window");
  });

  it("switches what the server does with the keys 0 to 9, and says what to say", async () => {
    await window.press("1");
    await playing("wrong-code");
    assert.match(await window.reads("presenter-playing", /^Wrong code/), /Say: “.+”/);
    await window.press("3");
    await playing("no-permission");
    await window.press("0");
    await playing("normal");
    await window.press("1");
    await playing("wrong-code");
  });

  it("leaves with Escape, and what was switched holds", async () => {
    await window.press(Key.ESCAPE);
    await window.gone("presenter");
    await window.find("enrolled-title");
    await window.click("done");
    await window.click("nav-enroll");
    await enrollInDemo(window, "halfWay");
    await useOwnCode(window);
    await window.click("check-code");
    await window.reads("error-reference", /^CS-E400$/);
    // On the stage it goes well again, and there too.
    await window.press(Key.F9);
    await window.find("presenter");
    await window.press("0");
    await playing("normal");
    await window.press(Key.ESCAPE);
    await window.gone("presenter");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
  });

  it("is gone with the demonstration, and one's own accounts are back", async () => {
    await window.click("leave-demo");
    await window.click("nav-codes");
    await window.until("one's own account", () =>
      window.run("return document.querySelector('[data-testid=account-row]')?.textContent.includes(arguments[0])", OWN[0]),
    );
    await window.says("note", /demonstration/i, () => window.press(Key.F9));
    assert.equal(await window.exists("presenter"), false);
  });
});
