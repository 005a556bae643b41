import { creditOfCustomer, holdCustomer, listExposure, releaseCustomer, setCreditLimit } from "@/server/modules/credit";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const creditRouter = router({
  exposure: queryProcedure(listExposure),
  ofCustomer: queryProcedure(creditOfCustomer),
  setLimit: commandProcedure(setCreditLimit),
  hold: commandProcedure(holdCustomer),
  release: commandProcedure(releaseCustomer),
});
