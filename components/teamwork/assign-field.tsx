"use client";

import { useId } from "react";
import { useRecordAction } from "#components/records/desk.tsx";
import { tell } from "#components/records/tell.ts";
import { undoAction } from "#components/records/undo.ts";
import { useKeys } from "#components/records/use-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";
import { assignRecordAction } from "#lib/teamwork/actions.ts";

type AssignFieldProps = { recordId: string; assignee: { userId: string; name: string } | null; members: readonly { userId: string; name: string }[]; me: string; mayOrganise: boolean };

/** Whose work it is. "i" takes it, or gives it back. */
export function AssignField({ recordId, assignee, members, me, mayOrganise }: AssignFieldProps) {
  const id = useId();
  const [run, isPending] = useRecordAction();
  const from = assignee?.userId ?? null;
  const give = (to: string | null) =>
    run(() => assignRecordAction({ recordId, from, to }), ({ name }) =>
      tell.success(to === me ? "It is yours." : name === null ? "It is nobody's now." : `Given to ${name}.`, { action: undoAction(() => assignRecordAction({ recordId, from: to, to: from }), "As it was.") }),
    );
  useKeys({ i: mayOrganise ? () => give(from === me ? null : me) : undefined });
  const isGone = assignee !== null && !members.some((member) => member.userId === assignee.userId);
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>Assigned to</Label>
      <div className="flex flex-wrap items-center gap-2">
        <Select id={id} value={from ?? ""} disabled={!mayOrganise || isPending} onChange={(event) => give(event.target.value === "" ? null : event.target.value)}>
          <option value="">Nobody</option>
          {isGone && <option value={assignee.userId}>{assignee.name}</option>}
          {members.map(({ userId, name }) => (
            <option key={userId} value={userId}>{userId === me ? `${name} (you)` : name}</option>
          ))}
        </Select>
        {mayOrganise && from !== me && (
          <Button variant="outline" disabled={isPending} onClick={() => give(me)}>Take it</Button>
        )}
      </div>
    </div>
  );
}
