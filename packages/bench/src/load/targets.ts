import { caller, eventually, pages, tokenOf } from "@bellyfed/testing/e2e/caller";
import type { CloudProcess } from "@bellyfed/testing/e2e/process";

/** Whom and what the load is about: the demo data, and users who have written nothing yet. */
export interface Targets {
  readonly restaurants: readonly { readonly id: string; readonly city: string; readonly cuisine: string }[];
  /** Tokens of reviewers, as many as there are. */
  readonly reviewers: readonly string[];
  /** A moderator's token, who may change every restaurant. */
  readonly moderator: string;
}

interface Row {
  readonly id: string;
  readonly city: string;
  readonly cuisines: readonly [string, ...string[]];
  readonly status: "open" | "closed";
}
/** Enough for a hundred thousand reviews of the demo data's restaurants, each by another pair. */
const REVIEWERS = 400;

/** Waits until the reads show all of the demo data, which has been written when the process says that it runs. */
export async function targetsOf(cloud: CloudProcess): Promise<Targets> {
  const call = caller(cloud);
  let before = -1;
  const rows = await eventually(
    async () => (await pages(call, "/restaurants?limit=100")) as Row[],
    ({ length }) => {
      const settled = length > 0 && length === before;
      before = length;
      return settled;
    },
    120,
  );
  // Closed ones can no longer be reviewed.
  const open = rows.filter(({ status }) => status === "open");
  const reviewers = Array.from({ length: REVIEWERS }, (_, n) => tokenOf(cloud, `reviewer-${n}`));
  return {
    restaurants: open.map(({ id, city, cuisines: [cuisine] }) => ({ id, city, cuisine })),
    reviewers: await Promise.all(reviewers),
    moderator: await tokenOf(cloud, "moderator", "moderator"),
  };
}
