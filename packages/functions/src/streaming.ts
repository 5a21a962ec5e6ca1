import type { Writable } from "node:stream";
import type { APIGatewayProxyResult, Context } from "aws-lambda";
import type { Env } from "./environment.ts";

/** What a function whose answer is streamed writes it to. */
export type ResponseStream = Writable & { setContentType(type: string): void };

/** What goes before a streamed answer. */
export interface Metadata {
  readonly statusCode: number;
  readonly headers?: APIGatewayProxyResult["headers"];
  readonly multiValueHeaders?: APIGatewayProxyResult["multiValueHeaders"];
}

/**
 * What Lambda's runtime for Node says of itself in the global `awslambda`. Outside of Lambda whoever hosts a function hands it over, so that
 * there is no global for anything else to find.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
 */
export interface AwsLambda {
  /** Marks a handler as one that streams. */
  streamifyResponse<Handler>(handler: Handler): Handler;
  /**
   * Puts the metadata as JSON and eight zero bytes before what is written, in the form that API Gateway reads:
   * `application/vnd.awslambda.http-integration-response`. They go out with the first write and not before: where nothing is written, never.
   */
  readonly HttpResponseStream: { from(stream: ResponseStream, metadata: Metadata): ResponseStream };
}

/** A function whose answer is streamed: it writes and ends the stream. What it throws before it has written fails the call, later it cuts it. */
export type StreamHandler<Event> = (
  event: Event,
  stream: ResponseStream,
  context: Context,
  lambda: Pick<AwsLambda, "HttpResponseStream">,
) => Promise<void>;

/** The entry of a Lambda whose answers are streamed: composed at the first event, as those of `entry`. Outside of Lambda it is only a function. */
export function streamEntry<Event>(
  compose: (env: Env) => StreamHandler<Event>,
  lambda: Partial<AwsLambda> | undefined = (globalThis as unknown as { readonly awslambda?: AwsLambda }).awslambda,
) {
  // Powertools puts something of its own under this name where there is nothing.
  if (!isWhole(lambda)) return undefined;
  let handler: StreamHandler<Event> | undefined;
  return lambda.streamifyResponse((event: Event, stream: ResponseStream, context: Context) => {
    handler ??= compose(process.env);
    return handler(event, stream, context, lambda);
  });
}

const isWhole = (lambda: Partial<AwsLambda> | undefined): lambda is AwsLambda =>
  lambda?.streamifyResponse !== undefined;
