// Verifying, and the clock test.

import { Key } from "selenium-webdriver";
import { FEW, addAccounts, cli } from "../moves.mjs";

export default {
  async verifying(story) {
    const { home, see } = story;
    await addAccounts(home, FEW);
    const window = await story.start(home);
    await window.click("nav-verify");
    await window.find("verify-account");
    await see(window, "verify");
    await window.click("clock-test");
    await window.find("clock-qr");
    await see(window, "clock-test");
    await window.click("clock-close");
    await window.retype("verify-account", "Example");
    await see(window, "verify-accounts");
    await window.press(Key.ENTER);
    for (const [name, ago] of [
      ["right", 0],
      ["slow", 95],
    ]) {
      const code = await cli(home, ["code", "ann", "--at", String(Math.floor(Date.now() / 1000) - ago)]);
      await window.retype("code-field", code.trim());
      await window.click("verify-check");
      await window.find("verdict-title");
      await see(window, `verify-${name}`);
    }
    await window.retype("code-field", "000000");
    await window.click("verify-check");
    await window.gone("live-warning");
    await see(window, "verify-wrong");
    await window.retype("code-field", "12a");
    await window.click("verify-check");
    await see(window, "verify-not-a-code");
    await window.click("clock-test");
    await window.find("clock-qr");
    await window.retype("code-field", "000000");
    await window.click("clock-check");
    await window.find("clock-result");
    await see(window, "clock-test-wrong");
  },

  async nothingToVerify({ home, start, see }) {
    await cli(home, ["vault", "init"]);
    const window = await start(home);
    await window.click("nav-verify");
    await window.find("view-verify");
    await window.find("clock-test");
    await see(window, "verify-none");
  },
};
