/** As much of autocannon 9 as the load run uses; it brings no types. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    setupRequest?: (request: Request, context: Record<string, unknown>) => Request;
    onResponse?: (status: number, body: string, context: Record<string, unknown>) => void;
  }
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Seconds. */
    timeout?: number;
    requests: Request[];
  }
  interface Result {
    readonly errors: number;
    readonly timeouts: number;
  }
  export default function autocannon(options: Options): EventEmitter & PromiseLike<Result>;
}
