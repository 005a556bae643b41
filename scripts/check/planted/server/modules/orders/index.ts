export interface OrderFacts { readonly number: string }
