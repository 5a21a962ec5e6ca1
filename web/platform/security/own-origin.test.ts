import { expect, it } from "vitest";
import { isOwnOrigin } from "./own-origin.ts";

it.each([
  [{ origin: "https://bellyfed.example", host: "bellyfed.example" }],
  [{ origin: "http://localhost:3000", host: "localhost:3000" }],
  [{ origin: "https://bellyfed.example", host: "abc.lambda-url.aws", "x-forwarded-host": "bellyfed.example" }],
])("a page of the site may: %j", (headers) => {
  expect(isOwnOrigin(new Headers(headers))).toBe(true);
});

it.each([
  [{ origin: "https://evil.example", host: "bellyfed.example" }],
  [{ origin: "https://bellyfed.example.evil.example", host: "bellyfed.example" }],
  [{ origin: "http://localhost:3001", host: "localhost:3000" }],
  [{ origin: "https://abc.lambda-url.aws", host: "abc.lambda-url.aws", "x-forwarded-host": "bellyfed.example" }],
  [{ origin: "null", host: "bellyfed.example" }],
  [{ host: "bellyfed.example" }],
  [{ origin: "https://bellyfed.example" }],
])("any other page may not: %j", (headers) => {
  expect(isOwnOrigin(new Headers(headers as Record<string, string>))).toBe(false);
});
