// axe finds nothing in the main views of the real window, light and dark, wide and narrow. `make axe` looks at every view and state.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { findings } from "./axe.mjs";
import { COMMAND_LINE, makeHome, open, runProgram } from "./program.mjs";
import { SIZES, still } from "./walk.mjs";

for (const [theme, size] of [
  ["light", SIZES.wide],
  ["dark", SIZES.narrow],
]) {
  describe(`axe, ${theme}, ${size.width} pixels wide`, () => {
    const home = makeHome();
    let window;
    before(async () => {
      for (const words of [["vault", "init"], ["accounts", "add", "--issuer", "Example", "--label", "ann"]]) {
        const ended = await runProgram(COMMAND_LINE, words, { env: home.env, input: "GEZDGNBVGY3TQOJQ\n" });
        assert.equal(ended.status, 0, ended.err);
      }
      window = await open(home, { theme, size });
      await window.find("code");
    });
    after(async () => {
      await window.close();
      home.close();
    });

    for (const view of ["codes", "enroll", "verify", "transfer", "settings"]) {
      it(`finds nothing in ${view}`, async () => {
        await window.click(`nav-${view}`);
        await window.find(`view-${view}`);
        await still(window);
        assert.deepEqual(await findings(window), []);
      });
    }

    it("finds nothing in the palette and in a dialog", async () => {
      await window.hold(Key.CONTROL, "k");
      await window.find("palette");
      await still(window);
      assert.deepEqual(await findings(window), []);
      await window.closeDialog();
      await window.click("nav-codes");
      await window.click("add-open");
      await window.find("add-link");
      await still(window);
      assert.deepEqual(await findings(window), []);
      await window.closeDialog();
    });

    it("finds nothing where the vault is locked", async () => {
      await window.lockedBy(() => window.click("lock"));
      await still(window);
      assert.deepEqual(await findings(window), []);
    });

    it("would find a button without a name", async () => {
      await window.run("document.body.append(document.createElement('button'))");
      assert.match((await findings(window)).join("\n"), /button-name/);
    });
  });
}
