import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { guises } from "./guises.ts";
import { type Running, startAll } from "./running.ts";
import { fillSignIn } from "./signed-in.ts";

describe.skipIf(withoutBrowser()).each(guises)(
  "one's account, JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    let running: Running;
    beforeAll(async () => {
      running = await startAll({ BELLYFED_DEMO: "off" });
    });
    afterAll(() => running?.stop());

    const open = () => running.open({ javaScriptEnabled });
    const signUp = async (page: Page, username: string, password: string) => {
      await page.goto("/sign-up");
      await page.getByLabel("Your name").fill("Ada");
      await page.getByLabel("User name").fill(username);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
      await page.waitForURL("**/sign-in?**");
      return [page.url(), await page.getByRole("main").textContent()];
    };
    /** Somebody who signed in, in a browser of their own. */
    const signedIn = async (username: string, password: string) => {
      const opened = await open();
      await opened.page.goto("/sign-in?return_to=%2Faccount");
      await fillSignIn(opened.page, username, password);
      await opened.page.waitForURL("**/account");
      return opened;
    };
    /** As an hour later: what is left is the refresh token. */
    const later = async (page: Page) => {
      await page.context().clearCookies({ name: "bellyfed_session" });
      await page.goto("/account");
      return new URL(page.url()).pathname;
    };

    it("signs up the same for a name that is free and for one that somebody has", async () => {
      const { page, errors, close } = await open();
      const free = await signUp(page, "ada", "a password of hers");
      expect(await signUp(page, "ada", "a password of mallory's")).toEqual(free);
      await fillSignIn(page, "ada", "a password of mallory's");
      await page.getByText("User name or password is wrong.").waitFor();
      await fillSignIn(page, "ada", "a password of hers");
      await page.waitForURL(`${running.site.url}/`);
      expect(errors).toEqual([]);
      await close();
    });

    it("changes the password with the present one, stays signed in here and nowhere else", async () => {
      const [here, there] = [await signedIn("ada", "a password of hers"), await signedIn("ada", "a password of hers")];
      await here.page.getByRole("link", { name: "Change password" }).click();
      const change = async (present: string, wanted: string) => {
        await here.page.getByLabel("Present password").fill(present);
        await here.page.getByLabel("New password").fill(wanted);
        await here.page.getByRole("button", { name: "Change the password" }).click();
      };
      await change("a guess", "another password");
      await here.page.getByText("That is not your present password.").waitFor();
      expect(await here.page.getByLabel("Present password").inputValue()).toBe("");
      await change("a password of hers", "short");
      await here.page.getByText("At least 8 characters and at most 256").waitFor();
      await change("a password of hers", "another password");
      await here.page.getByText("Your password is changed.").waitFor();
      expect(await later(here.page)).toBe("/account");
      expect(await later(there.page)).toBe("/sign-in");
      expect(here.errors).toEqual([]);
      for (const { close } of [here, there]) await close();
    });

    it("signs out everywhere", async () => {
      const [here, there] = [await signedIn("ada", "another password"), await signedIn("ada", "another password")];
      await here.page.getByRole("button", { name: "Sign out everywhere" }).click();
      await here.page.getByText("You are signed out everywhere.").waitFor();
      expect(await here.page.context().cookies()).toEqual([]);
      expect(await later(there.page)).toBe("/sign-in");
      for (const { close } of [here, there]) await close();
    });

    it("downloads all that was written, to its end", async () => {
      const { page, close } = await signedIn("ada", "another password");
      await page.goto("/account");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download your data" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^bellyfed-\d{4}-\d\d-\d\d\.ndjson$/);
      const last =
        readFileSync(await download.path(), "utf8")
          .trimEnd()
          .split("\n")
          .at(-1) ?? "";
      expect(JSON.parse(last)).toEqual({ complete: true, subject: "ada", events: 0, chats: 0 });
      await close();
    });

    it("deletes the account once its word is typed; nobody signs in with it any more", async () => {
      const [here, there] = [await signedIn("ada", "another password"), await signedIn("ada", "another password")];
      await here.page.goto("/account");
      await here.page.getByRole("link", { name: "Delete the account" }).click();
      await here.page.waitForURL("**/account/delete");
      const erase = async (word: string) => {
        await here.page.getByLabel("To go on, type the word “delete”").fill(word);
        await here.page.getByRole("button", { name: "Delete everything for good" }).click();
      };
      await erase("no");
      await here.page.getByText("That is not the word.").waitFor();
      await erase("Delete");
      await here.page.getByText("Your account is deleted.").waitFor();
      expect(await here.page.context().cookies()).toEqual([]);
      expect((await there.page.request.get("/api/export", { timeout: 10_000 })).status()).toBe(403);
      // The account goes moments after its words.
      await expect.poll(() => later(there.page), { timeout: 20_000 }).toBe("/sign-in");
      await fillSignIn(here.page, "ada", "another password");
      await here.page.getByText("User name or password is wrong.").waitFor();
      expect(here.errors).toEqual([]);
      for (const { close } of [here, there]) await close();
    });
  },
);
