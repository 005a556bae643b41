import type { IRegularForbiddenRuleType } from "dependency-cruiser";
import { TIERS } from "./tiers";

const module = (name: string) => `^server/modules/${name}/`;
const anyOf = (names: readonly string[]) => `^server/modules/(${names.join("|")})/`;

/** Test files may reach where the code they test may not: fixtures come from db/testing. */
const TESTS = "\\.test\\.tsx?$|^db/testing/|/leak-matrix/|^jobs/(testing|queue/testing)/";

function tierRules(): IRegularForbiddenRuleType[] {
  return TIERS.flatMap((names, tier) => {
    const upward = TIERS.slice(tier + 1).flat();
    return names.map((name): IRegularForbiddenRuleType => ({
      name: `downhill-${name}`,
      comment: `${name} may use lower tiers only`,
      severity: "error",
      from: { path: module(name), pathNot: TESTS },
      to: { path: anyOf([...upward, ...names.filter((other) => other !== name), "$never"]) },
    }));
  });
}

const rule = (name: string, comment: string, from: IRegularForbiddenRuleType["from"], to: IRegularForbiddenRuleType["to"]): IRegularForbiddenRuleType => ({ name, comment, severity: "error", from, to });

/** Who may import whom (ARCHITECTURE.md), as dependency-cruiser rules. */
export const forbidden: IRegularForbiddenRuleType[] = [
  rule("no-cycles", "imports form no circle, type imports included", {}, { circular: true }),
  ...tierRules(),
  rule("known-module", "every module stands in the tier list", { path: "^server/modules/([^/]+)/", pathNot: anyOf(TIERS.flat()) }, {}),
  rule("front-door", "other code uses a module through its index.ts", { path: "^(server|jobs|app|scripts|db)/", pathNot: `^server/modules/|^db/schema/|${TESTS}` }, { path: "^server/modules/[^/]+/.+", pathNot: "^server/modules/[^/]+/index\\.ts$" }),
  rule("front-door-of-modules", "a module uses another through its index.ts", { path: "^server/modules/([^/]+)/", pathNot: TESTS }, { path: "^server/modules/[^/]+/.+", pathNot: "^server/modules/($1/|[^/]+/index\\.ts$)" }),
  rule("kernel-alone", "the kernel imports nothing of the project", { path: "^server/kernel/", pathNot: TESTS }, { path: "^(server|db|app|jobs|scripts)/", pathNot: "^server/kernel/" }),
  rule("silent-rules", "rules import their own rules and the kernel", { path: "^server/modules/([^/]+)/rules/", pathNot: TESTS }, { path: "^(server|db|app|jobs)/", pathNot: "^server/(kernel/|modules/$1/rules/)" }),
  rule("schema-knows-rules", "the schema imports the kernel and lifecycles", { path: "^db/schema/" }, { path: "^(server|app|jobs)/", pathNot: "^server/(kernel/|modules/[^/]+/rules/[^/]+-lifecycle\\.ts$)" }),
  rule("tables-through-stores", "only stores, queries and the platform reach tables", { path: "^(server/(modules|flows|trpc)|jobs|app)/", pathNot: `^server/modules/[^/]+/(store[^/]*\\.ts|store/|queries/)|${TESTS}` }, { path: "^db/schema/", dependencyTypesNot: ["type-only"] }),
  rule("platform-below", "the platform knows no module", { path: "^server/platform/", pathNot: TESTS }, { path: "^server/(modules|flows|trpc)/|^(app|jobs)/" }),
  rule("server-alone", "the server never imports screens or jobs", { path: "^server/", pathNot: TESTS }, { path: "^(app|jobs|scripts)/" }),
  rule("flows", "flows import modules and the platform", { path: "^server/flows/", pathNot: TESTS }, { path: "^server/trpc/|^(app|jobs|scripts)/" }),
  rule("jobs", "jobs import flows, modules and the platform", { path: "^jobs/", pathNot: TESTS }, { path: "^server/trpc/|^(app|scripts)/" }),
  rule("thin-screens", "screens import tRPC and the kernel; routes and the session also the platform and the door to identity", { path: "^app/", pathNot: "\\.test\\.tsx?$|^app/(api/|_server/|\\(workspace\\)/_session\\.ts|\\(auth\\)/)" }, { path: "^server/(platform|modules|flows)/|^db/|^jobs/", dependencyTypesNot: ["type-only"] }),
  rule("independent-check", "the books check shares no code with what it checks", { path: "^server/modules/books-check/", pathNot: TESTS }, { path: "^server/(modules|flows|trpc)/", pathNot: "^server/modules/books-check/" }),
];
