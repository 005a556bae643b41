import { listAccounts } from "@/server/modules/ledger";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { templateFileInput } from "../inputs";
import { importTemplate } from "../rules/import-template";

/** A file to be filled in, in the reader's language, with two example rows. */
export const templateFile = defineQuery({
  name: "imports.template-file",
  permission: "imports.run",
  input: templateFileInput,
  async run(scope, { kind, language }) {
    const accounts = actorMay(scope.actor, "ledger.view") ? (await listAccounts.within(scope, {})).rows : [];
    const codeOf = (fits: (one: (typeof accounts)[number]) => boolean, otherwise: string) => accounts.find((one) => !one.isControl && fits(one))?.code ?? otherwise;
    const account = { cash: codeOf((one) => one.role === "cash", "1000"), equity: codeOf((one) => one.type === "equity" && one.role === null, "3000") };
    return { csv: importTemplate(kind, language, { today: scope.today, currency: scope.workspace.homeCurrency, account }) };
  },
});
