import type { IncomingMessage } from "node:http";
import { type SiteSecrets, visitorIn } from "@bellyfed/core/visitor";
import { addressOf } from "../gateway/event.ts";

/** Whose attempt a request is: of whom the site says that it asks for, else of the connection. `now`: milliseconds since 1970. */
export function visitorAddress({ headers, socket }: IncomingMessage, secrets: SiteSecrets, now: number): string {
  const address = addressOf(socket.remoteAddress);
  const header = (name: string) => headers[name]?.toString();
  const visitor = visitorIn({ header, address }, secrets, now);
  return visitor.kind === "address" ? visitor.address : address;
}
