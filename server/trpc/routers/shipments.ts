import {
  cancelShipment, createShipment, deliverShipment, dispatchShipment, getReturn, getShipment, listOpenOrders, listReturns, listShipments, openLines,
  packLine, packShipment, receiveReturn, reinstateShipment, releaseShipment, reverseDispatch, shipmentSchedule, unpackShipment, updateShipment,
} from "@/server/modules/shipments";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const shipmentsRouter = router({
  list: queryProcedure(listShipments),
  get: queryProcedure(getShipment),
  schedule: queryProcedure(shipmentSchedule),
  openOrders: queryProcedure(listOpenOrders),
  openLines: queryProcedure(openLines),
  create: commandProcedure(createShipment),
  update: commandProcedure(updateShipment),
  release: commandProcedure(releaseShipment),
  packLine: commandProcedure(packLine),
  pack: commandProcedure(packShipment),
  unpack: commandProcedure(unpackShipment),
  dispatch: commandProcedure(dispatchShipment),
  deliver: commandProcedure(deliverShipment),
  cancel: commandProcedure(cancelShipment),
  reinstate: commandProcedure(reinstateShipment),
  reverseDispatch: commandProcedure(reverseDispatch),
  returns: queryProcedure(listReturns),
  getReturn: queryProcedure(getReturn),
  receiveReturn: commandProcedure(receiveReturn),
});
