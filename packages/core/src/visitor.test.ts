import { expect, test } from "vitest";
import {
  hourlyName,
  MOST_SKEW,
  networkOf,
  SITE_HEADER,
  VISITOR_HEADER,
  visitorHeader,
  visitorIn,
  visitorOf,
} from "./visitor.ts";

const NOW = Date.parse("2026-01-02T03:04:05.678Z");
const secrets = { site: "the site's", visitor: "the visitors'" };
const header = visitorHeader("203.0.113.7", secrets.visitor, NOW);

test("a header of the site tells its visitor's address", () => {
  expect(header).toMatch(/^v1\.1767323045\.MjAzLjAuMTEzLjc\.[\w-]{43}$/);
  expect(visitorOf(header, secrets.visitor, NOW)).toBe("203.0.113.7");
  const six = visitorHeader("2001:db8::7", secrets.visitor, NOW);
  expect(visitorOf(six, secrets.visitor, NOW)).toBe("2001:db8::7");
});

test("it is good for five minutes, before and after", () => {
  for (const seconds of [-MOST_SKEW, MOST_SKEW - 1]) {
    expect(visitorOf(header, secrets.visitor, NOW + seconds * 1000)).toBe("203.0.113.7");
  }
  for (const seconds of [-MOST_SKEW - 2, MOST_SKEW + 1]) {
    expect(visitorOf(header, secrets.visitor, NOW + seconds * 1000)).toBeUndefined();
  }
});

test("a header that the site did not make tells nothing", () => {
  const [version, time, , proof] = header.split(".");
  const forged = [
    undefined,
    "",
    "203.0.113.7",
    visitorHeader("203.0.113.7", secrets.site, NOW),
    [version, time, Buffer.from("203.0.113.8").toString("base64url"), proof].join("."),
    header.replace(String(time), String(Number(time) + 1)),
    header.slice(0, -1),
    `${header}=`,
    `${header}.x`,
    header.replace("v1", "v2"),
    `${header}\n`,
  ];
  expect(forged.map((each) => visitorOf(each, secrets.visitor, NOW))).toEqual(forged.map(() => undefined));
});

const asking = (headers: Readonly<Record<string, string>>, address: string | undefined = "198.51.100.1") =>
  visitorIn({ header: (name) => headers[name], address }, secrets, NOW);

test("the site tells for whom it calls", () => {
  const headers = { [SITE_HEADER]: secrets.site, [VISITOR_HEADER]: header };
  expect(asking(headers)).toEqual({ kind: "address", address: "203.0.113.7" });
});

test("a call of the site for nobody is the site's own", () => {
  expect(asking({ [SITE_HEADER]: secrets.site })).toEqual({ kind: "site" });
});

test.each([
  ["without headers", {}],
  ["with the visitor's header alone", { [VISITOR_HEADER]: header }],
  ["with a wrong secret", { [SITE_HEADER]: "guessed", [VISITOR_HEADER]: header }],
  ["with an empty secret", { [SITE_HEADER]: "" }],
  ["with a forged visitor", { [SITE_HEADER]: secrets.site, [VISITOR_HEADER]: "v1.1.x.y" }],
  [
    "with a stale visitor",
    {
      [SITE_HEADER]: secrets.site,
      [VISITOR_HEADER]: visitorHeader("203.0.113.7", secrets.visitor, NOW - 3_600_000),
    },
  ],
])("%s the connection's address counts", (_, headers) => {
  expect(asking(headers)).toEqual({ kind: "address", address: "198.51.100.1" });
});

test("without a connection's address nobody is known", () => {
  expect(visitorIn({ header: () => undefined, address: undefined }, secrets, NOW)).toEqual({ kind: "unknown" });
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1:2:3:4:5", "2001:db8:0:1"],
  ["2001:0DB8:0000:0001::5", "2001:db8:0:1"],
  ["2001:db8::5", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["64:ff9b::203.0.113.7", "64:ff9b:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a name for counting is the same within an hour and for one person, and no other", () => {
  const name = hourlyName("address 203.0.113.7", secrets.visitor, "2026-01-02T03");
  expect(name).toMatch(/^[\w-]{16}$/);
  expect(hourlyName("address 203.0.113.7", secrets.visitor, "2026-01-02T03")).toBe(name);
  const others = [
    hourlyName("address 203.0.113.8", secrets.visitor, "2026-01-02T03"),
    hourlyName("address 203.0.113.7", secrets.visitor, "2026-01-02T04"),
    hourlyName("address 203.0.113.7", secrets.site, "2026-01-02T03"),
  ];
  expect(new Set([name, ...others]).size).toBe(4);
});
