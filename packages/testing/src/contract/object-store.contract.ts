import { AppError } from "@bellyfed/core/error";
import type { ObjectStore } from "@bellyfed/core/object-store";
import { beforeAll, describe, expect, it } from "vitest";

/** What every object store does, whatever it is made of. */
export function objectStoreContract(name: string, open: () => Promise<ObjectStore>): void {
  describe(name, () => {
    let objects: ObjectStore;
    beforeAll(async () => {
      objects = await open();
    });
    const textOf = async (key: string) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await objects.read(key, 10_000_000)) chunks.push(chunk);
      return Buffer.concat(chunks).toString();
    };

    it.each([
      ["short", "imports/1", 'Zoë "😀"\n'],
      ["empty", "imports/2", ""],
      ["long", "imports/3", "0123456789é\n".repeat(300_000)],
      ["oddly named", "imports/a b+c%2F😀?#&=", "x"],
    ])("gives back a %s file as it was put", async (_, key, text) => {
      await objects.put(key, text, "application/octet-stream");
      expect(await objects.exists(key)).toBe(true);
      expect((await textOf(key)) === text).toBe(true);
    });

    it("replaces a file", async () => {
      await objects.put("imports/again", "before", "text/plain");
      await objects.put("imports/again", "after", "text/plain");
      expect(await textOf("imports/again")).toBe("after");
    });

    it("lets a reader stop early", async () => {
      await objects.put("imports/stop", "x".repeat(1_000_000), "text/plain");
      for await (const chunk of await objects.read("imports/stop", 1_000_000)) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      expect(await objects.exists("imports/stop")).toBe(true);
    });

    it("does not begin to read a file that is larger than the reader takes", async () => {
      await objects.put("imports/large", "é".repeat(500), "text/plain");
      expect((await textOf("imports/large")).length).toBe(500);
      const failure = await objects.read("imports/large", 999).catch((error: unknown) => error);
      expect(failure).toMatchObject({ name: "AppError", status: 413, code: "object.too_large" });
      for await (const chunk of await objects.read("imports/large", 1000)) expect(chunk.length).toBe(1000);
    });

    it("says that a file is missing", async () => {
      const failure = await objects.read("imports/none", 1).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(AppError);
      expect(failure).toMatchObject({ status: 404, code: "object.missing" });
      expect(await objects.exists("imports/none")).toBe(false);
    });

    it("names a place to upload to", async () => {
      const url = new URL(await objects.uploadUrl("imports/up", { contentType: "text/csv", bytes: 8, seconds: 60 }));
      expect(url.href).toContain("up");
    });
  });
}
