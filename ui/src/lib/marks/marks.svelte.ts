// The marks of well-known issuers. A part of its own, fetched after the first list stands: the letters wait for it.

type Marks = { paths: Record<string, string>; names: Record<string, string> };

let marks = $state.raw<Marks | null>(null);
let asked = false;
/** What was found for an issuer: rows ask each time they show another account. */
const found = new Map<string, string | null>();
const MOST_KEPT = 500;

/** The path of an issuer's mark, in a square of 24; null where there is none, or not yet. */
export function issuerMark(issuer: string): string | null {
  if (!asked) {
    asked = true;
    void import("./marks.json").then((loaded) => (marks = loaded.default));
  }
  if (marks === null || issuer === "") return null;
  const kept = found.get(issuer);
  if (kept !== undefined) return kept;
  if (found.size >= MOST_KEPT) found.clear();
  const path = look(marks, issuer);
  found.set(issuer, path);
  return path;
}

function look(known: Marks, issuer: string): string | null {
  for (const name of [compared(issuer), compared(issuer.replace(/\.(com|org|net|io|me|dev|app|co)$/i, ""))]) {
    const slug = own(known.paths, name) ? name : known.names[name];
    if (slug !== undefined && own(known.paths, slug)) return known.paths[slug] ?? null;
  }
  return null;
}

function own(of: object, name: string): boolean {
  return Object.hasOwn(of, name);
}

function compared(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
