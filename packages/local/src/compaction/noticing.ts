import type { Invoke } from "../lambda/context.ts";
import { askForCompaction } from "./pending.ts";

interface Batch {
  readonly Records?: readonly {
    /** Of a message. */
    readonly body?: string;
    /** Of a commit in the log's stream. */
    readonly dynamodb?: { readonly NewImage?: { readonly events?: { readonly S?: string } } };
  }[];
}

/** The type of an event that ends what somebody wrote (`REVIEW_ERASED`), as it stands in JSON. */
const ERASED = '_ERASED"';

const isOfErasure = (event: unknown): boolean =>
  ((event as Batch | undefined)?.Records ?? []).some(
    ({ body, dynamodb }) => body?.includes(ERASED) || dynamodb?.NewImage?.events?.S?.includes(ERASED),
  );

/**
 * A function that is handed events: before one that erases something is worked on, the data folder's files are marked, for what it has deleted
 * would go on being in their free space. That it is marked too often costs a compaction.
 */
export const noticingErasures =
  (dataDir: string, invoke: Invoke): Invoke =>
  async (name, event, context) => {
    if (isOfErasure(event)) askForCompaction(dataDir);
    return invoke(name, event, context);
  };
