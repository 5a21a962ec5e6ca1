import fc from "fast-check";
import { type Action, type Place, type Reviewer, reviewers } from "./history.ts";
import { openers } from "./request.ts";

const author = fc.constantFrom(...reviewers);
const rating = fc.integer({ min: 1, max: 5 });

export type Places = fc.Arbitrary<Place>;
/** What a person does in a row, so that it has a chance to make sense. */
export type Doings = fc.Arbitrary<readonly Action[]>;

/** One user's review of one restaurant, and what becomes of it. */
export const reviews = (place: Places): Doings =>
  fc
    .record({
      ...{
        place,
        author,
        by: fc.constantFrom("author", "author", "mo"),
        stars: fc.array(rating, { minLength: 6, maxLength: 6 }),
      },
      kinds: fc.subarray(
        [
          "review",
          "revise",
          "reply",
          "unreply",
          "remove",
          "assign",
          "restore",
          "revise",
          "withdraw",
          "assign",
          "review",
        ] as const,
        { minLength: 2, maxLength: 7 },
      ),
      owners: fc.tuple(fc.constantFrom("author", "author", "ines"), fc.constantFrom("ines", "ines", "ann", "bob")),
    })
    .map(({ place, author, by, stars, kinds, owners: [first, second] }) =>
      kinds.map((kind, n): Action => {
        if (kind === "remove" || kind === "restore") return { kind, by: "mo", author, place };
        if (kind === "assign") {
          const to = kinds.indexOf("assign") === n ? first : second;
          return { kind, by: "root", place, to: to === "author" ? author : to };
        }
        if (kind === "reply") return { kind, by: "ines", author, place };
        if (kind === "unreply") return { kind, by: by === "mo" ? by : "ines", author, place };
        if (kind === "withdraw") return { kind, by: by === "mo" ? by : author, author, place };
        return { kind, by: author, place, rating: stars[n] ?? 1 };
      }),
    );

/** Somebody reviews, and is replied to if the restaurant is still its first owner's, who comes too early at times and tries again; then the reply is removed. */
export const conversations = (place: Places): Doings =>
  fc.tuple(place, author, rating, fc.boolean()).map(([where, by, stars, isRemoved]): Action[] => {
    const at: Place = isRemoved ? 0 : where;
    const reply: Action = { kind: "reply", by: "ines", author: by, place: at };
    const unreply: Action = { kind: "unreply", by: "ines", author: by, place: at };
    return [
      ...(isRemoved ? [{ kind: "create", by: "ines", place: 0, look: OTHER } as const] : []),
      { kind: "review", by, place: at, rating: stars },
      { kind: "review", by, place: at, rating: stars },
      ...[reply, reply, reply],
      ...(isRemoved ? [unreply, unreply] : []),
    ];
  });

/** Somebody reviews, others find it helpful, and some of them not any more; it may be out of sight meanwhile. */
export const votes = (place: Places): Doings =>
  fc
    .record({
      ...{ place, author, stars: rating, removed: fc.boolean() },
      voters: fc.uniqueArray(fc.constantFrom(...reviewers, "ines", "udo"), { minLength: 2, maxLength: 4 }),
      back: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ place, author, stars, voters, back, removed }): Action[] => [
      { kind: "review", by: author, place, rating: stars },
      { kind: "reconcile", by: "root" },
      ...voters.flatMap((by) => ["mark", "mark"].map((): Action => ({ kind: "mark", by, author, place }))),
      ...(removed ? (["remove", "restore"] as const).map((kind): Action => ({ kind, by: "mo", author, place })) : []),
      ...voters.slice(0, back).map((by): Action => ({ kind: "unmark", by, author, place })),
    ]);

/** Somebody reviews, others report it, at times without a word, and a moderator decides on what the first one of them said; then it is said again. */
export const reports = (place: Places): Doings =>
  fc
    .record({
      ...{ place, stars: rating, removed: fc.boolean(), wordless: fc.boolean() },
      people: fc.shuffledSubarray([...reviewers], { minLength: 3, maxLength: 3 }),
    })
    .map(({ place, stars, removed, wordless, people: [author = "ann", first = "bob", second = "cara"] }): Action[] => {
      const report = (by: Reviewer): Action => ({ kind: "report", by, author, place, wordless });
      const decide: Action = { kind: "decide", by: "mo", reporter: first, author, place };
      return [
        { kind: "review", by: author, place, rating: stars },
        ...[first, first, second].map(report),
        ...[decide, decide],
        ...(removed ? [{ kind: "remove" as const, by: "mo" as const, author, place }] : []),
        ...[first, first].map(report),
      ];
    });

/** Somebody reviews a place and comes to own it, until it is given away again: what follows from the first must have time to happen. */
export const takeovers = (place: Places): Doings =>
  fc.tuple(place, author, rating).map(([where, by, stars]) => [
    { kind: "review", by, place: where, rating: stars },
    { kind: "review", by, place: where, rating: stars },
    { kind: "reconcile", by: "root" },
    { kind: "assign", by: "root", place: where, to: by },
    { kind: "reconcile", by: "root" },
    { kind: "assign", by: "root", place: where, to: "ines" },
  ]);

const OTHER = { name: "Kumo", city: "Porto", cuisines: ["Ramen"] };
/** Somebody reviews, and finds helpful, and the restaurant is merged into another one; at times until that is undone. */
export const merges = (place: Places): Doings =>
  fc
    .record({
      ...{ one: place, other: place, author, voter: author, stars: fc.array(rating, { minLength: 2, maxLength: 2 }) },
      ...{ both: fc.boolean(), back: fc.boolean(), rests: fc.boolean(), late: fc.boolean() },
    })
    .map(({ one, other, author, voter, stars, both, back, rests, late }): Action[] => {
      const into: Place = one === other ? (one === 0 ? 1 : 0) : other;
      const review = (at: Place, n: number): Action => ({
        kind: "review",
        by: author,
        place: at,
        rating: stars[n] ?? 1,
      });
      const reconcile: Action = { kind: "reconcile", by: "root" };
      return [
        ...(into === 0 || into === 1 ? [{ kind: "create", by: openers[into], place: into, look: OTHER } as const] : []),
        review(one, 0),
        ...(both ? [review(into, 1)] : []),
        { kind: "mark", by: voter, author, place: one },
        ...(rests ? [reconcile] : []),
        { kind: "merge", by: "mo", place: one, into },
        ...(late ? [review(one, 1), { kind: "revise", by: author, place: into, rating: 3 } as const] : []),
        ...(rests ? [reconcile] : []),
        ...(back ? [{ kind: "unmerge", by: "mo", place: one } as const] : []),
      ];
    });

/** Somebody asks the guide, and at times is erased then. */
export const questions: Doings = fc
  .tuple(author, fc.integer({ min: 1, max: 3 }), fc.boolean())
  .map(([by, times, leaves]): Action[] => [
    ...Array.from({ length: times }, (): Action => ({ kind: "ask", by })),
    ...(leaves ? [{ kind: "erase", by } as const] : []),
  ]);

const moderatorsErasure: Doings = fc.constantFrom<"ines" | "udo">("ines", "udo").map((author) => [
  { kind: "hide-by-author", by: "mo", author },
  { kind: "erase", by: "mo" },
]);
/** Who has reported something is erased, or who has decided on it. */
const reportersErasure = (place: Places): Doings =>
  fc.tuple(reports(place), fc.constantFrom<Reviewer | "mo">(...reviewers, "mo", "mo")).map(([told, by]): Action[] => {
    const erase: Action = { kind: "erase", by };
    return [...told, erase];
  });
/** Somebody reviews, and is erased. */
export const erasures = (place: Places): Doings =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.tuple(place, author, rating).map(([where, by, stars]): readonly Action[] => [
        { kind: "review", by, place: where, rating: stars },
        { kind: "review", by, place: where, rating: stars },
        { kind: "erase", by },
      ]),
    },
    moderatorsErasure,
    reportersErasure(place),
    place.map((where): readonly Action[] => [
      { kind: "hide", by: "mo", place: where },
      { kind: "erase", by: "mo" },
    ]),
  );
