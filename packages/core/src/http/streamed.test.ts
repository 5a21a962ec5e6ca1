import { expect, test } from "vitest";
import { bytesOf, isStreamed } from "./streamed.ts";

/** Pieces, and a note of what was asked of them. */
function pieces(...all: readonly (string | Error)[]) {
  const notes: string[] = [];
  async function* make() {
    try {
      for (const piece of all) {
        notes.push(`made ${piece}`);
        if (piece instanceof Error) throw piece;
        yield piece;
      }
    } finally {
      notes.push("ended");
    }
  }
  return { notes, made: make() };
}

test("pieces come out as bytes of UTF-8, one by one", async () => {
  const { made } = pieces("a", "é", "");
  const read: string[] = [];
  for await (const bytes of bytesOf(made)) read.push(Buffer.from(bytes).toString("hex"));
  expect(read).toEqual(["61", "c3a9", ""]);
});

test("nothing is made before it is asked for, and nothing more once reading is given up", async () => {
  const { made, notes } = pieces("a", "b", "c");
  const reader = bytesOf(made).getReader();
  await new Promise(setImmediate);
  expect(notes).toEqual([]);
  await reader.read();
  expect(notes).toEqual(["made a"]);
  await reader.cancel();
  expect(notes).toEqual(["made a", "ended"]);
});

test("what fails while it is made fails the reading", async () => {
  const reader = bytesOf(pieces("a", new Error("no more")).made).getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow("no more");
});

test("only what can be iterated as it comes is streamed", () => {
  expect(isStreamed(pieces().made)).toBe(true);
  for (const body of ["text", null, undefined, 7, ["a"], { data: [] }]) expect(isStreamed(body)).toBe(false);
});
