import type { MemoryEventStore } from "@bellyfed/adapters/memory/event-store";
import type { MemoryObjects } from "@bellyfed/adapters/memory/objects";
import type { MemoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Accounts } from "@bellyfed/core/erasure";
import type { ChatKeys } from "@bellyfed/core/guide/chat-keys";
import type { TokenMeter } from "@bellyfed/core/guide/token-meter";
import type { LogPages } from "@bellyfed/core/pages";
import type { EventLog, EventPublisher, EventStore, MessageSender } from "@bellyfed/core/ports";
import type { Scheduler } from "@bellyfed/core/scheduler";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import type { Locator } from "@bellyfed/core/whereabouts";
import type { WriteCounter } from "@bellyfed/core/write-counter";

/** What is behind the ports. */
export interface Backends {
  readonly log: MemoryEventStore;
  readonly store: EventStore & EventLog;
  readonly pages: LogPages;
  readonly table: MemoryReadTable;
  /** The place of the other generation; absent where no rebuild ever runs. */
  readonly second: MemoryReadTable | undefined;
  readonly files: MemoryObjects;
  readonly keys: KeyStore;
  readonly chatKeys: ChatKeys;
  readonly meter: TokenMeter;
  readonly bus: EventPublisher;
  readonly jobs: MessageSender;
  readonly rows: MessageSender;
  readonly subjects: WriteCounter;
  readonly accounts: Accounts;
  readonly scheduler: Scheduler;
  readonly locator: Locator;
}
