import type { Answer } from "@bellyfed/testing/e2e/caller";
import type { Site } from "./site.ts";

/** Where in the demo data the tests look. */
export interface DemoRestaurants {
  /** A restaurant with a menu and reviews, owned by a demo user. */
  readonly busy: string;
  /** One that nobody has written about, made by olivia. */
  readonly bare: string;
  /** Somebody has written about it, but that was removed. */
  readonly closed: string;
  readonly hidden: string;
}

/** Finds or makes them; all are stored when this answers. */
export async function demoRestaurants({ call, tokenOf }: Site): Promise<DemoRestaurants> {
  const { body: list } = await call("GET", "/restaurants?city=Lisbon&limit=25");
  const busy = list.data.find(
    (each: { rating: { count: number }; status: string }) => each.rating.count > 2 && each.status === "open",
  );
  const token = await tokenOf("olivia", "owner");
  const make = async (name: string) => {
    const { body } = await call("POST", "/restaurants", { body: { name, city: "Lisbon", cuisines: ["Soup"] }, token });
    return body.id as string;
  };
  const [bare, closed, hidden] = [
    await make("The Bare Table"),
    await make("The Closed Door"),
    await make("The Hidden Nook"),
  ];
  await keepOrder({ call, tokenOf }, closed, hidden);
  await call("POST", `/restaurants/${closed}/close`, { body: { reason: "Moved" }, token });
  await waitUntilStored(call, `/restaurants/${closed}`, ({ status }) => status === "closed");
  await waitUntilStored(call, `/restaurants/${bare}`, ({ status }) => status === "open");
  return { busy: busy.id, bare, closed, hidden };
}

/** A moderator removes what somebody wrote about the first place, and hides the second. */
async function keepOrder({ call, tokenOf }: Pick<Site, "call" | "tokenOf">, reviewed: string, hidden: string) {
  const [alice, mona] = [await tokenOf("alice"), await tokenOf("mona", "moderator")];
  const review = { rating: 1, title: "Cheap watches", text: "Buy them at my shop." };
  const { body } = await call("POST", `/restaurants/${reviewed}/reviews`, { body: review, token: alice });
  const path = `/restaurants/${reviewed}/reviews/${body.id}/remove`;
  await call("POST", path, { body: { reason: "An advertisement" }, token: mona });
  await call("POST", `/restaurants/${hidden}/hide`, { body: { reason: "There is no such place" }, token: mona });
  await waitUntilStored(call, "/moderation/removed", ({ data }) => data.length > 0, mona);
  await waitUntilStored(call, "/moderation/hidden", ({ data }) => data.length > 0, mona);
}

/** Asks until the projection has what a write said. */
export async function waitUntilStored(
  call: Site["call"],
  path: string,
  wanted: (body: Answer["body"]) => boolean,
  token?: string,
): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { status, body } = await call("GET", path, { ...(token && { token }) });
    if (status === 200 && wanted(body)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${path} is not as wanted after 5 s`);
}
