// The camera, for QR codes: a picture in the window, and a few frames a second to whoever reads them. It is off whenever nobody looks at it.

export type CameraState = "off" | "asking" | "on" | "refused" | "none" | "inUse" | "unsupported" | "failed";
/**
 * The longest side of a frame, in pixels, by turns. A code that a camera sees well is read in a small one too, and at once; the modules of a
 * transfer of ten accounts need a large one. Rust reduces what is larger than 1920 by 1080, and gives each frame a bounded look.
 */
const FRAME_SIDES = [640, 1280] as const;
const BETWEEN_FRAMES_MS = 200;

/** Reads one frame: true when it had what was looked for. */
export type ReadFrame = (width: number, height: number, rgba: Uint8Array) => Promise<boolean>;

export class Camera {
  #state = $state<CameraState>("off");
  #read: ReadFrame;
  #video: HTMLVideoElement | null = null;
  #stream: MediaStream | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts starts and stops: an answer to an earlier start is not this one's. */
  #turn = 0;
  /** Whether the next frame is a large one. */
  #large = false;

  constructor(read: ReadFrame) {
    this.#read = read;
  }

  get state() {
    return this.#state;
  }

  async start(video: HTMLVideoElement): Promise<void> {
    this.stop();
    this.#large = false;
    const turn = this.#turn;
    this.#state = "asking";
    // Where a web view has no camera at all, the interface is missing.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices?.getUserMedia) {
      this.#state = "unsupported";
      return;
    }
    try {
      const stream = await devices.getUserMedia({
        audio: false,
        video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
      });
      if (turn !== this.#turn) return end(stream);
      this.#stream = stream;
      this.#video = video;
      video.srcObject = stream;
      for (const track of stream.getTracks()) track.addEventListener("ended", () => this.stop());
      await video.play();
      if (turn !== this.#turn) return;
      this.#state = "on";
      this.#next(turn);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.stop();
      this.#state = whyNot(thrown);
    }
  }

  stop() {
    this.#turn += 1;
    clearTimeout(this.#timer);
    if (this.#stream) end(this.#stream);
    if (this.#video) this.#video.srcObject = null;
    this.#stream = null;
    this.#video = null;
    this.#state = "off";
  }

  #next(turn: number) {
    this.#timer = setTimeout(() => void this.#look(turn), BETWEEN_FRAMES_MS);
  }

  /** One frame after the other: the next is taken when the last was read. */
  async #look(turn: number): Promise<void> {
    const frame = this.#video && frameOf(this.#video, FRAME_SIDES[Number(this.#large) as 0 | 1]);
    this.#large = !this.#large;
    try {
      if (frame && (await this.#read(frame.width, frame.height, frame.rgba)) && turn === this.#turn) return this.stop();
    } catch {
      if (turn !== this.#turn) return;
      this.stop();
      this.#state = "failed";
      return;
    }
    if (turn === this.#turn) this.#next(turn);
  }
}

/** How large a picture of that size is, with its longer side no longer than this. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Why there is no picture, from what `getUserMedia` throws (Media Capture and Streams, 10.2). */
export function whyNot(thrown: unknown): CameraState {
  switch (thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "none";
    case "NotReadableError":
    case "AbortError":
      return "inUse";
    case "NotSupportedError":
    case "TypeError":
      return "unsupported";
    default:
      return "failed";
  }
}

function frameOf(video: HTMLVideoElement, side: number): { width: number; height: number; rgba: Uint8Array } | null {
  const { width, height } = fitted(video.videoWidth, video.videoHeight, side);
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (!drawing) return null;
  drawing.drawImage(video, 0, 0, width, height);
  const { data } = drawing.getImageData(0, 0, width, height);
  return { width, height, rgba: new Uint8Array(data.buffer) };
}

function end(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}
