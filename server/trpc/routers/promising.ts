import { checkAvailability, itemAvailability } from "@/server/modules/promising";
import { router } from "../init";
import { queryProcedure } from "../procedures";

export const promisingRouter = router({
  checkAvailability: queryProcedure(checkAvailability),
  itemAvailability: queryProcedure(itemAvailability),
});
