/** Files by key. */
export interface ObjectStore {
  put(key: string, body: string | Uint8Array, contentType: string): Promise<void>;
  /** The object's bytes as they come; throws AppError `missing` when there is none, `too_large` when it has more bytes than `most`. */
  read(key: string, most: number): Promise<AsyncIterable<Uint8Array>>;
  exists(key: string): Promise<boolean>;
  /** A URL that takes PUTs like this. */
  uploadUrl(key: string, upload: ExpectedUpload): Promise<string>;
}

/** What may be put at an address, and for how long. */
export interface ExpectedUpload {
  readonly contentType: string;
  /** Exactly so many. */
  readonly bytes: number;
  readonly seconds: number;
}
