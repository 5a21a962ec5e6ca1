import { expect, it } from "vitest";
import { creations, HIDDEN_MARK, hidden, metaKey, newcomers } from "./keys.ts";

it("no mark stands among what is read in one go with the restaurant: its menu, and its reviews but for the mark of hiding", () => {
  const { SK: meta } = metaKey("1");
  for (const { sortKey } of [creations, newcomers]) {
    expect([sortKey, sortKey < "MENU#" || sortKey > HIDDEN_MARK]).toEqual([sortKey, true]);
    expect([sortKey, sortKey < meta]).toEqual([sortKey, true]);
  }
  expect(hidden.sortKey).toBe(HIDDEN_MARK);
});
