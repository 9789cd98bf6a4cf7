import { z } from "zod";

/**
 * Every environment variable of the product. Each is parsed when first asked for, so that importing this file needs
 * none of them (`next build` has no database), and remembered.
 */
const variables = {
  /** The web server's TCP port. */
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** PostgreSQL 18, as `postgresql://user:password@host:port/database`. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Where database, secrets and logs are kept. */
  HOLDPOINT_DATA_DIR: z.string().min(1).default(".data"),
  /** "1": fill the demo company when the database has no user. "0": start empty. */
  HOLDPOINT_DEMO: z.enum(["0", "1"]).default("1"),
  /** Password of the demo users; a random one is made and printed when it is not given. */
  HOLDPOINT_DEMO_PASSWORD: z.string().min(8).optional(),
  /** Signs sessions. */
  NEXTAUTH_SECRET: z.string().min(32),
  /** Public address of the product; sign-in sends people back to it. */
  NEXTAUTH_URL: z.url().optional(),
  /** "1": a proxy stands in front and writes `x-forwarded-for`. "0": the header is the client's own word and is dropped. */
  HOLDPOINT_TRUSTED_PROXY: z.enum(["0", "1"]).default("0"),
  /** Encrypts stored credentials: 32 bytes in base64. */
  HOLDPOINT_ENCRYPTION_KEY: z.base64().refine((key) => Buffer.from(key, "base64").length === 32, "must be 32 bytes in base64"),
  /** "1": the first visit of a person begins with the tour. "0": it is there for whoever asks for it. */
  HOLDPOINT_TOUR: z.enum(["0", "1"]).default("1"),
  /** How often a worker looks for work that a crash has left behind. */
  HOLDPOINT_WATCH_SECONDS: z.coerce.number().min(0.1).max(3600).default(30),
  /** Set by the launcher for its children: where the AutoCount sandbox listens and how to reach its book. */
  HOLDPOINT_SANDBOX_URL: z.url().optional(),
  HOLDPOINT_SANDBOX_ADMIN_TOKEN: z.string().optional(),
  HOLDPOINT_SANDBOX_BOOK: z.string().optional(),
  HOLDPOINT_SANDBOX_KEY_ID: z.string().optional(),
  HOLDPOINT_SANDBOX_API_KEY: z.string().optional(),
} as const;

type Variables = typeof variables;
export type EnvName = keyof Variables;
export type EnvValue<Name extends EnvName> = z.output<Variables[Name]>;

const parsed = new Map<EnvName, unknown>();

/** The value of an environment variable. Throws, naming the variable, when it is missing or malformed. */
export function env<Name extends EnvName>(name: Name): EnvValue<Name> {
  if (!parsed.has(name)) parsed.set(name, parse(name));
  return parsed.get(name) as EnvValue<Name>;
}

/** What is wrong with the environment, one sentence a variable; processes ask at their start rather than fail later. */
export function findEnvProblems(names: readonly EnvName[]): string[] {
  return names.flatMap((name) => {
    try {
      env(name);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

/** The variables that somebody has given, right or wrong. */
export function givenEnv(): EnvName[] {
  return (Object.keys(variables) as EnvName[]).filter((name) => process.env[name]);
}

/** Sets a variable for this process and its children from here on. Launchers and tests only. */
export function setEnv(values: Partial<Record<EnvName, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    process.env[name] = value;
    parsed.delete(name as EnvName);
  }
}

function parse(name: EnvName): unknown {
  // An empty variable is how shells and CI write "not set".
  const result = variables[name].safeParse(process.env[name] || undefined);
  if (result.success) return result.data;
  const reason = process.env[name] ? result.error.issues.map((issue) => issue.message).join(", ") : "it is not set";
  throw new Error(`Environment variable ${name}: ${reason}.`);
}
