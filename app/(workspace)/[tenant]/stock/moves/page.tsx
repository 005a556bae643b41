import { getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui";
import { MovesList } from "../_components/moves-list";
import { StockHeader } from "../_components/stock-header";
import { StockTabs } from "../_components/stock-tabs";

export async function generateMetadata() {
  return { title: (await getTranslations("stock"))("tabs.moves") };
}

export default function MovesPage() {
  return (
    <Page>
      <StockHeader />
      <StockTabs />
      <MovesList />
    </Page>
  );
}
