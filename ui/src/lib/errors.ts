// Errors as Rust words them. The one sentence of our own is for an answer that isn't one of Rust's errors.
import type { AppError } from "./backend/bindings";
import { t } from "./language/language.svelte";

export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === "object" && thrown !== null && "reference" in thrown && "title" in thrown)
    return thrown as AppError;
  return {
    code: "unexpected",
    reference: "CS-UI",
    title: t("unexpected"),
    message: t("unexpected-safe"),
    next: t("unexpected-next"),
    action: "tryAgain",
    retryAfterSeconds: null,
    exchange: null,
    said: null,
  };
}
