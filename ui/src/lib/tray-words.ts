// What stands in the tray's menu, in the window's language.
import type { TrayWords } from "./backend/bindings";
import { t } from "./language/language.svelte";

export function trayWords(masked: boolean): TrayWords {
  return {
    open: t("tray-open"),
    find: t("tray-find"),
    lock: t("tray-lock"),
    unlock: t("tray-unlock"),
    nothing: t("tray-nothing"),
    quit: t("tray-quit"),
    copied: t("tray-copied"),
    notCopied: t("tray-not-copied"),
    masked: masked ? t("account-without-name") : null,
  };
}
