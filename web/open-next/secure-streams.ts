import { Writable } from "node:stream";
import type { StreamCreator } from "@opennextjs/aws/types/open-next.js";
import { lacksPage } from "../platform/page/stand-in.ts";
import { PAGE_TAGS_HEADER } from "../platform/security/door.ts";
import { cacheControl, type PagePolicies, policySource, wholePage } from "../platform/security/page-policy.ts";

/** Makes a page for an answer with this status, of what was rendered. */
type StandIn = (status: number, rendered: Uint8Array) => Promise<Uint8Array>;

/**
 * Sets the headers of what is answered to a request with this method; holds a page back while its policy is made from it. `standIn` makes
 * what is sent in the place of a page that is not there. `readsTags`: the CDN is known to read the tags of pages.
 */
export function secureStreams(
  creator: StreamCreator,
  method: string,
  policies: PagePolicies,
  standIn: StandIn,
  readsTags = false,
): StreamCreator {
  return {
    ...creator,
    writeHeaders({ headers: given, ...prelude }) {
      const tagged = readsTags && given[PAGE_TAGS_HEADER] !== undefined;
      const kept = cacheControl({ status: prelude.statusCode, headers: given }, tagged);
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
        const { status } = head;
        const instead = lacksPage(status, rendered) ? await standIn(status, rendered) : undefined;
        const { body, policy } = wholePage(rendered, head, policies, instead);
        const { etag: _, "content-length": __, ...ofAnother } = headers;
        begin(policy, body === rendered ? headers : ofAnother).end(body);
      });
    },
  };
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
