import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CodePreview } from "../src/lib/backend/bindings";
import { FakeBackend, made } from "../src/lib/backend/fake/backend";
import { aCandidate, anAccount, anEnrollment, anError } from "../src/lib/backend/fake/data";
import { Adding, LARGEST_PICTURE } from "../src/lib/state/adding.svelte";
import { App } from "../src/lib/state/app.svelte";
import { OwnCode } from "../src/lib/state/own-code.svelte";
import { Previewing } from "../src/lib/state/previewing.svelte";
import { TEN_IN } from "./setup";

async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

async function opened(start: ConstructorParameters<typeof FakeBackend>[0] = {}) {
  const backend = new FakeBackend(start);
  const app = new App(backend);
  const stop = app.start();
  await settle();
  return { backend, app, stop };
}

const fetches = (backend: FakeBackend) => backend.calls.filter(([method]) => method === "codes");

describe("the codes' timer", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: TEN_IN });
  });

  it("fetches once at the start, and not again until a period ends", async () => {
    const { backend } = await opened({ accounts: [anAccount()] });
    expect(fetches(backend)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(19_900);
    expect(fetches(backend)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(fetches(backend)).toHaveLength(2);
  });

  it("is one timer, however many accounts there are", async () => {
    const before = vi.getTimerCount();
    const { app } = await opened({ accounts: Array.from({ length: 50 }, (_, n) => anAccount({ id: `n${n}` })) });
    expect(app.codes.accounts).toHaveLength(50);
    expect(vi.getTimerCount() - before).toBe(1);
  });

  it("asks for those whose period ended, not for the others", async () => {
    const { backend } = await opened({ accounts: [anAccount({ id: "half" }), anAccount({ id: "whole", period: 60 })] });
    await vi.advanceTimersByTimeAsync(20_100);
    expect(fetches(backend).at(-1)).toEqual(["codes", ["half"]]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(fetches(backend).at(-1)).toEqual(["codes", ["half", "whole"]]);
  });

  it("never asks for counter-based accounts", async () => {
    const { backend } = await opened({ accounts: [anAccount({ id: "counted", kind: "hotp", period: null })] });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(fetches(backend)).toHaveLength(0);
  });

  it("goes by Rust's clock where that differs from the window's", async () => {
    const backend = new FakeBackend({ accounts: [anAccount()] });
    backend.ahead = 15_000;
    new App(backend).start();
    await settle();
    await vi.advanceTimersByTimeAsync(5100);
    expect(fetches(backend)).toHaveLength(2);
  });

  it("doesn't fetch for a hidden window, and fetches when it is shown again", async () => {
    const { backend } = await opened({ accounts: [anAccount()] });
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await vi.advanceTimersByTimeAsync(95_000);
    expect(fetches(backend)).toHaveLength(1);
    visibility.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    await settle();
    expect(fetches(backend)).toHaveLength(2);
  });

  it("tries again after a failure, without a tight loop", async () => {
    const { backend, app } = await opened({ accounts: [anAccount()] });
    backend.failNext("codes");
    await vi.advanceTimersByTimeAsync(20_100);
    expect(app.codes.error).not.toBeNull();
    await vi.advanceTimersByTimeAsync(4000);
    expect(fetches(backend)).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1100);
    expect(fetches(backend)).toHaveLength(3);
    expect(app.codes.error).toBeNull();
  });

  it("doesn't spin when the codes that come back are old already", async () => {
    const { backend } = await opened({ accounts: [anAccount({ period: 1 })] });
    const before = fetches(backend).length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetches(backend).length - before).toBeLessThanOrEqual(20);
  });

  it("stops with the lock", async () => {
    const { backend, app } = await opened({ accounts: [anAccount()] });
    await app.lock();
    const before = fetches(backend).length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(fetches(backend)).toHaveLength(before);
  });
});

describe("locking", () => {
  it("forgets accounts, codes, the search and everything half typed before Rust has answered", async () => {
    const { app } = await opened({ enrollments: [anEnrollment()] });
    app.codes.query = "zit";
    app.finish(anEnrollment());
    app.enroll.typed.type("123 456");
    const locked = app.lock();
    expect(app.screen).toBe("locked");
    expect(app.codes.accounts).toEqual([]);
    expect(app.codes.pending).toEqual([]);
    expect(app.codes.code("a1")).toBeUndefined();
    expect(app.codes.query).toBe("");
    expect(app.enroll.enrollment).toBeNull();
    expect(app.enroll.typed.text).toBe("");
    await locked;
    expect(app.screen).toBe("locked");
  });

  it("drops an answer that arrives after it", async () => {
    const { app } = await opened();
    const late = app.codes.load();
    await app.lock();
    await late;
    expect(app.codes.accounts).toEqual([]);
    expect(app.codes.code("a1")).toBeUndefined();
  });

  it("from outside empties the window too", async () => {
    const { backend, app } = await opened();
    expect(app.codes.accounts.length).toBeGreaterThan(0);
    backend.state = { ...backend.state, vault: "locked" };
    backend.changed();
    await settle();
    expect(app.screen).toBe("locked");
    expect(app.codes.accounts).toEqual([]);
  });

  it("that fails says so, and shows the vault as it is", async () => {
    const { backend, app } = await opened();
    backend.failNext("lock", anError({ reference: "CS-V900" }));
    await app.lock();
    expect(app.screen).toBe("main");
    expect(app.error?.reference).toBe("CS-V900");
  });
});

describe("another program's write", () => {
  it("shows its accounts, and keeps the search and the view", async () => {
    const { backend, app } = await opened({ accounts: [anAccount()] });
    app.codes.query = "zit";
    app.show("verify");
    backend.accounts = [anAccount(), anAccount({ id: "new" })];
    backend.changed();
    await settle();
    expect(app.codes.accounts.map((account) => account.id)).toEqual(["a1", "new"]);
    expect(app.codes.query).toBe("zit");
    expect(app.view).toBe("verify");
  });

  it("is no longer heard after the window has gone", async () => {
    const { backend, stop } = await opened();
    stop();
    const before = backend.calls.length;
    backend.changed();
    await settle();
    expect(backend.calls).toHaveLength(before);
  });
});

describe("the search", () => {
  it("finds all words in any order, without regard to case and accents", async () => {
    const { app } = await opened({
      accounts: [anAccount({ id: "x", issuer: "Café Règle", label: "post@acme.example" }), anAccount()],
    });
    app.codes.query = "POST cafe";
    expect(app.codes.shown.map((account) => account.id)).toEqual(["x"]);
  });
});

describe("this computer's own code", () => {
  it("is fetched anew when its period ends, and not each second", async () => {
    vi.useFakeTimers({ now: TEN_IN });
    const backend = new FakeBackend();
    const own = new OwnCode(() => backend.enrollmentCode("e1"));
    const stop = own.start();
    await settle();
    const first = own.current?.code;
    expect(own.secondsLeft()).toBe(20);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(backend.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1100);
    expect(own.current?.code).not.toBe(first);
    expect(own.changes).toBe(1);
    stop();
    expect(own.current).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(backend.calls).toHaveLength(2);
  });
});

describe("a code that would come of something", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: TEN_IN });
  });

  const from = Math.floor(TEN_IN / 30_000) * 30;
  const timed = (code: string): CodePreview => ({
    now: TEN_IN,
    code,
    validFrom: from,
    validUntil: from + 30,
    counter: null,
    notices: [],
  });

  it("is never one of what stood there before", async () => {
    const answers: ((preview: CodePreview) => void)[] = [];
    const preview = new Previewing(() => new Promise((resolve) => answers.push(resolve)));
    void preview.look();
    void preview.look();
    answers[1]?.(timed("222222"));
    await settle();
    answers[0]?.(timed("111111"));
    await settle();
    expect(preview.shown?.code).toBe("222222");
    void preview.look();
    preview.stop();
    answers[2]?.(timed("333333"));
    await settle();
    expect(preview.shown).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is read anew when it has run out, and not while it holds", async () => {
    let reads = 0;
    const preview = new Previewing(async () => timed(`${(reads += 1)}`));
    await preview.look();
    await vi.advanceTimersByTimeAsync(19_900);
    expect(reads).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(preview.shown?.code).toBe("2");
    preview.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(2);
  });
});

describe("enrolling", () => {
  it("posts a code once, however often it is submitted at the same time, and never again after success", async () => {
    const { backend, app } = await opened();
    app.enroll.resume(anEnrollment());
    app.enroll.typed.type(made("of-e1", Math.floor(Date.now() / 30_000), 6));
    await Promise.all([app.enroll.submit(), app.enroll.submit(), app.enroll.submit()]);
    expect(app.enroll.stage).toBe("done");
    await app.enroll.submit();
    expect(backend.calls.filter(([method]) => method === "verifyEnrollment")).toHaveLength(1);
  });

  it("starts once, however often the button is pressed: a second start makes the first key useless", async () => {
    const { backend, app } = await opened();
    await Promise.all([app.enroll.start("t"), app.enroll.start("t")]);
    expect(backend.calls.filter(([method]) => method === "startEnrollment")).toHaveLength(1);
  });

  it("ignores a success that arrives after the lock", async () => {
    const { app } = await opened();
    app.enroll.resume(anEnrollment());
    app.enroll.typed.type(made("of-e1", Math.floor(Date.now() / 30_000), 6));
    const late = app.enroll.submit();
    await app.lock();
    await late;
    expect(app.enroll.stage).toBe("choose");
    expect(app.enroll.enrolled).toBeNull();
  });

  it("that is left through the sidebar shows its account and its pending setup among the codes", async () => {
    const { app } = await opened({ accounts: [] });
    app.show("enroll");
    await app.enroll.start("t");
    app.show("codes");
    await settle();
    expect(app.codes.pending).toHaveLength(1);
  });
});

describe("adding", () => {
  it("refuses a picture of more than 32 MiB before it reads one byte of it", async () => {
    const backend = new FakeBackend();
    const adding = new Adding(backend);
    const file = new File(["x"], "wall.png");
    Object.defineProperty(file, "size", { value: LARGEST_PICTURE + 1 });
    const read = vi.spyOn(file, "arrayBuffer");
    await adding.readPicture(file);
    expect(read).not.toHaveBeenCalled();
    expect(backend.calls).toEqual([]);
    expect(adding.refusal).toContain("wall.png has 33 MiB; the most that is read is 32 MiB");
  });

  it("reads a picture of exactly 32 MiB", async () => {
    const backend = new FakeBackend();
    const file = new File(["x"], "wall.png");
    Object.defineProperty(file, "size", { value: LARGEST_PICTURE });
    await new Adding(backend).readPicture(file);
    expect(backend.calls[0]).toEqual(["readImage", 1]);
  });

  it("adds all that is chosen at once, or nothing, and says why", async () => {
    const backend = new FakeBackend({ candidates: [aCandidate({ id: "c1" }), aCandidate({ id: "c2" })], accounts: [] });
    const adding = new Adding(backend);
    await adding.readLink("otpauth://totp/x");
    backend.failNext("addCandidates", anError({ reference: "CS-A500" }));
    expect(await adding.add()).toBe(false);
    expect(adding.error?.reference).toBe("CS-A500");
    expect(adding.found).toHaveLength(2);
    expect(await adding.add()).toBe(true);
    expect(backend.callsOf("addCandidates")).toHaveLength(2);
    expect(backend.accounts).toHaveLength(2);
  });

  it("forgets in Rust what was read but not wanted", async () => {
    const backend = new FakeBackend();
    const adding = new Adding(backend);
    await adding.readLink("otpauth://totp/x");
    await adding.discard();
    expect(backend.calls.at(-1)).toEqual(["discardCandidates"]);
    expect(adding.found).toEqual([]);
  });
});
