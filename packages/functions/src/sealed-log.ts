import type { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import type { EventLog, EventStore, Runtime } from "@bellyfed/core/ports";
import { freshOpener, type OpenEnvelopes, opener, opening } from "@bellyfed/core/sealing/log";
import { sealing } from "@bellyfed/core/sealing/store";
import { sealingBy, withoutKeys } from "./sealing.ts";

type Client = ReturnType<typeof dynamoClient>;
type Clock = Pick<Runtime, "now">;

/** What opens envelopes by the table of keys: by keys as they were at most a minute ago, or as they are now. */
export function openers(
  client: Client,
  { KEYS_TABLE }: { readonly KEYS_TABLE: string },
  runtime: Clock,
): { readonly open: OpenEnvelopes; readonly openNow: OpenEnvelopes } {
  const by = sealingBy(dynamoKeyStore({ client, table: KEYS_TABLE }), runtime);
  return { open: opener(by), openNow: freshOpener(by) };
}

/** The log for those who append to it or open what is in it. */
export function sealedLog(
  client: Client,
  { EVENTS_TABLE, KEYS_TABLE }: { readonly EVENTS_TABLE: string; readonly KEYS_TABLE: string },
  runtime: Clock,
): EventStore & EventLog {
  const by = sealingBy(dynamoKeyStore({ client, table: KEYS_TABLE }), runtime);
  const log = dynamoEventStore({ client, table: EVENTS_TABLE });
  return { ...sealing(log, by), ...opening(log, by) };
}

/** The log for those whose streams hold nothing personal: they have no keys, and anything personal is an error. */
export const keylessLog = (client: Client, { EVENTS_TABLE }: { readonly EVENTS_TABLE: string }): EventStore =>
  sealing(dynamoEventStore({ client, table: EVENTS_TABLE }), withoutKeys);
