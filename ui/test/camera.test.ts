// The camera: every reason for no picture told apart, few and small frames, and off whenever nobody looks.
import { waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aFile, aRow } from "../src/lib/backend/fake/transfer-data";
import { fitted, whyNot } from "../src/lib/state/camera.svelte";
import { all, click, find, get, open } from "./helpers";

const stopped = vi.fn();
const getUserMedia = vi.fn();
/** What the camera gives: its size, and what each byte of its pictures is. */
const seen = { width: 1280, height: 720, byte: 0 };

function aStream() {
  const track = { stop: stopped, addEventListener: () => undefined };
  return { getTracks: () => [track] };
}

function devices(value: unknown) {
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value });
}

beforeEach(() => {
  stopped.mockReset();
  Object.assign(seen, { width: 1280, height: 720, byte: 0 });
  getUserMedia.mockReset().mockImplementation(async () => aStream());
  devices({ getUserMedia });
  const video = HTMLVideoElement.prototype;
  vi.spyOn(video, "play").mockResolvedValue();
  Object.defineProperty(video, "srcObject", { configurable: true, writable: true, value: null });
  Object.defineProperty(video, "videoWidth", { configurable: true, get: () => seen.width });
  Object.defineProperty(video, "videoHeight", { configurable: true, get: () => seen.height });
  const drawing = {
    drawImage: () => undefined,
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      data: new Uint8ClampedArray(width * height * 4).fill(seen.byte),
    }),
  };
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(drawing as never);
});

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, "mediaDevices");
  Reflect.deleteProperty(document, "visibilityState");
});

async function film() {
  const opened = await open();
  await click("nav-transfer");
  await click("import-camera");
  return opened;
}

const state = () => get("camera-state").dataset["state"];

describe("the camera", () => {
  it("sends a small frame and a large one by turns, one after the other", async () => {
    const { backend } = await film();
    await waitFor(() => expect(backend.callsOf("readFrame").length).toBeGreaterThan(3));
    const small = [640, 360, 640 * 360 * 4];
    const large = [1280, 720, 1280 * 720 * 4];
    expect(backend.callsOf("readFrame").slice(0, 4)).toEqual([small, large, small, large]);
  });

  it("sends no frame that is larger than its own picture", async () => {
    Object.assign(seen, { width: 800, height: 600 });
    const { backend } = await film();
    await waitFor(() => expect(backend.callsOf("readFrame").length).toBeGreaterThan(1));
    const sizes = backend.callsOf("readFrame").map(([width, height]) => [width, height]);
    expect(sizes.slice(0, 2)).toEqual([
      [640, 480],
      [800, 600],
    ]);
  });

  it("reads until a code is in a frame: then what is in it is shown, and the camera is off", async () => {
    const { backend } = await film();
    const code = aFile({ name: "Camera", rows: [aRow({ issuer: "Harbour", label: "reader" })] });
    // Only a large frame shows this one.
    backend.inFrame = (pixels) =>
      pixels.length === 1280 * 720 * 4 && pixels.every((byte) => byte === 7) ? code : null;
    await waitFor(() => expect(backend.callsOf("readFrame").length).toBeGreaterThan(2));
    expect(all("import-row")).toEqual([]);
    seen.byte = 7;
    await waitFor(() => expect(all("camera-dialog")).toEqual([]));
    expect((await find("import-row")).textContent).toContain("Harbour");
    expect(get("import-source").textContent).toContain("Camera");
    expect(get("import-summary").textContent).toContain("1 new");
    expect(backend.callsOf("readFrame").at(-1)?.[0]).toBe(1280);
    expect(stopped).toHaveBeenCalledOnce();
  });

  it("asks for no sound", async () => {
    await film();
    await waitFor(() => expect(state()).toBe("on"));
    expect(getUserMedia.mock.calls[0]?.[0]).toMatchObject({ audio: false });
  });

  it.each([
    ["NotAllowedError", "refused", "may not use the camera"],
    ["NotFoundError", "none", "has no camera"],
    ["NotReadableError", "inUse", "Another program probably uses it"],
    ["OtherError", "failed", "The camera stopped"],
  ])("%s is %s", async (name, is, words) => {
    getUserMedia.mockRejectedValue(new DOMException("", name));
    await film();
    await waitFor(() => expect(state()).toBe(is));
    expect(get("camera-state").textContent).toContain(words);
    getUserMedia.mockImplementation(async () => aStream());
    await click("camera-again");
    await waitFor(() => expect(state()).toBe("on"));
  });

  it("that a web view doesn't have is told too", async () => {
    devices(undefined);
    await film();
    await waitFor(() => expect(state()).toBe("unsupported"));
  });

  it("is off when it is left", async () => {
    await film();
    await waitFor(() => expect(state()).toBe("on"));
    await click("dialog-close");
    await waitFor(() => expect(stopped).toHaveBeenCalledOnce());
  });

  it("is off when the vault is locked", async () => {
    const { app } = await film();
    await waitFor(() => expect(state()).toBe("on"));
    await app.lock();
    await waitFor(() => expect(stopped).toHaveBeenCalledOnce());
  });

  it("is off when the window is hidden, and comes back only when asked", async () => {
    await film();
    await waitFor(() => expect(state()).toBe("on"));
    Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
    await waitFor(() => expect(state()).toBe("off"));
    expect(stopped).toHaveBeenCalledOnce();
    expect(get("camera-state").textContent).toContain("while the window was hidden");
    await click("camera-again");
    await waitFor(() => expect(state()).toBe("on"));
  });

  it("that is allowed only after it was left is switched off at once", async () => {
    let allow: (stream: unknown) => void = () => undefined;
    getUserMedia.mockImplementation(() => new Promise((resolve) => (allow = resolve)));
    await film();
    await click("dialog-close");
    allow(aStream());
    await waitFor(() => expect(stopped).toHaveBeenCalledOnce());
  });

  it("makes frames that keep their shape", () => {
    expect(fitted(1280, 720, 640)).toEqual({ width: 640, height: 360 });
    expect(fitted(720, 1280, 640)).toEqual({ width: 360, height: 640 });
    expect(fitted(320, 240, 640)).toEqual({ width: 320, height: 240 });
    expect(fitted(0, 0, 640)).toEqual({ width: 0, height: 0 });
    expect(whyNot("nonsense")).toBe("failed");
  });
});
