// The list of codes, and adding to it.

import { cli, openCodes, openMenu, poke, prefer, press, scrollTo } from "../moves.mjs";

/** What the settings make of the list. */
const LOOKS = {
  compact: { density: "compact", accent: "indigo" },
  hidden: { hide: true },
  german: { language: "de" },
  arabic: { language: "ar" },
  japanese: { language: "ja" },
};

export default {
  async codes(story) {
    const { see } = story;
    const window = await openCodes(story);
    await see(window, "codes");
    await openMenu(window, "account-edit");
    await see(window, "account-menu");
    await poke(window, "account-edit");
    await window.find("edit-dialog");
    await see(window, "edit");
    await window.click("edit-advanced");
    await window.find("code-preview");
    await scrollTo(window, "edit-advanced");
    await see(window, "edit-codes");
    await window.click("account-key-show");
    await window.click("account-key-text");
    await window.find("account-key-picture");
    await scrollTo(window, "account-key");
    await see(window, "key");
    await window.closeDialog();
    await openMenu(window, "account-qr-open");
    await poke(window, "account-qr-open");
    await window.find("account-qr");
    await see(window, "qr");
    await window.closeDialog();
    await window.click("account-copy");
    await window.find("copied");
    await see(window, "copied");
    await window.click("list-options");
    await window.find("sort-name");
    await see(window, "list-options");
    await window.click("select-several");
    await window.find("selection");
    await window.click("account-copy");
    await see(window, "several-selected");
    await window.click("select-tag");
    await window.find("tag-dialog");
    await see(window, "tags");
    await window.closeDialog();
    await window.click("select-done");
    await press(window, "F8");
    await window.find("masked");
    await see(window, "masked");
    await press(window, "F8");
    await press(window, "k", { ctrlKey: true });
    await window.find("palette");
    await see(window, "palette");
    await window.type("palette-input", "no such thing");
    await window.find("palette-none");
    await see(window, "palette-nothing");
    await window.run("document.querySelector('[data-testid=palette]').dispatchEvent(new Event('cancel'))");
    await press(window, "?");
    await window.find("keys");
    await see(window, "shortcuts");
    await window.closeDialog();
    await cli(story.home, ["accounts", "edit", "Harbour:ops", "--tag", "work", "--tag", "servers", "--pin"]);
    await cli(story.home, ["accounts", "edit", "Museum:night-shift", "--tag", "work"]);
    await window.find("tags");
    await see(window, "codes-tagged");
    await window.click("tag");
    await window.until("the accounts with that tag", async () => (await window.all("account-row")).length < 3);
    await see(window, "codes-of-a-tag");
    await window.click("tag-all");
    await window.type("search", "exmaple");
    await window.find("account-row");
    await see(window, "guessed");
    await window.retype("search", "no such account");
    await window.find("no-match");
    await see(window, "no-match");
    await window.click("clear-search");
    await openMenu(window, "account-remove");
    await poke(window, "account-remove");
    await window.find("remove-dialog");
    await see(window, "remove");
    await window.click("confirm-act");
    await window.find("note-act");
    await see(window, "removed");
    for (const [called, changes] of Object.entries(LOOKS)) {
      await prefer(window, { ...story.settings, ...changes });
      await window.until("the codes", async () => (await window.all("account-row")).length > 0);
      await see(window, `codes-${called}`);
    }
    await prefer(window, story.settings);
    await window.find("search");
    await window.lockedBy(() => window.click("lock"));
    await see(window, "locked");
  },

  async adding({ home, start, see }) {
    await cli(home, ["vault", "init"]);
    const window = await start(home);
    await window.find("add-open");
    await see(window, "codes-none");
    await window.click("add-open");
    for (const way of ["link", "picture", "hand"]) {
      await window.click(`add-way-${way}`);
      await see(window, `add-${way}`);
    }
    await window.click("add-way-link");
    await window.retype("add-link", "not a link");
    await window.click("add-read");
    await window.find("error-message");
    await see(window, "add-refused");
    await window.retype("add-link", "otpauth://totp/Acme:carol?secret=KRUGS4ZANFZSAYJA&issuer=Acme&digits=9");
    await window.click("add-read");
    await window.find("candidate-add");
    await see(window, "add-confirm");
    await window.closeDialog();
    await window.click("add-open");
    await window.click("add-way-hand");
    await window.retype("add-key", "KRUGS4ZANFZSAYJA");
    await window.find("preview-notice");
    await see(window, "add-hand-code");
    await window.retype("add-key", "18");
    await window.run("for (const each of document.querySelectorAll('dialog details')) each.open = true");
    await window.click("add-read");
    await window.find("error-message");
    await see(window, "add-hand-refused");
  },
};
