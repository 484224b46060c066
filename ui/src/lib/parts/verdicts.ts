// How each verdict looks: an icon, a word and a colour, always all three.
import CircleCheck from "@lucide/svelte/icons/circle-check";
import CircleHelp from "@lucide/svelte/icons/circle-question-mark";
import CircleX from "@lucide/svelte/icons/circle-x";
import Clock from "@lucide/svelte/icons/clock-alert";
import type { Verdict } from "../backend/bindings";
import { said } from "../said";
import { duration } from "../when";
import { t } from "../language/language.svelte";

export const LOOKS = {
  right: { tone: "ok", icon: CircleCheck },
  otherTime: { tone: "warn", icon: Clock },
  wrong: { tone: "danger", icon: CircleX },
  malformed: { tone: "plain", icon: CircleHelp },
} as const satisfies Record<Verdict["verdict"], { tone: string; icon: unknown }>;

/** The verdict in words. `account`: how it is called in them. */
export function verdictWords(verdict: Verdict): { title: string; message: string } {
  const { account, steps, seconds } = verdict;
  switch (verdict.verdict) {
    case "right": {
      const which = steps === null ? "next" : steps === 0 ? "now" : steps < 0 ? "before" : "ahead";
      return { title: t(`verdict-${which}`), message: t(`verdict-${which}-about`, { account }) };
    }
    case "otherTime": {
      if (seconds !== null) {
        const time = duration(seconds);
        const way = seconds < 0 ? "slow" : "fast";
        return { title: t(`verdict-${way}`, { time }), message: t(`verdict-${way}-about`, { time, account }) };
      }
      if (steps === null) return verdict;
      const count = Math.abs(steps);
      const way = steps < 0 ? "codes-behind" : "codes-ahead";
      return { title: t(`verdict-${way}`, { count }), message: t(`verdict-${way}-about`, { count, account }) };
    }
    case "wrong":
      return { title: t("verdict-wrong"), message: t("verdict-wrong-about", { account }) };
    case "malformed":
      return { title: t("verdict-malformed"), message: said(verdict.message) };
  }
}

/** "1 in 11,000 random codes would match somewhere as well.", from a chance between 0 and 1. */
export function coincidence(chance: number): string {
  if (chance <= 0) return t("verify-coincidence-none");
  const count = 1 / chance;
  const round = count < 100 ? Math.round(count) : Number(count.toPrecision(2));
  return t("verify-coincidence-what", { chance: t("verify-one-in", { count: round }) });
}
