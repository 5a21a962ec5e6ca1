import { Agent, request } from "node:http";
import type { DynamoDBRecord } from "aws-lambda";
import { LOCAL_REGION } from "../loopback.ts";

export interface Shard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
}

export interface StreamPage {
  readonly Records: readonly DynamoDBRecord[];
  /** Left out when the shard is closed and read to its end. */
  readonly NextShardIterator?: string | null;
}

/** Where an iterator begins: with the oldest record, or with the one at a sequence number, or with the one after it. */
export type Place = "TRIM_HORIZON" | { readonly at: string } | { readonly after: string };

/** The four calls of the DynamoDB Streams API, version 2012-08-10. */
export interface StreamApi {
  /** The newest stream of a table; undefined when the table has none (yet). */
  streamArn(table: string): Promise<string | undefined>;
  shards(streamArn: string): Promise<readonly Shard[]>;
  iterator(streamArn: string, shardId: string, place: Place): Promise<string>;
  records(iterator: string, limit: number): Promise<StreamPage>;
  close(): void;
}

/** An error that the API answered; `code` is its name without the namespace: `ExpiredIteratorException`. */
export class StreamError extends Error {
  override readonly name = "StreamError";
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

// A local engine wants a signature's form but does not check it. A real table's stream needs the real client.
const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  "x-amz-date": "20260101T000000Z",
  authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${LOCAL_REGION}/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`,
};
const TIMEOUT_MS = 10_000;

type Call = <T>(operation: string, input: object) => Promise<T>;

/** Speaks the Streams API's JSON protocol to a local engine; the AWS SDK's client for it would be one more dependency for four calls. */
export function streamApi(endpoint: string): StreamApi {
  const agent = new Agent({ keepAlive: true });
  const call = caller(endpoint, agent);
  return {
    async streamArn(TableName) {
      const { Streams = [] } = await call<{ Streams?: { StreamArn: string; StreamLabel: string }[] }>("ListStreams", {
        TableName,
      });
      return Streams.reduce(
        (newest, stream) => (stream.StreamLabel > (newest?.StreamLabel ?? "") ? stream : newest),
        Streams[0],
      )?.StreamArn;
    },
    shards: (streamArn) => allShards(call, streamArn),
    async iterator(StreamArn, ShardId, place) {
      const input = { StreamArn, ShardId, ...placeInput(place) };
      return (await call<{ ShardIterator: string }>("GetShardIterator", input)).ShardIterator;
    },
    records: (ShardIterator, Limit) => call<StreamPage>("GetRecords", { ShardIterator, Limit }),
    close: () => agent.destroy(),
  };
}

function placeInput(place: Place) {
  if (place === "TRIM_HORIZON") return { ShardIteratorType: place };
  if ("at" in place) return { ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber: place.at };
  return { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: place.after };
}

async function allShards(call: Call, StreamArn: string): Promise<readonly Shard[]> {
  const shards: Shard[] = [];
  let start: string | undefined;
  do {
    const { StreamDescription: page } = await call<{
      StreamDescription: { Shards?: Shard[]; LastEvaluatedShardId?: string };
    }>("DescribeStream", { StreamArn, ...(start && { ExclusiveStartShardId: start }) });
    shards.push(...(page.Shards ?? []));
    start = page.LastEvaluatedShardId;
  } while (start);
  return shards;
}

const caller =
  (endpoint: string, agent: Agent): Call =>
  <T>(operation: string, input: object) =>
    new Promise<T>((resolve, reject) => {
      const body = JSON.stringify(input);
      const headers = {
        ...HEADERS,
        "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
        "content-length": Buffer.byteLength(body),
      };
      const sent = request(endpoint, { method: "POST", agent, headers, timeout: TIMEOUT_MS }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          try {
            resolve(read<T>(response.statusCode, Buffer.concat(chunks).toString()));
          } catch (error) {
            reject(error);
          }
        });
      });
      sent.once("timeout", () => sent.destroy(new Error(`${operation} was not answered in ${TIMEOUT_MS} ms`)));
      sent.once("error", reject);
      sent.end(body);
    });

function read<T>(status: number | undefined, text: string): T {
  const answer = JSON.parse(text) as T & { __type?: string; message?: string; Message?: string };
  if (status === 200) return answer;
  throw new StreamError(
    (answer.__type ?? `HTTP ${status}`).replace(/^.*#/, ""),
    answer.message ?? answer.Message ?? "",
  );
}
