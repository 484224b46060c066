// Secrets on their way to Rust: bytes that whoever sends them wipes afterwards.

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function jsonBytes(value: object): Uint8Array {
  return bytesOf(JSON.stringify(value));
}
