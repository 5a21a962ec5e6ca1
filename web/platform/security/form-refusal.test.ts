import { expect, it } from "vitest";
import { formRefusal } from "./form-refusal.ts";

const FORM = "multipart/form-data; boundary=b";
const WHOLE = '--b\r\ncontent-disposition: form-data; name="constructor"\r\n\r\nx\r\n--b--\r\n';
const sent = (type: string, body: string, headers: Record<string, string> = {}) =>
  new Request("http://site.test/", {
    method: "POST",
    body,
    headers: { "content-type": type, host: "site.test", ...headers },
  });

it("a form of the site is let through, and can still be read", async () => {
  for (const origin of [{}, { origin: "https://site.test" }]) {
    const request = sent(FORM, WHOLE, origin);
    expect(await formRefusal(request)).toBeUndefined();
    expect((await request.formData()).get("constructor")).toBe("x");
  }
});

it("what is no form, or reads only, is not looked at", async () => {
  expect(await formRefusal(sent("text/plain", "["))).toBeUndefined();
  expect(
    await formRefusal(new Request("http://site.test/", { headers: { origin: "https://evil.example" } })),
  ).toBeUndefined();
});

it.each(["https://evil.example", "null", "nonsense"])("a form of %s is a 403", async (origin) => {
  expect(await formRefusal(sent(FORM, WHOLE, { origin }))).toBe(403);
});

it.each([
  ["multipart/form-data", WHOLE],
  ["Multipart/Form-Data; boundary=b", "--b\r\n%ff"],
  [FORM, ""],
  [FORM, WHOLE.slice(0, -10)],
])("a form that cannot be read, as %s, is a 400", async (type, body) => {
  expect(await formRefusal(sent(type, body))).toBe(400);
});
