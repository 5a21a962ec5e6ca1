import { expect, it } from "vitest";
import type { SpecialDay } from "./model.ts";
import { readHours } from "./read.ts";
import { writeHours } from "./write.ts";

const friday = { kind: "open", day: 5, from: 1_080, to: 1_560 } as const;
const closed = (date: string): SpecialDay => ({ date, kind: "open", spans: [], note: null });

it("only when guests are let in, and nothing where that is not known", () => {
  const kitchen = { ...friday, kind: "kitchen", to: 1_320 } as const;
  expect(writeHours({ regular: [kitchen, friday], special: [], text: null })).toBe("Fr 18:00-02:00");
  expect(writeHours({ regular: [kitchen], special: [closed("12-25")], text: null })).toBeNull();
});

it("a special day leaves what began the day before, where its year tells which day that is", () => {
  // 2026-12-26 is a Saturday.
  const text = writeHours({ regular: [friday], special: [closed("2026-12-26")], text: null });
  expect(text).toBe("Fr 18:00-02:00; 2026 Dec 26 off, 2026 Dec 26 00:00-02:00");
  expect(readHours(text ?? "")?.special).toMatchObject([{ date: "2026-12-26", spans: [{ from: 0, to: 120 }] }]);
});

it("what people wrote cannot end a comment", () => {
  const text = writeHours({ regular: [friday], special: [], text: 'ring "twice"; Mo off' });
  expect(text).toBe(`Fr 18:00-02:00 "ring 'twice'; Mo off"`);
  expect(readHours(text ?? "")?.text).toBe("ring 'twice'; Mo off");
});
