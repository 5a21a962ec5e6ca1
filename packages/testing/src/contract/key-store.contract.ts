import { randomBytes, randomUUID } from "node:crypto";
import { KEY_BYTES, type KeyStore } from "@bellyfed/core/subject-keys";
import { beforeAll, describe, expect, it } from "vitest";

const newKey = () => Uint8Array.from(randomBytes(KEY_BYTES));
const hex = (key: Uint8Array | null | undefined) => key && Buffer.from(key).toString("hex");

/** Every stream of a subject, page after page, and how many pages there were. */
async function allStreams(store: KeyStore, subject: string) {
  const streams: string[] = [];
  let pages = 0;
  let after: string | undefined;
  do {
    const page = await store.streamsOf(subject, after);
    streams.push(...page.streams);
    pages += 1;
    after = page.last;
  } while (after !== undefined);
  return { streams, pages };
}

/** What every store of subjects' keys does, whatever it is made of. */
export function keyStoreContract(name: string, create: () => Promise<KeyStore>): void {
  describe(name, () => {
    let store: KeyStore;
    beforeAll(async () => {
      store = await create();
    });

    describe("a key", () => {
      it("is stored for a subject that has none, and read as it was", async () => {
        const [subject, key] = [`ä😀${randomUUID()}`, newKey()];
        expect(hex(await store.create(subject, key))).toBe(hex(key));
        const found = await store.read([subject]);
        expect([...found.keys()]).toEqual([subject]);
        expect(hex(found.get(subject))).toBe(hex(key));
      });

      it("stays what it was when another is made", async () => {
        const [subject, key] = [randomUUID(), newKey()];
        await store.create(subject, key);
        expect(hex(await store.create(subject, newKey()))).toBe(hex(key));
        expect(hex((await store.read([subject])).get(subject))).toBe(hex(key));
      });

      it("is one for all of fifty who make one at once", async () => {
        const subject = randomUUID();
        const made = Array.from({ length: 50 }, newKey);
        const answers = await Promise.all(made.map((key) => store.create(subject, key)));
        const stored = hex((await store.read([subject])).get(subject));
        expect(made.map(hex)).toContain(stored);
        expect(new Set(answers.map(hex))).toEqual(new Set([stored]));
      });

      it("is not changed by what its maker or its readers do to their bytes", async () => {
        const [subject, key] = [randomUUID(), newKey()];
        const before = hex(key);
        (await store.create(subject, key))?.fill(1);
        key.fill(0);
        (await store.read([subject])).get(subject)?.fill(2);
        expect(hex((await store.read([subject])).get(subject))).toBe(before);
      });

      it.each([0, 16, 31, 33])("of %i bytes is refused", async (bytes) => {
        const subject = randomUUID();
        await expect(store.create(subject, new Uint8Array(bytes))).rejects.toThrow("32 bytes");
        expect((await store.read([subject])).size).toBe(0);
      });

      it("is read of hundreds of subjects at once, however often one is named; those who never had one are not there", async () => {
        const subjects = Array.from({ length: 230 }, () => randomUUID());
        const keys = new Map(subjects.map((subject) => [subject, newKey()]));
        for (let at = 0; at < 230; at += 23) {
          const some = [...keys].slice(at, at + 23);
          await Promise.all(some.map(([subject, key]) => store.create(subject, key)));
        }
        const strangers = [randomUUID(), randomUUID()];
        const found = await store.read([...subjects, ...strangers, ...subjects.slice(0, 40)]);
        expect(found.size).toBe(230);
        for (const [subject, key] of keys) expect(hex(found.get(subject))).toBe(hex(key));
        expect((await store.read([])).size).toBe(0);
      });
    });

    describe("an erasure", () => {
      it("leaves null, again and again, also of a subject that had no key", async () => {
        const [had, had_none] = [randomUUID(), randomUUID()];
        await store.create(had, newKey());
        for (const subject of [had, had_none]) {
          for (let time = 1; time <= 2; time++) {
            await store.erase(subject);
            expect([...(await store.read([subject]))]).toEqual([[subject, null]]);
          }
        }
      });

      it("lets no key be made afterwards", async () => {
        const [had, had_none] = [randomUUID(), randomUUID()];
        await store.create(had, newKey());
        for (const subject of [had, had_none]) {
          await store.erase(subject);
          expect(await store.create(subject, newKey())).toBeNull();
          expect((await store.read([subject])).get(subject)).toBeNull();
        }
      });

      it("wins against those who make keys meanwhile", async () => {
        for (let round = 0; round < 10; round++) {
          const subject = randomUUID();
          const creates = Array.from({ length: 10 }, () => store.create(subject, newKey()));
          const answers = await Promise.all([...creates, store.erase(subject), store.create(subject, newKey())]);
          expect((await store.read([subject])).get(subject)).toBeNull();
          const keys = new Set(answers.slice(0, 10).map((answer) => answer && hex(answer as Uint8Array)));
          expect(keys.size).toBeLessThanOrEqual(2);
          expect(await store.create(subject, newKey())).toBeNull();
        }
      });

      it("is of one subject alone, also where another's name begins with it", async () => {
        const [subject, key] = [randomUUID(), newKey()];
        const longer = `${subject}#1`;
        await store.create(longer, key);
        await store.enlist(longer, "REVIEW#1");
        await store.erase(subject);
        expect(hex((await store.read([longer])).get(longer))).toBe(hex(key));
        expect((await store.streamsOf(subject)).streams).toEqual([]);
      });
    });

    describe("the streams of a subject", () => {
      it("are none at first", async () => {
        expect(await store.streamsOf(randomUUID())).toEqual({ streams: [], last: undefined });
      });

      it("are each there once, in their order, however often they were noted", async () => {
        const subject = randomUUID();
        for (const stream of ["REVIEW#b", "RESTAURANT#1", "REVIEW#\u{1F600}", "REVIEW#\uFF5E", "REVIEW#b"]) {
          await store.enlist(subject, stream);
        }
        const streams = ["RESTAURANT#1", "REVIEW#b", "REVIEW#\uFF5E", "REVIEW#\u{1F600}"];
        expect((await store.streamsOf(subject)).streams).toEqual(streams);
        expect((await store.streamsOf(subject, "REVIEW#b")).streams).toEqual(streams.slice(2));
      });

      it("come page after page, all of them, also what is noted after the last one that was read", async () => {
        const subject = randomUUID();
        const names = Array.from({ length: 250 }, (_, index) => `REVIEW#${String(index).padStart(4, "0")}`);
        for (let at = 0; at < 250; at += 25) {
          await Promise.all(names.slice(at, at + 25).map((stream) => store.enlist(subject, stream)));
        }
        const { streams, pages } = await allStreams(store, subject);
        expect(streams).toEqual(names);
        expect(pages).toBeGreaterThan(1);
        const first = await store.streamsOf(subject);
        await store.enlist(subject, "REVIEW#0249b");
        let seen = [...first.streams];
        for (let after = first.last; after !== undefined; ) {
          const page = await store.streamsOf(subject, after);
          seen = [...seen, ...page.streams];
          after = page.last;
        }
        expect(seen).toEqual([...names, "REVIEW#0249b"]);
      });

      it("stay known when the subject is erased, and may be noted afterwards; they are no keys", async () => {
        const subject = randomUUID();
        await store.enlist(subject, "REVIEW#1");
        expect((await store.read([subject])).size).toBe(0);
        await store.create(subject, newKey());
        await store.erase(subject);
        await store.enlist(subject, "REVIEW#2");
        expect((await store.streamsOf(subject)).streams).toEqual(["REVIEW#1", "REVIEW#2"]);
        expect((await store.read([subject])).get(subject)).toBeNull();
      });
    });
  });
}
