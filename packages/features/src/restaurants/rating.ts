import * as v from "valibot";

const count = v.pipe(v.number(), v.integer());
const Score = v.exactOptional(v.object({ average: v.number(), count }));
/** `average` is 1 to 5 with two decimals, null without reviews; `histogram` counts the ones, twos, threes, fours and fives. */
export const Rating = v.object({
  average: v.nullable(v.number()),
  count,
  histogram: v.tuple([count, count, count, count, count]),
  sub_ratings: v.exactOptional(
    v.pipe(
      v.object({ food: Score, service: Score, ambience: Score, value: Score }),
      v.description("Of each aspect that somebody rated by itself; lists of restaurants leave it out"),
    ),
  ),
});
export type Rating = v.InferOutput<typeof Rating>;

const counter = { type: "number" } as const;
const counted = {
  rating_count: counter,
  rating_sum: counter,
  rating_1: counter,
  rating_2: counter,
  rating_3: counter,
  rating_4: counter,
  rating_5: counter,
};
const ofAspects = {
  food_count: counter,
  food_sum: counter,
  service_count: counter,
  service_sum: counter,
  ambience_count: counter,
  ambience_sum: counter,
  value_count: counter,
  value_sum: counter,
};

/** The attributes that reviews add to. */
export const ratingAttributes = { ...counted, ...ofAspects };
/** Those that lists show: indexes do not carry what was counted of aspects. */
export const ratingCounters = Object.keys(counted);
