import { expect, it } from "vitest";
import { checkEnvironment } from "./environment.ts";

const good = {
  API_URL: "https://api.example",
  API_KEY: "a key",
  SITE_URL: "https://bellyfed.example",
  STAGE: "production",
  AUTH_ISSUER: "https://issuer.example",
  AUTH_CLIENT_ID: "site",
  SESSION_SECRET: "s".repeat(43),
  REVALIDATE_SECRET: "r".repeat(43),
  SITE_SECRET: "t".repeat(43),
  VISITOR_SECRET: "v".repeat(43),
};

it("lets the site start with all that it needs", () => {
  expect(() => checkEnvironment(good)).not.toThrow();
});

it.each(Object.keys(good))("refuses to start without %s", (name) => {
  for (const value of [undefined, ""]) {
    expect(() => checkEnvironment({ ...good, [name]: value })).toThrow(`The site cannot start without ${name}:`);
  }
});

it("names all that is missing at once", () => {
  const { API_KEY: _, STAGE: __, ...others } = good;
  expect(() => checkEnvironment(others)).toThrow("without API_KEY, STAGE: set");
});

it.each(["SESSION_SECRET", "REVALIDATE_SECRET", "SITE_SECRET", "VISITOR_SECRET"])(
  "refuses a short %s without printing it",
  (name) => {
    const check = () => checkEnvironment({ ...good, [name]: "hush" });
    expect(check).toThrow(`${name} must have at least 43 characters, not 4`);
    expect(check).not.toThrow("hush");
  },
);
