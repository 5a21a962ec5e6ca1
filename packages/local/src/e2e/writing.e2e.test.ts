import { type Call, caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let cloud: CloudProcess;
let call: Call;
let alice: string;
let bob: string;
let admin: string;
beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
  call = caller(cloud);
  [alice, bob, admin] = await Promise.all([
    tokenOf(cloud, "alice"),
    tokenOf(cloud, "bob"),
    tokenOf(cloud, "root", "admin"),
  ]);
});
afterAll(() => cloud.dispose());

const place = { name: "Chez Alice", city: "Harbourton", cuisines: ["French", "Café/Coffee/Tea"] };
const create = async (body: object = place, headers = {}) =>
  call("POST", "/restaurants", { body, token: alice, headers });
const shown = (id: string) =>
  eventually(
    () => call("GET", `/restaurants/${id}`),
    ({ status }) => status === 200,
  );

describe("creating", () => {
  it("answers the restaurant with Location and ETag, and shows it by city, by cuisine and by both", async () => {
    const created = await create();
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect(created.headers.get("location")).toBe(`/restaurants/${id}`);
    expect(created.headers.get("etag")).toMatch(/^"1-[0-9a-f]{8}"$/);
    const { body } = await shown(id);
    expect(body).toEqual({
      ...created.body,
      ...{ hours: null, open_now: null, next_open: null, next_close: null, opens_at: null },
      rating: { average: null, count: 0, histogram: [0, 0, 0, 0, 0] },
    });
    for (const query of [
      "city=Harbourton",
      "cuisine=French",
      "cuisine=cafe-coffee-tea",
      "city=harbourton&cuisine=French",
    ]) {
      const list = (await pages(call, `/restaurants?${query}`)) as { id: string }[];
      expect(list.map((row) => row.id)).toContain(id);
    }
  });

  it("writes once for one Idempotency-Key, however often and however many at once", async () => {
    const headers = { "idempotency-key": "create-twice" };
    const first = await create(place, headers);
    const again = await Promise.all(Array.from({ length: 20 }, () => create(place, headers)));
    for (const answer of again) {
      expect([answer.status, answer.body.id]).toEqual([201, first.body.id]);
      expect(answer.headers.get("idempotency-replayed")).toBe("true");
    }
    const other = await create({ ...place, name: "Another" }, headers);
    expect([other.status, other.body.code]).toEqual([422, "idempotency.mismatch"]);
    const stranger = await call("POST", "/restaurants", { body: place, token: bob, headers });
    expect(stranger.body.id).not.toBe(first.body.id);
  });

  it("answers 20 first tries at once with one restaurant", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => create({ ...place, name: "At Once" }, { "idempotency-key": "at-once" })),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => !headers.has("idempotency-replayed"))).toHaveLength(1);
  });
});

describe("changing", () => {
  it("honours If-Match, and says 412 to who saw an older version", async () => {
    const { body, headers } = await create();
    const path = `/restaurants/${body.id}`;
    const first = headers.get("etag") ?? "";
    const changed = await call("PATCH", path, {
      body: { name: "Chez Bob" },
      token: alice,
      headers: { "if-match": first },
    });
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    const stale = await call("PATCH", path, {
      body: { name: "Chez Eve" },
      token: alice,
      headers: { "if-match": first },
    });
    expect([stale.status, stale.body.code]).toEqual([412, "version.stale"]);
    await eventually(
      () => call("GET", path),
      (answer) => answer.body.name === "Chez Bob",
    );
  });

  it("takes 20 patches at once: each is written once or refused with 409", async () => {
    const { body } = await create();
    const path = `/restaurants/${body.id}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => call("PATCH", path, { body: { description: `Try ${i}` }, token: alice })),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    expect(new Set(done.map((answer) => answer.body.version)).size).toBe(done.length);
    await eventually(
      () => call("GET", path),
      (answer) => answer.body.version === 1 + done.length,
    );
  });

  it("is for the owner, moderators and admins", async () => {
    const { body } = await create();
    const path = `/restaurants/${body.id}`;
    const stranger = await call("PATCH", path, { body: { name: "Mine" }, token: bob });
    expect([stranger.status, stranger.body.code]).toEqual([403, "restaurant.not_owner"]);
    expect((await call("PUT", `${path}/owner`, { body: { owner_id: "bob" }, token: alice })).status).toBe(403);
    expect((await call("PUT", `${path}/owner`, { body: { owner_id: "bob" }, token: admin })).status).toBe(200);
    expect((await call("PATCH", path, { body: { name: "Mine" }, token: bob })).status).toBe(200);
  });
});

describe("reviews", () => {
  it("count once, one per user, and leave when deleted", async () => {
    const { id } = (await create()).body;
    const path = `/restaurants/${id}/reviews`;
    const review = await call("POST", path, { body: { rating: 4, text: "Lovely <b>soup</b>" }, token: bob });
    expect(review.status).toBe(201);
    const second = await call("POST", path, { body: { rating: 1 }, token: bob });
    expect([second.status, second.body.code]).toEqual([409, "review.exists"]);
    expect(second.body.detail).toContain(review.body.id);
    await eventually(
      () => call("GET", `/restaurants/${id}`),
      ({ body }) => body.rating?.count === 1,
    );
    await call("PATCH", `${path}/${review.body.id}`, { body: { rating: 5 }, token: bob });
    const rated = await eventually(
      () => call("GET", `/restaurants/${id}`),
      ({ body }) => body.rating.average === 5,
    );
    expect(rated.body.rating).toEqual({ average: 5, count: 1, histogram: [0, 0, 0, 0, 1] });
    expect((await call("DELETE", `${path}/${review.body.id}`, { token: bob })).status).toBeLessThan(300);
    await eventually(
      () => call("GET", `/restaurants/${id}`),
      ({ body }) => body.rating.count === 0,
    );
    expect(await pages(call, path)).toEqual([]);
    expect((await call("POST", path, { body: { rating: 3 }, token: bob })).status).toBe(201);
  });

  it("are refused for an unknown and for a closed restaurant", async () => {
    const unknown = await call("POST", `/restaurants/${"0".repeat(26)}/reviews`, { body: { rating: 3 }, token: bob });
    expect([unknown.status, unknown.body.code]).toEqual([404, "restaurant.missing"]);
    const { id } = (await create()).body;
    await call("POST", `/restaurants/${id}/close`, { body: {}, token: alice });
    const closed = await call("POST", `/restaurants/${id}/reviews`, { body: { rating: 3 }, token: bob });
    expect([closed.status, closed.body.code]).toEqual([409, "restaurant.closed"]);
  });
});

describe("menus", () => {
  it("keep dishes by section, and forget them", async () => {
    const { id } = (await create()).body;
    const dish = {
      section: "Mains",
      position: 1,
      name: "Soup",
      price: { amount: 850, currency: "EUR" },
      dietary: ["vegan"],
    };
    expect((await call("PUT", `/restaurants/${id}/menu/items/soup`, { body: dish, token: alice })).status).toBe(200);
    const menu = await eventually(
      () => call("GET", `/restaurants/${id}/menu`),
      ({ body }) => body.sections?.length === 1,
    );
    expect(menu.body.sections[0]).toMatchObject({
      name: "Mains",
      items: [{ id: "soup", name: "Soup", price: dish.price }],
    });
    expect((await call("DELETE", `/restaurants/${id}/menu/items/soup`, { token: alice })).status).toBeLessThan(300);
    await eventually(
      () => call("GET", `/restaurants/${id}/menu`),
      ({ body }) => body.sections.length === 0,
    );
  });

  it("move a dish by one command, which shows at once and keeps all of the dish", async () => {
    const path = `/restaurants/${(await create()).body.id}/menu`;
    for (const name of ["Soup", "Stew", "Salad"]) {
      const body = { section: "Mains", name, price: { amount: 850, currency: "EUR" } };
      await call("PUT", `${path}/items/${name.toLowerCase()}`, { body, token: alice });
    }
    const body = { item_id: "salad", section: "Mains", before: "stew" };
    const order = await call("POST", `${path}/order`, { body, token: alice });
    expect([order.status, order.body.version]).toEqual([200, 4]);
    const ids = (menu: { sections: { items: { id: string }[] }[] }) => menu.sections[0]?.items.map(({ id }) => id);
    expect(ids(order.body)).toEqual(["soup", "salad", "stew"]);
    const { headers, body: menu } = await call("GET", `${path}?at_least=4`);
    expect([headers.has("bellyfed-behind"), ids(menu)]).toEqual([false, ["soup", "salad", "stew"]]);
    expect(menu.sections[0].items[1]).toMatchObject({ name: "Salad", price: { amount: 850, currency: "EUR" } });
    const stranger = await call("POST", `${path}/order`, { body, token: bob });
    expect([stranger.status, stranger.body.code]).toEqual([403, "menu.not_owner"]);
  });
});

describe("reading one's own writes", () => {
  const soup = { section: "Mains", name: "Soup", price: { amount: 850, currency: "EUR" } };
  const upToDate = async (path: string, token?: string) => {
    const answer = await call("GET", path, { ...(token && { token }) });
    expect([answer.status, answer.headers.get("bellyfed-behind")], path).toEqual([200, null]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    return answer;
  };

  it("shows each write to the next read that names its version", async () => {
    const { id } = (await create()).body;
    const path = `/restaurants/${id}`;
    expect((await upToDate(`${path}?at_least=1`)).body.version).toBe(1);
    const renamed = await call("PATCH", path, { body: { name: "Chez Ada" }, token: alice });
    const { body } = await upToDate(`${path}?at_least=${renamed.body.version}`);
    expect(body.name).toBe("Chez Ada");

    const dish = await call("PUT", `${path}/menu/items/soup`, { body: soup, token: alice });
    const menu = await upToDate(`${path}/menu?at_least=${dish.body.version}`);
    expect([menu.body.version, menu.body.sections.length]).toEqual([1, 1]);
    const headers = { "if-match": menu.headers.get("etag") ?? "" };
    const gone = await call("DELETE", `${path}/menu/items/soup`, { token: alice, headers });
    expect([gone.status, gone.headers.get("etag")]).toEqual([204, '"2"']);
    expect((await upToDate(`${path}/menu?at_least=2`)).body.sections).toEqual([]);

    const review = (await call("POST", `${path}/reviews`, { body: { rating: 4 }, token: bob })).body;
    const mine = await upToDate(`${path}/reviews/mine?at_least=${review.version}`, bob);
    const told = { ...review, helpful_count: 0 };
    expect(mine.body).toEqual(told);
    const counted = `at_least=${review.id}:${review.version}`;
    expect((await upToDate(`${path}?${counted}`)).body.rating.count).toBe(1);
    expect((await upToDate(`${path}/reviews?${counted}`)).body.data).toEqual([told]);
    const deleted = await call("DELETE", `${path}/reviews/${review.id}`, { token: bob });
    expect(deleted.headers.get("etag")).toBe('"2"');
    expect((await call("GET", `${path}/reviews/mine?at_least=2`, { token: bob })).body.code).toBe("review.missing");
    expect((await call("GET", `${path}/reviews/mine`, { token: alice })).status).toBe(404);
  });

  it("answers what it has, and says so, when a version does not come", async () => {
    const { id } = (await create()).body;
    await shown(id);
    for (const [version, least] of [
      [2, 1_900],
      // So far ahead nothing is waited for; how fast that is depends on the machine.
      [1_000, 0],
    ] as const) {
      const began = Date.now();
      const answer = await call("GET", `/restaurants/${id}?at_least=${version}`);
      expect([answer.status, answer.body.version, answer.headers.get("bellyfed-behind")]).toEqual([200, 1, "true"]);
      expect(Date.now() - began).toBeGreaterThanOrEqual(least);
    }
    const wrong = await call("GET", `/restaurants/${id}?at_least=new`);
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, "/query/at_least"]);
  });
});
