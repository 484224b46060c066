// Errors as Rust words them. What is no error of Rust's has one of our own, which Rust knows for whoever has its reference read out.
import type { AppError } from "./backend/bindings";
import { language } from "./language/language.svelte";
import { said } from "./said";

export function asAppError(thrown: unknown): AppError {
  if (typeof thrown === "object" && thrown !== null && "reference" in thrown && "title" in thrown)
    return thrown as AppError;
  return {
    code: "unexpected",
    reference: "CS-UI",
    title: "Something went wrong inside Countersign",
    message: "Your accounts are as they were.",
    next: "Try again; if it happens again, start the program anew.",
    action: "tryAgain",
    retryAfterSeconds: null,
    host: null,
    exchange: null,
    said: null,
  };
}

/** An error in one line, for a note. */
export function briefly(error: AppError): string {
  const { title, next } = told(error);
  // Most titles stand alone and have no full stop.
  const ended = /[.!?。؟]$/.test(title) ? title : title + language.stop;
  return next === "" ? ended : ended + language.between + next;
}

/** An error in the window's language. `host`: the server that was asked, where the error alone doesn't know it. */
export function told(error: AppError, host: string | null = null): { title: string; message: string; next: string } {
  const known = { host: error.host ?? host };
  return { title: said(error.title, known), message: said(error.message, known), next: said(error.next, known) };
}
