import { sha256 } from "@bellyfed/core/id";
import { parse } from "@bellyfed/core/parse";
import type { CdnCache, PageCache, Runtime } from "@bellyfed/core/ports";
import { maxCharacters } from "@bellyfed/core/schema";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as v from "valibot";
import type { Handler } from "../lambda.ts";
import { type Failure, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface RenewPagesPorts {
  readonly site: PageCache;
  readonly cdn: CdnCache;
  readonly runtime: Pick<Runtime, "sleep">;
}

/** The site takes no longer ones. */
const Message = v.object({ tags: v.array(v.pipe(v.string(), maxCharacters(256))) });

/** By then the index in which the site looks up what it has forgotten shows it. */
const SITE_KNOWS_MS = 2_000;

/**
 * Has the site make pages anew and then the CDN forget them, for all messages together. In this order, or the CDN would fetch the old page
 * and keep it for a day. What fails comes again as a whole; the messages name the request, so that the same batch asks for nothing twice.
 */
export const renewPages =
  ({ site, cdn, runtime }: RenewPagesPorts, { log, count, flush }: Telemetry): Handler<SQSEvent, SQSBatchResponse> =>
  async ({ Records }) => {
    const { good, tags, poison } = read(Records);
    try {
      await site.revalidate(tags);
      if (tags.length > 0) await runtime.sleep(SITE_KNOWS_MS);
      const paid = good.length > 0 ? await cdn.forget(tags, sha256(JSON.stringify(good.toSorted()))) : 0;
      count("TagsForgotten", paid);
      return failing(poison);
    } catch (error) {
      log.warn("Pages could not be renewed; they come again", { error });
      return failing([...poison, ...good.map((messageId) => failureOf(messageId, error))]);
    } finally {
      flush();
    }
  };

function read(records: readonly SQSRecord[]) {
  const tags = new Set<string>();
  const good: string[] = [];
  const poison: Failure[] = [];
  for (const { messageId, body } of records) {
    try {
      for (const tag of parse(Message, JSON.parse(body)).tags) tags.add(tag);
      good.push(messageId);
    } catch (error) {
      poison.push(failureOf(messageId, error));
    }
  }
  return { good, tags: [...tags].sort(), poison };
}
