// The ways through an enrollment: their steps, and the stages that a step consists of.

/** Where the person is. `typeThere`: a web page verifies; `elsewhere`: another program started. */
export type Stage =
  | "choose"
  | "server"
  | "signIn"
  | "link"
  | "picture"
  | "typeThere"
  | "elsewhere"
  | "details"
  | "people"
  | "who"
  | "subject"
  | "where"
  | "code"
  | "done";

/** `page`: a web page verifies. `elsewhere`: another program started. */
export type EnrollWay = "server" | "page" | "elsewhere";

/** Which stages come, in which order. Stages that stand together are one step. */
const WAYS: Record<EnrollWay, Stage[][]> = {
  server: [["choose", "server", "signIn", "link"], ["details", "people", "who", "subject"], ["where"], ["code"]],
  page: [["choose"], ["picture"], ["typeThere"]],
  elsewhere: [["choose", "server", "signIn"], ["elsewhere"]],
};

/** "Step 2 of 4"; null where there are no steps any more. */
export function stepOf(way: EnrollWay, stage: Stage): { at: number; of: number } | null {
  const steps = WAYS[way];
  const at = steps.findIndex((stages) => stages.includes(stage));
  return at < 0 ? null : { at: at + 1, of: steps.length };
}
