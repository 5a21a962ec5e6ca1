/**
 * Which records of the events table's stream are commits: what was added and holds events, which a snapshot does not. In the form of a
 * Lambda event source's filter.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
 */
export const COMMITS = {
  eventName: ["INSERT"],
  dynamodb: { NewImage: { events: { S: [{ exists: true }] } } },
} as const;

type Matcher = string | { readonly exists: true };
interface Filter {
  readonly [name: string]: Filter | readonly Matcher[];
}

/** Whether a record of the stream is a commit that was added. */
export const isCommitRecord = (record: unknown): boolean => passes(record, COMMITS);

/** Whether an item of the events table, as DynamoDB's own protocol writes it, is a commit. */
export const isCommitImage = (image: unknown): boolean => passes(image, COMMITS.dynamodb.NewImage);

const passes = (value: unknown, filter: Filter): boolean =>
  typeof value === "object" &&
  value !== null &&
  Object.entries(filter).every(([name, wanted]) => {
    const found = (value as Readonly<Record<string, unknown>>)[name];
    return isList(wanted) ? wanted.some((matcher) => meets(found, matcher)) : passes(found, wanted);
  });

const isList = (wanted: Filter | readonly Matcher[]): wanted is readonly Matcher[] => Array.isArray(wanted);

const meets = (value: unknown, matcher: Matcher): boolean =>
  typeof matcher === "string" ? value === matcher : value !== undefined;
