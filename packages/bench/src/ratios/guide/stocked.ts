import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { INDEX_KEY } from "@bellyfed/core/search/index-key";
import { applyEvents } from "@bellyfed/functions/search/applying";
import { openCopy } from "@bellyfed/functions/search/index-file";
import { IMPORT_BUCKET } from "@bellyfed/local/cloud/environment";
import { runningEnvironment } from "@bellyfed/local/cloud/running";
import { settings } from "@bellyfed/local/cloud/settings";
import type { CloudProcess } from "@bellyfed/testing/e2e/process";
import { inventedWorld } from "@bellyfed/testing/guide/invented-world";
import { projectedItems } from "@bellyfed/testing/guide/projected-items";
import { put } from "@bellyfed/testing/guide/put-items";

const OF_A_WORLD = 240;

/**
 * Puts so many worlds into a system that runs, past its log: into the read table what its projections make of them, into the bucket the file of
 * an index that knows them. The log is empty, so that the feed begins where the file ends. Answers how many restaurants there are.
 */
export async function stock(cloud: CloudProcess, worlds: number, log: (line: string) => void): Promise<number> {
  const env = runningEnvironment("search-indexer", settings({ ...process.env, ...cloud.env }));
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const copy = await openCopy(undefined);
  try {
    let writing: Promise<unknown> = Promise.resolve();
    for (let number = 1; number <= worlds; number++) {
      const happened = inventedWorld(number).flatMap((place) => place.happened);
      await applyEvents(copy.index, happened, async (envelopes) => envelopes, "0");
      const items = await projectedItems(happened);
      // The engine writes one world while the next is made.
      await writing;
      writing = put(client, items);
      if (number % 15 === 0) log(`${number * OF_A_WORLD} restaurants`);
    }
    await writing;
    await copy.index.settle();
    const files = s3Objects({ client: s3Client({ endpoint: env.S3_ENDPOINT }), bucket: IMPORT_BUCKET });
    await files.put(INDEX_KEY, await copy.pack(), "application/gzip");
    return worlds * OF_A_WORLD;
  } finally {
    await copy.discard();
    client.destroy();
  }
}
