import type { IncomingMessage } from "node:http";
import { ADDRESS_HEADER } from "@bellyfed/core/visitor";
import { addressOf } from "../gateway/event.ts";

/** Tells the site from where a request comes, as CloudFront's function does in AWS: over whatever the visitor sent. Answers the address. */
export function tellAddress({ headers, socket }: IncomingMessage): string {
  const address = addressOf(socket.remoteAddress);
  headers[ADDRESS_HEADER] = address;
  return address;
}
