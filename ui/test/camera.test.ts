// The camera: every reason for no picture told apart, few and small frames, and off whenever nobody looks.
import { waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aFile } from "../src/lib/backend/fake/transfer-data";
import { fitted, whyNot } from "../src/lib/state/camera.svelte";
import { all, click, find, get, open } from "./helpers";

const stopped = vi.fn();
const getUserMedia = vi.fn();

function aStream() {
  const track = { stop: stopped, addEventListener: () => undefined };
  return { getTracks: () => [track] };
}

function devices(value: unknown) {
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value });
}

beforeEach(() => {
  stopped.mockReset();
  getUserMedia.mockReset().mockImplementation(async () => aStream());
  devices({ getUserMedia });
  const video = HTMLVideoElement.prototype;
  vi.spyOn(video, "play").mockResolvedValue();
  Object.defineProperty(video, "srcObject", { configurable: true, writable: true, value: null });
  Object.defineProperty(video, "videoWidth", { configurable: true, get: () => 1280 });
  Object.defineProperty(video, "videoHeight", { configurable: true, get: () => 720 });
  const drawing = {
    drawImage: () => undefined,
    getImageData: (_x: number, _y: number, width: number, height: number) => ({
      data: new Uint8ClampedArray(width * height * 4),
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
  it("sends frames of at most 640 pixels, one after the other, until a code is in one", async () => {
    const { backend } = await film();
    await waitFor(() => expect(backend.callsOf("readFrame").length).toBeGreaterThan(1));
    expect(backend.callsOf("readFrame")[0]).toEqual([640, 360, 640 * 360 * 4]);
    backend.inFrame = aFile({ name: "Camera" });
    await waitFor(() => expect(all("camera-dialog")).toEqual([]));
    expect(await find("import-row")).toBeTruthy();
    expect(stopped).toHaveBeenCalled();
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
    expect(fitted(1280, 720)).toEqual({ width: 640, height: 360 });
    expect(fitted(720, 1280)).toEqual({ width: 360, height: 640 });
    expect(fitted(320, 240)).toEqual({ width: 320, height: 240 });
    expect(fitted(0, 0)).toEqual({ width: 0, height: 0 });
    expect(whyNot("nonsense")).toBe("failed");
  });
});
