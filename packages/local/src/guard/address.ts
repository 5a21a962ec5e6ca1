import type { IncomingMessage } from "node:http";
import { ADDRESS_HEADER } from "@bellyfed/core/visitor";
import { addressOf } from "../gateway/event.ts";

/** Tells the site from where a request comes, as CloudFront's function does in AWS: over whatever the visitor sent. */
export function tellAddress({ headers, socket }: IncomingMessage): void {
  headers[ADDRESS_HEADER] = addressOf(socket.remoteAddress);
}
