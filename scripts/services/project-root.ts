import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, with no trailing separator. */
export const projectRoot = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Absolute path of a file or folder inside the project. */
export function inProject(...parts: string[]): string {
  return resolve(projectRoot, ...parts);
}

/** Where everything that the project makes while running is kept; NARU_DATA_DIR moves it. */
export function dataFolder(...parts: string[]): string {
  return resolve(projectRoot, process.env["NARU_DATA_DIR"] ?? ".naru", ...parts);
}
