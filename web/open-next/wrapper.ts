import streaming from "@opennextjs/aws/overrides/wrappers/aws-lambda-streaming.js";
import type { WrapperHandler } from "@opennextjs/aws/types/overrides.js";
import { checkEnvironment } from "../platform/environment.ts";
import { policyOptions } from "../platform/security/csp.ts";
import { pagePolicies } from "../platform/security/page-policy.ts";
import { secureStreams } from "./secure-streams.ts";

/** OpenNext's wrapper for Lambda's response streaming, with the headers that server.ts gives on a laptop. */
const wrapper: WrapperHandler = async (handler, converter) => {
  checkEnvironment(process.env);
  const policies = pagePolicies(policyOptions(process.env));
  return streaming.wrapper((event, options) => {
    const creator = options?.streamCreator;
    if (!creator) return handler(event, options);
    return handler(event, { ...options, streamCreator: secureStreams(creator, event.method, policies) });
  }, converter);
};

export default { ...streaming, wrapper };
