import { postCount } from "@/server/flows/stock-take";
import {
  adjustStock, cancelCount, createLocation, createWarehouse, enterCount, getCount, getDocument, itemLocations, listCounts, listMoves, listWarehouses,
  openCount, receiveGoods, scrapStock, transferStock, updateLocation, updateWarehouse, upsertOpeningStock,
} from "@/server/modules/stock";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const stockRouter = router({
  warehouses: queryProcedure(listWarehouses),
  moves: queryProcedure(listMoves),
  itemLocations: queryProcedure(itemLocations),
  document: queryProcedure(getDocument),
  counts: queryProcedure(listCounts),
  count: queryProcedure(getCount),
  receive: commandProcedure(receiveGoods),
  upsertOpening: commandProcedure(upsertOpeningStock),
  transfer: commandProcedure(transferStock),
  adjust: commandProcedure(adjustStock),
  scrap: commandProcedure(scrapStock),
  openCount: commandProcedure(openCount),
  enterCount: commandProcedure(enterCount),
  postCount: commandProcedure(postCount),
  cancelCount: commandProcedure(cancelCount),
  createWarehouse: commandProcedure(createWarehouse),
  updateWarehouse: commandProcedure(updateWarehouse),
  createLocation: commandProcedure(createLocation),
  updateLocation: commandProcedure(updateLocation),
});
