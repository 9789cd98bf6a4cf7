import type { DataFolder } from "./data-folder.ts";
import type { Secrets } from "./secrets.ts";

/** The one book of the sandbox that comes with the product. */
const sandboxBook = "1";

export interface ProductPlaces {
  databaseUrl: string;
  port: number;
  nodeEnv: "production" | "development";
  sandboxPort: number;
  data: DataFolder;
}

/** What web, worker, seed and operators' commands find in their environment; what the user has set goes first. */
export function productEnv(secrets: Secrets, places: ProductPlaces): NodeJS.ProcessEnv {
  return {
    NEXTAUTH_SECRET: secrets.nextauthSecret,
    HOLDPOINT_ENCRYPTION_KEY: secrets.encryptionKey,
    ...withoutEmpty(process.env),
    NODE_ENV: places.nodeEnv,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(places.port),
    DATABASE_URL: places.databaseUrl,
    HOLDPOINT_DATA_DIR: places.data.path,
    HOLDPOINT_SANDBOX_URL: `http://127.0.0.1:${places.sandboxPort}`,
    HOLDPOINT_SANDBOX_ADMIN_TOKEN: secrets.sandboxAdminToken,
    HOLDPOINT_SANDBOX_BOOK: sandboxBook,
    HOLDPOINT_SANDBOX_KEY_ID: secrets.sandboxKeyId,
    HOLDPOINT_SANDBOX_API_KEY: secrets.sandboxApiKey,
  };
}

/** The sandbox's own environment: it stands for a foreign service and learns nothing of our database or secrets. */
export function sandboxEnv(secrets: Secrets, places: ProductPlaces): NodeJS.ProcessEnv {
  const { PATH, TZ, LANG } = process.env;
  return {
    NODE_ENV: "production",
    ...withoutEmpty({ PATH, TZ, LANG }),
    SANDBOX_PORT: String(places.sandboxPort),
    SANDBOX_DATA_DIR: places.data.sandbox,
    SANDBOX_BOOK: sandboxBook,
    SANDBOX_KEY_ID: secrets.sandboxKeyId,
    SANDBOX_API_KEY: secrets.sandboxApiKey,
    SANDBOX_ADMIN_TOKEN: secrets.sandboxAdminToken,
  };
}

/** An empty variable is how shells and CI write "not set". */
function withoutEmpty(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
