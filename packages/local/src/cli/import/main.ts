import { usualUrl } from "../../cloud/environment.ts";
import { DEMO_KEY, settings } from "../../cloud/settings.ts";
import { openMinter } from "../../issuer/issuer.ts";
import { runCommand } from "../terminal.ts";
import { importCommand } from "./command.ts";

const admin = { sub: "importer", name: "Importer", role: "admin", ttlSeconds: 3600 } as const;

const command = importCommand(() => {
  const { apiPort, dataDir } = settings(process.env);
  return {
    apiUrl: `http://localhost:${apiPort}`,
    apiKey: DEMO_KEY,
    calledIn: process.env.INIT_CWD,
    mintToken: async () => (await openMinter({ dataDir, url: usualUrl(dataDir, apiPort) })).mintToken(admin),
  };
});
process.exitCode = await runCommand(command);
