import { describe, expect, it } from "vitest";
import { anAccount } from "../src/lib/backend/fake/data";
import { accountIndex } from "../src/lib/search";

const accounts = [
  anAccount({ id: "hub", issuer: "GitHub", label: "ann@acme.example" }),
  anAccount({ id: "lab", issuer: "GitLab", label: "ann@acme.example", tags: ["work"] }),
  anAccount({ id: "bank", issuer: "Crédit Agricole", label: "4711", note: "the card with the blue edge" }),
  anAccount({ id: "wifi", issuer: "Office", label: "hub-router", tags: ["network"] }),
  anAccount({ id: "mail", issuer: "ＭＡＩＬ", label: "post@acme.example" }),
];
const index = accountIndex(accounts);
const found = (query: string) => index.find(query).items.map((account) => account.id);

describe("the search", () => {
  it("without a word leaves everything as it is", () => {
    expect(found("  ")).toEqual(accounts.map((account) => account.id));
  });

  it.each([
    ["issuer", "github", ["hub"]],
    ["label", "router", ["wifi"]],
    ["tag", "network", ["wifi"]],
    ["note", "blue edge", ["bank"]],
  ])("looks into the %s", (_, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it("doesn't mind case, accents or full-width letters", () => {
    expect(found("CREDIT")).toEqual(["bank"]);
    expect(found("crédit")).toEqual(["bank"]);
    expect(found("mail")).toEqual(["mail"]);
  });

  it("wants every word, in whichever order and field", () => {
    expect(found("ann git")).toEqual(["hub", "lab"]);
    expect(found("work ann git")).toEqual(["lab"]);
    expect(found("git nobody")).toEqual([]);
  });

  it("puts an issuer before a label, and a beginning before a middle", () => {
    expect(found("hub")).toEqual(["hub", "wifi"]);
    expect(found("ro")).toEqual(["wifi"]);
    const both = accountIndex([
      anAccount({ id: "inside", issuer: "Xhub" }),
      anAccount({ id: "begins", issuer: "Hub" }),
    ]);
    expect(both.find("hub").items.map((account) => account.id)).toEqual(["begins", "inside"]);
  });

  it.each([
    ["two letters swapped", "gihtub", "hub"],
    ["a letter left out", "gitub", "hub"],
    ["a letter too many", "gitthub", "hub"],
    ["a wrong letter", "gitlob", "lab"],
    ["a slip in the first half of a word", "agrucole", "bank"],
  ])("forgives %s, and says that it comes close", (_, query, first) => {
    const result = index.find(query);
    expect(result.near).toBe(true);
    expect(result.items[0]?.id).toBe(first);
  });

  it("guesses only where nothing matches as it was typed", () => {
    expect(index.find("gitlab")).toMatchObject({ near: false });
    expect(found("gitlab")).toEqual(["lab"]);
  });

  it("doesn't make something out of nothing", () => {
    expect(found("zzzzzz")).toEqual([]);
    expect(found("qx")).toEqual([]);
    expect(found("x".repeat(100_000))).toEqual([]);
  });
});

describe("a search that goes on", () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    anAccount({
      id: `${at}`,
      issuer: ["GitHub", "Crédit Agricole", "ΟΔΟΣ", "Maria"][at % 4] ?? "",
      label: `ann-${at}@acme.example`,
    }),
  );

  it.each(["github ann-2", "credit a", "οδος 1", "ΟΔΟΣΑ", "maria  7", "nigthub", "ann acme 11"])(
    "finds letter by letter, and back, what a new one finds: %s",
    (query) => {
      const going = accountIndex(many);
      const steps = Array.from(query, (_, at) => query.slice(0, at + 1));
      for (const step of [...steps, ...steps.toReversed()]) {
        expect(going.find(step)).toEqual(accountIndex(many).find(step));
      }
    },
  );
});
