import { connectDatabase } from "@/db/client";
import { NaruError } from "@/server/kernel/errors";
import { systemClock } from "@/server/platform/clock";
import { Refusal, runMain, say } from "./demo/say";
import { createTenant } from "./operator/create-tenant";
import { explainError } from "./operator/explain-error";
import { readFlags } from "./operator/read-flags";
import { loadSettings } from "./production/load-settings";

const usage = `Usage: npm run tenant -- create --name <company> --owner-email <address>
         [--owner-name <name>] [--country KR] [--home-currency KRW] [--time-zone Asia/Seoul] [--language en|ko|zh] [--json]`;

/** `npm run tenant -- create …`: a workspace, its owner's sign-in and an API key, for operators. */
async function main(): Promise<number> {
  const [verb, ...args] = process.argv.slice(2);
  if (verb !== "create") throw new Refusal(usage);
  const { values, switches } = readFlags(args, { values: ["name", "owner-email", "owner-name", "country", "home-currency", "time-zone", "language"], switches: ["json"] }, usage);
  const settings = await loadSettings({ orRunningDemo: true });
  const connection = connectDatabase(settings.DATABASE_APP_URL ?? settings.DATABASE_URL, { max: 1, role: settings.DATABASE_APP_URL ? null : undefined, applicationName: "naru-tenant" });
  try {
    const made = await createTenant(connection.db, systemClock, {
      name: values["name"] ?? "",
      ownerEmail: values["owner-email"] ?? "",
      ownerName: values["owner-name"],
      country: values["country"] ?? "KR",
      homeCurrency: values["home-currency"] ?? "KRW",
      timeZone: values["time-zone"] ?? "Asia/Seoul",
      language: (values["language"] ?? "en") as "en",
    });
    if (switches.has("json")) say(JSON.stringify(made));
    else {
      say(`Workspace  ${made.workspace.name}  ${made.workspace.url}`);
      say(`Owner      ${made.owner.email}  ${made.owner.password ?? "(has an account already; its password is unchanged)"}`);
      say(`API key    ${made.apiKey}`);
      say("Neither is shown again.");
    }
    return 0;
  } catch (error) {
    if (error instanceof NaruError) throw new Refusal(explainError(error));
    throw error;
  } finally {
    await connection.close();
  }
}

await runMain(main);
