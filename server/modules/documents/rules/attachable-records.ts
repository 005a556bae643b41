/** Records that files can be put beside. */
export const ATTACHABLE = ["customer", "order", "shipment", "return_receipt", "invoice", "receipt", "expected_receipt", "item"] as const;
export type Attachable = (typeof ATTACHABLE)[number];

export const isAttachable = (type: string): type is Attachable => (ATTACHABLE as readonly string[]).includes(type);
