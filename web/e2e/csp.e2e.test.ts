import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "../platform/security/csp.ts";
import { inlineScripts, scriptHashes } from "../platform/security/inline-scripts.ts";
import { pagePolicies } from "../platform/security/page-policy.ts";
import { launchBrowser, withoutBrowser } from "./browser.ts";

const PAGE = "http://page.test/";
const options = { development: false, secure: false, mapOrigins: [], uploadOrigins: [] };
const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** What the browser made of a page: the scripts that the policy held back, and the inline ones in the page. */
interface Seen {
  readonly refused: string[];
  readonly scripts: string[];
}

declare global {
  var refused: string[];
}

/** Shows a page with this policy. */
async function shown(page: Page, html: string, policy: string): Promise<Seen> {
  await page.unrouteAll();
  await page.route("**/*", (route) => {
    const isPage = route.request().url() === PAGE;
    return route.fulfill({
      contentType: isPage ? "text/html; charset=utf-8" : "text/javascript",
      headers: { "content-security-policy": policy },
      body: isPage ? html : "",
    });
  });
  await page.goto(PAGE);
  return page.evaluate(() => ({
    refused: globalThis.refused,
    scripts: [...document.querySelectorAll("script")]
      .filter((script) => !script.hasAttribute("src") && script.type !== "application/json")
      .map((script) => script.text),
  }));
}

const list = (...all: string[]) => fc.constantFrom(...all);
const opening = list(
  "<script>",
  "<script>",
  "<script type=module>",
  "<SCRIPT\n id='a>b'>",
  "<script type=application/json>",
  "<script src=/x.js>",
);
const closing = list("</script>", "</script>", "</script >", "</SCRIPT/x=1>", "</script", "</scripts>", "");
const inside = list(
  "<!--",
  "-->",
  "<!-->",
  "--!>",
  "--",
  "<script>",
  "<script ",
  "</script",
  "</scripts>",
  "1;",
  "'",
  "//",
  "<",
  ">",
  "/",
  " ",
  "\r\n",
  "é",
);
const text = list(
  "title",
  "textarea",
  "style",
  "noscript",
  "p",
  "p title=",
  "p title='",
  'p title="',
  "!--",
  "!",
  "?",
  "/",
  "/ ",
);
const ends = list("</title>", "</textarea >", "</style/>", "</noscript>", "-->", "--!>", "->", "'", '"', ">", " ", "x");
const some = (token: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(token, { maxLength }).map((all) => all.join(""));
const together = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(""));
const script = together(opening, some(inside, 5), closing);
const other = together(list("<"), text, some(fc.oneof(ends, script), 2), some(ends, 3));
/** Markup of all the kinds that decide what a script is, well-formed or not. */
const markup = some(fc.oneof(script, other), 6);

describe.skipIf(withoutBrowser())("a page with the hashes of its scripts", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.addInitScript(() => {
      globalThis.refused = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => refused.push(effectiveDirective));
    });
  });
  afterAll(() => browser?.close());

  it("runs whatever the browser takes for a script, and allows nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(markup, async (body) => {
        const html = `<!DOCTYPE html><body>${body}`;
        const hashes = scriptHashes(inlineScripts(html));
        const { refused, scripts } = await shown(page, html, contentSecurityPolicy({ hashes }, options));
        expect(refused.filter((directive) => directive.startsWith("script-src"))).toEqual([]);
        expect(scripts.map(hashOf)).toEqual(expect.arrayContaining(hashes));
      }),
      { numRuns: 150 },
    );
  }, 300_000);

  it("runs the scripts that Next.js wrote into a page, and none that somebody else did before its policy was made", async () => {
    const own = `<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"é"])</script>`;
    const injected = [`there.textContent = "stolen"`, `self.__next_f.push([1,there.textContent = "stolen"])`];
    const html = `<p id=there>safe</p>${own}${injected.map((script) => `<script>${script}</script>`).join("")}`;
    const reported: string[] = [];
    const policy = pagePolicies(options, 1, (line) => reported.push(line)).of(Buffer.from(html), {});
    expect((await shown(page, html, policy)).refused).toEqual(["script-src-elem", "script-src-elem"]);
    expect(await page.textContent("#there")).toBe("safe");
    expect(await page.evaluate("self.__next_f")).toEqual([[0], [1, "é"]]);
    expect(reported.length).toBe(2);
  });

  it("runs no script that was put into it, and no code in attributes", async () => {
    const html = "<p id=there></p><script>there.textContent = 'ran'</script>";
    const policy = contentSecurityPolicy({ hashes: scriptHashes(inlineScripts(html)) }, options);
    expect((await shown(page, html, policy)).refused).toEqual([]);
    expect(await page.textContent("#there")).toBe("ran");
    const injected = `${html}<script>there.textContent = 'stolen'</script><img src=x onerror="there.textContent = 'stolen'">`;
    const { refused } = await shown(page, injected, policy);
    expect(refused).toEqual(["script-src-elem", "script-src-attr"]);
    expect(await page.textContent("#there")).toBe("ran");
  });
});
