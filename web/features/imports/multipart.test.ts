import { expect, it } from "vitest";
import { FormBroken, openUpload } from "./multipart.ts";

/** A form as browsers write it. */
async function sent(fields: readonly (readonly [string, string | File])[]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const response = new Response(form);
  const bytes = Buffer.from(await response.clone().arrayBuffer());
  const headers = new Headers({
    "content-type": response.headers.get("content-type") ?? "",
    "content-length": String(bytes.length),
  });
  return { bytes, headers };
}

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(bytes: AsyncIterable<Uint8Array>) {
  const chunks = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const content = `[{"name":"Café"}]\r\n--no boundary\r\n`;
const form = [
  ["profile", "nyc"],
  ["source", ""],
  ["city", "São Paulo\r\n2"],
  ["file", new File([content], 'Mein "Essen".json')],
] as const;

it.each([1, 7, 64, 100_000])("a file comes with its fields, name and size, in chunks of %i bytes", async (size) => {
  const { bytes, headers } = await sent(form);
  const file = await openUpload(headers, inChunks(bytes, size));
  expect([...file.fields]).toEqual([...form.slice(0, 3)]);
  expect([file.name, file.size]).toEqual(['Mein "Essen".json', Buffer.byteLength(content)]);
  expect(await textOf(file.bytes)).toBe(content);
});

it("an empty file has no bytes", async () => {
  const { bytes, headers } = await sent([["file", new File([], "empty.json")]]);
  const file = await openUpload(headers, inChunks(bytes, 50));
  expect([file.name, file.size, await textOf(file.bytes)]).toEqual(["empty.json", 0, ""]);
});

it("without a chosen file, browsers send an empty one without a name", async () => {
  const bytes = Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--b--\r\n');
  const headers = new Headers({
    "content-type": "multipart/form-data; boundary=b",
    "content-length": String(bytes.length),
  });
  const file = await openUpload(headers, inChunks(bytes, 10));
  expect([file.name, file.size, await textOf(file.bytes)]).toEqual(["", 0, ""]);
});

it("a file that breaks off is refused before its last bytes are handed on", async () => {
  const { bytes, headers } = await sent(form);
  const file = await openUpload(headers, inChunks(bytes.subarray(0, -60), 16));
  await expect(textOf(file.bytes)).rejects.toThrow(FormBroken);
});

it.each([
  ["a field behind the file", [...form, ["city", "Rome"]]],
  ["no file", form.slice(0, 3)],
  ["a field that has no end", [["city", "x".repeat(200_000)], ...form]],
] as const)("%s is refused", async (_, fields) => {
  const { bytes, headers } = await sent(fields);
  const reading = openUpload(headers, inChunks(bytes, 1000)).then((file) => textOf(file.bytes));
  await expect(reading).rejects.toThrow(FormBroken);
});

it.each([
  ["another type", { "content-type": "application/json" }],
  ["another boundary", { "content-type": "multipart/form-data; boundary=x" }],
  ["no length", { "content-length": "" }],
  ["a length that is too short", { "content-length": "20" }],
])("%s is refused", async (_, more) => {
  const { bytes, headers } = await sent(form);
  for (const [name, value] of Object.entries(more)) value ? headers.set(name, value) : headers.delete(name);
  await expect(openUpload(headers, inChunks(bytes, 100))).rejects.toThrow(FormBroken);
});

it("without a body it is refused", async () => {
  const { headers } = await sent(form);
  await expect(openUpload(headers, undefined)).rejects.toThrow(FormBroken);
});
