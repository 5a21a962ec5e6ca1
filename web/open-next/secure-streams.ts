import { Writable } from "node:stream";
import type { StreamCreator } from "@opennextjs/aws/types/open-next.js";
import { cacheControl, type PagePolicies, policySource } from "../platform/security/page-policy.ts";

/** Sets the headers of what is answered to a request with this method; holds a page back while its policy is made from it. */
export function secureStreams(creator: StreamCreator, method: string, policies: PagePolicies): StreamCreator {
  return {
    ...creator,
    writeHeaders({ headers: given, ...prelude }) {
      const kept = cacheControl(given);
      const headers = kept === undefined ? given : { ...given, "cache-control": kept };
      const source = policySource({ method, status: prelude.statusCode, headers });
      if (source === "given") return creator.writeHeaders({ ...prelude, headers });
      const { "content-security-policy": _, ...others } = headers;
      const begin = (policy?: string) =>
        creator.writeHeaders({
          ...prelude,
          headers: policy === undefined ? others : { ...others, "content-security-policy": policy },
        });
      const known = policies.known(headers);
      if (known !== undefined || source === "elsewhere") return begin(known);
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
