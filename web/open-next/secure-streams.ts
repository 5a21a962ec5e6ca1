import { Writable } from "node:stream";
import type { StreamCreator } from "@opennextjs/aws/types/open-next.js";
import { cacheControl, needsPolicy, type PagePolicies } from "../lib/security/page-policy.ts";

/** Sets the headers of what is answered to a request with this method; holds a page back while its policy is made from it. */
export function secureStreams(creator: StreamCreator, method: string, policies: PagePolicies): StreamCreator {
  return {
    ...creator,
    writeHeaders({ headers: given, ...prelude }) {
      const kept = cacheControl(given);
      const headers = kept === undefined ? given : { ...given, "cache-control": kept };
      const begin = (policy?: string) =>
        creator.writeHeaders({
          ...prelude,
          headers: policy === undefined ? headers : { ...headers, "content-security-policy": policy },
        });
      if (!needsPolicy({ method, status: prelude.statusCode, headers })) return begin();
      const known = policies.known(headers);
      if (known !== undefined) return begin(known);
      return whenComplete((body) => begin(policies.of(body, headers)).end(body));
    },
  };
}

/** A stream that passes on what was written to it once there is no more. */
function whenComplete(send: (body: Uint8Array) => void): Writable {
  const held: Uint8Array[] = [];
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      held.push(chunk);
      done();
    },
    final(done) {
      send(Buffer.concat(held));
      done();
    },
  });
}
