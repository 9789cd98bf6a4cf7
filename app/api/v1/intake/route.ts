import { takeIntakeCall } from "#lib/api/intake-call.ts";
import { intakeMediaTypes } from "#lib/api/intake-schema.ts";
import { defineRoute } from "#lib/auth/define-route.ts";
import { bodyLimits } from "#lib/auth/read-body.ts";

/** A source pushes records in: one, a batch, or one a line. */
export const POST = defineRoute({
  source: true,
  accepts: intakeMediaTypes,
  bodyLimit: bodyLimits.batch,
  status: 202,
  run: (ctx, _input, call) => takeIntakeCall(ctx, call),
});
