// The marks of well-known issuers. A part of its own, fetched after the first list stands: the letters wait for it.

type Marks = { paths: Record<string, string>; names: Record<string, string> };

let marks = $state.raw<Marks | null>(null);
let asked = false;

/** The path of an issuer's mark, in a square of 24; null where there is none, or not yet. */
export function issuerMark(issuer: string): string | null {
  if (!asked) {
    asked = true;
    void import("./marks.json").then((loaded) => (marks = loaded.default));
  }
  const known = marks;
  if (known === null || issuer === "") return null;
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
