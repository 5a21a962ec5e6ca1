import { expect, it } from "vitest";
import { askedIn } from "./asked.ts";

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

it("asks what was written, in the page's language, without what was left empty", () => {
  expect(askedIn(formOf({ message: "  Ramen?\r\nNow ", locale: "de", chat_id: "", near: "" }))).toEqual({
    message: "Ramen?\nNow",
    locale: "de",
  });
});

it("goes on with a chat, from where somebody is", () => {
  const form = formOf({ message: "Closer", chat_id: "c".repeat(22), near: "38.720,-9.140" });
  expect(askedIn(form)).toMatchObject({ chat_id: "c".repeat(22), near: { lat: 38.72, lng: -9.14 } });
});

it.each(["1", "a,b", "38.7,-9.1,2", "999,1"])("%j is no position", (near) => {
  expect(askedIn(formOf({ message: "x", near }))).not.toHaveProperty("near");
});
