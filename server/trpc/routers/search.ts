import { searchEverything } from "@/server/modules/search";
import { router } from "../init";
import { queryProcedure } from "../procedures";

export const searchRouter = router({ everything: queryProcedure(searchEverything) });
