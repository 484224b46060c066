// The words of importing and exporting that several parts share.
import type { ImportPreview, ImportStatus, Imported } from "../../backend/bindings";
import { type Key, language, listed, t } from "../../language/language.svelte";

export const STATUS = {
  new: "status-new",
  here: "status-here",
  changed: "status-changed",
  attention: "status-attention",
} as const satisfies Record<ImportStatus, Key>;

export const count = (number: number) => number.toLocaleString(language.locale);

/** "41 new, 3 already here, 2 need a look. Nothing is saved until you choose Import 41." */
export function importSummary(preview: ImportPreview): string {
  const { new: fresh, here, changed, attention, taken } = preview.counts;
  if (preview.rows === 0) return t("summary-none");
  const some = (key: "summary-new" | "summary-here" | "summary-changed" | "summary-attention", number: number) =>
    number > 0 ? [t(key, { count: number })] : [];
  const parts = listed([
    ...some("summary-new", fresh),
    ...some("summary-here", here),
    ...some("summary-changed", changed),
    ...some("summary-attention", attention),
  ]);
  if (taken > 0) return t("summary-import", { parts, count: taken });
  return t(fresh + changed + attention === 0 ? "summary-nothing" : "summary-unchosen", { parts });
}

/** "Imported 41 accounts, changed 2." */
export function importedWords({ added, changed }: Imported): string {
  if (changed === 0) return t("imported", { count: added });
  if (added === 0) return t("imported-changed", { count: changed });
  return t("imported-both", { count: added, changed });
}
