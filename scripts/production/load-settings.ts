import { existsSync } from "node:fs";
import { parseEnvironment, type Environment } from "@/server/platform/env";
import { inProject } from "../services/project-root";

/**
 * Reads .env, where there is one, below the real environment, and checks all settings.
 * @throws EnvironmentError naming every fault
 */
export function loadSettings(): Environment {
  process.env["NODE_ENV" as string] ??= "production";
  const file = inProject(".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return parseEnvironment(process.env);
}
