import { issuerUrl } from "../cloud/environment.ts";
import { DEMO_KEY, settings } from "../cloud/settings.ts";
import { lastUrl, openMinter } from "../issuer/issuer.ts";
import { importCommand } from "./import/command.ts";
import { fail } from "./terminal.ts";

const TOKEN_SECONDS = 3600;

try {
  const { apiPort, dataDir } = settings(process.env);
  const admin = { sub: "importer", name: "Importer", role: "admin", ttlSeconds: TOKEN_SECONDS } as const;
  process.exitCode = await importCommand(process.argv.slice(2), {
    apiUrl: `http://localhost:${apiPort}`,
    apiKey: DEMO_KEY,
    mintToken: async () =>
      (await openMinter({ dataDir, url: lastUrl(dataDir) ?? issuerUrl(apiPort) })).mintToken(admin),
  });
} catch (error) {
  fail(error);
}
