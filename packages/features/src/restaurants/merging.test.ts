import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import { restaurant } from "./decider.ts";
import {
  closed,
  closing,
  closingScheduled,
  created,
  hidden,
  restaurantId as id,
  imported,
  inspected,
  inspection,
  moderator,
  origin,
  owner,
  reopened,
  stranger,
} from "./fixtures.ts";
import {
  restaurantAbsorbed,
  restaurantMerged,
  restaurantMoved,
  restaurantReleased,
  restaurantUnmerged,
} from "./merging-events.ts";

const { given } = specify(restaurant);
const [into, other] = ["5v8t1mq4w7z0x3c6b9n2d5f8hk", "6v8t1mq4w7z0x3c6b9n2d5f8hk"];
const actor = moderator;
const reason = "The same door";
const merge = { type: "merge", into, reason, actor } as const;
const unmerge = { type: "unmerge", from: into, reason: null, actor } as const;
const absorb = { type: "absorb", absorbed: other, actor } as const;
const merged = restaurantMerged({ id, merged_into: into, reason, merged_by: actor.sub });
const unmerged = restaurantUnmerged({ id, from: into, reason: null, unmerged_by: actor.sub });
const absorbed = restaurantAbsorbed({ id, absorbed: other });
const released = restaurantReleased({ id, released: other });

test("a restaurant is merged into another one, once", () => {
  given(created()).when(merge).yields(merged);
  given(created(), merged).when(merge).nothing();
  given(created(), closed()).when(merge).yields(merged);
  given(created()).when(absorb).yields(absorbed);
  given(created(), absorbed).when(absorb).nothing();
});

test("it is merged into no third one, and absorbs none any more", () => {
  given(created(), merged)
    .when({ ...merge, into: other })
    .fails("restaurant.merged");
  given(created(), merged).when(absorb).fails("restaurant.merged");
});

test("what is not there, hidden, closed or one's own is refused", () => {
  given().when(merge).fails("restaurant.missing");
  given().when(absorb).fails("input.invalid");
  given(created(), hidden()).when(merge).fails("restaurant.hidden");
  given(created(), hidden()).when(absorb).fails("restaurant.hidden");
  given(created(), closed()).when(absorb).fails("restaurant.closed");
  for (const command of [merge, absorb, unmerge])
    given(created())
      .when({ ...command, actor: { ...moderator, sub: owner.sub } })
      .fails("restaurant.own");
});

test("it is one of its own again, once", () => {
  given(created(), merged).when(unmerge).yields(unmerged);
  given(created(), merged, unmerged).when(unmerge).nothing();
  given(created(), absorbed).when({ type: "release", released: other, actor }).yields(released);
  given(created(), absorbed, released).when({ type: "release", released: other, actor }).nothing();
  given(created(), merged, unmerged)
    .when({ ...merge, into: other })
    .yields(restaurantMerged({ id, merged_into: other, reason, merged_by: actor.sub }));
});

test("the last of two merges is undone first", () => {
  given(created(), absorbed, merged).when({ type: "release", released: other, actor }).fails("restaurant.merged");
});

test("while another stands for it, nobody changes it, and what goes on by itself goes on", () => {
  for (const command of [
    { type: "update", changes: { name: "Other" }, actor: owner },
    { type: "close", reason: null, actor: owner },
    { type: "reopen", actor: owner },
    { type: "assign_owner", owner_id: stranger.sub },
    { type: "hide", reason, actor },
  ] as const)
    given(created(), merged).when(command).fails("restaurant.merged");
  given(created(), closingScheduled(), merged)
    .when({ type: "close_due", closing_id: closing.closing_id })
    .yields(closed(null, null));
  given(created(), merged).when({ type: "establish" }).nothing();
  given(imported(), merged)
    .when({ type: "import", id, source: origin, profile: null, inspections: [inspection()] })
    .yields(inspected(1));
});

test("where it moved to is said when it closes or later, and is over when it opens again", () => {
  const close = { type: "close", reason: null, actor: owner } as const;
  const moved = restaurantMoved({ id, moved_to: other });
  given(created())
    .when({ ...close, moved_to: other })
    .yields(closed(), moved);
  given(created(), closed())
    .when({ ...close, moved_to: other })
    .yields(moved);
  given(created(), closed(), moved).when(close).nothing();
  given(created(), closed(), moved)
    .when({ ...close, moved_to: null })
    .yields(restaurantMoved({ id, moved_to: null }));
  given(created(), closed(), moved, reopened(), closed())
    .when({ ...close, moved_to: null })
    .nothing();
});
