import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ID_PATTERN } from "../api.ts";
import { matcherOf, routesIn } from "./routes.ts";

const WEB = join(import.meta.dirname, "../..");
const filesIn = (folder: string) => readdirSync(join(WEB, folder), { recursive: true, encoding: "utf8" });
const ID = "z".repeat(26);

it("reads pages without their language, and what has none, from the files that make them", () => {
  const app = [
    ...["[locale]/page.tsx", "[locale]/layout.tsx", "[locale]/missing/page.tsx", "[locale]/a/[id]/page.tsx"],
    ...["api/b/route.ts", "robots.ts", "manifest.ts", "manifest.test.ts", "globals.css", "icon.svg"],
  ];
  expect(routesIn(app, ["icon.png"])).toEqual({
    pages: ["/", "/a/[id]"],
    others: ["/api/b", "/robots.txt", "/manifest.webmanifest", "/icon.svg", "/icon.png"],
  });
});

describe("the site as it stands", () => {
  const { pages, others } = routesIn(filesIn("app"), filesIn("public"));

  it("has each page and each file that is in its folders", () => {
    const written = filesIn("app").filter((file) => file.endsWith("page.tsx"));
    // One of them stands for all that are missing.
    expect(pages.length).toBe(written.length - 1);
    expect(pages).toEqual(expect.arrayContaining(["/", "/restaurants/[id]/menu", "/sign-up/confirm"]));
    expect(others).toEqual(
      expect.arrayContaining(["/sitemap.xml", "/sitemap/[part]", "/favicon.ico", "/icon-192.png", "/robots.txt"]),
    );
  });

  it("knows a path of each pattern, and none of what is looked for by those who attack", () => {
    const isPage = matcherOf(pages, ID_PATTERN);
    for (const page of pages) expect(isPage(page.replace(/\[\w+\]/g, ID)), page).toBe(true);
    const made = [
      "/wp-login.php",
      "/.env",
      "/foo/bar",
      "/restaurants/.git/config",
      `/restaurants/${ID}.php`,
      "/missing",
    ];
    const near = [
      "/restaurants/%ff",
      `/restaurants/${ID}/menu/x`,
      `/restaurants/${ID}/`,
      "/Restaurants",
      "",
      "//",
      "/de",
    ];
    for (const path of [...made, ...near]) expect([path, isPage(path)]).toEqual([path, false]);
  });

  it("lets nothing past the proxy but the build's files, and what programs call", () => {
    const [, matcher = ""] = /matcher: \[\s*"(.*)",?\s*\]/.exec(readFileSync(join(WEB, "proxy.ts"), "utf8")) ?? [];
    const passes = (path: string) => !new RegExp(`^${matcher}$`).test(path);
    const called = others.filter((path) => path.startsWith("/api/"));
    expect(called.length).toBeGreaterThan(0);
    for (const path of [...called, "/_next/static/a.js"]) expect([path, passes(path)]).toEqual([path, true]);
    for (const path of ["/", "/api/foo", "/api/importsx", "/wp-login.php", "/favicon.ico", ...pages]) {
      expect([path, passes(path)]).toEqual([path, false]);
    }
  });
});
