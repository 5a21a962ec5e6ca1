import { expect, it } from "vitest";
import { returnPath, withReturn } from "./paths.ts";

it("one comes back to where one was, in one's language", () => {
  expect(returnPath("en", "/restaurants?city=Lisbon#map", "/")).toBe("/restaurants?city=Lisbon#map");
  expect(returnPath("de", "/restaurants?city=Lisbon", "/")).toBe("/de/restaurants?city=Lisbon");
  expect(returnPath("de", "/ar/restaurants", "/")).toBe("/ar/restaurants");
});

it.each([undefined, "https://evil.example", "//evil.example", "/\\evil.example", "", ["/a"]])(
  "instead of %j one goes where one would have gone without",
  (returnTo) => {
    expect(returnPath("en", returnTo, "/account")).toBe("/account");
    expect(returnPath("de", returnTo, "/")).toBe("/de");
    expect(withReturn("/sign-up", returnTo)).toBe("/sign-up");
  },
);

it("pages about accounts hand on where to go", () => {
  const path = withReturn("/sign-in", "/restaurants?city=Lisbon", { done: "confirmed" });
  expect(new URLSearchParams(path.split("?")[1]).get("return_to")).toBe("/restaurants?city=Lisbon");
  expect(path).toMatch(/^\/sign-in\?done=confirmed&return_to=/);
});
