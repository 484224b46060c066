/** The text of a language, from its files; each area of the window has its own. */
export function joined(files: Record<string, string>): string {
  return Object.values(files).join("\n");
}
