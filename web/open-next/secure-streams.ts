import { Writable } from "node:stream";
import type { StreamCreator } from "@opennextjs/aws/types/open-next.js";
import {
  cacheControl,
  isEmptyPage,
  type PagePolicies,
  policySource,
  wholePage,
} from "../platform/security/page-policy.ts";

/**
 * Sets the headers of what is answered to a request with this method; holds a page back while its policy is made from it. `prepare` makes
 * the page that is sent in the place of an empty one when nothing was found.
 */
export function secureStreams(
  creator: StreamCreator,
  method: string,
  policies: PagePolicies,
  prepare: () => Promise<Uint8Array | undefined>,
): StreamCreator {
  return {
    ...creator,
    writeHeaders({ headers: given, ...prelude }) {
      const kept = cacheControl(given);
      const headers = kept === undefined ? given : { ...given, "cache-control": kept };
      const head = { method, status: prelude.statusCode, headers };
      const source = policySource(head);
      if (source === "given") return creator.writeHeaders({ ...prelude, headers });
      const begin = (policy: string | undefined, { "content-security-policy": _, ...others } = headers) =>
        creator.writeHeaders({
          ...prelude,
          headers: policy === undefined ? others : { ...others, "content-security-policy": policy },
        });
      const known = policies.known(headers);
      if (known !== undefined || source === "elsewhere") return begin(known);
      return whenComplete(async (rendered) => {
        const prepared = prelude.statusCode === 404 && isEmptyPage(rendered) ? await prepare().catch(told) : undefined;
        const { body, policy } = wholePage(rendered, head, policies, prepared);
        const { etag: _, "content-length": __, ...ofAnother } = headers;
        begin(policy, body === rendered ? headers : ofAnother).end(body);
      });
    },
  };
}

/** What was rendered is better than no answer. */
function told(error: unknown): undefined {
  process.stderr.write(`The page for what is missing could not be made: ${error}\n`);
}

/** A stream that passes on what was written to it once there is no more. */
function whenComplete(send: (body: Uint8Array) => Promise<void>): Writable {
  const held: Uint8Array[] = [];
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      held.push(chunk);
      done();
    },
    final(done) {
      send(Buffer.concat(held)).then(() => done(), done);
    },
  });
}
