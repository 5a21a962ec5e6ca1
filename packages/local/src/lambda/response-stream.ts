import { PassThrough, type TransformCallback } from "node:stream";
import type { AwsLambda, Metadata, ResponseStream } from "@bellyfed/functions/streaming";

/** The content type of an answer that begins with metadata and eight zero bytes. */
export const HTTP_INTEGRATION_RESPONSE = "application/vnd.awslambda.http-integration-response";
export const ZEROS = Buffer.alloc(8);

/**
 * What a streaming function writes to, and at its other end the payload of the invocation, byte by byte what Lambda's runtime sends. It
 * takes as much as is read, and a little more.
 */
export class Payload extends PassThrough implements ResponseStream {
  contentType = "application/octet-stream";
  /** What goes before all else, once there is something. */
  prelude: Buffer | undefined;
  #begun = false;

  setContentType(type: string): void {
    if (this.#begun) throw new Error("The content type cannot be set any more: the answer has begun");
    this.contentType = type;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, written: TransformCallback): void {
    if (!this.#begun && this.prelude) this.push(this.prelude);
    this.#begun = true;
    written(null, chunk);
  }
}

/** As Lambda's runtime has it: nothing goes out before the first write. */
export const HttpResponseStream: AwsLambda["HttpResponseStream"] = {
  from(stream: ResponseStream, metadata: Metadata): ResponseStream {
    if (!(stream instanceof Payload)) throw new TypeError("This is not the stream of an invocation");
    stream.setContentType(HTTP_INTEGRATION_RESPONSE);
    stream.prelude = Buffer.concat([Buffer.from(JSON.stringify(metadata)), ZEROS]);
    return stream;
  },
};
