import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./accessible.ts";
import { withoutBrowser } from "./browser.ts";
import { waitUntilStored } from "./demo-restaurants.ts";
import { guises } from "./guises.ts";
import { type Running, startAll } from "./running.ts";
import { signedIn } from "./signed-in.ts";

type State = NonNullable<BrowserContextOptions["storageState"]>;

describe.skipIf(withoutBrowser()).each(guises)(
  "reports and helpful reviews, JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    let running: Running;
    let place: string;
    let review: string;
    const states = new Map<string, State>();
    const as = async (user: string | undefined, visit: (page: Page) => Promise<void>) => {
      const storageState = user === undefined ? undefined : states.get(user);
      const { page, close } = await running.open({ javaScriptEnabled, ...(storageState && { storageState }) });
      await visit(page);
      await close();
    };
    const queue = async (status: string) => {
      const token = await running.site.tokenOf("mona", "moderator");
      return (await running.site.call("GET", `/reports?status=${status}`, { token })).body.data;
    };

    /** A moderator finds something in the queue, takes it away and says why. */
    const decideAs = (title: string, confirm: string, words: string) =>
      as("mona", async (page) => {
        await page.goto("/moderation/reports");
        await page.getByText(words).waitFor();
        await page.locator("summary").filter({ hasText: title }).click();
        const form = page.locator("form").filter({ has: page.getByRole("button", { name: confirm }) });
        await form.getByLabel("Reason").fill("Not here");
        await form.getByRole("button", { name: confirm }).click();
        await page.getByText("The report is closed.").waitFor();
      });

    beforeAll(async () => {
      running = await startAll({ BELLYFED_DEMO: "off" });
      const { browser, site } = running;
      for (const user of ["alice", "mona"] as const) states.set(user, await signedIn(browser, site.url, user));
      const [olivia, bob] = [await site.tokenOf("olivia", "owner"), await site.tokenOf("bob")];
      const body = { name: "The Slander Inn", city: "Porto", cuisines: ["Soup"] };
      const made = await site.call("POST", "/restaurants", { body, token: olivia });
      place = `/restaurants/${made.body.id}`;
      const words = { rating: 1, title: "Cheap watches", text: "At my shop." };
      review = (await site.call("POST", `${place}/reviews`, { body: words, token: bob })).body.id;
      await waitUntilStored(site.call, `${place}/reviews`, ({ data }) => data.length === 1);
    });
    afterAll(() => running?.stop());

    it("somebody finds a review helpful, sees so the next time, and takes it back", async () => {
      const helpful = (many: number) =>
        waitUntilStored(running.site.call, `${place}/reviews`, ({ data }) => data[0].helpful_count === many);
      await as("alice", async (page) => {
        await page.goto(place);
        if (javaScriptEnabled) {
          const button = page.getByRole("button", { name: /^Helpful/ });
          await button.click();
          await page.getByText("One person found this helpful").waitFor();
          await helpful(1);
          await page.reload();
          await page.locator("button[aria-pressed=true]", { hasText: "Helpful" }).waitFor();
          await button.click();
        } else {
          await page.getByRole("link", { name: /^Helpful/ }).click();
          await page.getByRole("button", { name: "Yes, it was helpful" }).click();
          await page.waitForURL(`**${place}/reviews#review-*`);
          await helpful(1);
          await page.goto(`${place}/helpful?review=${review}`);
          await page.getByRole("button", { name: "Take that back" }).click();
        }
        await helpful(0);
      });
    });

    it("a refusal puts the mark back and says why", async () => {
      if (!javaScriptEnabled) return;
      await as("alice", async (page) => {
        await page.goto(place);
        const button = page.getByRole("button", { name: /^Helpful/ });
        await button.waitFor();
        await page.route("**/api/helpful?*", (route) =>
          route.request().method() === "PUT" ? route.abort() : route.continue(),
        );
        await button.click();
        await page.getByText("That did not arrive. Please try again.").waitFor();
        expect(await button.getAttribute("aria-pressed")).toBe("false");
      });
    });

    it("somebody reports a review, after they are told what is missing", async () => {
      await as("alice", async (page) => {
        await page.goto(place);
        await page.getByRole("link", { name: /^Report the review by/ }).click();
        await page.getByRole("button", { name: "Send the report" }).click();
        await page.locator("select[name=reason][aria-invalid=true]").waitFor();
        await page.getByLabel("What is wrong?").selectOption({ label: "It is advertising or a fake" });
        await page.getByLabel("What should moderators know?").fill("He sells them next door");
        await page.getByRole("button", { name: "Send the report" }).click();
        await page.getByText("The moderators have your report.").waitFor();
        if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
        expect(page.url()).toContain("done=1");
        await page.goto("/moderation/reports");
        await page.getByText("For moderators only").waitFor();
      });
      await expect.poll(() => queue("open")).toMatchObject([{ reason: "spam", text: "He sells them next door" }]);
    });

    it("a moderator finds it in the queue with its words, removes it and closes the report in one step", async () => {
      await as("mona", async (page) => {
        await page.goto("/moderation");
        await page.getByRole("link", { name: "Reports" }).click();
        await page.getByText("At my shop.").waitFor();
        await page.getByText("He sells them next door").waitFor();
        if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
        await page.locator("summary").filter({ hasText: "Remove it and close the report" }).click();
        const form = page
          .locator("form")
          .filter({ has: page.getByRole("button", { name: "Yes, remove it and close" }) });
        await form.getByLabel("Reason").fill("Advertising");
        await form.getByRole("button", { name: "Yes, remove it and close" }).click();
        await page.getByText("The report is closed.").waitFor();
        await page.getByText("Nothing is reported.").waitFor();
        await expect.poll(() => queue("closed")).toMatchObject([{ about: { status: "removed" } }]);
        await page.getByRole("link", { name: "Closed" }).click();
        await page.getByText("It is removed already").waitFor();
        await page.getByText("Advertising", { exact: true }).waitFor();
      });
      await as(undefined, async (page) => {
        await page.goto(`${place}/reviews`);
        expect(await page.content()).not.toContain("Cheap watches");
      });
    });

    it("a dish is reported from the menu, and a moderator takes it off in the queue", async () => {
      const { site } = running;
      const token = await site.tokenOf("olivia", "owner");
      const body = { section: "Mains", name: "Rude stew", price: { amount: 900, currency: "EUR" } };
      await site.call("PUT", `${place}/menu/items/stew`, { body, token });
      await waitUntilStored(site.call, `${place}/menu`, ({ sections }) => sections.length === 1);
      await as("alice", async (page) => {
        await page.goto(place);
        await page.getByRole("link", { name: /^Report the dish .?Rude stew/ }).click();
        await page.getByRole("heading", { name: /^Report a dish of .?The Slander Inn/ }).waitFor();
        await page.getByLabel("What is wrong?").selectOption({ label: "It insults or spreads hatred" });
        await page.getByRole("button", { name: "Send the report" }).click();
        await page.getByText("The moderators have your report.").waitFor();
      });
      await decideAs("Take the dish off the menu and close the report", "Yes, take it off and close", "Rude stew");
      await waitUntilStored(site.call, `${place}/menu`, ({ sections }) => sections.length === 0);
    });

    it("an answer is removed by a moderator from the queue, and by its owner where the place is managed", async () => {
      const { site } = running;
      const [olivia, cleo] = [await site.tokenOf("olivia", "owner"), await site.tokenOf("cleo")];
      const words = { rating: 3, title: "Fine", text: "Good soup." };
      const { id } = (await site.call("POST", `${place}/reviews`, { body: words, token: cleo })).body;
      const reply = async (text: string) => {
        await site.call("POST", `${place}/reviews/${id}/reply`, { body: { text }, token: olivia });
        await replied(text);
      };
      const replied = (text: string | null) =>
        waitUntilStored(site.call, `${place}/reviews`, ({ data }) => (data[0]?.reply?.text ?? null) === text);
      await reply("You eat like a pig");
      await as("alice", async (page) => {
        await page.goto(`${place}/report?review=${id}&reply=1`);
        await page.getByLabel("What is wrong?").selectOption({ label: "It insults or spreads hatred" });
        await page.getByRole("button", { name: "Send the report" }).click();
        await page.getByText("The moderators have your report.").waitFor();
      });
      const [title, confirm] = ["Remove the answer and close the report", "Yes, remove the answer and close"];
      await decideAs(title, confirm, "You eat like a pig");
      await replied(null);
      await reply("Sorry for that");
      states.set("olivia", await signedIn(running.browser, site.url, "olivia"));
      await as("olivia", async (page) => {
        await page.goto(`${place}/manage`);
        await page.locator("summary").filter({ hasText: "Remove the reply" }).click();
        await page.getByRole("button", { name: "Yes, remove the reply" }).click();
        await page.getByText("The reply is removed.").waitFor();
        if (javaScriptEnabled) expect(await faultsOf(page)).toEqual([]);
        expect(await page.locator("main").innerText()).not.toContain("Sorry for that");
      });
      await replied(null);
    });
  },
);
