import { z } from "zod";
import { id } from "../fields.ts";
import { floatMoney, optionalFloatMoney } from "../float-money.ts";
import { float, isTrue, many2one, moment, optionalFloat, optionalMoment, text } from "./fields.ts";

// The fields of Odoo's models that are read. Lines of an order and of an invoice say the same under other names.

const priced = {
  id,
  name: text,
  product_id: many2one,
  price_unit: floatMoney,
  /** Percent. */
  discount: optionalFloat,
  /** Without tax, and with it: the only figures that hold whether or not a tax is inside the price. */
  price_subtotal: floatMoney,
  price_tax: optionalFloatMoney,
  price_total: optionalFloatMoney,
  is_downpayment: isTrue,
};

export const orderLine = z.object({ ...priced, product_uom_qty: float, qty_delivered: optionalFloat, product_uom: many2one, product_uom_id: many2one });
export const moveLine = z.object({ ...priced, quantity: float, product_uom_id: many2one });

const head = {
  id,
  name: text,
  partner_id: many2one,
  currency_id: many2one,
  amount_tax: optionalFloatMoney,
  amount_total: floatMoney,
  write_date: optionalMoment,
};

export const saleOrder = z.object({
  ...head,
  state: z.string(),
  date_order: moment,
  currency_rate: optionalFloat,
  client_order_ref: text,
  note: text,
  invoice_status: text,
});
export type SaleOrder = z.output<typeof saleOrder>;

export const accountMove = z.object({
  ...head,
  state: z.string(),
  move_type: z.string(),
  invoice_date: z.string().trim().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date written YYYY-MM-DD"),
  ref: text,
  narration: text,
  payment_state: text,
  invoice_origin: text,
  reversed_entry_id: many2one,
});

export const product = z.object({
  id,
  default_code: text,
  name: text,
  display_name: text,
  barcode: text,
  list_price: optionalFloatMoney,
  lst_price: optionalFloatMoney,
  standard_price: optionalFloatMoney,
  uom_id: many2one,
  categ_id: many2one,
  create_date: optionalMoment,
  write_date: optionalMoment,
});

export const partner = z.object({
  id,
  name: text,
  parent_name: text,
  email: text,
  phone: text,
  mobile: text,
  vat: text,
  company_registry: text,
  street: text,
  street2: text,
  zip: text,
  city: text,
  state_id: many2one,
  country_id: many2one,
  country_code: text,
  create_date: optionalMoment,
  write_date: optionalMoment,
});
export type Partner = z.output<typeof partner>;

