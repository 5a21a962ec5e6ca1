/** How a file's rows are read: whose shape they have. */
export const profiles = ["bellyfed", "nyc", "geojson"] as const;
export type ProfileName = (typeof profiles)[number];

export const formats = ["json", "ndjson", "csv", "geojson"] as const;
export type Format = (typeof formats)[number];

/** The formats that each profile's rows come in. */
export const formatsOf: Readonly<Record<ProfileName, readonly Format[]>> = {
  bellyfed: ["json", "ndjson", "csv"],
  nyc: ["json", "ndjson"],
  geojson: ["geojson", "json", "ndjson"],
};

/** The same for JSON Schema: profiles with formats that are others'. */
export const foreignFormats = profiles
  .map((profile) => ({ profile, others: formats.filter((format) => !formatsOf[profile].includes(format)) }))
  .filter(({ others }) => others.length > 0)
  .map(({ profile, others }) => ({
    required: ["profile", "format"],
    properties: { profile: { const: profile }, format: { enum: others } },
  }));

/** Whose ids a profile's rows carry, unless the import says otherwise. */
export const sourceOf: Readonly<Record<ProfileName, string>> = {
  bellyfed: "bellyfed",
  nyc: "nyc-dohmh",
  geojson: "osm",
};

/** Most inspections of one row. */
export const MOST_INSPECTIONS = 500;
/** Most bytes of one row. */
export const MOST_ROW_BYTES = 1_048_576;
/** Most characters of a file's name, and of a file that is sent along. */
export const MOST_FILE_NAME = 255;
export const MOST_CONTENT = 1_048_576;
/** Most bytes of a file that is uploaded. */
export const MOST_FILE_BYTES = 1_000_000_000;
