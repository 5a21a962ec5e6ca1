import { describe, expect, it } from "vitest";
import { likeness, readName } from "./names.ts";
import { LEAST_LIKENESS } from "./reasons.ts";

const alike = (one: string, other: string) => likeness(readName(one), readName(other));

describe("two names", () => {
  it.each([
    ["Zum Anker", "ZUM ANKER GmbH"],
    ["Joe's Pizza", "Joes Pizza, L.L.C."],
    ["The Modern", "Modern"],
    ["Bar & Grill", "Bar and Grill Inc."],
    ["Shake Shack", "ShakeShack"],
    ["Café Öst", "cafe ost"],
    ["銀座 寿司", "銀座寿司"],
    ["T.G.I. Friday's", "TGI Fridays"],
  ])("%s and %s are one", (one, other) => {
    expect(alike(one, other)).toBe(1);
  });

  it.each([
    ["Morris Park Bake Shop", "Moris Park Bak Shop"],
    ["Joe's Pizza", "Joe's Pizza of Bleecker Street"],
    ["Starbucks", "Starbucks Coffee"],
    ["Pizzeria Napoli", "Napoli"],
    ["Wendy's", "Wendis"],
  ])("%s and %s are alike", (one, other) => {
    expect(alike(one, other)).toBeGreaterThanOrEqual(LEAST_LIKENESS);
    expect(alike(one, other)).toBeLessThan(1);
  });

  it.each([
    ["Chinese Kitchen", "Italian Kitchen"],
    ["Thai Restaurant", "Restaurant Lutèce"],
    ["Subway #101", "Subway #202"],
    ["Zur Post", "Zum Anker"],
    ["Golden Dragon", "Silver Spoon"],
  ])("%s and %s are two", (one, other) => {
    expect(alike(one, other)).toBeLessThan(LEAST_LIKENESS);
  });

  it("of nothing but articles and companies are kept", () => {
    expect(readName("The Company").words).toEqual(["the", "company"]);
    expect(readName("!!!").joined).toBe("");
    expect(alike("!!!", "???")).toBe(0);
  });
});
