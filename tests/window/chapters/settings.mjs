// The settings, and what opens the vault.

import { FEW, addAccounts, cli, scrollTo, unfold } from "../moves.mjs";

export default {
  async settings(story) {
    const { home, see } = story;
    await addAccounts(home, FEW);
    await cli(home, ["accounts", "remove", "Acme:bob", "--yes"]);
    const window = await story.start(home);
    await window.click("nav-settings");
    await window.find("settings-security");
    await see(window, "settings");
    for (const section of ["servers", "backups", "appearance", "codes", "desktop", "about"]) {
      await window.click(`section-${section}`);
      await see(window, `settings-${section}`);
    }
    await window.click("support-open");
    await window.find("support-text");
    await see(window, "support");
    await window.closeDialog();
    await unfold(window, "settings-about");
    await see(window, "settings-licences");
    for (const group of ["locking", "snapshots", "trash", "trouble"]) {
      await scrollTo(window, `settings-${group}`);
      await see(window, `settings-${group}`);
    }
    await window.click("doctor-open");
    await window.find("doctor-title");
    await see(window, "doctor");
    await window.closeDialog();
    await window.click("rekey-open");
    await window.find("rekey-plan");
    await see(window, "rekey");
    await window.closeDialog();
    await window.click("ask-open");
    await window.find("slot-dialog");
    await see(window, "ask-for-passphrase");
    await window.closeDialog();
    await window.click("slot-add-recovery");
    await window.find("recovery-dialog");
    await see(window, "recovery-explained");
    await window.click("recovery-make");
    await window.find("recovery-image");
    await see(window, "recovery-shown");
    await window.click("recovery-written");
    await window.find("recovery-typed");
    await see(window, "recovery-typed");
  },
};
