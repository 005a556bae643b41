export type TodaySection = "figures" | "sales" | "steps" | "warehouse" | "accounting" | "system" | "silent" | "newest";

/** What each role sees first; parts that the member has no right to are left out besides. */
const SECTIONS: Readonly<Record<string, readonly TodaySection[]>> = {
  sales_rep: ["sales", "steps", "silent", "newest"],
  sales_manager: ["sales", "steps", "figures", "accounting", "silent", "newest"],
  warehouse: ["warehouse"],
  accountant: ["accounting", "steps", "figures"],
  marketer: ["newest"],
};

const EVERYTHING: readonly TodaySection[] = ["figures", "sales", "steps", "warehouse", "accounting", "system", "silent", "newest"];

/** The parts of a role's home, in order. */
export function sectionsOf(role: string): readonly TodaySection[] {
  return SECTIONS[role] ?? EVERYTHING;
}
