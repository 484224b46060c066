// How each verdict looks: an icon, a word and a colour, always all three.
import CircleCheck from "@lucide/svelte/icons/circle-check";
import CircleHelp from "@lucide/svelte/icons/circle-question-mark";
import CircleX from "@lucide/svelte/icons/circle-x";
import Clock from "@lucide/svelte/icons/clock-alert";
import type { Verdict } from "../backend/bindings";

export const LOOKS = {
  right: { tone: "ok", icon: CircleCheck },
  otherTime: { tone: "warn", icon: Clock },
  wrong: { tone: "danger", icon: CircleX },
  malformed: { tone: "plain", icon: CircleHelp },
} as const satisfies Record<Verdict["verdict"], { tone: string; icon: unknown }>;

/** "1 in 11,000", from a chance between 0 and 1. */
export function oneIn(chance: number): string {
  if (chance <= 0) return "none";
  const count = 1 / chance;
  const round = count < 100 ? Math.round(count) : Number(count.toPrecision(2));
  return `1 in ${round.toLocaleString("en")}`;
}
