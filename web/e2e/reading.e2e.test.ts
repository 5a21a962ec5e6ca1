import { eventually } from "@bellyfed/testing/e2e/caller";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { type DemoRestaurants, demoRestaurants, waitUntilStored } from "./demo-restaurants.ts";
import { type Running, startAll } from "./running.ts";

describe.skipIf(withoutBrowser())("reading", () => {
  let running: Running;
  let found: DemoRestaurants;
  beforeAll(async () => {
    running = await startAll();
    found = await demoRestaurants(running.site);
  });
  afterAll(() => running?.stop());

  it("searches from the home page, narrows by cuisine, and opens a place", async () => {
    const { page, errors, close } = await running.open();
    await page.goto("/");
    await page.getByLabel("Where", { exact: true }).fill("lisbon");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Restaurants in" }).waitFor();
    await page.getByRole("link", { name: /^Portuguese/ }).click();
    await page.getByRole("heading", { level: 1, name: /Portuguese in/ }).waitFor();
    expect(new URL(page.url()).searchParams.get("cuisine")).toBe("Portuguese");
    const first = page.getByRole("main").getByRole("article").first().getByRole("link").first();
    const name = await first.textContent();
    await first.click();
    await page.getByRole("heading", { level: 1, name: name ?? "" }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("has all of a search in its address: without a new document, back again, and for somebody else", async () => {
    const { page, errors, close } = await running.open({ viewport: { width: 1280, height: 900 } });
    const main = page.getByRole("main");
    const names = () => main.getByRole("article").getByRole("heading").allTextContents();
    await page.goto("/restaurants?city=Lisbon", { waitUntil: "networkidle" });
    const all = await names();
    const documents: string[] = [];
    page.on("request", (request) => request.isNavigationRequest() && documents.push(request.url()));
    await main.getByRole("link", { name: /^Seafood/ }).press("Enter");
    await page.waitForURL("**/restaurants?city=Lisbon&cuisine=Seafood");
    await main.getByText(/^\d+ restaurants?: Seafood in Lisbon$/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Seafood");
    await main.getByRole("link", { name: "Name", exact: true }).press("Enter");
    await page.waitForURL("**&sort=name");
    await expect
      .poll(names)
      .toSatisfy((shown: string[]) => shown.length > 1 && shown[0]?.localeCompare(shown[1] ?? "") === -1);
    const narrowed = await names();
    expect(documents).toEqual([]);
    const other = await running.open({ javaScriptEnabled: false });
    await other.page.goto(page.url());
    const there = other.page.getByRole("main");
    expect(await there.getByRole("article").getByRole("heading").allTextContents()).toEqual(narrowed);
    await there
      .getByRole("link", { name: /^Remove filter: ?Seafood/ })
      .first()
      .click();
    expect(new URL(other.page.url()).search).toBe("?city=Lisbon&sort=name");
    await page.goBack();
    await page.goBack();
    await expect.poll(names, { timeout: 10_000 }).toEqual(all);
    expect([...errors, ...other.errors]).toEqual([]);
    await other.close();
    await close();
  });

  it("narrows to a chain or to none, and marks in text what was asked for", async () => {
    const { call, tokenOf } = running.site;
    const token = await tokenOf("olivia", "owner");
    const make = (name: string, chain: string | null) =>
      call("POST", "/restaurants", { body: { name, chain, city: "Marked", cuisines: ["Sopas"] }, token });
    await Promise.all([make("<b>Söpa</b> Alpha", "Pots & Co"), make("Sopa Beta", null)]);
    await waitUntilStored(call, "/search/restaurants?city=Marked", ({ total }) => total === 2);
    const { page, errors, close } = await running.open({ viewport: { width: 1280, height: 900 } });
    const main = page.getByRole("main");
    const names = () => main.getByRole("article").getByRole("heading").allTextContents();
    await page.goto("/restaurants?city=Marked");
    await main.getByRole("link", { name: "No chains" }).click();
    await page.waitForURL("**?city=Marked&exclude_chains=1");
    await expect.poll(names).toEqual(["Sopa Beta"]);
    await main.getByRole("link", { name: /^Remove filter: ?No chains/ }).click();
    await page.waitForURL("**?city=Marked");
    await main.getByRole("link", { name: "Pots & Co" }).click();
    await page.getByRole("heading", { level: 1, name: "Pots & Co in Marked" }).waitFor();
    await expect.poll(names).toEqual(["<b>Söpa</b> Alpha"]);
    await main.getByRole("link", { name: "Closed for good" }).click();
    await page.waitForURL("**&chain=Pots+%26+Co&status=closed_permanently");
    await main.getByRole("heading", { name: "Nothing found" }).waitFor();
    await page.goto("/restaurants?q=sopa&chain=pots-co");
    const card = main.getByRole("article");
    // Its name, and the beginning of its cuisine.
    expect(await card.locator("mark").allTextContents()).toEqual(["Söpa", "Sopa"]);
    await card.getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: "<b>Söpa</b> Alpha" }).waitFor();
    await page.getByRole("link", { name: "Other places of this chain" }).click();
    await page.getByRole("heading", { level: 1, name: "Places of Pots & Co" }).waitFor();
    expect(errors).toEqual([]);
    await close();
  });

  it("looks for what is near, and for what the map shows; says so where a position is not to be had", async () => {
    const lisbon = { latitude: 38.7205, longitude: -9.1449 };
    const there = await running.open({ geolocation: lisbon, permissions: ["geolocation"] });
    await there.page.goto("/");
    await there.page.getByRole("button", { name: "Near me", exact: true }).click();
    await there.page.waitForURL("**/restaurants?near=38.721%2C-9.145&sort=distance");
    const ways = there.page.getByRole("main").getByText(/^ · .* away$/);
    await ways.first().waitFor();
    const metres = (await ways.allTextContents()).map(
      (text) => Number.parseFloat(text.slice(3)) * (/km/.test(text) ? 1000 : 1),
    );
    expect(metres).toEqual(metres.toSorted((a, b) => a - b));
    await there.page.getByRole("button", { name: "Zoom in" }).click();
    await there.page.getByRole("button", { name: "Search here" }).click();
    await there.page.waitForURL("**bbox=-9.*");
    await there.page.getByRole("heading", { level: 1, name: "Restaurants in this part of the map" }).waitFor();
    expect(there.errors).toEqual([]);
    await there.close();
    const refused = await running.open();
    await refused.page.goto("/de");
    await refused.page.getByRole("button", { name: "In meiner Nähe", exact: true }).click();
    await refused.page.getByText("Dein Browser darf uns nicht sagen, wo du bist.").first().waitFor();
    await refused.page.getByRole("list", { name: "Städte zur Auswahl" }).getByRole("link", { name: "Lisbon" }).click();
    await refused.page.waitForURL("**/de/restaurants?city=Lisbon");
    await refused.close();
  });

  it("shows at home what is open, best rated and new, and places like this one at the end of a place's page", async () => {
    const { page, errors, close } = await running.open();
    await page.goto("/");
    const open = page.getByRole("region", { name: "Open now" });
    await open.scrollIntoViewIfNeeded();
    // Six cities around the world: somewhere it is time to eat.
    await open.getByRole("article").first().waitFor();
    const cards = open.getByRole("article");
    expect(await cards.getByText(/^Open (now|until )/).count()).toBe(await cards.count());
    // The page may have been made while the index still learned of reviews; a new place renews it.
    type Rated = { readonly rating: { readonly count: number } };
    const { call, tokenOf } = running.site;
    await waitUntilStored(call, "/search/restaurants?sort=rating&limit=24", ({ data }) =>
      data.every(({ rating }: Rated) => rating.count > 0),
    );
    const body = { name: "The Last One In", city: "Lisbon", cuisines: ["Soup"] };
    await call("POST", "/restaurants", { body, token: await tokenOf("olivia", "owner") });
    const listed = (name: string) => page.getByRole("region", { name }).getByRole("article").count();
    const bothLists = async () => {
      await page.goto("/");
      return [await listed("Best rated"), await listed("New here")];
    };
    await expect.poll(bothLists, { timeout: 20_000, interval: 500 }).toEqual([6, 6]);
    await page.goto(`/restaurants/${found.busy}`);
    const similar = page.getByRole("region", { name: "Similar places nearby" });
    await similar.scrollIntoViewIfNeeded();
    await similar.getByRole("article").first().waitFor();
    expect(await similar.locator(`a[href="/restaurants/${found.busy}"]`).count()).toBe(0);
    await similar.getByRole("link", { name: "All of them, nearest first" }).click();
    await page.waitForURL("**sort=distance");
    expect(await page.getByRole("main").getByRole("article").count()).toBeGreaterThan(1);
    expect(errors).toEqual([]);
    await close();
  });

  it("shows more of a list on request, and has every place of the city once at its end", async () => {
    const { page, close } = await running.open();
    // By name: what the index still learns of reviews moves no place to another page.
    await page.goto("/restaurants?city=Lisbon&sort=name");
    const places = page.getByRole("main").getByRole("article");
    await places.first().waitFor();
    const { body } = await running.site.call("GET", "/search/restaurants?city=Lisbon&limit=1");
    const more = page.getByRole("button", { name: "Show more" });
    // The button comes with the scripts, and goes with the last page.
    const count = async () => {
      if (await more.isVisible()) await more.click().catch(() => undefined);
      return places.count();
    };
    await expect.poll(count, { timeout: 20_000, interval: 200 }).toBe(body.total);
    await close();
  });

  it("is read whole without JavaScript: a search, its next page, a place with its menu and all its reviews", async () => {
    const { page, close } = await running.open({ javaScriptEnabled: false });
    await page.goto("/");
    await page.getByLabel("Where", { exact: true }).fill("Lisbon");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    const places = page.getByRole("main").getByRole("article");
    const first = await places.first().textContent();
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL("**cursor=**");
    expect(await places.count()).toBeGreaterThan(0);
    expect(await places.first().textContent()).not.toBe(first);
    await page.goto(`/restaurants/${found.busy}`);
    await page.getByRole("heading", { level: 2, name: "Menu" }).waitFor();
    expect(await page.getByRole("main").getByRole("article").count()).toBeGreaterThan(2);
    await page.goto(`/restaurants/${found.busy}/reviews`);
    expect(await page.getByRole("main").getByRole("article").count()).toBeGreaterThan(2);
    const ratings = async () => {
      const names = await page
        .getByRole("article")
        .locator("header .stars")
        .evaluateAll((all) => all.map((one) => one.ariaLabel));
      return names.map((name) => Number.parseInt(name ?? "", 10));
    };
    const newest = await ratings();
    await page.getByLabel("Order").selectOption("Worst rated first");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL("**sort=lowest**");
    expect(await ratings()).toEqual(newest.toSorted((a, b) => a - b));
    const [worst] = newest.toSorted((a, b) => a - b);
    await page.getByLabel("Stars", { exact: true }).selectOption(String(worst));
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(`**rating=${worst}**`);
    expect(new Set(await ratings())).toEqual(new Set([worst]));
    await close();
  });

  it("offers nothing more where a list is exactly as long as a page", async () => {
    const { call, tokenOf, url } = running.site;
    const token = await tokenOf("olivia", "owner");
    const make = async (number: number) => {
      const body = { name: `Place ${number}`, city: "Exactly", cuisines: ["Counted"] };
      return (await call("POST", "/restaurants", { body, token })).body.id as string;
    };
    const [id] = await Promise.all(Array.from({ length: 24 }, (_, number) => make(number)));
    for (let number = 0; number < 10; number++) {
      const visitor = await tokenOf(`visitor-${number}`);
      await call("POST", `/restaurants/${id}/reviews`, { body: { rating: 4 }, token: visitor });
    }
    await waitUntilStored(call, "/search/restaurants?city=Exactly", ({ total }) => total === 24);
    await waitUntilStored(call, `/restaurants/${id}`, ({ rating }) => rating.count === 10);
    const pages = ["/restaurants?city=Exactly", "/restaurants?cuisine=counted", `/restaurants/${id}`];
    for (const path of [...pages, `/restaurants/${id}/reviews`]) {
      const html = await (await fetch(url + path)).text();
      const articles = html.match(/<article/g)?.length;
      expect([path, articles, html.includes("cursor=")]).toEqual([path, path.includes("?") ? 24 : 10, false]);
    }
  });

  it("costs no render and no call of the API to look at an unchanged page again", async () => {
    const path = `/restaurants/${found.bare}`;
    // Its first look renders it, and what happened to it last may come after that.
    await eventually(
      () => fetch(running.site.url + path),
      ({ headers }) => headers.get("x-nextjs-cache") === "HIT",
    );
  });

  it("shows a change within seconds, because the consumer renews the page after its projection", async () => {
    const { site, open } = running;
    const { page, close } = await open();
    await page.goto(`/restaurants/${found.bare}`);
    const token = await site.tokenOf("olivia", "owner");
    await site.call("PATCH", `/restaurants/${found.bare}`, {
      body: { description: "Now with soup of the day" },
      token,
    });
    await expect
      .poll(async () => (await page.goto(`/restaurants/${found.bare}`))?.text(), { timeout: 10_000, interval: 200 })
      .toContain("Now with soup of the day");
    await close();
  });

  it("answers 404 for what is not there", async () => {
    const get = (path: string) => fetch(running.site.url + path).then(({ status }) => status);
    expect(await get("/restaurants/00000000000000000000000000")).toBe(404);
    expect(await get("/restaurants/no-id")).toBe(404);
    expect(await get("/nothing")).toBe(404);
  });

  it.each([true, false])(
    "says so on a whole page in the reader's language (with JavaScript: %s)",
    async (javaScriptEnabled) => {
      for (const path of ["/de/restaurants/00000000000000000000000000", "/de/wp-login.php", "/de/%ff"]) {
        const { page, errors, close } = await running.open({ javaScriptEnabled });
        expect((await page.goto(path, { waitUntil: "networkidle" }))?.status()).toBe(404);
        await page.getByRole("heading", { level: 1, name: "Diese Seite steht nicht auf der Karte" }).waitFor();
        expect(await page.locator("html").getAttribute("lang")).toBe("de");
        await page.getByRole("link", { name: "Bellyfed, Startseite" }).click();
        await page.waitForURL("**/de");
        expect(errors).toEqual([]);
        await close();
      }
    },
  );

  it("tells who shares a page its title, address, language and picture", async () => {
    const lisbon = "/restaurants?city=lisbon";
    const paths = ["/", "/de", lisbon, `/ar${lisbon}`, "/restaurants?cuisine=portuguese", `/restaurants/${found.busy}`];
    for (const path of [...paths, `/de/restaurants/${found.busy}/reviews`, "/developers", "/developers/api"]) {
      const html = await (await fetch(running.site.url + path)).text();
      const of = (name: string) =>
        new RegExp(`<meta (?:property|name)="${name}" content="([^"]+)"`).exec(html)?.[1]?.replaceAll("&amp;", "&");
      const address = running.site.url + (path === "/" ? "" : path);
      expect([of("og:url"), /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1]]).toEqual([address, address]);
      expect([path, of("og:title"), of("og:description")]).toEqual([path, expect.any(String), expect.any(String)]);
      expect([of("twitter:card"), of("twitter:title")]).toEqual(["summary_large_image", of("og:title")]);
      expect(of("og:locale")).toBe({ d: "de_DE", a: "ar_AR" }[/^\/(d|a)[er]\b/.exec(path)?.[1] ?? ""] ?? "en_US");
      expect(of("og:image:alt")).toMatch(/^Bellyfed: ./);
      expect([of("og:image"), of("twitter:image")]).toEqual(Array(2).fill(`${running.site.url}/share.png`));
    }
    const picture = await fetch(`${running.site.url}/share.png`);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("shows hostile text as text, and breaks no layout", async () => {
    const { site, open } = running;
    const script = '<script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">';
    const text = `${script} \u202Eevil\u202C \u2067rtl\u2069 👩🏽‍🍳 ${"x".repeat(9_500)}`;
    const token = await site.tokenOf("mallory");
    const { status } = await site.call("POST", `/restaurants/${found.bare}/reviews`, {
      body: { rating: 1, title: "</title><script>1</script>", text },
      token,
    });
    expect(status).toBe(201);
    await waitUntilStored(site.call, `/restaurants/${found.bare}/reviews`, ({ data }) => data.length > 0);
    const { page, errors, close } = await open({ viewport: { width: 320, height: 700 } });
    await expect
      .poll(async () => (await page.goto(`/restaurants/${found.bare}`))?.text(), { timeout: 10_000, interval: 200 })
      .toContain("mallory");
    await expect.poll(() => page.getByText('onerror="document.title').count()).toBeGreaterThan(0);
    expect(await page.title()).not.toBe("taken");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
    await close();
  });

  it("gives each page a policy without unsafe-inline, and lets no script in that is not the site's", async () => {
    for (const path of ["/", "/restaurants?city=Lisbon", `/restaurants/${found.busy}`, "/developers"]) {
      const policy = (await fetch(running.site.url + path)).headers.get("content-security-policy") ?? "";
      const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? "'unsafe-inline'";
      expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
      expect(scripts, path).toMatch(/'nonce-|'sha256-/);
    }
  });

  it("speaks German and Arabic, from right to left", async () => {
    const { page, close } = await running.open();
    await page.goto(`/restaurants/${found.busy}`);
    await page.getByRole("link", { name: "Deutsch" }).click();
    await page.waitForURL(`**/de/restaurants/${found.busy}`);
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    await page.getByRole("link", { name: "العربية" }).click();
    await page.waitForURL(`**/ar/restaurants/${found.busy}`);
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    await close();
  });
});
