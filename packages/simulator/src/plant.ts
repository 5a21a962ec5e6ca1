import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import type { Page } from "@bellyfed/core/pages";
import type { Policy, PolicyPorts } from "@bellyfed/core/policy";
import type { Commit, EventLog, EventStore, ReadTableWriter } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import type { Scheduler } from "@bellyfed/core/scheduler";
import type { Sealing } from "@bellyfed/core/sealing/store";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import type { InUse } from "@bellyfed/functions/read-models/control";
import type { DynamoDBBatchResponse, SQSBatchResponse } from "aws-lambda";

/** A bug to be planted into the system, to see whether the simulator finds it: what the functions' code would do with its ports. */
export interface Plant {
  readonly store?: (store: EventStore & EventLog) => EventStore & EventLog;
  readonly scheduler?: (scheduler: Scheduler) => Scheduler;
  readonly table?: (table: ReadTableWriter) => ReadTableWriter;
  readonly projection?: (projection: Projection) => Projection;
  readonly policy?: <Ports extends PolicyPorts>(policy: Policy<Ports>) => Policy<Ports>;
  readonly relay?: (result: Promise<DynamoDBBatchResponse>) => Promise<DynamoDBBatchResponse>;
  readonly consumed?: (result: Promise<SQSBatchResponse>) => Promise<SQSBatchResponse>;
  /** What consumers make of the generations in use. */
  readonly followed?: (known: InUse) => InUse;
  /** What those who read make of them. */
  readonly readers?: (known: InUse) => InUse;
  /** For how many seconds a rebuild thinks that functions go by what they knew. */
  readonly patience?: number;
  readonly keys?: (store: KeyStore) => KeyStore;
  readonly sealing?: (by: Sealing) => Sealing;
  /** What an indexer, and who searches, make of their copy of the index. */
  readonly index?: (index: GuideIndex) => GuideIndex;
  readonly scanned?: (page: Page<Commit>) => Page<Commit>;
}
