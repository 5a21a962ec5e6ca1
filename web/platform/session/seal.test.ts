import { createHash } from "node:crypto";
import fc from "fast-check";
import { CompactEncrypt, SignJWT, UnsecuredJWT } from "jose";
import { expect, it } from "vitest";
import { seal, unseal } from "./seal.ts";

const SECRET = "s".repeat(43);
const NOW = Date.parse("2026-11-21T10:00:00Z");
const HOUR = 3_600_000;
const content = { accessToken: "eyJ", name: "Zoë 🍜" };
const sealed = await seal("session", content, SECRET, NOW + HOUR);
const open = (value: string | undefined, secret = SECRET, now = NOW) => unseal("session", value, secret, now);

it("opens what was sealed, and shows nothing of it before", async () => {
  expect(await open(sealed)).toEqual(content);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain('eyJ"');
  expect(sealed).toMatch(/^[\w.-]+$/);
  expect(await seal("session", content, SECRET, NOW + HOUR)).not.toBe(sealed);
});

it("opens until it expires", async () => {
  expect(await open(sealed, SECRET, NOW + HOUR - 1)).toEqual(content);
  expect(await open(sealed, SECRET, NOW + HOUR)).toBeUndefined();
});

it("does not open for another purpose or with another secret", async () => {
  expect(await unseal("refresh", sealed, SECRET, NOW)).toBeUndefined();
  expect(await open(sealed, "t".repeat(43))).toBeUndefined();
});

it("does not open what has been cut or changed, and never throws", async () => {
  const [header = "", , iv = "", text = "", tag = ""] = sealed.split(".");
  const flip = (part: string) => {
    const bytes = Buffer.from(part, "base64url");
    bytes[0] = bytes[0]! ^ 1;
    return bytes.toString("base64url");
  };
  const changed = [
    [flip(header), "", iv, text, tag],
    [header, "", flip(iv), text, tag],
    [header, "", iv, flip(text), tag],
    [header, "", iv, text, flip(tag)],
    [header, "x", iv, text, tag],
    [header, "", iv, text, tag.slice(0, 4)],
    [header, "", iv, text],
  ].map((parts) => parts.join("."));
  for (const value of [...changed, undefined, "", ".", "....", "x", "ä", sealed.slice(0, -1), `${sealed}.`]) {
    expect(await open(value), value).toBeUndefined();
  }
});

it("does not open any text that was not sealed", { timeout: 30_000 }, async () => {
  const cut = fc.nat(sealed.length - 1).map((length) => sealed.slice(0, length));
  const five = fc.array(fc.base64String({ maxLength: 24 }), { minLength: 4, maxLength: 6 }).map((all) => all.join("."));
  const texts = fc.oneof(cut, five, fc.string({ unit: "binary" }));
  const property = fc.asyncProperty(texts, async (value) => {
    expect(await open(value)).toBeUndefined();
  });
  await fc.assert(property, { numRuns: 60 });
});

it("does not open tokens of other kinds, whoever made them", async () => {
  const key = createHash("sha256").update(`bellyfed cookie session 1\n${SECRET}`).digest();
  const bytes = new TextEncoder().encode(JSON.stringify({ content, exp: NOW / 1000 + 60 }));
  const wrapped = new CompactEncrypt(bytes).setProtectedHeader({ alg: "A256GCMKW", enc: "A256GCM" });
  expect(await open(await wrapped.encrypt(key))).toBeUndefined();
  const forever = new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ content })));
  expect(await open(await forever.setProtectedHeader({ alg: "dir", enc: "A256GCM" }).encrypt(key))).toBeUndefined();
  const signed = new SignJWT({ content }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("1h");
  expect(await open(await signed.sign(key))).toBeUndefined();
  const plain = new UnsecuredJWT({ content }).setExpirationTime("1h").encode();
  expect(await open(plain)).toBeUndefined();
});
