/** Whether a person may type over a field: what the source or a decision says (ids, deliveries, refunds, parts) stays as it is. */
export function isCorrectable(path: string): boolean {
  return !said.test(path);
}

const said = /(^|\.)(id|deliveries|refunds|part|deliveryDecision|billedWithout|unmapped|isPaid|isApproved|isPicked|isBilled|isDelivered|isCancelled|isTest|removed|delivered)(\.|$)/;
