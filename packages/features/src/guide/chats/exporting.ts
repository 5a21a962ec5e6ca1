import type { Item, ReadTable } from "@bellyfed/core/ports";
import type { Chat } from "../contract.ts";
import { chatOfListed, listPartition } from "../keys.ts";
import { openChat } from "./opening.ts";
import { type ReadingPorts, readChat } from "./reading.ts";

export type ChatExportPorts = Omit<ReadingPorts, "cursors"> & { readonly table: Pick<ReadTable, "query"> };

/** All of somebody's chats, those begun last first, one at a time. */
export async function* chatsOf(ports: ChatExportPorts, sub: string): AsyncGenerator<Chat> {
  const operation = {
    KeyConditionExpression: "PK = :pk",
    ExpressionAttributeValues: { ":pk": listPartition(sub) },
    ScanIndexForward: false,
  };
  let last: Item | undefined;
  do {
    const page = await ports.table.query(operation, last);
    for (const item of page.items) {
      // One that has expired, or was deleted a moment ago, is not there any more.
      const opened = await openChat(ports, chatOfListed(item), sub).catch(() => undefined);
      if (opened) yield await readChat(ports, opened);
    }
    last = page.last;
  } while (last);
}
