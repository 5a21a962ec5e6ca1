import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineEvent, type EventDefinition } from "@bellyfed/core/event";
import { personal } from "@bellyfed/core/personal";
import { busEvents, logEvents, readEvents } from "@bellyfed/features/features";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { root } from "../sources.ts";
import { samplesOf } from "./sample.ts";
import { lostEntries, STORED_FILE, type Stored, storedFaults, withNew } from "./stored.ts";

const definitions = [...logEvents, ...busEvents, ...readEvents];
const stored = JSON.parse(readFileSync(join(root, STORED_FILE), "utf8")) as Stored;

/** Every older version of an event's payload, as its entry describes it, has to become one of today. */
function expectUpcasts({ type, version, schema, upcast }: EventDefinition, entries: Stored): void {
  for (let older = 1; older < version; older++) {
    fc.assert(
      fc.property(samplesOf(entries[`${type}@${older}`] ?? {}), (payload) => {
        expect(v.safeParse(schema, upcast(payload, older)).issues).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  }
}

describe("what is stored", () => {
  it("is as the code describes it", () => {
    expect(definitions.length).toBeGreaterThan(15);
    expect(storedFaults(definitions, stored)).toEqual([]);
  });

  it.each(definitions.filter(({ version }) => version > 1))(
    "in an older version of $type becomes one of today",
    (event) => expectUpcasts(event, stored),
  );

  it("only grows: every entry that was ever committed is still there", ({ skip }) => {
    const commits = historyOf(STORED_FILE);
    if (!commits) return skip("there is no git history here");
    for (const commit of commits) {
      const text = execFileSync("git", ["show", `${commit}:${STORED_FILE}`], { cwd: root, encoding: "utf8" });
      expect(lostEntries(JSON.parse(text) as Stored, stored), commit).toEqual([]);
    }
  });
});

function historyOf(file: string): string[] | undefined {
  try {
    const listed = execFileSync("git", ["log", "--diff-filter=AM", "--format=%H", "--", file], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return listed.split("\n").filter(Boolean);
  } catch {
    return undefined;
  }
}

describe("a change is noticed", () => {
  const first = defineEvent("PAID", v.object({ euros: v.number() }));
  const pinned = withNew([first], {});

  it("of a schema that keeps its version", () => {
    const edited = defineEvent("PAID", v.object({ euros: v.number(), note: v.nullable(v.string()) }));
    expect(storedFaults([first], pinned)).toEqual([]);
    expect(storedFaults([edited], pinned)).toEqual([expect.stringContaining("PAID@1 changed")]);
    expect(withNew([edited], pinned)).toEqual(pinned);
  });

  it.each([
    [
      "a check",
      v.pipe(
        v.number(),
        v.check((euros) => euros > 0),
      ),
    ],
    [
      "a transformation",
      v.pipe(
        v.number(),
        v.transform((euros) => euros * 100),
      ),
    ],
  ])("of what an entry cannot show: %s is refused", (_, euros) => {
    const edited = defineEvent("PAID", v.object({ euros }));
    expect(() => storedFaults([edited], pinned)).toThrow("cannot be converted to JSON Schema");
  });

  it("of a new version that was not written down, and of an entry that went", () => {
    const second = defineEvent("PAID", v.object({ cents: v.number() }), [({ euros }) => ({ cents: euros * 100 })]);
    expect(storedFaults([second], pinned)).toEqual([expect.stringContaining("PAID@2 is not in")]);
    const grown = withNew([second], pinned);
    expect(storedFaults([second], grown)).toEqual([]);
    expect(storedFaults([second], withNew([second], {}))).toEqual([expect.stringContaining("PAID@1 is missing")]);
    expect(storedFaults([], pinned)).toEqual([expect.stringContaining("no event is called PAID")]);
    expect(storedFaults([first], grown)).toEqual([expect.stringContaining("only up to version 1")]);
    expect(lostEntries(grown, pinned)).toEqual(["PAID@2"]);
    expect(lostEntries(pinned, grown)).toEqual([]);
  });

  it("of personal fields of an older version that its upcaster does not know", () => {
    const note = v.object({ by: v.string(), text: personal(v.string(), "by") });
    const renamed = v.object({ by: v.string(), note: personal(v.string(), "by") });
    const up = ({ by, text }: { by: string; text: string }) => ({ by, note: text });
    const noted = withNew([defineEvent("NOTED", note)], {});
    const good = defineEvent("NOTED", renamed, [{ up, personal: { "/text": "by" } }]);
    const bad = defineEvent("NOTED", renamed, [up]);
    expect(storedFaults([good], withNew([good], noted))).toEqual([]);
    expect(storedFaults([bad], withNew([bad], noted))).toEqual([
      expect.stringContaining('The personal fields of NOTED@1 are {"/text":"by"}, and its upcaster says {}'),
    ]);
  });

  it("of an upcaster that makes something else", () => {
    const good = defineEvent("PAID", v.object({ cents: v.number() }), [({ euros }) => ({ cents: euros * 100 })]);
    const bad = defineEvent("PAID", v.object({ cents: v.number() }), [({ euros }) => ({ cent: euros * 100 })]);
    expectUpcasts(good, pinned);
    expect(() => expectUpcasts(bad, pinned)).toThrow();
  });
});
