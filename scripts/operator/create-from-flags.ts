import { systemClock } from "@/server/platform/clock";
import { say } from "../demo/say";
import { createTenant } from "./create-tenant";
import { readFlags } from "./read-flags";
import { withDatabase } from "./with-database";

/** `npm run tenant -- create …`: a workspace, its owner's sign-in and an API key. */
export async function createFromFlags(args: string[], usage: string): Promise<number> {
  const { values, switches } = readFlags(args, { values: ["name", "owner-email", "owner-name", "country", "home-currency", "time-zone", "language"], switches: ["json"] }, usage);
  const made = await withDatabase((database) =>
    createTenant(database, systemClock, {
      name: values["name"] ?? "",
      ownerEmail: values["owner-email"] ?? "",
      ownerName: values["owner-name"],
      country: values["country"] ?? "KR",
      homeCurrency: values["home-currency"] ?? "KRW",
      timeZone: values["time-zone"] ?? "Asia/Seoul",
      language: (values["language"] ?? "en") as "en",
    }),
  );
  if (switches.has("json")) say(JSON.stringify(made));
  else {
    say(`Workspace  ${made.workspace.name}  ${made.workspace.url}`);
    say(`Owner      ${made.owner.email}  ${made.owner.password ?? "(has an account already; its password is unchanged)"}`);
    say(`API key    ${made.apiKey}`);
    say("Neither is shown again.");
  }
  return 0;
}
