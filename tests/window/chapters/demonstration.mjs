// The demonstration: its people, its scenarios, its refusals, the guide and the stage.

import { back, poke, press } from "../moves.mjs";
import { enrollWithToken, playScenario, useOwnCode } from "../steps.mjs";

const SCENARIOS = ["no-pending", "mfa-required", "rate-limited", "server-error", "html-error", "drop-after-accept"];

export default {
  async demonstration({ home, start, see }) {
    const window = await start(home);
    await window.find("first-run");
    await see(window, "first-run");
    await window.click("first-demo");
    await window.find("demo-user-newStarter");
    await see(window, "demonstration");
    await press(window, "F9");
    await window.find("presenter");
    await see(window, "presenter");
    await window.click("presenter-leave");
    await window.click("scenario-open");
    await window.find("scenario-drawer");
    await see(window, "scenarios");
    await window.closeDialog();
    await window.click("demo-user-noPermission");
    await window.find("subject-start");
    await see(window, "enroll-nothing-yet");
    await back(window);
    await window.click("demo-user-alreadyEnrolled");
    await window.find("subject-ready");
    await see(window, "enroll-ready");
    await window.click("subject-replace");
    await window.find("replace-dialog");
    await see(window, "enroll-replace");
    await window.closeDialog();
    await back(window);
    await window.click("demo-user-halfWay");
    await window.find("subject-pending");
    await see(window, "enroll-pending");
    await back(window);
    await window.click("demo-user-newStarter");
    await window.click("subject-start");
    await window.find("where-here");
    await see(window, "enroll-where");
    await window.click("where-here");
    await window.find("code-field");
    await see(window, "enroll-code");
    await window.retype("code-field", "12a");
    await see(window, "enroll-code-letter");
    await window.retype("code-field", "000000");
    await window.click("send-anyway");
    await window.find("error-panel");
    await see(window, "enroll-refused");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await see(window, "enroll-done");
    await press(window, "F9");
    await window.find("presenter-code");
    await see(window, "presenter-code");
    await window.press("1");
    await window.find('[data-testid="presenter-wrong-code"][aria-pressed="true"]');
    await see(window, "presenter-scenario");
    await window.press("0");
    await window.find('[data-testid="presenter-normal"][aria-pressed="true"]');
    await window.click("presenter-leave");
    await window.click("guide-open");
    for (const step of ["wrong-code", "slow-clock", "no-permission", "success"]) {
      await window.find('[data-testid=guide-next][aria-disabled="false"]');
      await see(window, `guide-${step}`);
      await window.click("guide-next");
    }
    await press(window, "k", { ctrlKey: true });
    await window.find("palette");
    await see(window, "palette-demonstration");
  },

  /** What the server may answer, each with its sentence. */
  async refusals({ home, start, see }) {
    const window = await start(home);
    await window.click("first-demo");
    for (const scenario of SCENARIOS) {
      // The people may be drawn anew once more after a reset.
      await window.until("somebody's setup", async () => {
        if (await window.exists("subject-start")) return true;
        if (await window.exists("demo-user-newStarter")) await poke(window, "demo-user-newStarter");
        return false;
      });
      await window.click("subject-start");
      await window.click("where-here");
      await window.find("code-field");
      await playScenario(window, scenario);
      await useOwnCode(window);
      await window.click("check-code");
      await window.until("an answer", async () => (await window.exists("error-panel")) || (await window.exists("enrolled-title")));
      await see(window, `refused-${scenario}`);
      await window.click("reset-demo");
      await window.find("demo-user-newStarter");
    }
    // Nobody listens there.
    await window.click("leave-demo");
    await window.click("first-enroll");
    await window.click("enroll-helpdesk");
    for (const [name, server] of [
      ["plain", "http://id.example.com"],
      ["offline", "http://127.0.0.1:9"],
    ]) {
      await enrollWithToken(window, { server, user: "287614093518340001", token: "a-token-that-nobody-takes" });
      await window.find("error-panel");
      await see(window, `refused-${name}`);
    }
  },
};
