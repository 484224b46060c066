// Enrolling against the demonstration's server, in the real window.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { demoServer, makeHome, open } from "./program.mjs";
import { enrollInDemo, enrollWithToken, playScenario, useOwnCode } from "./steps.mjs";

const SIZE = { width: 1280, height: 800 };

async function postWrongCode(window) {
  await window.retype("code-field", "000000");
  await window.until("a verdict", async () => (await window.exists("send-anyway")) || !(await window.exists("verdict")));
  await window.click("send-anyway");
}

for (const dialect of ["v2", "v2beta", "v3alpha", "resources-v3alpha"]) {
  describe(`the demonstration in ${dialect}`, () => {
    const home = makeHome();
    let window;
    before(async () => (window = await open(home, { size: SIZE })));
    after(async () => {
      await window.close();
      home.close();
    });

    it("refuses a wrong code, accepts the right one, and shows the details", async () => {
      await window.click("first-demo");
      await window.find("demo-banner");
      await window.choose("dialect", dialect);
      await enrollInDemo(window, "newStarter");
      await postWrongCode(window);
      await window.reads("error-reference", /CS-E400/);
      assert.match(await window.text("error-panel"), /Your setup is kept/);
      await useOwnCode(window);
      await window.click("check-code");
      await window.find("enrolled-title");
      const details = await window.text("details");
      assert.match(details, /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
      assert.match(details, /Organisation/);
      await window.click("done");
      await window.reads("code", /\d/);
    });

    it("leaves nothing behind", async () => {
      const folders = () => readdirSync(home.env.TMPDIR).filter((name) => name.startsWith("countersign-demo-"));
      assert.equal(folders().length, 1);
      await window.click("leave-demo");
      await window.find("first-run");
      await window.until("the demonstration's folder to go", () => folders().length === 0);
    });
  });
}

describe("refusals", () => {
  const home = makeHome();
  let window;
  before(async () => {
    window = await open(home, { size: SIZE });
    await window.click("first-demo");
  });
  after(async () => {
    await window.close();
    home.close();
  });

  it("says what 403 means and what to do", async () => {
    await window.click("demo-user-noPermission");
    await window.click("subject-start");
    await window.click("where-here");
    await window.reads("error-reference", /CS-E403/);
    assert.match(await window.text("error-panel"), /helpdesk/i);
  });

  it("says what 404 means and what to do", async () => {
    await window.click("back");
    await window.find("subject-start");
    await window.click("back");
    await enrollInDemo(window, "newStarter");
    await playScenario(window, "no-pending");
    await useOwnCode(window);
    await window.click("check-code");
    await window.reads("error-reference", /CS-E404/);
    await window.run("document.querySelector('[data-testid=server-answer]').open = true");
    assert.match(await window.text("server-answer"), /COMMAND-3Mif9s/);
  });

  it("finds out that a code was accepted although the answer was lost", async () => {
    await playScenario(window, "drop-after-accept");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await window.find("found-out");
  });
});

describe("a server of the organisation", () => {
  const home = makeHome();
  let window;
  let server;
  before(async () => {
    server = await demoServer();
    window = await open(home, { size: SIZE });
  });
  after(async () => {
    await window.close();
    await server.stop();
    home.close();
  });

  function fillIn(address) {
    const { users, token } = server;
    return enrollWithToken(window, { server: address, user: users[0].id, token, dialect: "v3alpha" });
  }

  it("is not sent a token over plain http", async () => {
    await window.click("first-enroll");
    await window.click("enroll-helpdesk");
    await fillIn("http://id.example.com");
    await window.reads("error-reference", /CS-E102/);
  });

  it("starts, and is found pending after the program was closed in the middle", async () => {
    await fillIn(server.url);
    await window.click("where-here");
    await window.find("code-field");
    await window.close();
    window = await open(home, { size: SIZE });
    await window.find("pending-card");
    await window.click("pending-finish");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await window.click("done");
    await window.reads("code", /\d/);
    assert.ok(!(await window.exists("pending-card")));
  });

  it("shows the key as a picture whose pixels no script can read", async () => {
    await window.click("nav-enroll");
    await window.click("enroll-helpdesk");
    const user = server.users.find(({ role }) => role === "halfWay").id;
    await enrollWithToken(window, { server: server.url, user, token: server.token });
    await window.click("where-phone");
    const source = await (await window.find("qr-image")).getAttribute("src");
    assert.match(source, /^key:/);
    const outcome = await window.browser.executeAsyncScript(`
      const [source, done] = arguments;
      const image = document.querySelector("[data-testid=qr-image]");
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 10;
      const pixels = canvas.getContext("2d");
      pixels.drawImage(image, 0, 0);
      let tainted = false;
      try { pixels.getImageData(0, 0, 1, 1); } catch { tainted = true; }
      fetch(source).then(() => done({ tainted, fetched: true }), () => done({ tainted, fetched: false }));
    `, source);
    assert.deepEqual(outcome, { tainted: true, fetched: false });
    const html = await window.run("return document.documentElement.outerHTML");
    assert.ok(!/[A-Z2-7]{26,}/.test(html), "a key is in the page");
  });
});
