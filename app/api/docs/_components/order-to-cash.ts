/** A step of the way from a new customer to money in the bank; docs/api.md tells it in the same commands, word for word. */
export interface WalkStep {
  readonly key: "setUp" | "begin" | "goods" | "order" | "delivery" | "money" | "check";
  readonly commands: string;
}

export const ORDER_TO_CASH: readonly WalkStep[] = [
  {
    key: "setUp",
    commands: String.raw`NARU=http://localhost:3000
KEY=naru_…

get()  { curl -sS "$NARU/api/v1$1" -H "Authorization: Bearer $KEY"; }
post() { curl -sS "$NARU/api/v1$1" -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" -H "Idempotency-Key: $(date +%s)-$RANDOM" -d "$2"; }
pick() { node -pe "JSON.parse(fs.readFileSync(0)).$1"; }`,
  },
  {
    key: "begin",
    commands: String.raw`UNIT=$(get /units | pick 'rows[0].id')
HOUSE=$(get /warehouses | pick 'rows[0].id')
BANK=$(get /bank-accounts | pick 'rows[0].id')
PRICES=$(get /price-lists | pick 'rows.find((list) => list.isBase).id')`,
  },
  {
    key: "goods",
    commands: String.raw`CUSTOMER=$(post /customers '{"name": "Blue Ferry", "type": "direct", "endUse": "own use",
  "addresses": [{"kind": "ship_to", "label": "Main", "line1": "1 Harbour Road", "country": "KR"},
                {"kind": "bill_to", "label": "Main", "line1": "1 Harbour Road", "country": "KR"}]}' | pick id)
ITEM=$(post /items '{"code": "PUMP-'$RANDOM'", "name": "Pump", "unitId": "'$UNIT'"}' | pick id)
post /price-lists/$PRICES/entries '{"entries": [{"itemId": "'$ITEM'", "unitPrice": "12000"}]}'
post /stock/receipts '{"warehouseId": "'$HOUSE'", "lines": [{"itemId": "'$ITEM'", "quantity": "100", "unitCost": "7000"}]}'`,
  },
  {
    key: "order",
    commands: String.raw`CREATED=$(post /orders '{"customerId": "'$CUSTOMER'", "confirm": true, "channel": "web", "externalKey": "'$RANDOM'",
  "lines": [{"itemId": "'$ITEM'", "quantity": "10"}]}')
echo "$CREATED"
ORDER=$(echo "$CREATED" | pick id)
LINE=$(echo "$CREATED" | pick 'lineIds[0]')`,
  },
  {
    key: "delivery",
    commands: String.raw`SHIPMENT=$(post /shipments '{"lines": [{"orderLineId": "'$LINE'", "quantity": "10"}]}' | pick 'shipments[0].id')
post /shipments/$SHIPMENT/dispatch '{"carrier": "Ferry Line", "trackingNumber": "FL-1001"}'`,
  },
  {
    key: "money",
    commands: String.raw`GROSS=$(post /invoices '{"shipmentIds": ["'$SHIPMENT'"]}' | pick gross)
OWED=$(get "/receivables?customerId=$CUSTOMER" | pick 'rows[0].id')
post /receipts '{"customerId": "'$CUSTOMER'", "method": "transfer", "bankAccountId": "'$BANK'", "amount": "'$GROSS'",
  "allocations": [{"receivableId": "'$OWED'", "amount": "'$GROSS'"}]}'`,
  },
  {
    key: "check",
    commands: String.raw`get /orders/$ORDER | pick 'lines.map(({ ordered, shipped, invoiced, paid }) => ({ ordered, shipped, invoiced, paid }))'
get /trial-balance | pick totals
get /books-check | pick differenceCount        # 0`,
  },
];
