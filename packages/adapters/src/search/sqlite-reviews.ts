import type { DatabaseSync, SQLOutputValue } from "node:sqlite";

/** What sentences are chosen and put in order by, of each review by its number. */
export interface Reviews {
  /** Of which restaurant it is; 0 where there is no review. */
  doc: Uint32Array;
  rating: Uint8Array;
  /** Milliseconds since 1970. */
  written: Float64Array;
}

/** The reviews of a file, read when sentences are first asked for: who only searches never has them in memory. */
export interface FreshReviews {
  now(): Reviews;
  /** This one was written, or taken away. */
  touch(review: number | undefined): void;
}

/** Room for more, so that not every new one moves all others. */
const ROOM = 1.125;
const OF_A_REVIEW = "select id, doc, rating, written from review";

export function freshReviews(db: DatabaseSync): FreshReviews {
  const one = db.prepare(`${OF_A_REVIEW} where id = ?`);
  const touched = new Set<number>();
  let reviews: Reviews | undefined;
  return {
    now() {
      if (!reviews) reviews = readAll(db);
      else for (const id of touched) put(reviews, id, one.get(id));
      touched.clear();
      return reviews;
    },
    touch(review) {
      if (reviews && review !== undefined) touched.add(review);
    },
  };
}

/** Of an index without the file of reviews. */
export const noReviews: FreshReviews = {
  now() {
    throw new Error("This copy of the index has no words of reviews");
  },
  touch: () => {},
};

const sized = (size: number): Reviews => ({
  doc: new Uint32Array(size),
  rating: new Uint8Array(size),
  written: new Float64Array(size),
});

function readAll(db: DatabaseSync): Reviews {
  const reviews = sized(Number(db.prepare("select coalesce(max(id), 0) + 1 size from review").get()?.size));
  for (const row of db.prepare(OF_A_REVIEW).iterate()) put(reviews, Number(row.id), row);
  return reviews;
}

function put(reviews: Reviews, id: number, row: Record<string, SQLOutputValue> | undefined): void {
  if (id >= reviews.doc.length) {
    const larger = sized(Math.ceil((id + 1) * ROOM));
    for (const name of ["doc", "rating", "written"] as const) larger[name].set(reviews[name]);
    Object.assign(reviews, larger);
  }
  reviews.doc[id] = Number(row?.doc ?? 0);
  reviews.rating[id] = Number(row?.rating ?? 0);
  reviews.written[id] = row ? Date.parse(String(row.written)) : 0;
}
