// Import and export.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEW, PASSPHRASE, addAccounts, cli, drop, poke, scrollTo, unfold } from "../moves.mjs";

/** To import: new, here already, of a kind that there is not, and not a link. */
const LINKS = `otpauth://totp/Library:reader?secret=KRSXG5CTMVRXEZLU&issuer=Library
otpauth://totp/Depot:night?secret=IFBEGRCFIZDUQSKK&issuer=Depot&digits=8&algorithm=SHA256
otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP&issuer=Acme
otpauth://yaotp/Other:x?secret=KRSXG5CTMVRXEZLU
Dear reader
`;

export default {
  async transfer(story) {
    const { home, see } = story;
    await addAccounts(home);
    // Two that codes for another phone can't hold, or that it may read otherwise.
    await cli(home, ["accounts", "add", "--issuer", "Steam", "--label", "gamer", "--kind", "steam"], "MFRGGZDFMZTWQ2LK\n");
    await cli(home, ["accounts", "add", "--issuer", "Vault", "--label", "long", "--digits", "8"], "NBSWY3DPEB3W64TM\n");
    const window = await story.start(home);
    await window.click("nav-transfer");
    await window.find("import-ways");
    await see(window, "import");
    await unfold(window, "view-transfer");
    await scrollTo(window, "import-programs");
    await see(window, "import-programs");
    await window.click("import-link");
    await window.find("import-link-text");
    await see(window, "import-link");
    await drop(window, "nothing.txt", "Dear reader");
    await window.find("import-source");
    await see(window, "import-nothing");
    await drop(window, "links.txt", LINKS);
    await window.find("import-summary");
    await see(window, "import-preview");
    await window.click("import-run");
    await window.find("import-done");
    await see(window, "import-done");
    await window.click("import-undo");
    await window.gone("import-done");
    await window.click("import-camera");
    // Without a camera, or with one that waits to be allowed: whichever it is here.
    await window.find("camera-state");
    await see(window, "camera");
    await window.closeDialog();
    await poke(window, "transfer-export");
    await window.find("format-countersign");
    await see(window, "export");
    await window.click("export-some");
    await window.find("export-account");
    await see(window, "export-some");
    await window.click("export-all");
    await poke(window, "format-otpauth");
    await window.find("plain-warning");
    await scrollTo(window, "export-run");
    await see(window, "export-plain");
    await poke(window, "format-codes");
    await window.find("left-out");
    await scrollTo(window, "codes-plan");
    await see(window, "export-codes-left-out");
    await window.click("qr-show");
    await window.find("export-qr-picture");
    await scrollTo(window, "export-qr");
    await see(window, "export-codes");
  },

  /** What can't be read, and what takes its time. */
  async hardImports({ home, start, see }) {
    await addAccounts(home, FEW);
    const password = join(home.folder, "password");
    const file = join(home.folder, "aegis.json");
    writeFileSync(password, `${PASSPHRASE}\n`, { mode: 0o600 });
    await cli(home, ["export", "aegis-encrypted", file, "--password-file", password, "--yes"]);
    const sealed = readFileSync(file, "utf8");
    const window = await start(home);
    await window.click("nav-transfer");
    await window.find("import-ways");
    await drop(window, "enormous.json", 64 * 1024 * 1024 + 1);
    await window.find('[data-testid="import-source"][data-state="failed"]');
    await see(window, "import-too-large");
    await window.click("import-cancel");
    await window.gone("import-source");
    await drop(window, "cut-off.json", sealed.slice(0, sealed.length / 2));
    await window.find('[data-testid="import-source"][data-state="failed"]');
    await see(window, "import-cut-off");
    await window.click("import-cancel");
    await window.gone("import-source");
    await drop(window, "aegis.json", sealed);
    await window.find("import-password");
    await see(window, "import-password");
    await window.type("import-password-text", "another horse battery");
    await window.click("password-open");
    await window.until("a refusal", () => window.run("return document.querySelector('[data-testid=import-password] [aria-invalid=true]') !== null"));
    await see(window, "import-password-wrong");
    await window.click("password-later");
    await window.gone("import-password");
    await see(window, "import-sealed");
    // As dear a password as is taken: it is under way for long enough to be looked at.
    const dear = JSON.parse(sealed);
    for (const slot of dear.header.slots) Object.assign(slot, { n: 2 ** 18, p: 16 });
    await window.click("import-cancel");
    await drop(window, "dear.json", JSON.stringify(dear));
    await window.find("import-password");
    await window.type("import-password-text", PASSPHRASE);
    await window.click("password-open");
    await window.find("import-progress");
    await see(window, "import-progress");
    await window.click("progress-cancel");
    await window.gone("import-progress");
    await see(window, "import-given-up");
  },
};
