import { describe, expect, it } from "vitest";
import { complete, fault, grouped, pasted, retyped, significant, whyIncomplete } from "../src/lib/code-text";

const six = { length: 6, letters: false };
const steam = { length: 5, letters: true };
const unknown = { length: null, letters: false };

describe("what counts in a typed code", () => {
  it.each([
    ["spaces and dashes are dropped", "123-456", "123456"],
    ["dashes of every kind are dropped", "12–34—5‐6", "123456"],
    ["no-break and thin spaces are dropped", "12\u00a034\u20095\u202f6", "123456"],
    ["invisible characters are dropped", "\u200b12\u200f34\ufeff56\u2060", "123456"],
    ["full-width digits become plain ones", "１２３４５６", "123456"],
    ["Arabic digits become plain ones", "١٢٣٤٥٦", "123456"],
    ["Persian digits become plain ones", "۱۲۳۴۵۶", "123456"],
    ["Devanagari digits become plain ones", "०१२३४९", "012349"],
    ["mathematical digits become plain ones", "𝟎𝟏𝟐𝟡𝟿𝟺", "012994"],
    ["letters stay as they are", "12O456", "12O456"],
  ])("%s", (_, typed, code) => {
    expect(significant(typed, six)).toBe(code);
  });

  it("a Steam code's letters are upper-cased, full-width ones too", () => {
    expect(significant("r7k ２ｖ", steam)).toBe("R7K2V");
  });
});

describe("how a code is parted", () => {
  it.each([
    ["123456", "123 456"],
    ["1234567", "123 4567"],
    ["12345678", "1234 5678"],
    ["123456789", "123 456 789"],
    ["R7K2V", "R7K2V"],
  ])("%s is shown as %s", (code, shown) => {
    expect(grouped(code, code.length)).toBe(shown);
  });

  it("a code that is not yet whole has the groups of the whole one", () => {
    expect(grouped("12345", 8)).toBe("1234 5");
    expect(grouped("1234", 7)).toBe("123 4");
  });
});

describe("the caret", () => {
  /** Types into a field the way a browser does, and keeps where the caret went. */
  function type(keys: string, expected = six) {
    let text = "";
    let caret = 0;
    for (const key of keys) {
      ({ text, caret } = retyped(text.slice(0, caret) + key + text.slice(caret), caret + 1, expected));
    }
    return { text, caret };
  }

  it("is at the end after typing", () => {
    expect(type("123456")).toEqual({ text: "123 456", caret: 7 });
    expect(type("1 2 3-4")).toEqual({ text: "123 4", caret: 5 });
  });

  it("stays behind the digit that was put into the middle", () => {
    expect(retyped("129 3456", 3, six).caret).toBe(3);
    expect(retyped("1923 456", 2, six).caret).toBe(2);
  });

  it("doesn't jump when a digit is deleted in the middle", () => {
    expect(retyped("12 456", 2, six)).toEqual({ text: "124 56", caret: 2 });
  });

  it("steps over the gap when only the gap was deleted", () => {
    expect(retyped("123456", 3, six)).toEqual({ text: "123 456", caret: 3 });
  });
});

describe("what is wrong with a code", () => {
  it("a letter is explained, with the digit that was probably meant", () => {
    expect(fault("12O456", six)).toBe("This code has a letter in it. Did you mean 0 instead of O?");
    expect(fault("12l", six)).toContain("Did you mean 1 instead of l?");
    expect(fault("12x", six)).toContain("digits only");
  });

  it("letters are no fault in a Steam code", () => {
    expect(fault("R7K2V", steam)).toBeNull();
    expect(complete("R7K2V", steam)).toBe(true);
  });

  it("too short is no fault while typing, and is named when it is sent", () => {
    expect(fault("12345", six)).toBeNull();
    expect(complete("12345", six)).toBe(false);
    expect(whyIncomplete("12345", six)).toBe("That has 5 digits; this account’s codes have 6.");
    expect(whyIncomplete("1", six)).toContain("1 digit;");
  });

  it("too long is named at once, and nothing is cut off", () => {
    expect(fault("1234567", six)).toBe("That has 7 digits; this account’s codes have 6.");
    expect(retyped("1234567", 7, six).text.replace(/ /g, "")).toBe("1234567");
  });

  it("where the length isn't known, six to nine characters are a code, letters included", () => {
    expect(complete("12345", unknown)).toBe(false);
    expect(complete("123456", unknown)).toBe(true);
    expect(complete("AB34567", unknown)).toBe(true);
    expect(complete("1234567890", unknown)).toBe(false);
  });
});

describe("a pasted text", () => {
  it.each([
    ["a plain code", "123456"],
    ["a code in two groups with white space around it", "  123 456\n"],
    ["a code in a sentence", "Your code is 123 456. It expires in 10 minutes."],
    ["a code in full-width digits in a sentence", "コードは１２３４５６です"],
    ["a code beside another number", "123456 10 min"],
    ["the same code twice", "123456 (again: 123-456)"],
  ])("%s gives the code", (_, text) => {
    expect(pasted(text, six)).toEqual({ text: "123456", code: true });
  });

  it("with two codes stays as it is, and says so", () => {
    expect(pasted("123456 or 654321", six)).toMatchObject({
      text: "123456 or 654321",
      code: false,
      why: expect.stringContaining("2 codes"),
    });
  });

  it("with no code stays as it is, and says so", () => {
    expect(pasted("call me at 5", six)).toMatchObject({
      text: "call me at 5",
      code: false,
      why: expect.stringContaining("No code with 6"),
    });
  });

  it("of one word with too many digits says how many it has", () => {
    expect(pasted("1234567", six)).toMatchObject({ code: false, why: expect.stringContaining("7 digits") });
  });

  it("gives a Steam code out of a sentence, and no ordinary word", () => {
    expect(pasted("Your Steam code is R7K2V now", steam)).toEqual({ text: "R7K2V", code: true });
  });

  it("where the length isn't known, gives the longest candidate", () => {
    expect(pasted("code 1234 5678 valid", unknown)).toEqual({ text: "12345678", code: true });
  });
});
