import streaming from "@opennextjs/aws/overrides/wrappers/aws-lambda-streaming.js";
import type { InternalEvent } from "@opennextjs/aws/types/open-next.js";
import type { WrapperHandler } from "@opennextjs/aws/types/overrides.js";
import { checkEnvironment } from "../platform/environment.ts";
import { policyOptions } from "../platform/security/csp.ts";
import { readableUrl, withoutPolicies } from "../platform/security/door.ts";
import { pagePolicies } from "../platform/security/page-policy.ts";
import { secureStreams } from "./secure-streams.ts";

/** OpenNext's wrapper for Lambda's response streaming, with the headers that server.ts gives on a laptop. */
const wrapper: WrapperHandler = async (handler, converter) => {
  checkEnvironment(process.env);
  const policies = pagePolicies(policyOptions(process.env));
  return streaming.wrapper((asked, options) => {
    const event = { ...asked, ...readable(asked), headers: withoutPolicies(asked.headers) };
    const creator = options?.streamCreator;
    if (!creator) return handler(event, options);
    return handler(event, { ...options, streamCreator: secureStreams(creator, event.method, policies) });
  }, converter);
};

/** The same request, at an address that can be decoded. */
function readable({ rawPath, url }: Pick<InternalEvent, "rawPath" | "url">) {
  const path = readableUrl(rawPath);
  return path === rawPath ? {} : { rawPath: path, url: new URL(path, url).href };
}

export default { ...streaming, wrapper };
