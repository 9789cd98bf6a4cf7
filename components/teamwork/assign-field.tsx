"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { keyHints } from "#components/shell/commands.ts";
import { Button } from "#components/ui/button.tsx";
import { Label } from "#components/ui/label.tsx";
import { Select } from "#components/ui/select.tsx";
import { useAssign } from "./use-assign.ts";

type AssignFieldProps = { recordId: string; assignee: { userId: string; name: string } | null; members: readonly { userId: string; name: string }[]; me: string; mayOrganise: boolean };

/** Whose work it is. */
export function AssignField({ recordId, assignee, members, me, mayOrganise }: AssignFieldProps) {
  const t = useTranslations();
  const id = useId();
  const [give, isPending] = useAssign(recordId, assignee, me);
  const from = assignee?.userId ?? null;
  const isGone = assignee !== null && !members.some((member) => member.userId === assignee.userId);
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{t("teamwork.assignField.label")}</Label>
      <div className="flex flex-wrap items-center gap-2">
        <Select id={id} {...(mayOrganise && from === me ? keyHints(t, "assign") : {})} value={from ?? ""} disabled={!mayOrganise || isPending} onChange={(event) => give(event.target.value === "" ? null : event.target.value)}>
          <option value="">{t("teamwork.assignField.nobody")}</option>
          {isGone && <option value={assignee.userId}>{assignee.name}</option>}
          {members.map(({ userId, name }) => (
            <option key={userId} value={userId}>{userId === me ? t("teamwork.assignField.you", { name }) : name}</option>
          ))}
        </Select>
        {mayOrganise && from !== me && (
          <Button variant="outline" disabled={isPending} onClick={() => give(me)} {...keyHints(t, "assign")}>{t("teamwork.assignField.take")}</Button>
        )}
      </div>
    </div>
  );
}
