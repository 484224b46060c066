// The block of text for a helpdesk's ticket. It holds no code, no key and no body of a request or an answer.
import type { AppError, Dialect, Exchange } from "./backend/bindings";
import { clockDifference } from "./when";

export type TicketContext = {
  version: string;
  platform: string;
  dialect: Dialect | null;
  clockDifferenceSeconds: number | null;
  /** Known also where nothing was sent or received. */
  host: string | null;
};

export function ticket(error: AppError, context: TicketContext, now: Date = new Date()): string {
  const exchange = error.exchange;
  const rows: [string, string | number | null | undefined][] = [
    ["Reference", error.reference],
    ["What", error.title],
    ["Local time", localTime(now)],
    ["UTC", now.toISOString().replace(/\.\d+Z$/, "Z")],
    ["Server", exchange ? hostOf(exchange) : context.host],
    ["Dialect", context.dialect],
    ["Status", error.said?.httpStatus ?? exchange?.status],
    ["Server’s id", error.said?.id],
    ["Server’s code", error.said?.code],
    ["Request id", error.said?.requestId ?? exchange?.requestId],
    [
      "Clock difference",
      exchange ? clockDifference(exchange.clockDifferenceSeconds ?? context.clockDifferenceSeconds) : null,
    ],
    ["Countersign", `${context.version} (${context.platform})`],
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
