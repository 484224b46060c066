// Errors as Rust words them. The one sentence of our own is for an answer that isn't one of Rust's errors.
import type { AppError } from "./backend/bindings";

export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === "object" && thrown !== null && "reference" in thrown && "title" in thrown)
    return thrown as AppError;
  return {
    code: "unexpected",
    reference: "CS-UI",
    title: "Something went wrong inside Countersign.",
    message: "Your accounts are as they were.",
    next: "Try again; if it happens again, start the program anew.",
    action: "tryAgain",
    retryAfterSeconds: null,
    exchange: null,
    said: null,
  };
}
