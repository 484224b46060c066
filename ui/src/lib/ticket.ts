// The block of text for a helpdesk's ticket. It holds no code, no key and no body of a request or an answer.
import type { AppError, Dialect, Exchange } from "./backend/bindings";
import { t } from "./language/language.svelte";
import { told } from "./errors";
import { clockDifference } from "./when";

export type TicketContext = {
  version: string;
  platform: string;
  dialect: Dialect | null;
  clockDifferenceSeconds: number | null;
  /** Known also where nothing was sent or received. */
  host: string | null;
};

/** As people call them. */
const SYSTEMS: Record<string, string> = { linux: "Linux", macos: "macOS", windows: "Windows" };

export function ticket(error: AppError, context: TicketContext, now: Date = new Date()): string {
  const exchange = error.exchange;
  const rows: [string, string | number | null | undefined][] = [
    [t("ticket-reference"), error.reference],
    [t("ticket-what"), told(error, context.host).title],
    [t("ticket-local"), localTime(now)],
    ["UTC", now.toISOString().replace(/\.\d+Z$/, "Z")],
    [t("server"), exchange ? hostOf(exchange) : context.host],
    [t("dialect"), context.dialect],
    [t("exchange-status"), error.said?.httpStatus ?? exchange?.status],
    [t("ticket-server-id"), error.said?.id],
    [t("ticket-server-code"), error.said?.code],
    [t("exchange-request-id"), error.said?.requestId ?? exchange?.requestId],
    [
      t("ticket-difference"),
      exchange ? clockDifference(exchange.clockDifferenceSeconds ?? context.clockDifferenceSeconds) : null,
    ],
    ["Countersign", `${context.version} (${SYSTEMS[context.platform] ?? context.platform})`],
  ];
  return rows
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function hostOf(exchange: Exchange): string {
  return URL.canParse(exchange.url) ? new URL(exchange.url).host : "";
}

function localTime(now: Date): string {
  const zone = Intl.DateTimeFormat("en", { timeZoneName: "longOffset" }).formatToParts(now);
  const offset = zone.find((part) => part.type === "timeZoneName")?.value ?? "";
  return `${now.toLocaleString("sv-SE")} ${offset}`;
}
