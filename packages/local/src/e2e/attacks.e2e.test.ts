import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint } from "@bellyfed/core/endpoint";
import { type Role, roles } from "@bellyfed/core/ports";
import { endpoints } from "@bellyfed/features/features";
import { onOneThing, toAnother } from "@bellyfed/testing/e2e/another";
import { type Answer, type Call, caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess, KEY } from "@bellyfed/testing/e2e/process";
import { type Operation, operations } from "@bellyfed/testing/fuzz/document";
import { creating, filled, locationsFor, segmentsOf } from "@bellyfed/testing/fuzz/things";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CLIENT_ID, ISSUER_PATH, openMinter } from "../issuer/issuer.ts";
import { type SigningKey, signingKey } from "../issuer/key.ts";

// The attacks of docs/security.md, tried on the running system from outside.
let cloud: CloudProcess;
let call: Call;
let alice: string;
let bob: string;
let place: string;
let review: string;
beforeAll(async () => {
  // With the limits of writes that people have.
  cloud = await cloudProcess({ CORS_ORIGINS: "http://localhost:3000", WRITE_LIMITS: "" });
  await cloud.start();
  call = caller(cloud);
  [alice, bob] = await Promise.all([tokenOf(cloud, "alice", "owner"), tokenOf(cloud, "bob")]);
  place = await create("Target");
  review = (await call("POST", `/restaurants/${place}/reviews`, { body: { rating: 5 }, token: bob })).body.id;
});
afterAll(() => cloud.dispose());

/** A restaurant of Alice's, once the reads show it. */
async function create(name: string, city = "Fortress"): Promise<string> {
  const { body } = await call("POST", "/restaurants", { body: { name, city, cuisines: ["Stew"] }, token: alice });
  await eventually(
    () => call("GET", `/restaurants/${body.id}`),
    ({ status }) => status === 200,
  );
  return body.id;
}
const codeOf = async (method: string, path: string, options: Parameters<Call>[2] = {}) => {
  const { status, body } = await call(method, path, options);
  return [status, body.code];
};
/** What is Alice's, and Bob's review of it; whatever else an operation is about is created for Alice. */
const places = () => ["", `/reviews/${review}`, "/menu/items/soup"].map((within) => `/restaurants/${place}${within}`);
const operationOf = (name: string) => operations.find(({ operationId }) => operationId === name) as Operation;
/** An address of the right shape, whether something is there or not. */
const shaped = (path: string) => path.replace(/\{(\w+)\}/g, (_, name) => (name === "itemId" ? "soup" : place));

describe("a token", () => {
  const now = () => Math.floor(Date.now() / 1000);
  const claims = (): JWTPayload => ({
    iss: cloud.url + ISSUER_PATH,
    sub: "mallory",
    client_id: CLIENT_ID,
    token_use: "access",
    "cognito:groups": ["admin"],
    iat: now(),
    exp: now() + 600,
  });
  let key: SigningKey;
  beforeAll(async () => {
    key = await signingKey(join(cloud.dataDir, "issuer"));
  });
  const signed = (more: JWTPayload = {}, header: object = {}, by: Parameters<SignJWT["sign"]>[0] = key.privateKey) =>
    new SignJWT({ ...claims(), ...more }).setProtectedHeader({ alg: "RS256", kid: key.kid, ...header }).sign(by);
  const attempt = async (token: string) => codeOf("GET", "/users/me/reviews", { token });

  it("of the issuer is accepted, so that what follows is refused for its own fault", async () => {
    expect((await attempt(await signed()))[0]).toBe(200);
  });

  it.each<[string, () => Promise<string>, string]>([
    ["signed by somebody else", async () => signed({}, {}, (await generateKeyPair("RS256")).privateKey), "invalid"],
    [
      "signed by a key that it brings along",
      async () => {
        const own = await generateKeyPair("RS256", { extractable: true });
        return signed({}, { jwk: await exportJWK(own.publicKey), jku: "http://127.0.0.1:9/jwks" }, own.privateKey);
      },
      "invalid",
    ],
    [
      "signed with the published key as a secret",
      async () => signed({}, { alg: "HS256" }, new TextEncoder().encode(JSON.stringify(key.publicJwk))),
      "invalid",
    ],
    [
      "without a signature",
      async () =>
        `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${(await signed()).split(".")[1]}.`,
      "invalid",
    ],
    ["of another issuer", () => signed({ iss: "http://evil.example/issuer" }), "invalid"],
    ["for another audience", () => signed({ client_id: "other" }), "invalid"],
    ["that tells the client who signed in", () => signed({ token_use: "id", aud: CLIENT_ID }), "invalid"],
    ["that has expired", () => signed({ exp: now() - 60 }), "expired"],
    ["that is not valid yet", () => signed({ nbf: now() + 60 }), "invalid"],
    ["that never expires", () => signed({ exp: undefined as never }), "invalid"],
    ["whose subject holds the separator of keys", () => signed({ sub: "alice#REVIEW#1" }), "invalid"],
    ["whose subject is a line break", () => signed({ sub: "a\r\nb" }), "invalid"],
  ])("%s is refused", async (_, make, fault) => {
    expect(await attempt(await make())).toEqual([401, `token.${fault}`]);
  });

  it("may be half a minute late or early", async () => {
    expect((await attempt(await signed({ exp: now() - 15 })))[0]).toBe(200);
    expect((await attempt(await signed({ nbf: now() + 15 })))[0]).toBe(200);
  });

  it("of the same key by another issuer's name is refused", async () => {
    const minter = await openMinter({ dataDir: cloud.dataDir, url: "http://127.0.0.1:1/issuer" });
    const token = await minter.mintToken({ sub: "alice", role: "admin", name: "Alice", ttlSeconds: 600 });
    expect(await attempt(token)).toEqual([401, "token.invalid"]);
  });
});

describe("a role", () => {
  const all = Object.values(endpoints);
  const signed = all.flatMap(({ method, path, access }: Endpoint) =>
    Array.isArray(access) ? { method, path, access: access as readonly Role[] } : [],
  );

  it("is asked for by every operation that changes something", () => {
    const open = all.filter(({ method, access }) => method !== "GET" && !Array.isArray(access));
    // What asks with a body, and whose function can write nothing; and chats, which are whoever's who knows their ids.
    const asking = open.filter((operation) => operation.function !== "guide");
    expect(asking.map((operation) => [operation.path, operation.function])).toEqual([
      ["/restaurants/resolve", "search"],
      ["/mcp", "mcp"],
    ]);
    const chats = open.filter((operation) => operation.function === "guide");
    expect(chats.filter(({ path }) => !path.startsWith("/v1/chat/"))).toEqual([]);
    expect(new Set(all.filter(({ access }) => access === "open").map(({ path }) => path))).toEqual(
      new Set(["/health", "/openapi.json", "/asyncapi.json", "/docs", "/docs.md", "/llms.txt"]),
    );
  });

  it.each(signed)(
    "$method $path lets in nobody without a token, and no other role",
    async ({ method, path, access }) => {
      const body = method === "GET" ? {} : { body: {} };
      expect(await codeOf(method, shaped(path), body)).toEqual([401, "token.missing"]);
      const others: Role[] = roles.filter((role) => !access.includes(role));
      for (const role of others) {
        const token = await tokenOf(cloud, `one-${role}`, role);
        expect(await codeOf(method, shaped(path), { ...body, token }), role).toEqual([403, "role.forbidden"]);
      }
    },
  );

  it.each(onOneThing)(
    "of user or owner does not open what is another's: $operation",
    async ({ operation, method, path }) => {
      const answered = toAnother(operation);
      if ("allowed" in answered) return;
      const { body, refused } = answered;
      const [location = ""] = await locationsFor(operationOf(operation), places(), creating(call, alice));
      const target = filled(path, segmentsOf(path, location) ?? {});
      for (const role of ["user", "owner"] as const) {
        const token = await tokenOf(cloud, "mallory", role);
        expect(await codeOf(method, target, { ...(body && { body }), token })).toEqual(refused);
      }
      expect((await call("GET", `/restaurants/${place}`)).body).toMatchObject({ name: "Target", status: "open" });
    },
  );
});

describe("whoever gains by a review", () => {
  const reviewed = async (rating: number, token: string) => {
    const id = await create(`Gains ${rating}`);
    const path = `/restaurants/${id}/reviews`;
    const { body } = await call("POST", path, { body: { rating }, token });
    await eventually(
      () => call("GET", path),
      (answer) => answer.body.data.length === 1,
    );
    return { id, path, one: `${path}/${body.id}` };
  };
  const ratingIs = (id: string, count: number) =>
    eventually(
      () => call("GET", `/restaurants/${id}`),
      ({ body }) => body.rating.count === count,
    );

  it("by being given the restaurant, loses its stars and can neither change it nor answer it, until it is somebody else's", async () => {
    const { id, path, one } = await reviewed(5, bob);
    const admin = await tokenOf(cloud, "root", "admin");
    const give = (owner_id: string) => call("PUT", `/restaurants/${id}/owner`, { body: { owner_id }, token: admin });
    await give("bob");
    await ratingIs(id, 0);
    expect((await call("GET", path)).body.data).toEqual([]);
    expect((await call("GET", `${path}/mine`, { token: bob })).body.status).toBe("suspended");
    expect(await codeOf("PATCH", one, { body: { rating: 5 }, token: bob })).toEqual([403, "review.own_restaurant"]);
    expect(await codeOf("POST", `${one}/reply`, { body: { text: "So true" }, token: bob })).toEqual([
      403,
      "review.own",
    ]);
    await give("alice");
    await ratingIs(id, 1);
    expect((await call("GET", path)).body.data).toMatchObject([{ status: "published" }]);
  });

  it("and keeps order, can touch neither their own nor those of their own restaurant", async () => {
    const moderator = await tokenOf(cloud, "mo", "moderator");
    const { id, path, one } = await reviewed(1, bob);
    const own = (await call("POST", path, { body: { rating: 5 }, token: moderator })).body.id;
    const remove = { body: { reason: "Bad for business" }, token: moderator };
    expect(await codeOf("POST", `${path}/${own}/remove`, remove)).toEqual([403, "review.own"]);
    const admin = await tokenOf(cloud, "root", "admin");
    await call("PUT", `/restaurants/${id}/owner`, { body: { owner_id: "mo" }, token: admin });
    for (const [method, to, sent] of [
      ["POST", `${one}/remove`, remove],
      ["POST", `${one}/restore`, remove],
      ["DELETE", one, { token: moderator }],
    ] as const) {
      expect(await codeOf(method, to, sent), method).toEqual([403, "review.own_restaurant"]);
    }
    expect(await codeOf("PATCH", `/restaurants/${id}`, { body: { name: "Mine" }, token: bob })).toEqual([
      403,
      "restaurant.not_owner",
    ]);
  });

  it("cannot write again what was removed, nor delete the trace of it", async () => {
    const { id, path, one } = await reviewed(3, bob);
    const moderator = await tokenOf(cloud, "mo", "moderator");
    expect((await call("DELETE", one, { token: moderator })).status).toBe(204);
    await ratingIs(id, 0);
    for (const [method, to, body] of [
      ["POST", path, { rating: 5 }],
      ["PATCH", one, { rating: 5 }],
      ["DELETE", one, undefined],
    ] as const) {
      expect(await codeOf(method, to, { ...(body && { body }), token: bob })).toEqual([409, "review.removed"]);
    }
    const listed = await eventually(
      () => call("GET", "/moderation/removed", { token: moderator }),
      ({ body }) => body.data?.[0]?.restaurant_id === id,
    );
    expect(listed.body.data[0]).toMatchObject({ status: "removed", removal: { reason: null } });
    expect((await call("POST", `${one}/restore`, { body: {}, token: moderator })).status).toBe(200);
    await ratingIs(id, 1);
  });

  it("cannot own by a name that reaches into another key", async () => {
    const token = await tokenOf(cloud, "root", "admin");
    const body = { owner_id: "bob#REVIEW#1" };
    expect(await codeOf("PUT", `/restaurants/${place}/owner`, { body, token })).toEqual([422, "input.invalid"]);
  });
});

describe("an API key", () => {
  it("is no parameter, no cookie and no other header", async () => {
    const attempts: [string, Record<string, string>][] = [
      [`/cities?x-api-key=${KEY}`, {}],
      ["/cities", { cookie: `x-api-key=${KEY}` }],
      ["/cities", { authorization: `Bearer ${KEY}` }],
      ["/cities", { "x-api-key": `${KEY}, ${KEY}` }],
      ["/cities", { "x-api-key": KEY.toUpperCase() }],
    ];
    for (const [path, headers] of attempts) expect((await fetch(cloud.url + path, { headers })).status).toBe(403);
    expect((await fetch(`${cloud.url}/cities`, { headers: { "x-api-key": KEY } })).status).toBe(200);
  });
});

describe("a cursor", () => {
  const cursorOf = async (path: string, token?: string) =>
    String((await call("GET", path, { ...(token && { token }) })).body.next_cursor);
  let genuine: string;
  beforeAll(async () => {
    for (const [name, city] of [
      ["A", "Left"],
      ["B", "Left"],
      ["C", "Right"],
      ["D", "Right"],
    ] as const) {
      await create(name, city);
    }
    genuine = await cursorOf("/restaurants?city=Left&limit=1");
  });
  const refused = [400, "cursor.invalid"];

  it("is good for its own list only", async () => {
    expect((await call("GET", `/restaurants?city=left&cursor=${genuine}`)).body.data).toHaveLength(1);
    for (const other of [
      "/restaurants?city=Right",
      "/restaurants?city=Left&cuisine=Stew",
      "/restaurants?cuisine=Stew",
      "/restaurants?",
      "/cities?",
      `/restaurants/${place}/reviews?`,
      `/restaurants/${place}/inspections?`,
    ]) {
      expect(await codeOf("GET", `${other}&cursor=${genuine}`), other).toEqual(refused);
    }
  });

  it("of somebody's own reviews does not show them to anybody else", async () => {
    const second = await create("Another Target");
    await call("POST", `/restaurants/${second}/reviews`, { body: { rating: 4 }, token: bob });
    const reviews = () => call("GET", "/users/me/reviews", { token: bob });
    await eventually(reviews, ({ body }) => body.data[0]?.restaurant_id === second);
    const all = (await reviews()).body.data;
    expect(all.length).toBeGreaterThan(1);
    const own = await cursorOf("/users/me/reviews?limit=1", bob);
    expect((await call("GET", `/users/me/reviews?cursor=${own}`, { token: bob })).body.data[0]).toEqual(all[1]);
    expect(await codeOf("GET", `/users/me/reviews?cursor=${own}`, { token: alice })).toEqual(refused);
  });

  it("cannot be forged to read another partition", async () => {
    const bytes = Buffer.from(genuine, "base64url");
    const key = bytes.subarray(16).toString();
    expect(key).toContain("LOC#left");
    const elsewhere = Buffer.from(key.replace("LOC#left", "LOC#right"));
    const forgeries = [
      Buffer.concat([bytes.subarray(0, 16), elsewhere]),
      Buffer.concat([Buffer.alloc(16), elsewhere]),
      elsewhere,
      Buffer.concat([bytes, Buffer.from(" ")]),
      bytes.subarray(0, 16),
      Buffer.from('{"PK":"USER#bob"}'),
    ];
    for (const forged of forgeries) {
      const path = `/restaurants?city=Left&cursor=${forged.toString("base64url")}`;
      expect(await codeOf("GET", path)).toEqual(refused);
    }
  });
});

describe("an Idempotency-Key", () => {
  const write = (token: string, key: string, name = "Twice") =>
    call("POST", "/restaurants", {
      body: { name, city: "Fortress", cuisines: ["Stew"] },
      token,
      headers: { "idempotency-key": key },
    });

  it("of one caller shows another caller nothing", async () => {
    const [mine, theirs] = [await write(alice, "shared"), await write(bob, "shared", "Other")];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect(theirs.headers.get("idempotency-replayed")).toBeNull();
    expect((await write(alice, "shared")).body.id).toBe(mine.body.id);
  });

  it("has 1 to 255 characters", async () => {
    expect((await write(alice, "k".repeat(255))).status).toBe(201);
    for (const key of ["", "k".repeat(256)]) {
      const { status, body } = await write(alice, key);
      expect([status, body.code, body.errors[0].pointer]).toEqual([
        400,
        "idempotency.malformed",
        "/header/idempotency-key",
      ]);
    }
  });
});

describe("text", () => {
  it("that holds the keys' separator stays in its own partition", async () => {
    const id = await create("EST#1#META", "Fort#CUISINE#stew");
    const listed = async (path: string) => ((await pages(call, path)) as { id: string }[]).map((row) => row.id);
    expect(await listed("/restaurants?city=fort-cuisine-stew")).toEqual([id]);
    for (const path of ["city=fort", "city=Fort&cuisine=Stew"])
      expect(await listed(`/restaurants?${path}`)).toEqual([]);
    const dish = { section: "A#0000#b", name: "C#D", price: { amount: 1, currency: "EUR" } };
    expect((await call("PUT", `/restaurants/${id}/menu/items/a%23b`, { body: dish, token: alice })).status).toBe(400);
    expect((await call("PUT", `/restaurants/${id}/menu/items/soup`, { body: dish, token: alice })).status).toBe(200);
    const menu = await eventually(
      () => call("GET", `/restaurants/${id}/menu`),
      ({ body }) => body.sections?.length > 0,
    );
    expect(menu.body.sections).toMatchObject([{ name: "A#0000#b", items: [{ id: "soup", name: "C#D" }] }]);
    expect((await call("GET", "/restaurants/EST%23x")).status).toBe(400);
  });

  it("never becomes a header field or another link", async () => {
    expect((await call("GET", "/restaurants?city=a%0d%0aset-cookie:%20x=1")).status).toBe(400);
    for (const name of ["One", "Two"]) await create(name, 'Q> rel "prev" evil');
    const city = encodeURIComponent('Q>; rel="prev", <https://evil.example');
    await create("Three", 'Q>; rel="prev", <https://evil.example');
    const { headers } = await call("GET", `/restaurants?limit=1&city=${encodeURIComponent('Q>; rel="prev", <evil')}`);
    expect(headers.get("link")).toMatch(/^<[^<>\s",]+>; rel="next"$/);
    expect((await call("GET", `/restaurants?limit=1&city=${city}`)).headers.get("set-cookie")).toBeNull();
  });
});

describe("another site", () => {
  const asked = (origin: string, method = "GET") =>
    fetch(`${cloud.url}/cities`, { method, headers: { origin, "x-api-key": KEY } });

  it.each([
    "null",
    "http://localhost:3000.evil.example",
    "http://evil.example/http://localhost:3000",
    "https://localhost:3000",
    "http://localhost:30000",
    "HTTP://LOCALHOST:3000",
  ])("is not let in as %s", async (origin) => {
    for (const method of ["GET", "OPTIONS"]) {
      const { headers } = await asked(origin, method);
      expect(headers.get("access-control-allow-origin")).toBeNull();
      expect(headers.get("vary")).toContain("Origin");
    }
  });

  it("that is let in gets no credentials along", async () => {
    const { headers } = await asked("http://localhost:3000");
    expect(headers.get("access-control-allow-origin")).toBe("http://localhost:3000");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  });
});

describe("a flood", () => {
  /** Far enough from the minute's end that all that follows is in it. */
  const earlyInMinute = async () => {
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 20_000) await sleep(left + 100);
  };
  const write = (token: string, name: string, key = name) =>
    call("POST", "/restaurants", {
      body: { name, city: "Flooded", cuisines: ["Stew"] },
      token,
      headers: { "idempotency-key": key },
    });
  const countOf = (answers: readonly Answer[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  it.each([
    ["user", 10],
    ["owner", 30],
  ] as const)(
    "from 30 clients at once as one %s is let in as often as that role may, exactly",
    async (role, allowed) => {
      const token = await tokenOf(cloud, `flooding-${role}`, role);
      await earlyInMinute();
      const answers = await Promise.all(
        Array.from({ length: 30 }, async (_, client) => [
          await write(token, `Flood ${client}`),
          await write(token, `Flood ${client} again`),
        ]),
      );
      const all = answers.flat();
      expect([countOf(all, 201), countOf(all, 429)]).toEqual([allowed, 60 - allowed]);
      for (const { body, headers } of all.filter(({ status }) => status === 429)) {
        expect(body).toMatchObject({ code: "quota.exceeded", detail: expect.stringContaining(`At most ${allowed} `) });
        expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
        expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(60);
        expect(headers.get("ratelimit")).toContain('"restaurants-minute";r=0');
      }
    },
  );

  it("of replays counts, of what is not valid does not, and of one user leaves others and other writes alone", async () => {
    const token = await tokenOf(cloud, "replaying");
    await earlyInMinute();
    for (let n = 0; n < 15; n++) expect((await call("POST", "/restaurants", { body: {}, token })).status).toBe(422);
    for (let n = 0; n < 10; n++) expect((await write(token, "Once")).status).toBe(201);
    expect((await write(token, "Once")).status).toBe(429);
    expect((await call("POST", `/restaurants/${place}/reviews`, { body: { rating: 3 }, token })).status).toBe(201);
    expect((await write(await tokenOf(cloud, "quiet"), "Quiet")).status).toBe(201);
  });

  it("of an admin is none", async () => {
    const token = await tokenOf(cloud, "root", "admin");
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => write(token, `Admin's ${n}`)));
    expect(countOf(answers, 201)).toBe(40);
  });
});

describe("a body", () => {
  it("is limited in size, depth and entries, each with its own answer", async () => {
    const post = (body: string) => call("POST", "/restaurants", { body, token: alice });
    expect((await post(`{"name":"${"x".repeat(1_100_000)}"}`)).status).toBe(413);
    const deep = await post(`${'{"a":'.repeat(30)}1${"}".repeat(30)}`);
    expect([deep.status, deep.body.errors]).toMatchObject([422, [{ message: expect.stringContaining("nested") }]]);
    const long = await post(`{"cuisines":[${"1,".repeat(300_000)}1]}`);
    expect([long.status, long.body.errors]).toMatchObject([422, [{ pointer: "/cuisines" }]]);
    const field = await post(JSON.stringify({ name: "x".repeat(500_000), city: "B", cuisines: ["C"] }));
    expect([field.status, field.body.errors]).toMatchObject([422, [{ pointer: "/name" }]]);
    expect(JSON.stringify(field.body).length).toBeLessThan(1000);
  });
});
