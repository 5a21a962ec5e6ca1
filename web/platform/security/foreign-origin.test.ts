import { expect, it } from "vitest";
import { isForeign } from "./foreign-origin.ts";

const site = { host: "bellyfed.example" };

it.each([
  ["a program", site],
  ["a page of the site", { ...site, origin: "https://bellyfed.example" }],
  [
    "a page of the site behind a proxy",
    { host: "lambda", "x-forwarded-host": "bellyfed.example", origin: "https://bellyfed.example" },
  ],
  [
    "a page of the site behind two",
    { host: "b", "x-forwarded-host": "bellyfed.example, a", origin: "https://bellyfed.example" },
  ],
  ["a page of the site on a laptop", { host: "localhost:3000", origin: "http://localhost:3000" }],
])("%s is let in", (_, headers) => {
  expect(isForeign(new Headers(headers))).toBe(false);
});

it.each([
  "https://evil.example",
  "https://bellyfed.example.evil.example",
  "https://bellyfed.example:8443",
  "null",
  "",
  "bellyfed.example",
  "%ff",
])("a page of the origin %j is not", (origin) => {
  expect(isForeign(new Headers({ ...site, origin }))).toBe(true);
});
