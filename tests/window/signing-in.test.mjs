// Signing in with a browser, with another device and with a token; enrolling through a server profile; links; the guide. In the
// real window, at a demonstration server in a process of its own.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { browserOf } from "./browser.mjs";
import { COMMAND_LINE, PROGRAM, demoServer, makeHome, open, runProgram } from "./program.mjs";
import { enrollInDemo, playScenario, useOwnCode } from "./steps.mjs";

const SIZE = { width: 1280, height: 800 };

/** How far the clock of the caller in the clock test is off. */
const SLOW_SECONDS = 300;

/** What zbarimg reads off the window. */
async function scanned(window) {
  const run = spawnSync("zbarimg", ["--quiet", "--raw", "-"], { input: await window.picture() });
  return run.stdout.toString().trim();
}

const person = (server, role) => server.users.find((user) => user.role === role);

/** Names a server that is not known yet, from the first question of enrolling. */
async function nameServer(window, server, way = "browser") {
  await window.click("enroll-sign-in");
  await window.retype("server-address", server.url);
  if (way !== "browser") {
    await window.click("server-more");
    await window.choose("server-way", way);
  }
  if (way !== "token") await window.retype("server-client", server.clientId);
  await window.click("server-save");
}

async function finish(window) {
  await window.click("subject-start");
  await window.click("where-here");
  await useOwnCode(window);
  await window.click("check-code");
  await window.find("enrolled-title");
}

describe("signing in with the browser", () => {
  const home = makeHome();
  const browser = browserOf(home);
  let window;
  let server;
  before(async () => {
    server = await demoServer();
    window = await open(home, { size: SIZE });
    await window.click("first-enroll");
  });
  after(async () => {
    await window.close();
    await server.stop();
    home.close();
  });

  it("opens the server's page, and what it asks for holds no secret", async () => {
    await nameServer(window, server);
    await window.find("sign-in-waiting");
    const address = new URL(await browser.next());
    assert.equal(address.origin, new URL(server.url).origin);
    const asked = address.searchParams;
    assert.equal(asked.get("client_id"), server.clientId);
    assert.equal(asked.get("code_challenge_method"), "S256");
    assert.ok(asked.get("state"), "no state");
    assert.ok(asked.get("nonce"), "no nonce");
    assert.match(asked.get("scope"), /urn:zitadel:iam:org:project:id:zitadel:aud/);
    assert.match(asked.get("redirect_uri"), /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\//);
    await window.click("sign-in-open");
    assert.equal(await browser.next(), address.href);
  });

  it("is given up there, and says so here", async () => {
    await window.click("sign-in-cancel");
    await window.click("enroll-sign-in");
    await window.find("sign-in-waiting");
    const people = await browser.get(await browser.next());
    await browser.submit(people, { cancel: "1" });
    await window.find("error-panel");
    assert.ok(!(await window.exists("sign-in-waiting")));
    await window.click("error-action");
    await window.find("sign-in-waiting");
  });

  it("goes on by itself, tells the browser that it may be closed, and asks whether that is you", async () => {
    const user = person(server, "newStarter");
    const page = await browser.logIn(await browser.next(), { user: user.id });
    assert.equal(page.status, 200);
    assert.match(page.html, /go back/i);
    assert.ok(!page.html.includes("<script"), "the page has a script");
    await window.reads("person-login", new RegExp(user.login));
    await window.reads("person-host", new RegExp(new URL(server.url).hostname));
  });

  it("is enough to enroll, and the success offers to try it", async () => {
    await finish(window);
    await window.click("try-signing-in");
    await window.find("try-waiting");
    const tried = await browser.next();
    assert.equal(new URL(tried).searchParams.get("prompt"), "login");
    const user = person(server, "newStarter");
    // The code that set it up was used; the server takes the next one already.
    const made = await runProgram(COMMAND_LINE, ["code", user.login, "--next"], { env: home.env });
    await browser.logIn(tried, { user: user.id, code: made.out.trim() });
    await window.until("what came of the try", async () => (await window.exists("try-worked")) || (await window.exists("error-panel")));
    assert.match(await window.text("try-worked"), new RegExp(user.login));
    await window.click("done");
    await window.reads("code", /\d/);
  });

  it("is kept over a restart", async () => {
    await window.close();
    window = await open(home, { size: SIZE });
    await window.click("nav-settings");
    await window.reads("server-session", /Signed in as|The sign-in has ended/);
  });

  it("is tested check by check, and ended", async () => {
    await window.click("server-open");
    await window.click("server-test");
    await window.find("server-checks");
    for (const name of ["reachable", "instance", "dialect", "clock"]) {
      const check = await window.find(`check-${name}`);
      assert.equal(await check.getAttribute("data-outcome"), "good", name);
    }
    await window.closeDialog();
    if (await window.exists("server-sign-out")) await window.click("server-sign-out");
    else await window.find("server-sign-in");
  });

  it("leaves no token and no code in the list of requests", async () => {
    await window.click("inspector-open");
    await window.find("inspector-copy");
    await window.run("document.querySelectorAll('[data-testid=exchange] details').forEach((each) => (each.open = true))");
    const shown = await window.reads("inspector", /\/\.well-known\/openid-configuration/);
    assert.ok(!/"(access|refresh|id)_token"\s*:\s*"(?!·)/.test(shown), "a token is shown");
    assert.ok(!/"(secret|uri)"\s*:\s*"(?!·)/.test(shown), "a key is shown");
    assert.ok(!/"code"\s*:\s*"\d/.test(shown), "a code is shown");
    await window.closeDialog();
  });
});

describe("signing in on another device", () => {
  const home = makeHome();
  const browser = browserOf(home);
  let window;
  let server;
  before(async () => {
    server = await demoServer();
    window = await open(home, { size: SIZE });
    await window.click("first-enroll");
  });
  after(async () => {
    await window.close();
    await server.stop();
    home.close();
  });

  it("shows a code and goes on when it was let in there", async () => {
    const user = person(server, "halfWay");
    await nameServer(window, server, "device");
    const userCode = await window.reads("sign-in-user-code", /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/);
    await window.reads("sign-in-address", /^http.*\/device$/);
    let page = await browser.get(`${server.url}/device?user_code=${userCode}`);
    page = await browser.submit(page, {});
    page = await browser.submit(page, { user: user.id });
    page = await browser.submit(page, { decision: "allow" });
    assert.match(page.html, /let in/);
    await window.reads("person-login", new RegExp(user.login));
    await window.find("subject-pending");
  });
});

describe("a helpdesk with a token", () => {
  const home = makeHome();
  let window;
  let server;
  before(async () => {
    server = await demoServer();
    window = await open(home, { size: SIZE });
    await window.click("first-enroll");
    await nameServer(window, server, "token");
    await window.retype("sign-in-token", server.token);
    await window.click("sign-in-use-token");
    await window.find("who-user");
  });
  after(async () => {
    await window.close();
    await server.stop();
    home.close();
  });

  async function lookUp(role) {
    await window.retype("who-user", person(server, role).id);
    await window.click("who-look");
  }

  it("sees on whose behalf, sets up codes, and goes back without starting again", async () => {
    await lookUp("newStarter");
    await window.find("on-behalf");
    await window.reads("person-login", new RegExp(person(server, "newStarter").login));
    await window.click("subject-start");
    await window.click("where-phone");
    const source = await (await window.find("qr-image")).getAttribute("src");
    assert.match(source, /^key:/);
    await window.click("back");
    await window.click("back");
    await window.click("subject-go-on");
    await window.click("where-here");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    assert.match(await window.text("on-behalf"), new RegExp(person(server, "newStarter").login));
    await window.click("done");
  });

  it("removes codes that are set up only after it was told what stops working, and sets up again", async () => {
    await window.click("nav-enroll");
    await window.click("enroll-sign-in");
    await lookUp("newStarter");
    await window.find("subject-ready");
    await window.click("subject-replace");
    await window.reads("replace-dialog", new RegExp(person(server, "newStarter").login));
    await window.click("replace-confirm");
    await window.click("where-here");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await window.click("done");
  });

  it("is told what it may not do, with a reference", async () => {
    await window.click("nav-enroll");
    await window.click("enroll-sign-in");
    await lookUp("noPermission");
    await window.until("a refusal", async () => (await window.exists("error-reference")) || (await window.exists("subject-start")));
    if (await window.exists("subject-start")) {
      await window.click("subject-start");
      await window.click("where-here");
    }
    await window.reads("error-reference", /CS-E403/);
  });

  it("makes a link that leads others to the same server, with no token in it", async () => {
    await window.click("nav-settings");
    await window.click("server-open");
    await window.click("offer-make");
    const link = await window.reads("offer-made", /^countersign:\/\/enroll\?/);
    assert.ok(!link.includes(server.token), "the token is in the link");
    await window.closeDialog();

    const other = makeHome();
    const fresh = await open(other, { size: SIZE });
    try {
      await fresh.click("first-enroll");
      await fresh.click("enroll-link");
      await fresh.retype("offer-link", link);
      await fresh.click("offer-read");
      await fresh.reads("offer-facts", new RegExp(new URL(server.url).host));
      await fresh.click("offer-accept");
      await fresh.until("the sign-in", async () => (await fresh.exists("sign-in")) || (await fresh.exists("sign-in-token")));
    } finally {
      await fresh.close();
      other.close();
    }
  });
});

describe("without a mouse", () => {
  const home = makeHome();
  const browser = browserOf(home);
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

  const press = async (id, key = Key.ENTER) => {
    await window.tabTo(id);
    await window.press(key);
  };

  it("somebody signs in and enrolls", async () => {
    await press("first-enroll");
    await press("enroll-sign-in");
    await window.retype("server-address", server.url);
    await window.tabTo("server-client");
    await window.press(server.clientId, Key.ENTER);
    await window.find("sign-in-waiting");
    await browser.logIn(await browser.next(), { user: person(server, "newStarter").id });
    await press("subject-start");
    await press("where-here");
    await window.find("own-code-use");
    await press("own-code-use");
    await window.until("the code in the field", async () =>
      /\d/.test(await (await window.find("code-field")).getAttribute("value")),
    );
    await press("check-code");
    await window.find("enrolled-title");
    await press("done");
    await window.reads("code", /\d/);
  });
});

describe("a link that the system opens", () => {
  const home = makeHome();
  const link = (server) => `countersign://enroll?${new URLSearchParams({ v: "1", server, name: "Acme", client: "a-client" })}`;
  let window;
  after(async () => {
    await window.close();
    home.close();
  });

  it("waits until there is a vault, and is followed only after a yes", async () => {
    window = await open(home, { size: SIZE, args: [link("https://id.example.com")] });
    await window.reads("offer-waits", /id\.example\.com/);
    await window.click("first-enroll");
    await window.reads("offer-facts", /https:\/\/id\.example\.com/);
    await window.click("offer-decline");
    await window.gone("offer-dialog");
    await window.click("nav-settings");
    await window.find("servers-none");
  });

  it("behind another is shown after that one, and neither is taken for the other", async () => {
    await window.close();
    window = await open(home, { size: SIZE, args: [link("https://id.example.com")] });
    await window.reads("offer-facts", /https:\/\/id\.example\.com/);
    await runProgram(PROGRAM, [link("https://id.example.org")], { env: home.env });
    await window.find("offers-waiting");
    assert.match(await window.text("offer-facts"), /https:\/\/id\.example\.com/);
    await window.click("offer-accept");
    await window.reads("offer-facts", /https:\/\/id\.example\.org/);
    await window.click("offer-decline");
    await window.gone("offer-dialog");
    await window.click("nav-settings");
    await window.reads("settings-server-list", /id\.example\.com/);
    assert.doesNotMatch(await window.text("settings-server-list"), /id\.example\.org/);
  });

  it("with a token in it is refused, and the token is not shown", async () => {
    await window.close();
    window = await open(home, { size: SIZE, args: [`${link("https://id.example.com")}&token=abcdefgh12345678`] });
    await window.find("offer-problem");
    await window.reads("error-reference", /CS-L201/);
    assert.ok(!(await window.run("return document.documentElement.outerHTML")).includes("abcdefgh12345678"));
    await window.click("offer-problem-close");
    await window.gone("offer-problem");
  });
});

describe("the demonstration", () => {
  const home = makeHome();
  const browser = browserOf(home);
  let window;
  before(async () => (window = await open(home, { size: SIZE })));
  after(async () => {
    await window.close();
    home.close();
  });

  it("shows a wrong code, a slow clock, no permission and success in under three minutes, by one button", async () => {
    const began = Date.now();
    await window.click("first-demo");
    await window.click("guide-begin");
    await window.reads("error-reference", /CS-E400/);
    await next();
    await window.until("the verdict on a slow clock", () => window.exists('[data-testid=verdict][data-verdict="otherTime"]'));
    assert.match(await window.text("verdict"), /slow/);
    await next();
    await window.reads("error-reference", /CS-E403/);
    await next();
    await window.find("enrolled-title");
    assert.ok(Date.now() - began < 180_000, `it took ${(Date.now() - began) / 1000} s`);
    await next();
    await window.gone("guide");
  });

  it("is as at its start after one click", async () => {
    await window.click("reset-demo");
    await window.find("demo-user-newStarter");
    await window.click("nav-codes");
    assert.equal((await window.all("account-row")).length, 0);
    await window.click("nav-enroll");
  });

  it("keeps the server's clock and the caller's apart", async () => {
    await window.click("scenario-open");
    await window.choose("demo-clock-server", "3600");
    await window.closeDialog();
    await enrollInDemo(window, "newStarter");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("error-panel");
    await window.find("clock-notice");
    await window.click("scenario-open");
    await window.choose("demo-clock-server", "0");
    await window.closeDialog();
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await window.click("reset-demo");
  });

  for (const [scenario, reference, status] of [
    ["wrong-code", "CS-E400", "400"],
    ["mfa-required", "CS-E413", "403"],
    ["rate-limited", "CS-E429", "429"],
    ["server-error", "CS-E500", "500"],
    ["html-error", "CS-E500", "502"],
  ]) {
    it(`keeps the setup in the scenario ${scenario}, and has a reference for it`, async () => {
      await enrollInDemo(window, "newStarter");
      await playScenario(window, scenario);
      await useOwnCode(window);
      await window.click("check-code");
      await window.reads("error-reference", new RegExp(`^${reference}$`));
      assert.notEqual(await window.text("error-title"), "");
      await window.find("code-field");
      await window.click("inspect");
      await window.until(`an exchange that ended with ${status}`, async () => {
        const statuses = await Promise.all((await window.all("exchange-status")).map((each) => each.getText()));
        return statuses.some((each) => each.includes(status));
      });
      await window.closeDialog();
      await window.click("reset-demo");
      await window.find("demo-user-newStarter");
    });
  }

  it("takes a sign-in with the browser at its own server too", async () => {
    await window.click("nav-settings");
    await window.click("server-sign-out");
    await window.click("server-sign-in");
    await window.find("sign-in-waiting");
    const address = await browser.next();
    const page = await browser.get(address);
    const user = /<button name="user" value="(\d+)"/.exec(page.html)[1];
    await browser.submit(page, { user });
    await window.reads("server-session", /Signed in as/);
  });

  it("finds a caller's wrong clock without the caller's key", async () => {
    await window.click("nav-verify");
    await window.click("clock-test");
    const source = await (await window.find("clock-qr")).getAttribute("src");
    assert.match(source, /^key:/);
    let link = "";
    await window.until("a QR code that zbarimg reads", async () => (link = await scanned(window)).startsWith("otpauth://"));
    const then = Math.floor(Date.now() / 1000) - SLOW_SECONDS;
    const key = new URL(link).searchParams.get("secret");
    const slow = spawnSync("oathtool", ["--totp", "--base32", `--now=@${then}`, key]);
    assert.equal(slow.status, 0, slow.stderr.toString());
    await window.retype("code-field", slow.stdout.toString().trim());
    await window.click("clock-check");
    // A step may end between the two.
    await window.reads("clock-result", /That clock is [56] min slow/);
    await window.click("clock-close");
    await window.gone("clock-qr");
  });

  async function next() {
    await window.until("the guide's next step", () => window.exists('[data-testid=guide-next][aria-disabled="false"]'));
    await window.click("guide-next");
  }
});
