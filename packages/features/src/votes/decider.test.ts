import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import { alice, at, maria, restaurantId, reviewId } from "../reviews/fixtures.ts";
import type { ReviewFacts } from "../reviews/rules.ts";
import { type VoteCommand, vote } from "./decider.ts";
import { reviewMarkedHelpful, reviewUnmarkedHelpful } from "./events.ts";

const { given } = specify(vote);
const shown: ReviewFacts = { status: "published", author_id: alice.sub, created_at: at };
const mark = (review: ReviewFacts = shown, sub: string = maria.sub): VoteCommand => ({
  type: "mark",
  ...{ restaurant_id: restaurantId, review_id: reviewId, review, actor: { sub } },
});
const judged = { restaurant_id: restaurantId, review_id: reviewId, review_created_at: at, voter_id: maria.sub };
const marked = reviewMarkedHelpful(judged);
const unmarked = reviewUnmarkedHelpful(judged);

test("a review is found helpful once, until that is taken back", () => {
  given().when(mark()).yields(marked);
  given(marked).when(mark()).nothing();
  given(marked).when({ type: "unmark" }).yields(unmarked);
  given(marked, unmarked).when({ type: "unmark" }).nothing();
  given(marked, unmarked).when(mark()).yields(marked);
});

test("nobody finds their own review helpful, nor one that is not shown", () => {
  given().when(mark(shown, alice.sub)).fails("review.own");
  for (const status of ["suspended", "removed"] as const) {
    given()
      .when(mark({ ...shown, status }))
      .fails("review.missing");
  }
  given()
    .when(mark({ status: "absent" }))
    .fails("review.missing");
});

test("one that was written anew may be found helpful again; what is taken back is what was marked last", () => {
  const again = "2026-03-03T03:03:03.333Z";
  const anew = reviewMarkedHelpful({ ...judged, review_created_at: again });
  given(marked)
    .when(mark({ ...shown, created_at: again }))
    .yields(anew);
  given(marked, anew)
    .when({ type: "unmark" })
    .yields(reviewUnmarkedHelpful({ ...judged, review_created_at: again }));
});
