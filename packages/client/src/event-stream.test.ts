import { expect, test } from "vitest";
import { eventReader } from "./event-stream.ts";

const read = (...pieces: string[]) => {
  const reader = eventReader("");
  return { sent: pieces.flatMap((piece) => reader.read(piece)), reader };
};

test("an event is told when its empty line has come, whole", () => {
  expect(read("id: 7\nevent: review.created\ndata: {}\n").sent).toEqual([]);
  expect(read("id: 7\nevent: review.created\ndata: {}\n\n").sent).toEqual([
    { id: "7", event: "review.created", data: "{}" },
  ]);
});

test.each(["\n", "\r\n", "\r"])("lines end with %j, wherever the stream is cut into pieces", (end) => {
  const text = [
    "retry: 1000",
    "id: 1",
    "",
    ": heartbeat",
    "id: 2",
    "event: a",
    "data: x",
    "data:  y",
    "",
    "data",
    "",
    "",
  ];
  const whole = text.join(end);
  const wanted = [
    { id: "2", event: "a", data: "x\n y" },
    { id: "2", event: "message", data: "" },
  ];
  for (let at = 0; at <= whole.length; at++) {
    // A carriage return at the end may be half of a line break: what follows tells.
    const { sent, reader } = read(whole.slice(0, at), whole.slice(at), ":\n");
    expect(sent, String(at)).toEqual(wanted);
    expect([reader.id, reader.retry]).toEqual(["2", 1000]);
  }
});

test("an id counts when its block has ended, also without data; one with a null character and a retry that is no number do not", () => {
  expect(read("id: 5\n").reader.id).toBe("");
  expect(read("id: 5\n\n").reader.id).toBe("5");
  expect(read("id: 5\n\nid: 6\0\n\nretry: soon\n\n").reader).toMatchObject({ id: "5", retry: undefined });
});

test("fields of other names are passed over, and a colon may stand in a value", () => {
  expect(read("other: 1\ndata:a: b\n\n").sent).toEqual([{ id: "", event: "message", data: "a: b" }]);
});
