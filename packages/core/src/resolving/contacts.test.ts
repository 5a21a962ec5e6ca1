import { describe, expect, it } from "vitest";
import { areOnePhone, phoneEnd, siteOf } from "./contacts.ts";
import { lookUpKeys } from "./keys.ts";

describe("two phone numbers", () => {
  it.each([
    ["+1 212 555 0100", "212 555 0100"],
    ["+49 40 123456", "040 123456"],
    ["+39 06 1234567", "06 1234567"],
    ["+1 212 555 0100", "+1 212 555 0100 ext. 3"],
    ["02125550100", "212 555 0100"],
  ])("%s and %s are one, and are found by each other", (one, other) => {
    expect([areOnePhone(one, other), areOnePhone(other, one)]).toEqual([true, true]);
    expect(phoneEnd(one)).toBe(phoneEnd(other));
  });

  it.each([
    ["+1 212 555 0100", "+44 212 555 0100"],
    ["+1 212 555 0100", "555 0100"],
    ["212 555 0100", "718 555 0100"],
    ["+1 212 555 0100 ext. 4", "+1 212 555 0100 ext. 3"],
    ["911", "911"],
  ])("%s and %s are two", (one, other) => {
    expect([areOnePhone(one, other), areOnePhone(other, one)]).toEqual([false, false]);
  });
});

it("a website is its host and path", () => {
  expect(siteOf("https://www.Example.com/Menu/?utm=1#top")).toBe("example.com/menu");
  expect(siteOf("http://example.com/index.html")).toBe("example.com");
  expect(siteOf("nowhere")).toBeNull();
});

it("a place is looked up by its name, phone, address and website, as far as they say something", () => {
  const place = {
    name: "The Anker GmbH",
    street: "Hafenstr. 1",
    phone: "+49 40 123456",
    website: "https://www.anker.de/",
  };
  expect(lookUpKeys(place)).toEqual(["name:anker", "phone:0123456", "address:1|hafenstreet", "site:anker.de"]);
  expect(lookUpKeys({ name: null, street: "Hafenstr.", phone: "112", website: null })).toEqual([]);
});
