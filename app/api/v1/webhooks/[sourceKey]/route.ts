import { takeWebhookCall } from "#lib/api/webhook-call.ts";
import { defineOpenRoute } from "#lib/auth/define-open-route.ts";
import { Refused } from "#lib/auth/problem.ts";

/** A shop's webhook; its signature is what it shows instead of a token. */
export const POST = defineOpenRoute({
  run: async ({ request, params, ip }) => {
    const outcome = await takeWebhookCall(request, String(params.sourceKey), ip);
    if (!outcome.ok) throw new Refused(outcome.error.code, { headers: { "WWW-Authenticate": 'Signature realm="holdpoint"' } });
    const { answersEmpty, ...taken } = outcome.value;
    if (answersEmpty) return new Response(null, { status: 200, headers: { "Cache-Control": "no-store" } });
    return Response.json(taken, { headers: { "Cache-Control": "no-store" } });
  },
});
