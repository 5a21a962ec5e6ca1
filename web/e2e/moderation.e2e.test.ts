import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { waitUntilStored } from "./demo-restaurants.ts";
import { guises } from "./guises.ts";
import { type Running, startAll } from "./running.ts";
import { signedIn } from "./signed-in.ts";

type State = NonNullable<BrowserContextOptions["storageState"]>;

describe.skipIf(withoutBrowser()).each(guises)(
  "keeping order, JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    let running: Running;
    let place: string;
    const states = new Map<string, State>();
    const as = async (user: string | undefined, visit: (page: Page) => Promise<void>) => {
      const storageState = user === undefined ? undefined : states.get(user);
      const { page, close } = await running.open({ javaScriptEnabled, ...(storageState && { storageState }) });
      await visit(page);
      await close();
    };
    /** Opens a form by its summary, gives a reason, and confirms. */
    const act = async (page: Page, summary: RegExp, reason: string, confirm: string) => {
      await page.locator("summary").filter({ hasText: summary }).click();
      const form = page.locator("details[open]").filter({ has: page.getByRole("button", { name: confirm }) });
      if (reason) await form.getByLabel("Reason").fill(reason);
      await form.getByRole("button", { name: confirm }).click();
    };
    const statusOf = async (page: Page, path: string) => (await page.goto(path))?.status();

    beforeAll(async () => {
      running = await startAll({ BELLYFED_DEMO: "off" });
      const { browser, site } = running;
      for (const user of ["alice", "olivia", "mona"] as const)
        states.set(user, await signedIn(browser, site.url, user));
      const [olivia, alice] = [await site.tokenOf("olivia", "owner"), await site.tokenOf("alice")];
      const body = { name: "The Slander Inn", city: "Porto", cuisines: ["Soup"] };
      const made = await site.call("POST", "/restaurants", { body, token: olivia });
      place = `/restaurants/${made.body.id}`;
      const review = { rating: 1, title: "Cheap watches", text: "At my shop." };
      await site.call("POST", `${place}/reviews`, { body: review, token: alice });
      await waitUntilStored(site.call, `${place}/reviews`, ({ data }) => data.length === 1);
    });
    afterAll(() => running?.stop());

    it("hides a place with a reason: its page, once kept, is gone, and its owner is told why", async () => {
      await as(undefined, async (page) => {
        expect(await statusOf(page, place)).toBe(200);
      });
      await as("mona", async (page) => {
        await page.goto(`${place}/manage`);
        // Without a reason nothing is hidden.
        await act(page, /Hide .The Slander Inn/, "", "Yes, hide it");
        await page.getByRole("alert").first().waitFor();
        const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Yes, hide it" }) });
        expect(await form.getByLabel("Reason").getAttribute("aria-invalid")).toBe("true");
        await form.getByLabel("Reason").fill("Its name insults a neighbour");
        await form.getByRole("button", { name: "Yes, hide it" }).click();
        await page.getByText("The place is hidden.").waitFor();
        await page.goto("/moderation/hidden");
        await page.getByText("Its name insults a neighbour").waitFor();
      });
      await as(undefined, async (page) => {
        expect(await statusOf(page, place)).toBe(404);
        expect(await page.content()).not.toContain("Slander");
        expect(await statusOf(page, `${place}/reviews`)).toBe(404);
      });
      await as("alice", async (page) => {
        expect(await statusOf(page, `${place}/manage`)).toBe(404);
        expect(await page.content()).not.toContain("Slander");
      });
      await as("olivia", async (page) => {
        for (const way of ["/manage", "/edit", "/menu"]) {
          await page.goto(place + way);
          await page.getByText("Its name insults a neighbour").waitFor();
        }
        expect(await page.getByText("Yes, show it").count()).toBe(0);
      });
    });

    it("lets the owner of a hidden place go on with it", async () => {
      await as("olivia", async (page) => {
        await page.goto(`${place}/edit`);
        await page.getByLabel("Description").fill("Under another name soon.");
        await page.getByRole("button", { name: "Save changes" }).click();
        await page.waitForURL(`**${place}/manage`);
        await page.getByText("Its name insults a neighbour").waitFor();
      });
    });

    it("shows it again from the list, and its page is back", async () => {
      await as("mona", async (page) => {
        await page.goto("/moderation");
        await act(page, /Show .*The Slander Inn/, "It has another name now", "Yes, show it");
        await page.getByText("The place is shown to everybody again.").waitFor();
        await page.getByText("No place is hidden.").waitFor();
      });
      await as(undefined, async (page) => {
        expect(await statusOf(page, place)).toBe(200);
        await page.getByRole("heading", { level: 1, name: "The Slander Inn" }).waitFor();
      });
    });

    it("removes a review with a reason, and restores it from the list", async () => {
      await as("mona", async (page) => {
        await page.goto(`${place}/manage`);
        await act(page, /Remove the review by/, "An advertisement", "Yes, remove it");
        await page.getByText("The review is removed.").waitFor();
        expect(await page.getByText("Cheap watches").count()).toBe(0);
      });
      await as(undefined, async (page) => {
        await page.goto(place);
        expect(await page.content()).not.toContain("Cheap watches");
      });
      await as("mona", async (page) => {
        await page.goto("/moderation/removed");
        const removed = page.getByRole("listitem").filter({ hasText: "Cheap watches" });
        await removed.getByText("An advertisement").waitFor();
        await removed.getByRole("link", { name: /Slander Inn/ }).waitFor();
        await act(page, /Restore the review by/, "", "Yes, restore it");
        await page.getByText("The review is back in its place.").waitFor();
        await page.getByText("No review is removed.").waitFor();
      });
      await as(undefined, async (page) => {
        await page.goto(place);
        await page.getByText("Cheap watches").first().waitFor();
      });
    });

    it("merges a place into another, found by words, and undoes it by the address of the one that went", async () => {
      const { call, tokenOf, url } = running.site;
      const olivia = await tokenOf("olivia", "owner");
      const add = async (name: string) => {
        const made = await call("POST", "/restaurants", {
          body: { name, city: "Braga", cuisines: ["Soup"] },
          token: olivia,
        });
        return `/restaurants/${made.body.id}`;
      };
      const [old, into] = [await add("Tasca Velha"), await add("Tasca Nova")];
      await call("POST", `${old}/reviews`, { body: { rating: 4, title: "Good broth" }, token: await tokenOf("alice") });
      await waitUntilStored(call, "/search/restaurants?q=Tasca%20Nova&city=Braga", ({ total }) => total > 0);
      await as("mona", async (page) => {
        await page.goto(`${old}/manage`);
        await page.getByRole("link", { name: "Merge it with another place" }).click();
        await page.getByLabel("The place that stays").fill("Tasca Nova");
        await page.getByRole("button", { name: "Look at both" }).click();
        await page.getByRole("link", { name: /Tasca Nova, Braga/ }).click();
        await act(page, /Let .*Tasca Nova.* stand for .*Tasca Velha/, "The same door", "Yes, merge them");
        await page.getByText("They are one place now.").waitFor();
      });
      await as(undefined, async (page) => {
        await page.goto(old);
        expect(new URL(page.url()).pathname).toBe(into);
      });
      await waitUntilStored(call, `${into}/reviews`, ({ data }) => data.length === 1);
      await as("mona", async (page) => {
        await page.goto("/moderation/merge");
        await page.getByLabel("The place that goes").fill(`${url}/de${old}`);
        await page.getByLabel("The place that stays").fill("Nowhere at all to be found");
        await page.getByRole("button", { name: "Look at both" }).click();
        await page.getByText("No place is found for this.").waitFor();
        await page.getByText(/This place was merged already\. .*Tasca Nova.* stands for it/).waitFor();
        await act(page, /Undo the merge/, "", "Yes, undo it");
        await page.getByText("They are two places again.").waitFor();
        const id = old.split("/").at(-1);
        await page.goto(`/moderation/merge?from=${id}&into=${id}`);
        await page.getByText("That is the same place twice.").waitFor();
      });
      await as(undefined, async (page) => {
        expect(await statusOf(page, old)).toBe(200);
        expect(new URL(page.url()).pathname).toBe(old);
      });
    });

    it("hides all that somebody has added, whom a link beside a review names", async () => {
      const alice = await running.site.tokenOf("alice");
      const body = { name: "The Spam Bar", city: "Porto", cuisines: ["Soup"] };
      const made = await running.site.call("POST", "/restaurants", { body, token: alice });
      await as("mona", async (page) => {
        await page.goto(`${place}/manage`);
        await page.getByRole("link", { name: /Hide all places added by .*alice/i }).click();
        await page.waitForURL("**/moderation?author=alice*");
        const form = page.locator("#author");
        expect(await form.getByLabel("Author").inputValue()).toBe("alice");
        await form.getByLabel("Reason").fill("Spam");
        await form.getByRole("button", { name: "Yes, hide all of them" }).click();
        await page.getByText("It has begun and goes on by itself.").waitFor();
      });
      const status = async () => (await running.site.call("GET", `/restaurants/${made.body.id}`)).status;
      await expect.poll(status, { timeout: 60_000, interval: 500 }).toBe(410);
      expect((await running.site.call("GET", place)).status).toBe(200);
    });

    it("offers nothing of it to others, nor to moderators for what is theirs", async () => {
      await as("alice", async (page) => {
        await page.goto("/moderation");
        await page.getByRole("heading", { level: 1, name: "For moderators only" }).waitFor();
      });
      await as(undefined, async (page) => {
        await page.goto("/moderation/hidden");
        await page.waitForURL("**/sign-in?return_to=*");
      });
      const mona = await running.site.tokenOf("mona", "moderator");
      const body = { name: "Mona's own", city: "Porto", cuisines: ["Soup"] };
      const made = await running.site.call("POST", "/restaurants", { body, token: mona });
      await running.site.call("POST", `${place}/reviews`, { body: { rating: 3 }, token: mona });
      await as("mona", async (page) => {
        await page.goto(`/restaurants/${made.body.id}/manage`);
        await page.getByText("This is your place. Somebody else decides").waitFor();
        expect(await page.getByText("Yes, hide it").count()).toBe(0);
        await expect
          .poll(async () => {
            await page.goto(`${place}/manage`);
            return page.getByRole("article").count();
          })
          .toBe(2);
        expect(await page.locator("summary").filter({ hasText: "Remove the review by" }).count()).toBe(1);
        // Who keeps order is marked beside the name, once.
        expect(await page.getByText("Staff", { exact: true }).count()).toBe(1);
      });
    });
  },
);
