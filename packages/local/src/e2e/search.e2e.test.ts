import { eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { expect, it } from "vitest";

const running = cloudWithAdmin();
const { call } = running;

/** The names that a search finds, in their order. */
async function found(query: string): Promise<string[] | undefined> {
  const { status, body } = await call("GET", `/search/restaurants?${query}`).catch(() => ({ status: 0, body: null }));
  return status === 200 ? (body as { data: { name: string }[] }).data.map(({ name }) => name) : undefined;
}
const untilFound = (query: string, names: readonly string[]) =>
  eventually(
    () => found(query),
    (answer) => JSON.stringify(answer) === JSON.stringify(names),
  );

it("finds what was added and renamed, misspelt as it may be, also after everything was killed", async () => {
  const token = await tokenOf(running.cloud, "ines", "owner");
  const add = (name: string) =>
    call("POST", "/restaurants", { token, body: { name, city: "Searchton", cuisines: ["Ramen"] } });
  const added = await add("Ratskeller am Markt");
  expect(added.status).toBe(201);
  await untilFound("q=ratskeler&city=searchton", ["Ratskeller am Markt"]);
  const renamed = await call("PATCH", `/restaurants/${added.body.id}`, { token, body: { name: "Shake Shack" } });
  expect(renamed.status).toBe(200);
  expect((await add("東京ラーメン横丁")).status).toBe(201);
  await running.cloud.kill();
  await running.cloud.start();
  await untilFound("q=shakeshack&city=Searchton", ["Shake Shack"]);
  await untilFound(`q=${encodeURIComponent("ラーメン")}&city=Searchton`, ["東京ラーメン横丁"]);
  expect(await found("q=ratskeller&city=Searchton")).toEqual([]);
  const { body } = await call("GET", "/autocomplete?q=shak");
  expect(body.data).toContainEqual({
    ...{ kind: "restaurant", text: "Shake Shack", id: added.body.id, city: "Searchton" },
    // The beginning of one word, and another one that differs by a letter.
    offsets: [
      [0, 4],
      [6, 11],
    ],
  });
}, 120_000);
