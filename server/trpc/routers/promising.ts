import { checkAvailability, itemAvailability, listStock } from "@/server/modules/promising";
import { router } from "../init";
import { queryProcedure } from "../procedures";

export const promisingRouter = router({
  checkAvailability: queryProcedure(checkAvailability),
  stock: queryProcedure(listStock),
  itemAvailability: queryProcedure(itemAvailability),
});
