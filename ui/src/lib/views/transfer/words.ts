// The words of importing and exporting that several parts share.
import type { ImportPreview, ImportStatus, Phase } from "../../backend/bindings";

export const STATUS: Record<ImportStatus, string> = {
  new: "New",
  here: "Already here",
  changed: "Changed",
  attention: "Needs a look",
};

export const PHASES: Record<Phase, string> = {
  reading: "Reading…",
  opening: "Opening with the password. The file’s own program made this slow on purpose.",
  comparing: "Comparing with your accounts…",
  saving: "Saving…",
};

export const count = (number: number) => number.toLocaleString("en");

/** "41 new, 3 already here, 2 need a look. Nothing is saved until you choose Import 41." */
export function importSummary(preview: ImportPreview): string {
  const { new: fresh, here, changed, attention, taken } = preview.counts;
  const parts = [
    fresh > 0 && `${count(fresh)} new`,
    here > 0 && `${count(here)} already here`,
    changed > 0 && `${count(changed)} changed`,
    attention > 0 && `${count(attention)} ${attention === 1 ? "needs" : "need"} a look`,
  ].filter((part) => part !== false);
  if (preview.rows === 0) return "There is nothing to import yet.";
  const last =
    taken > 0
      ? `Nothing is saved until you choose Import ${count(taken)}.`
      : fresh + changed + attention === 0
        ? "There is nothing to import."
        : "Nothing is chosen.";
  return `${parts.join(", ")}. ${last}`;
}
