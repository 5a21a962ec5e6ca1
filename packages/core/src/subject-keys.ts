/** Bytes of a subject's key: AES-256. */
export const KEY_BYTES = 32;

/** A subject's key as it is stored; null once the subject was erased, which stays so. */
export type SubjectKey = Uint8Array | null;

/** A page of the streams that hold something of a subject; `last` is where to go on, undefined after the last page. */
export interface StreamsPage {
  readonly streams: readonly string[];
  readonly last: string | undefined;
}

/**
 * The keys by which what people write is sealed in the log, and which streams hold something of whom. Strongly consistent. Throws when the
 * keys cannot be reached: nobody may take that for an erasure.
 */
export interface KeyStore {
  /** The keys of those subjects that have one or had one, any number; a subject without an entry never had one. */
  read(subjects: readonly string[]): Promise<ReadonlyMap<string, SubjectKey>>;
  /** Stores the key unless the subject has one or was erased; answers what is stored then. */
  create(subject: string, key: Uint8Array): Promise<SubjectKey>;
  /** Notes that a stream holds something of the subject, also of one that was erased. Again changes nothing. */
  enlist(subject: string, stream: string): Promise<void>;
  /** The streams that were noted, in their order, a page at a time. */
  streamsOf(subject: string, after?: string): Promise<StreamsPage>;
  /** Destroys the key for good, also of a subject that has none yet. Again changes nothing. */
  erase(subject: string): Promise<void>;
}
