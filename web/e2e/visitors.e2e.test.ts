import { globSync } from "node:fs";
import { join } from "node:path";
import { visitorHeader } from "@bellyfed/core/visitor";
import { siteSecrets } from "@bellyfed/local/cloud/secret";
import { isAttempt } from "@bellyfed/local/guard/attempts";
import { eventually } from "@bellyfed/testing/e2e/caller";
import { rollUp } from "@bellyfed/testing/e2e/rollup";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { type Running, startAll } from "./running.ts";
import { fillSignIn } from "./signed-in.ts";

const ATTEMPTS = 6;
/** A path of every page that there is. */
const everyPath = (id: string): string[] =>
  globSync("**/page.tsx", { cwd: join(import.meta.dirname, "../app/[locale]") }).map(
    (file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\[\w+\]/g, id)}`,
  );

describe.skipIf(withoutBrowser())("visitors", () => {
  let running: Running;
  let id: string;
  beforeAll(async () => {
    running = await startAll({ ATTEMPTS_PER_ADDRESS: String(ATTEMPTS), BELLYFED_DEMO: "off" });
    const token = await running.site.tokenOf("owner", "admin");
    const body = { name: "The Quiet Table", city: "Nowhere", cuisines: ["Soup"] };
    id = (await running.site.call("POST", "/restaurants", { body, token })).body.id;
    await eventually(
      () => running.site.call("GET", `/restaurants/${id}?at_least=1`),
      ({ status }) => status === 200,
    );
  });
  afterAll(() => running?.stop());

  const beacon = (of: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${running.site.url}/api/seen?id=${of}`, {
      method: "POST",
      headers: { origin: running.site.url, ...headers },
    });

  it("a kept page is counted once for each visitor, by what the page says and not by being made", async () => {
    for (let n = 0; n < 3; n++) expect((await fetch(`${running.site.url}/restaurants/${id}`)).status).toBe(200);
    const { page, errors, close } = await running.open();
    for (const path of [`/restaurants/${id}`, `/de/restaurants/${id}`, `/restaurants/${id}/reviews`]) {
      const said = page.waitForResponse((response) => response.url().endsWith(`/api/seen?id=${id}`));
      await page.goto(path);
      expect((await said).status()).toBe(204);
    }
    expect(errors).toEqual([]);
    await close();
    // Who pretends to be another is the same visitor still.
    const forged = { "bellyfed-address": "203.0.113.1", "x-forwarded-for": "203.0.113.1" };
    expect((await beacon(id, forged)).status).toBe(204);
    const { site, visitor } = siteSecrets(running.site.cloud.dataDir);
    const other = (proof: string) => ({
      "bellyfed-site": proof,
      "bellyfed-visitor": visitorHeader("203.0.113.2", visitor, Date.now()),
    });
    await running.site.call("GET", `/restaurants/${id}`, { headers: other("guessed") });
    await running.site.call("GET", `/restaurants/${id}`, { headers: other(site) });
    const top = await eventually(
      async () => {
        await rollUp(running.site.cloud);
        const { body } = await running.site.call("GET", "/insights/trending");
        return body.data.find((each: { id: string }) => each.id === id);
      },
      (found) => found?.views >= 2,
    );
    expect(top.views).toBe(2);
  });

  it("takes no beacon from elsewhere, and counts nothing that does not exist", async () => {
    expect((await beacon(id, { origin: "http://evil.test" })).status).toBe(403);
    expect((await beacon("x")).status).toBe(422);
    expect((await beacon("0".repeat(26))).status).toBe(204);
  });

  /** What Chromium sends when somebody signs in, with scripts or without. */
  async function sentBySignIn(javaScriptEnabled: boolean) {
    const { page, close } = await running.open({ javaScriptEnabled });
    await page.goto("/sign-in");
    const asked = page.waitForRequest((request) => request.method() === "POST" && request.url().includes("/sign-in"));
    await fillSignIn(page, "alice");
    const request = await asked;
    const [body, { "content-type": type = "", "next-action": action }] = [request.postDataBuffer(), request.headers()];
    await page.waitForURL((url) => url.pathname === "/");
    await close();
    return {
      body: new Uint8Array(body ?? []),
      headers: { "content-type": type, ...(action && { "next-action": action }) },
    };
  }

  it("the sign-in form's action runs where attempts are counted and nowhere else, with scripts and without", async () => {
    const others = everyPath(id).filter((path) => !isAttempt({ method: "POST", url: path }));
    expect(others.length).toBeGreaterThan(8);
    for (const { body, headers } of [await sentBySignIn(false), await sentBySignIn(true)]) {
      const signsIn = async (path: string) => {
        const sent = { ...headers, origin: running.site.url };
        const response = await fetch(running.site.url + path, {
          method: "POST",
          body,
          redirect: "manual",
          headers: sent,
        });
        await response.text();
        return [path, response.headers.getSetCookie().some((cookie) => /session=[^;]{20}/.test(cookie))];
      };
      expect(await signsIn("/sign-in")).toEqual(["/sign-in", true]);
      for (const path of others) expect(await signsIn(path)).toEqual([path, false]);
    }
  });

  it("who tries too often to sign in is told so: in the form, and as a page without scripts", async () => {
    const post = () =>
      fetch(`${running.site.url}/de/sign-in`, {
        method: "POST",
        headers: { origin: running.site.url },
        body: new URLSearchParams(),
      });
    let last = await post();
    for (let n = 0; n < ATTEMPTS && last.status !== 429; n++) last = await post();
    expect([last.status, Number(last.headers.get("retry-after")) > 200]).toEqual([429, true]);
    expect(await last.text()).toContain("Zu viele Versuche");
    const { page, close } = await running.open();
    await page.goto("/sign-in");
    await fillSignIn(page, "alice");
    await page.getByText("Too many attempts. Wait a while, then try again.").waitFor();
    expect(await page.getByLabel("User name").inputValue()).toBe("alice");
    expect((await fetch(`${running.site.url}/restaurants`)).status).toBe(200);
    await close();
  });
});
