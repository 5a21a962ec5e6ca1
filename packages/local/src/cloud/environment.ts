import { CLIENT_ID, ISSUER_PATH } from "../issuer/issuer.ts";
import { EVENTS_TABLE, READ_TABLE, READ_TABLE_2 } from "./tables.ts";

export const BUS = "bellyfed";
export const IMPORT_BUCKET = "bellyfed-imports";

/** How long functions go by what they know of the read table's generations: a rebuild on a laptop should not wait long. */
const GENERATION_SECONDS = "2";

/** The local issuer's name, as it stands in tokens. */
export const issuerUrl = (apiPort: number): string => `http://127.0.0.1:${apiPort}${ISSUER_PATH}`;

/** The endpoints of the local cloud, each a base URL. */
export interface Endpoints {
  readonly issuerUrl: string;
  readonly dynamo: string;
  readonly events: string;
  readonly sqs: string;
  readonly cursorSecret: string;
  /** URL by environment variable. */
  readonly queueUrls: ReadonlyMap<string, string>;
}

/** The environment that every function is given, the counterpart of what `stacks/` sets. */
export const environmentOf = (endpoints: Endpoints): Record<string, string> => ({
  STAGE: "local",
  EVENTS_TABLE,
  READ_TABLE,
  READ_TABLE_2,
  GENERATION_SECONDS,
  EVENT_BUS: BUS,
  IMPORT_BUCKET,
  CURSOR_SECRET: endpoints.cursorSecret,
  JWT_ISSUER: endpoints.issuerUrl,
  JWT_AUDIENCE: CLIENT_ID,
  JWKS_URL: `${endpoints.issuerUrl}/.well-known/jwks.json`,
  DYNAMODB_ENDPOINT: endpoints.dynamo,
  EVENTBRIDGE_ENDPOINT: endpoints.events,
  SQS_ENDPOINT: endpoints.sqs,
  S3_ENDPOINT: endpoints.sqs,
  ...Object.fromEntries(endpoints.queueUrls),
});
