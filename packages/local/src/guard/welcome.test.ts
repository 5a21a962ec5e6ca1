import { expect, it } from "vitest";
import { welcomeFrom } from "./welcome.ts";

it("knows the site's origins, and what the environment names", () => {
  const site = ["http://localhost:3001", "http://127.0.0.1:3001", "http://[::1]:3001"];
  expect(welcomeFrom({}, 3001)).toEqual({ hosts: [], origins: site });
  const env = { CORS_ORIGINS: "https://a.example, https://b.example", ALLOWED_HOSTS: " Tunnel.example,x.dev:8443," };
  expect(welcomeFrom(env, 3001)).toEqual({
    hosts: ["tunnel.example", "x.dev:8443"],
    origins: [...site, "https://a.example", "https://b.example"],
  });
});

it("knows the site by the address that people open, whatever stands before it", () => {
  const { hosts, origins } = welcomeFrom({ SITE_URL: "https://Tunnel.example/" }, 3000);
  expect(hosts).toEqual(["tunnel.example"]);
  expect(origins).toContain("https://tunnel.example");
  // As a host for every port it would make pages of all ports of this machine ours.
  expect(welcomeFrom({ SITE_URL: "http://localhost" }, 80).hosts).toEqual([]);
});

it.each(["https://tunnel.example", "*.example", "a/b", "a b", "tunnel.example:"])("refuses %j as a host", (host) => {
  expect(() => welcomeFrom({ ALLOWED_HOSTS: host }, 3000)).toThrow("ALLOWED_HOSTS");
});
