import { describe, expect, it } from "vitest";
import { type Audience, refusal } from "./refusal.ts";

const PORT = 4000;
const welcome = {
  origins: ["http://localhost:3000", "https://app.example"],
  hosts: ["tunnel.example", "codespace.example:8443"],
};
type Fields = readonly (readonly [string, string])[];
const asked = (fields: Fields, audience: Audience = "browsers", port = PORT) =>
  refusal(fields.flat(), port, welcome, audience)?.status;
const from = (origin: string, audience?: Audience) =>
  asked(
    [
      ["Host", "localhost:4000"],
      ["Origin", origin],
    ],
    audience,
  );

describe("the host", () => {
  it.each([
    "localhost:4000",
    "LOCALHOST:4000",
    "127.0.0.1:4000",
    "[::1]:4000",
    "tunnel.example",
    "Tunnel.Example:443",
    "codespace.example:8443",
  ])("is right as %s", (host) => {
    expect(asked([["host", host]])).toBeUndefined();
  });

  it.each([
    "evil.test:4000",
    "localhost",
    "localhost:3000",
    "localhost:4000.evil.test",
    "evil.test:4000@localhost:4000",
    "localhost.evil.test:4000",
    "x.tunnel.example",
    "codespace.example",
    "codespace.example:1",
    "127.0.0.2:4000",
    "0.0.0.0:4000",
    "[::]:4000",
    "2130706433:4000",
    "localhost:4000 ",
    "",
  ])("is foreign as %j", (host) => {
    expect(asked([["Host", host]])).toBe(421);
  });

  it("may leave out the port of HTTP", () => {
    expect(asked([["Host", "localhost"]], "browsers", 80)).toBeUndefined();
    expect(asked([["Host", "evil.test"]], "browsers", 80)).toBe(421);
  });

  it("is refused when it is missing or there are two", () => {
    expect(asked([])).toBe(400);
    expect(
      asked([
        ["Host", "localhost:4000"],
        ["HOST", "localhost:4000"],
      ]),
    ).toBe(400);
  });
});

describe("the origin", () => {
  it.each([
    "http://localhost:3000",
    "https://app.example",
    "http://localhost:4000",
    "http://127.0.0.1:4000",
    "http://[::1]:4000",
    "https://tunnel.example",
    "https://codespace.example:8443",
  ])("is ours as %s", (origin) => {
    for (const audience of ["browsers", "programs"] as const) expect(from(origin, audience)).toBeUndefined();
  });

  it.each([
    "null",
    "",
    "http://evil.test",
    "http://localhost",
    "http://localhost:3001",
    "http://localhost:30000",
    "https://localhost:3000",
    "HTTP://LOCALHOST:4000",
    "http://localhost:4000/",
    "http://localhost:3000.evil.test",
    "http://evil.test/http://localhost:3000",
    "http://tunnel.example.evil.test",
    "https://app.example:8443",
    "chrome-extension://localhost:4000",
  ])("is foreign as %j", (origin) => {
    for (const audience of ["browsers", "programs"] as const) expect(from(origin, audience)).toBe(403);
  });

  it("is foreign when one of two is", () => {
    const two = [
      ["Host", "localhost:4000"],
      ["Origin", "http://localhost:3000"],
      ["origin", "null"],
    ] as const;
    expect(asked(two)).toBe(403);
  });

  it("may be any but null where CORS_ORIGINS is *, and only where browsers are expected", () => {
    const open = (origin: string, audience: Audience) =>
      refusal(["Host", "localhost:4000", "Origin", origin], PORT, { origins: ["*"], hosts: [] }, audience)?.status;
    expect(open("http://evil.test", "browsers")).toBeUndefined();
    expect(open("null", "browsers")).toBe(403);
    expect(open("http://evil.test", "programs")).toBe(403);
  });
});

it("images, scripts and links of other pages reach what is made for browsers, and nothing else", () => {
  for (const site of ["cross-site", "same-site"]) {
    const fields = [
      ["Host", "localhost:4000"],
      ["Sec-Fetch-Site", site],
    ] as const;
    expect(asked(fields)).toBeUndefined();
    expect(asked(fields, "programs")).toBe(403);
    // The site's own upload to the object store is between two ports.
    expect(asked([...fields, ["Origin", "http://localhost:3000"]], "programs")).toBeUndefined();
  }
  expect(
    asked(
      [
        ["Host", "localhost:4000"],
        ["Sec-Fetch-Site", "none"],
      ],
      "programs",
    ),
  ).toBeUndefined();
});
