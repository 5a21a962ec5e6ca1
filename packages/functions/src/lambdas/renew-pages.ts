import { cloudFrontCache } from "@bellyfed/adapters/cloudfront/invalidations";
import { strictPageCache } from "@bellyfed/adapters/http/page-cache";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { renewPages } from "../compose/renew-pages.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { REVALIDATE_URL, REVALIDATE_SECRET, DISTRIBUTION_ID } = required(
    env,
    "REVALIDATE_URL",
    "REVALIDATE_SECRET",
    "DISTRIBUTION_ID",
  );
  const credentials = {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
  };
  const ports = {
    site: strictPageCache({ url: REVALIDATE_URL, secret: REVALIDATE_SECRET }),
    runtime: realRuntime(),
    cdn: cloudFrontCache(DISTRIBUTION_ID, { credentials, endpoint: env.CLOUDFRONT_ENDPOINT }),
  };
  return renewPages(ports, telemetry("renew-pages", env));
}

export const handler = queueEntry("renew-pages", compose);
