import {
  createConnection, createEndpoint, disableEndpoint, enableEndpoint, getDelivery, getEndpoint, listConnections, listDeliveries, listEndpoints, listMessages, redeliver, redeliverFailed,
  removeConnection, removeEndpoint, rotateConnectionSecret, rotateEndpointSecret, sendTest, updateEndpoint, webhookSecret,
} from "@/server/modules/webhooks";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

/** The only moment at which a secret is shown. */
const ofEndpoint = ({ endpointId, secretNo }: { endpointId: string; secretNo: number }) => ({ endpointId, secret: webhookSecret(endpointId, secretNo) });
const ofConnection = ({ connectionId, secretNo }: { connectionId: string; secretNo: number }) => ({ connectionId, secret: webhookSecret(connectionId, secretNo) });

export const webhooksRouter = router({
  endpoints: queryProcedure(listEndpoints),
  endpoint: queryProcedure(getEndpoint),
  createEndpoint: commandProcedure(createEndpoint, ofEndpoint),
  updateEndpoint: commandProcedure(updateEndpoint),
  rotateSecret: commandProcedure(rotateEndpointSecret, ofEndpoint),
  disable: commandProcedure(disableEndpoint),
  enable: commandProcedure(enableEndpoint),
  remove: commandProcedure(removeEndpoint),
  sendTest: commandProcedure(sendTest),
  deliveries: queryProcedure(listDeliveries),
  delivery: queryProcedure(getDelivery),
  redeliver: commandProcedure(redeliver),
  redeliverFailed: commandProcedure(redeliverFailed),
  connections: queryProcedure(listConnections),
  messages: queryProcedure(listMessages),
  createConnection: commandProcedure(createConnection, (made) => ({ ...ofConnection(made), url: made.url })),
  rotateConnectionSecret: commandProcedure(rotateConnectionSecret, ofConnection),
  removeConnection: commandProcedure(removeConnection),
});
