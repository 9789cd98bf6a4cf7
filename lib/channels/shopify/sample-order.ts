import { decimal, sum, toSen } from "#lib/canonical/money.ts";

// Writes order webhooks in the shape of Shopify's own, for tests and for the demo company; the adapter does not know it.
// Deterministic: the same number and time give the same bytes.

export type SampleBuyer = {
  /** Shopify's customer id. */
  id: number;
  firstName: string;
  lastName: string;
  company?: string;
  email: string;
  phone: string;
  street: string;
  city: string;
  postcode: string;
  state: string;
  stateCode: string;
};

export type SampleLine = {
  /** Null for a custom line. */
  sku: string | null;
  title: string;
  price: string;
  quantity: number;
  /** Taken off this line by an automatic discount. */
  discount?: string;
  /** What each successful fulfilment carried of this line: [2, 1] is two parcels. */
  delivered?: readonly number[];
  giftCard?: boolean;
};

export type SampleOrder = {
  /** 1001 for "#1001"; every id of the order is made from it. */
  number: number;
  at: Date;
  updatedAt?: Date;
  lines: readonly SampleLine[];
  /** Null for a sale at the counter. */
  buyer?: SampleBuyer | null;
  shipping?: { title: string; price: string; discount?: string } | null;
  /** A discount code over all lines, in percent. */
  code?: { code: string; percent: string };
  /** Service tax in percent, on lines and shipping; null where the shop charges none. */
  taxPercent?: string | null;
  taxesIncluded?: boolean;
  financialStatus?: string;
  cancelled?: { at: Date; reason: string };
  note?: string;
  sourceName?: string;
};

/** An order body as Shopify's `orders/*` webhooks send it, all amounts in the one currency and adding up. `overrides` go over the top. */
export function sampleOrder(order: SampleOrder, overrides: Readonly<globalThis.Record<string, unknown>> = {}) {
  const { number, at, buyer = null, taxesIncluded = false } = order;
  const id = 5_910_000_000_000 + number * 100;
  const lines = order.lines.map((line, index) => lineItem(order, line, id + 10 + index));
  const shipping = order.shipping ? [shippingLine(order, order.shipping, id + 1)] : [];
  const charged = [...lines, ...shipping];

  const subtotal = toSen(sum(lines.map((line) => line.net)));
  const tax = toSen(sum(charged.map((line) => line.tax)));
  const net = sum(charged.map((line) => line.net));
  const total = toSen(taxesIncluded ? net : net.plus(tax));
  const discounts = toSen(sum(charged.map((line) => line.taken)));
  const current = order.cancelled ? "0.00" : total;
  const address = buyer ? addressOf(buyer) : null;

  return {
    id,
    admin_graphql_api_id: `gid://shopify/Order/${id}`,
    app_id: 580111,
    cancel_reason: order.cancelled?.reason ?? null,
    cancelled_at: order.cancelled ? shopTime(order.cancelled.at) : null,
    closed_at: null,
    confirmation_number: `KR${number}`,
    confirmed: true,
    contact_email: buyer?.email ?? null,
    created_at: shopTime(at),
    currency: "MYR",
    current_subtotal_price: order.cancelled ? "0.00" : subtotal,
    current_total_discounts: order.cancelled ? "0.00" : discounts,
    current_total_price: current,
    current_total_price_set: moneySet(current),
    current_total_tax: order.cancelled ? "0.00" : tax,
    customer_locale: "en-MY",
    discount_codes: order.code ? [{ code: order.code.code, amount: toSen(sum(lines.map((line) => line.byCode))), type: "percentage" }] : [],
    duties_included: false,
    email: buyer?.email ?? "",
    estimated_taxes: false,
    financial_status: order.financialStatus ?? (order.cancelled ? "voided" : "paid"),
    fulfillment_status: fulfillmentStatus(order.lines),
    name: `#${number}`,
    note: order.note ?? null,
    note_attributes: [],
    number: number - 1000,
    order_number: number,
    order_status_url: `https://kedai-rimba.example/orders/${number}`,
    original_total_duties_set: null,
    payment_gateway_names: ["Billplz"],
    phone: buyer?.phone ?? null,
    presentment_currency: "MYR",
    processed_at: shopTime(at),
    source_name: order.sourceName ?? "web",
    subtotal_price: subtotal,
    subtotal_price_set: moneySet(subtotal),
    tags: "",
    tax_exempt: false,
    tax_lines: taxLines(order, tax),
    taxes_included: taxesIncluded,
    test: false,
    total_cash_rounding_payment_adjustment_set: moneySet("0.00"),
    total_cash_rounding_refund_adjustment_set: moneySet("0.00"),
    total_discounts: discounts,
    total_discounts_set: moneySet(discounts),
    total_line_items_price: toSen(sum(lines.map((line) => line.gross))),
    total_outstanding: order.cancelled ? "0.00" : order.financialStatus === "pending" ? total : "0.00",
    total_price: total,
    total_price_set: moneySet(total),
    total_shipping_price_set: moneySet(toSen(sum(shipping.map((line) => line.gross)))),
    total_tax: tax,
    total_tax_set: moneySet(tax),
    total_tip_received: "0.00",
    total_weight: 0,
    updated_at: shopTime(order.updatedAt ?? order.cancelled?.at ?? at),
    billing_address: address,
    customer: buyer ? customerOf(buyer) : null,
    discount_applications: discountApplications(order),
    fulfillments: fulfillments(order, id),
    line_items: lines.map((line) => line.body),
    payment_terms: null,
    refunds: [],
    shipping_address: address,
    shipping_lines: shipping.map((line) => line.body),
    returns: [],
    ...overrides,
  };
}
export type SampleOrderBody = ReturnType<typeof sampleOrder>;

function lineItem(order: SampleOrder, line: SampleLine, id: number) {
  const gross = decimal(line.price).times(line.quantity);
  const own = decimal(line.discount ?? "0");
  const byCode = toSen(gross.minus(own).times(order.code?.percent ?? "0").dividedBy(100));
  const taken = own.plus(byCode);
  const net = gross.minus(taken);
  const tax = taxOf(order, net);
  // Index 0 is the automatic discount where a line has one, the code comes after it (discountApplications).
  const codeIndex = hasAutomatic(order) ? 1 : 0;
  const allocations = [
    ...(line.discount ? [{ amount: line.discount, amount_set: moneySet(line.discount), discount_application_index: 0 }] : []),
    ...(order.code ? [{ amount: byCode, amount_set: moneySet(byCode), discount_application_index: codeIndex }] : []),
  ];
  const sent = (line.delivered ?? []).reduce((all, quantity) => all + quantity, 0);
  const left = order.cancelled ? 0 : line.quantity;
  const body = {
    id,
    admin_graphql_api_id: `gid://shopify/LineItem/${id}`,
    current_quantity: left,
    fulfillable_quantity: Math.max(0, left - sent),
    fulfillment_service: "manual",
    fulfillment_status: sent === 0 ? null : sent < line.quantity ? "partial" : "fulfilled",
    gift_card: line.giftCard ?? false,
    grams: 0,
    name: line.title,
    price: line.price,
    price_set: moneySet(line.price),
    product_exists: line.sku !== null,
    product_id: line.sku === null ? null : id + 7_000_000_000_000,
    properties: [],
    quantity: line.quantity,
    requires_shipping: !line.giftCard,
    sku: line.sku ?? "",
    taxable: true,
    title: line.title,
    total_discount: "0.00",
    total_discount_set: moneySet("0.00"),
    variant_id: line.sku === null ? null : id + 8_000_000_000_000,
    variant_title: null,
    vendor: "Kedai Rimba",
    tax_lines: taxLines(order, tax),
    duties: [],
    discount_allocations: allocations,
  };
  return { gross: toSen(gross), taken: toSen(taken), byCode, net: toSen(net), tax, body };
}

function shippingLine(order: SampleOrder, shipping: NonNullable<SampleOrder["shipping"]>, id: number) {
  const taken = shipping.discount ?? "0.00";
  const net = toSen(decimal(shipping.price).minus(taken));
  const tax = taxOf(order, net);
  const body = {
    id,
    code: shipping.title,
    discounted_price: net,
    discounted_price_set: moneySet(net),
    is_removed: false,
    price: shipping.price,
    price_set: moneySet(shipping.price),
    source: "shopify",
    title: shipping.title,
    tax_lines: taxLines(order, tax),
    discount_allocations: shipping.discount
      ? [{ amount: taken, amount_set: moneySet(taken), discount_application_index: discountApplications(order).length - 1 }]
      : [],
  };
  return { gross: shipping.price, taken, net, tax, body };
}

function taxOf(order: SampleOrder, net: Parameters<typeof toSen>[0]): string {
  const percent = order.taxPercent ?? "0";
  return toSen(decimal(toSen(net)).times(percent).dividedBy(order.taxesIncluded ? decimal(percent).plus(100) : 100));
}

function taxLines(order: SampleOrder, tax: string) {
  if (!order.taxPercent) return [];
  return [{ channel_liable: false, price: tax, price_set: moneySet(tax), rate: Number(order.taxPercent) / 100, title: "SST" }];
}

function hasAutomatic(order: SampleOrder): boolean {
  return order.lines.some((line) => line.discount);
}

function discountApplications(order: SampleOrder) {
  const entry = (type: string, title: string, value: string, value_type: string, target_type: string) => ({
    target_type, type, value, value_type, allocation_method: "across", target_selection: "entitled", title,
  });
  const freePost = order.shipping?.discount;
  return [
    ...(hasAutomatic(order) ? [entry("automatic", "Promosi", order.lines.find((line) => line.discount)?.discount ?? "0", "fixed_amount", "line_item")] : []),
    ...(order.code ? [entry("discount_code", order.code.code, order.code.percent, "percentage", "line_item")] : []),
    ...(freePost ? [entry("automatic", "Penghantaran percuma", freePost, "fixed_amount", "shipping_line")] : []),
  ];
}

function fulfillmentStatus(lines: readonly SampleLine[]): string | null {
  const sent = lines.map((line) => (line.delivered ?? []).reduce((all, quantity) => all + quantity, 0));
  if (sent.every((quantity) => quantity === 0)) return null;
  return lines.every((line, index) => sent[index] === line.quantity) ? "fulfilled" : "partial";
}

function fulfillments(order: SampleOrder, id: number) {
  const parcels = Math.max(0, ...order.lines.map((line) => line.delivered?.length ?? 0));
  return Array.from({ length: parcels }, (_, parcel) => ({
    id: id + 50 + parcel,
    admin_graphql_api_id: `gid://shopify/Fulfillment/${id + 50 + parcel}`,
    created_at: shopTime(daysAfter(order.at, parcel + 1)),
    name: `#${order.number}.${parcel + 1}`,
    order_id: id,
    status: "success",
    tracking_company: "Pos Malaysia",
    tracking_number: `ENR${order.number}${parcel + 1}MY`,
    line_items: order.lines.flatMap((line, index) => {
      const quantity = line.delivered?.[parcel] ?? 0;
      return quantity > 0 ? [{ id: id + 10 + index, quantity, sku: line.sku ?? "", title: line.title }] : [];
    }),
  }));
}

function customerOf(buyer: SampleBuyer) {
  return {
    id: buyer.id,
    admin_graphql_api_id: `gid://shopify/Customer/${buyer.id}`,
    currency: "MYR",
    email: buyer.email,
    first_name: buyer.firstName,
    last_name: buyer.lastName,
    phone: buyer.phone,
    state: "disabled",
    tax_exempt: false,
    verified_email: true,
    default_address: addressOf(buyer),
  };
}

function addressOf(buyer: SampleBuyer) {
  return {
    first_name: buyer.firstName,
    last_name: buyer.lastName,
    name: `${buyer.firstName} ${buyer.lastName}`,
    company: buyer.company ?? null,
    address1: buyer.street,
    address2: null,
    city: buyer.city,
    zip: buyer.postcode,
    province: buyer.state,
    province_code: buyer.stateCode,
    country: "Malaysia",
    country_code: "MY",
    phone: buyer.phone,
  };
}

export function moneySet(amount: string) {
  return { shop_money: { amount, currency_code: "MYR" }, presentment_money: { amount, currency_code: "MYR" } };
}

/** A moment as a Malaysian shop writes it: "2026-03-31T16:30:00+08:00". */
export function shopTime(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * 86_400_000);
}
