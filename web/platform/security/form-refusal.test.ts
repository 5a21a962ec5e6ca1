import { expect, it } from "vitest";
import { formRefusal } from "./form-refusal.ts";

const FORM = "multipart/form-data; boundary=b";
const WHOLE = '--b\r\ncontent-disposition: form-data; name="constructor"\r\n\r\nx\r\n--b--\r\n';
const sent = (type: string, body: string, headers: Record<string, string> = {}, url = "http://site.test/restaurants") =>
  new Request(url, {
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

it.each(['["en",{"city":"Lisbon","cuisine":"$undefined","cursor":"$$x"}]', '["de",{}]'])(
  "a script may ask for more results: %s",
  async (body) => {
    expect(await formRefusal(sent("text/plain;charset=UTF-8", body, { "next-action": "0" }))).toBeUndefined();
  },
);

it.each([
  "[]",
  "",
  "{",
  "\ufffd{",
  '["$1:__proto__:x"]',
  '["en","$1:__proto__:x"]',
  '["en",{"a":"$F1"}]',
  "null",
  "[1,{}]",
  '["en",[]]',
])("another action without a form is a 400: %s", async (body) => {
  expect(await formRefusal(sent("text/plain", body, { "next-action": "0" }))).toBe(400);
});

it("a page that asks for nothing more takes no action without a form", async () => {
  const refusalOf = (path: string) =>
    formRefusal(sent("text/plain", '["en",{}]', { "next-action": "0" }, `http://site.test${path}`));
  const paths = [
    "/sign-in",
    "/restaurants/new",
    "/restaurants/0a1b/edit",
    "/de/account",
    "/moderation",
    "/guide/history",
  ];
  expect(await Promise.all(paths.map(refusalOf))).toEqual(paths.map(() => 400));
  const asking = [
    "/",
    "/guide",
    "/de/guide",
    "/ar",
    "/restaurants",
    "/de/restaurants",
    "/restaurants/0a1b",
    "/de/restaurants/0a1b",
  ];
  expect(await Promise.all(asking.map(refusalOf))).toEqual(asking.map(() => undefined));
});
