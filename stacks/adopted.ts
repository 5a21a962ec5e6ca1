/** What outlives a stage and can be found again, and how AWS names such things. */
const forms = {
  events: /^[\w.-]{3,255}$/,
  subjects: /^[\w.-]{3,255}$/,
  keys: /^[\w.-]{3,255}$/,
  keysEncryption: /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  read: /^[\w.-]{3,255}$/,
  readSecond: /^[\w.-]{3,255}$/,
  imports: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  userPool: /^[a-z]{2}(-[a-z]+)+-\d_[0-9A-Za-z]+$/,
  client: /^[\w+]{1,128}$/,
};

export type Adoptable = keyof typeof forms;

/** The names, in AWS, of what a stage is to take over instead of making it. */
export type Adopted = Readonly<Partial<Record<Adoptable, string>>>;

const isAdoptable = (key: string): key is Adoptable => Object.hasOwn(forms, key);

/** Reads `events=NAME,userPool=ID`. Throws on whatever a deployment would stop at halfway. */
export function adoptedFrom(text: string | undefined, region: string): Adopted {
  const adopted: Partial<Record<Adoptable, string>> = {};
  for (const entry of (text ?? "").split(",").map((part) => part.trim())) {
    if (!entry) continue;
    const [key = "", value = ""] = entry.split(/=(.*)/s);
    if (!isAdoptable(key)) throw refused(`knows ${Object.keys(forms).join(", ")}, not "${key}"`);
    if (adopted[key] !== undefined) throw refused(`names ${key} twice`);
    if (!forms[key].test(value)) throw refused(`says "${value}" for ${key}, which is no name that AWS gives to such`);
    adopted[key] = value;
  }
  if (adopted.userPool && !adopted.userPool.startsWith(`${region}_`)) {
    throw refused(`names the user pool ${adopted.userPool}, which is not in ${region}; users stay in their region`);
  }
  if (adopted.client && !adopted.userPool) throw refused("names a client, but not its user pool");
  return adopted;
}

const refused = (what: string) => new Error(`BELLYFED_ADOPT ${what}`);
