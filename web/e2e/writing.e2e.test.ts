import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { guises } from "./guises.ts";
import { type Running, startAll } from "./running.ts";
import { fillSignIn, signedIn } from "./signed-in.ts";

describe.skipIf(withoutBrowser()).each(guises)("writing, JavaScript: $javaScriptEnabled", ({ javaScriptEnabled }) => {
  let running: Running;
  let alice: BrowserContextOptions["storageState"];
  let olivia: BrowserContextOptions["storageState"];
  let restaurant: string;
  const as = (storageState: BrowserContextOptions["storageState"]) =>
    running.open({ javaScriptEnabled, ...(storageState && { storageState }) });
  beforeAll(async () => {
    running = await startAll({ BELLYFED_DEMO: "off" });
    const { browser, site } = running;
    alice = await signedIn(browser, site.url, "alice");
    olivia = await signedIn(browser, site.url, "olivia");
  });
  afterAll(() => running?.stop());

  it("refuses a wrong password without saying what was wrong, keeps the name, and signs in with the right one", async () => {
    const { page, close } = await running.open({ javaScriptEnabled });
    await page.goto("/sign-in?return_to=https://evil.example/");
    await fillSignIn(page, "alice", "not it");
    await page.getByText("User name or password is wrong.").waitFor();
    expect(await page.getByLabel("User name").inputValue()).toBe("alice");
    await fillSignIn(page, "alice");
    await page.waitForURL(`${running.site.url}/`);
    const cookies = await page.context().cookies();
    const session = cookies.find(({ name }) => name === "bellyfed_session");
    expect(session).toMatchObject({ httpOnly: true, secure: false, sameSite: "Lax" });
    await page.goto("/account");
    await page.getByRole("main").getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(`${running.site.url}/`);
    expect((await page.context().cookies()).filter(({ name }) => name.startsWith("bellyfed_"))).toEqual([]);
    await close();
  });

  it("shows what is wrong beside its field, keeps the rest, and creates the restaurant once", async () => {
    const { page, errors, close } = await as(olivia);
    await page.goto("/restaurants/new");
    await page.getByLabel("Name").fill("Sopa & Sonho");
    await page.getByLabel("Cuisines").fill("Portuguese, Soup");
    await page.getByLabel("City").fill("Porto");
    await page.getByLabel("Website").fill("javascript:alert(1)");
    // The browser's own check of the address is no substitute for the server's.
    await page
      .locator("form")
      .filter({ has: page.getByLabel("Website") })
      .evaluate((form) => form.setAttribute("novalidate", ""));
    await page.getByRole("button", { name: "Add this place" }).click();
    await page.getByText("An address that starts with https:// or http://, please.").first().waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Sopa & Sonho");
    expect(await page.getByLabel("Website").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("Website").fill("https://sopa.example/");
    await page.getByRole("button", { name: "Add this place" }).dblclick();
    await page.getByRole("heading", { level: 1, name: "Sopa & Sonho" }).waitFor();
    restaurant = new URL(page.url()).pathname;
    const { body } = await running.site.call("GET", "/restaurants?city=Porto");
    expect(body.data).toHaveLength(1);
    expect(errors).toEqual([]);
    await close();
  });

  it("reviews it, and sees the review on the page as it is stored", async () => {
    const { page, errors, close } = await as(alice);
    await page.goto(restaurant);
    await page.getByRole("link", { name: "Write a review" }).click();
    await page.getByRole("radio", { name: "4 stars" }).check({ force: true });
    await page.getByLabel("Title").fill("Caldo verde as it should be");
    await page.getByLabel("Your review", { exact: true }).fill("Two bowls, no regrets.");
    await page.getByRole("button", { name: "Post review" }).dblclick();
    // Without scripts the second click ends the navigation of the first, which waitForURL takes for a failure.
    await expect.poll(() => new URL(page.url()).pathname, { timeout: 20_000 }).toBe(restaurant);
    await page.getByText("Caldo verde as it should be").first().waitFor();
    await expect
      .poll(async () => (await page.goto(restaurant))?.text(), { timeout: 10_000, interval: 200 })
      .toContain("Caldo verde as it should be");
    const { body } = await running.site.call("GET", `${restaurant}/reviews`);
    expect(body.data).toMatchObject([{ rating: 4, author: { id: "alice" } }]);
    expect(errors).toEqual([]);
    await close();
  });

  it("does not let the owner's edit overwrite what changed since the form was opened", async () => {
    const { page, close } = await as(olivia);
    await page.goto(`${restaurant}/edit`);
    const token = await running.site.tokenOf("olivia", "owner");
    await running.site.call("PATCH", restaurant, { body: { phone: "+351 555 0100" }, token });
    await page.getByLabel("Description").fill("Soup, and dreams of soup.");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Somebody changed this restaurant while you were writing.").first().waitFor();
    expect(await page.getByLabel("Description").inputValue()).toBe("Soup, and dreams of soup.");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.waitForURL(`**${restaurant}`);
    const { body } = await running.site.call("GET", restaurant);
    expect(body).toMatchObject({ description: "Soup, and dreams of soup.", phone: "+351 555 0100" });
    await close();
  });

  it("takes hours of every kind past midnight, copies a day to the others, and keeps what it has no field for", async () => {
    const lunch = { kind: "open", day: 1, from: 720, to: 900 };
    const holidays = { date: "PH", kind: "open", spans: [], note: "we sleep" };
    const token = await running.site.tokenOf("olivia", "owner");
    const body = { hours: { regular: [lunch], special: [holidays] } };
    expect((await running.site.call("PATCH", restaurant, { body, token })).status).toBe(200);
    const { page, errors, close } = await as(olivia);
    await page.goto(`${restaurant}/edit`);
    await page.getByText("Opening hours: Public holidays, closed, we sleep").waitFor();
    const dayOf = (name: string) => page.locator(`[data-day="hours.${name}"]`);
    await dayOf("5").getByLabel("From").first().fill("18:00");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("link", { name: "Opening hours" }).waitFor();
    await page.locator("#hours-error").getByText("Each time needs a beginning and an end.").waitFor();
    expect(await page.locator("#hours [aria-invalid]").evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      "hours.5.0.to",
    ]);
    await dayOf("5").getByLabel("Until").first().fill("02:00");
    await dayOf("6").getByLabel("As the day before").check();
    await page
      .locator("summary")
      .filter({ hasText: /^Kitchen/ })
      .click();
    await dayOf("kitchen.1").getByLabel("From").first().fill("12:00");
    await dayOf("kitchen.1").getByLabel("Until").first().fill("14:00");
    if (javaScriptEnabled)
      await dayOf("kitchen.1").getByRole("button", { name: "Copy to the other days Monday" }).click();
    else for (const day of [2, 3, 4, 5, 6, 0]) await dayOf(`kitchen.${day}`).getByLabel("As the day before").check();
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.waitForURL(`**${restaurant}`);
    const { hours } = (await running.site.call("GET", restaurant)).body;
    const late = { kind: "open", from: 1080, to: 1560 };
    const kitchen = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ kind: "kitchen", day, from: 720, to: 840 }));
    expect(hours.regular).toHaveLength(10);
    expect(hours.regular).toEqual(
      expect.arrayContaining([lunch, { ...late, day: 5 }, { ...late, day: 6 }, ...kitchen]),
    );
    expect(hours.special).toEqual([holidays]);
    const facts = page.getByRole("region", { name: "Good to know" });
    await facts.getByRole("region", { name: "Kitchen" }).getByText("every day").waitFor();
    expect(await facts.getByRole("row", { name: /^Friday/ }).textContent()).toBe("Friday6:00 PM – 2:00 AM");
    expect(await facts.getByRole("listitem").filter({ hasText: "Public holidays" }).textContent()).toContain(
      "we sleep",
    );
    expect(errors).toEqual([]);
    await close();
  });

  it("puts a dish on the menu with its exact price", async () => {
    const { page, close } = await as(olivia);
    await page.goto(`${restaurant}/menu`);
    const adding = page.locator("form").filter({ has: page.getByRole("button", { name: "Add to the menu" }) });
    await adding.getByLabel("Section").fill("Soups");
    await adding.getByLabel("Dish").fill("Caldo verde");
    await adding.getByLabel("Price").fill("7,35");
    await adding.getByLabel("Currency").fill("EUR");
    await adding.getByRole("button", { name: "Add to the menu" }).click();
    await page
      .getByText(/Caldo verde.* is on the menu/)
      .first()
      .waitFor();
    const { body } = await running.site.call("GET", `${restaurant}/menu`);
    expect(body.sections).toMatchObject([
      { name: "Soups", items: [{ name: "Caldo verde", price: { amount: 735, currency: "EUR" } }] },
    ]);
    await close();
  });

  it("moves a dish by one command, and moves nothing on a menu that others have changed since", async () => {
    const { page, close } = await as(olivia);
    const token = await running.site.tokenOf("olivia", "owner");
    const dish = (name: string) => ({ section: "Soups", name, price: { amount: 800, currency: "EUR" } });
    const put = (name: string, body = dish(name)) =>
      running.site.call("PUT", `${restaurant}/menu/items/${name.toLowerCase()}`, { body, token });
    const order = async () => {
      const { body } = await running.site.call("GET", `${restaurant}/menu`);
      return [body.version, body.sections[0].items.map(({ name }: { name: string }) => name)];
    };
    await put("Sopa");
    await put("Canja");
    await expect.poll(order, { timeout: 10_000 }).toEqual([3, ["Caldo verde", "Sopa", "Canja"]]);
    await page.goto(`${restaurant}/menu`);
    expect(await page.getByRole("button", { name: "Move Caldo verde up" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Move Canja down" }).count()).toBe(0);
    await page.getByRole("button", { name: "Move Canja up" }).click();
    await page.getByText(/Canja.* has moved/).waitFor();
    expect(await order()).toEqual([4, ["Caldo verde", "Canja", "Sopa"]]);
    expect(await page.getByRole("button", { name: "Move Sopa down" }).count()).toBe(0);

    await put("Canja", { ...dish("Canja"), price: { amount: 900, currency: "EUR" } });
    await page.getByRole("button", { name: "Move Canja down" }).click();
    await page.getByText("It was changed since you opened this page.").waitFor();
    expect(await page.getByText(/Canja.* has moved/).isVisible()).toBe(false);
    expect(await order()).toEqual([5, ["Caldo verde", "Canja", "Sopa"]]);
    await page.getByRole("button", { name: "Move Canja down" }).click();
    await page.getByText(/Canja.* has moved/).waitFor();
    expect(await order()).toEqual([6, ["Caldo verde", "Sopa", "Canja"]]);
    await close();
  });

  it("saves a dish beside the changes of others, and tells of those to the dish itself", async () => {
    const { page, close } = await as(olivia);
    const token = await running.site.tokenOf("olivia", "owner");
    const put = (id: string, body: object) =>
      running.site.call("PUT", `${restaurant}/menu/items/${id}`, { body, token });
    const dish = { section: "Soups", name: "Sopa", price: { amount: 800, currency: "EUR" } };
    await page.goto(`${restaurant}/menu?edit=sopa`);
    const editing = page.locator("form").filter({ has: page.getByRole("button", { name: "Save dish" }) });
    await put("canja", { ...dish, name: "Canja", price: { amount: 950, currency: "EUR" } });
    await editing.getByLabel("Dish").fill("Sopa do dia");
    await editing.getByRole("button", { name: "Save dish" }).click();
    await page.getByText(/Sopa do dia.* is saved/).waitFor();

    await page.goto(`${restaurant}/menu?edit=sopa`);
    await put("sopa", { ...dish, name: "Sopa de pedra" });
    await editing.getByLabel("Price").fill("8,50");
    await editing.getByRole("button", { name: "Save dish" }).click();
    await page.getByText("Somebody changed this dish while you were writing.").waitFor();
    expect(await editing.getByLabel("Dish").inputValue()).toBe("Sopa de pedra");
    await editing.getByRole("button", { name: "Save dish" }).click();
    await page.getByText(/Sopa de pedra.* is saved/).waitFor();
    const { body } = await running.site.call("GET", `${restaurant}/menu`);
    expect(body.sections[0].items[1]).toMatchObject({ name: "Sopa de pedra", price: { amount: 850 } });
    await close();
  });

  it("lets the owner reply, and the author delete the review", async () => {
    const owner = await as(olivia);
    await owner.page.goto(`${restaurant}/manage`);
    const review = owner.page.getByRole("listitem").filter({ hasText: "Caldo verde as it should be" });
    await review
      .locator("summary")
      .filter({ hasText: /^Reply$/ })
      .click();
    await review.getByLabel("Reply in the restaurant's name").fill("Come back for the third.");
    await review.getByRole("button", { name: "Post reply" }).click();
    await owner.page.getByText("Your reply is stored.").first().waitFor();
    await owner.close();

    const author = await as(alice);
    await author.page.goto(`${restaurant}/review`);
    await author.page.locator("summary").filter({ hasText: "Delete this review" }).click();
    await author.page.getByRole("button", { name: "Yes, delete it" }).click();
    await expect
      .poll(async () => (await running.site.call("GET", `${restaurant}/reviews`)).body.data.length, {
        timeout: 10_000,
      })
      .toBe(0);
    await author.close();
  });
});
