import { expect, it } from "vitest";
import { sessionEnvironment } from "./environment.ts";

const good = {
  AUTH_ISSUER: "http://127.0.0.1:4000/issuer/",
  AUTH_CLIENT_ID: "bellyfed-local",
  SESSION_SECRET: "s".repeat(43),
  SITE_URL: "http://localhost:3000",
  STAGE: "local",
};

it("reads where people sign in, and what seals the cookies", () => {
  expect(sessionEnvironment(good)).toEqual({
    issuer: "http://127.0.0.1:4000/issuer",
    clientId: "bellyfed-local",
    secret: good.SESSION_SECRET,
    secure: false,
    stage: "local",
  });
});

it.each(Object.keys(good))("names %s when it is missing", (name) => {
  expect(() => sessionEnvironment({ ...good, [name]: undefined })).toThrow(`${name} is not set`);
  expect(() => sessionEnvironment({ ...good, [name]: "" })).toThrow(`${name} is not set`);
});

it("refuses a short secret without printing it", () => {
  const read = () => sessionEnvironment({ ...good, SESSION_SECRET: "hush" });
  expect(read).toThrow("at least 43 characters");
  expect(read).not.toThrow("hush");
});

it.each([
  "https://cognito-idp.eu-central-1.amazonaws.com/pool",
  "http://localhost:4000/issuer",
  "http://[::1]:4000/issuer",
])("sends passwords to %s", (issuer) => {
  expect(sessionEnvironment({ ...good, AUTH_ISSUER: issuer }).issuer).toBe(issuer);
});

it.each(["http://example.org/issuer", "http://127.0.0.1.example.org", "ftp://localhost", "issuer"])(
  "sends no passwords to %s",
  (issuer) => {
    expect(() => sessionEnvironment({ ...good, AUTH_ISSUER: issuer })).toThrow("AUTH_ISSUER must be");
  },
);

it.each([
  ["https://bellyfed.example", true],
  ["http://127.0.0.1:3000", false],
])("makes cookies for %s over TLS: %s", (url, secure) => {
  expect(sessionEnvironment({ ...good, SITE_URL: url }).secure).toBe(secure);
});

it("sets no cookies over a network without TLS", () => {
  expect(() => sessionEnvironment({ ...good, SITE_URL: "http://bellyfed.example" })).toThrow("SITE_URL must be");
});
