// Setting up at a server, on a page of the organisation's, and what was started elsewhere.

import { browserOf } from "../browser.mjs";
import { FEW, addAccounts, back, cli, scrollTo, signIn } from "../moves.mjs";

/** Starts a registration as another program would: the key that the server made. */
async function begin(server, user) {
  const answer = await fetch(`${server.url}/v2/users/${user}/totp`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    body: "{}",
  });
  if (!answer.ok) throw new Error(`the server began nothing: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).secret;
}

export default {
  async enrolling(story) {
    const { home, see } = story;
    const browser = browserOf(home);
    const server = await story.server();
    await addAccounts(home, FEW);
    const window = await story.start(home);
    await window.click("nav-enroll");
    await window.find("enroll-helpdesk");
    await see(window, "enroll-choose");
    await window.click("enroll-helpdesk");
    await window.find("enroll-server");
    await see(window, "enroll-helpdesk");
    await back(window);
    await window.click("enroll-link");
    await window.find("offer-link");
    await see(window, "enroll-link");
    await window.retype("offer-link", `countersign://enroll?${new URLSearchParams({ v: "1", server: server.url, client: server.clientId })}`);
    await window.click("offer-read");
    await window.find("offer-dialog");
    await see(window, "enroll-offer");
    await window.closeDialog();
    await back(window);
    await window.click("enroll-picture");
    await window.find("add-drop");
    await see(window, "enroll-picture");
    await back(window);
    await window.click("enroll-sign-in");
    await window.find("server-address");
    await see(window, "enroll-server");
    await window.click("server-more");
    await see(window, "enroll-server-more");
    await window.retype("server-address", server.url);
    await window.retype("server-client", server.clientId);
    await window.click("server-save");
    await window.find("sign-in-waiting");
    await see(window, "sign-in-browser");
    await window.click("sign-in-device");
    await window.find("sign-in-user-code");
    await see(window, "sign-in-device");
    await window.click("sign-in-browser");
    await window.find("sign-in-waiting");
    const addresses = browser.opened;
    await browser.logIn(addresses[addresses.length - 1], { user: server.users[0].id });
    await window.find("person");
    await see(window, "enroll-signed-in");
    await window.click("subject-start");
    await window.click("where-phone");
    await window.find("qr-image");
    await see(window, "enroll-phone");
    await window.click("key-show");
    await window.find("key-image");
    await scrollTo(window, "key-image");
    await see(window, "enroll-key");
    await window.click("nav-codes");
    await window.find("pending-card");
    await window.reads("code", /\d{3}/);
    await see(window, "codes-pending");
    await window.click("nav-settings");
    await window.find("server");
    await scrollTo(window, "settings-servers");
    await see(window, "settings-servers");
    await window.click("server-open");
    await window.find("dialog[open]");
    await see(window, "server");
    await window.click("server-test");
    await window.find("server-checks");
    await see(window, "server-tested");
    await window.closeDialog();
    await window.click("inspector-open");
    await window.find("inspector");
    await window.find('[data-testid="exchange"] details');
    await window.run("document.querySelector('[data-testid=exchange] details').open = true");
    await see(window, "inspector");
  },

  /** A page of the organisation's shows the key, and takes the code. */
  async page({ home, start, see }) {
    await addAccounts(home, FEW);
    const window = await start(home);
    await window.click("nav-enroll");
    await window.click("enroll-picture");
    await window.click("page-way-link");
    await window.retype("add-link", "otpauth://totp/Registry:carol%40registry.example?secret=KRUGS4ZANFZSAYJA&issuer=Registry");
    await window.click("add-read");
    await window.find("candidate-add");
    await see(window, "page-confirm");
    await window.click("candidate-add");
    await window.find("type-there");
    await window.reads("live-code", /\d{3}/);
    await see(window, "page-type");
    await window.click("page-was-refused");
    await window.find("page-refused");
    await see(window, "page-refused");
    await window.click("page-was-accepted");
    await window.find("page-accepted");
    await see(window, "page-accepted");
  },

  /** Another program began, and this one posts the code. */
  async elsewhere(story) {
    const { home, see } = story;
    const browser = browserOf(home);
    const server = await story.server();
    await addAccounts(home, FEW);
    const window = await story.start(home);
    await window.click("nav-enroll");
    await window.click("enroll-elsewhere");
    const user = server.users.find(({ role }) => role === "newStarter").id;
    await signIn(window, browser, server, user);
    await window.find("elsewhere-send");
    await see(window, "elsewhere");
    await window.click("elsewhere-send");
    await window.reads("elsewhere-why", /./);
    await see(window, "elsewhere-nothing-typed");
    await window.retype("code-field", "000000");
    await window.click("elsewhere-send");
    await window.find("error-panel");
    await see(window, "elsewhere-refused");
    await cli(home, ["accounts", "add", "--issuer", "Elsewhere", "--label", "begun"], `${await begin(server, user)}\n`);
    await window.retype("code-field", (await cli(home, ["code", "begun"])).trim());
    await window.click("elsewhere-send");
    await window.find("elsewhere-done");
    await see(window, "elsewhere-done");
  },
};
