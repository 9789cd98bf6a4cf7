"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { tell } from "#components/records/tell.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog, DialogClose, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "#components/ui/dialog.tsx";
import { describedBy, Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { roles } from "#lib/auth/permissions.ts";
import type { ActionRefusal } from "#lib/auth/define-action.ts";
import type { Result } from "#lib/result.ts";
import { changeViewAction, chooseDefaultAction, deleteViewAction, saveViewAction } from "#lib/views/actions.ts";
import type { ViewRefusal } from "#lib/views/view-refusal.ts";
import type { ViewToolsProps } from "./view-tools.tsx";
import { viewRefusalText } from "./view-words.ts";

/** Names the view that is open, or changes the saved one: name, who sees it, what it shows, where one begins. */
export function ViewDialog({ queueId, query, queryWithColumns, saved, views, maySetRoles, onClose }: ViewToolsProps & { onClose: () => void }) {
  const t = useTranslations();
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const mayChange = views.filter(({ isMine, isShared }) => isMine || isShared);
  const run = <T,>(ask: () => Promise<Result<T, ViewRefusal | ActionRefusal>>, done: string) =>
    start(async () => {
      const outcome = await ask().catch(() => null);
      if (outcome === null) return setError(viewRefusalText(t, { code: "no-answer" }));
      if (!outcome.ok) return setError(viewRefusalText(t, outcome.error));
      tell.success(done);
      onClose();
    });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    const isShared = form.get("isShared") !== null;
    if (name === "") return setError(t("queues.viewDialog.giveName"));
    if (saved !== null) return run(() => changeViewAction({ viewId: saved.id, revision: saved.revision, name, ...(isShared === saved.isShared ? {} : { isShared }) }), t("queues.viewDialog.changed"));
    run(async () => {
      const made = await saveViewAction({ queueId, name, query: queryWithColumns, isShared });
      if (made.ok && queryWithColumns !== query) router.push(`/queues/${queueId}?${queryWithColumns}`);
      return made;
    }, t("queues.viewDialog.saved", { name }));
  };
  const overwrite = (viewId: string) => {
    const over = views.find(({ id }) => id === viewId);
    if (over) run(() => changeViewAction({ viewId: over.id, revision: over.revision, query: queryWithColumns }), t("queues.viewDialog.overwritten", { name: over.name }));
  };
  const begin = (of: "me" | (typeof roles)[number], viewId: string | null) => run(() => chooseDefaultAction({ queueId, viewId, of }), viewId === null ? t("queues.viewDialog.beginsWithAll") : t("queues.viewDialog.beginsWithView"));

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{saved === null ? t("queues.viewDialog.title") : saved.name}</DialogTitle>
          <DialogDescription>{saved === null ? t("queues.viewDialog.description") : saved.isMine ? t("queues.viewDialog.yours") : t("queues.viewDialog.sharedBy", { owner: saved.ownerName })}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field id="view-name" label={t("queues.viewDialog.name")} error={error}>
            <Input id="view-name" name="name" defaultValue={saved?.name ?? ""} maxLength={60} autoFocus onChange={() => setError(null)} {...describedBy("view-name", { error })} />
          </Field>
          <label className="flex items-center gap-2">
            <Checkbox name="isShared" defaultChecked={saved?.isShared ?? false} disabled={saved !== null && !saved.isMine} />
            {t("queues.viewDialog.isShared")}
          </label>
          <DialogFooter>
            {saved?.isMine && (
              <Button variant="outline" className="mr-auto" isPending={isPending} onClick={() => run(() => deleteViewAction({ viewId: saved.id, revision: saved.revision }), t("queues.viewDialog.deleted", { name: saved.name }))}>
                {t("queues.viewDialog.delete")}
              </Button>
            )}
            <DialogClose asChild>
              <Button variant="outline">{t("queues.viewDialog.cancel")}</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              {t("queues.viewDialog.save")}
            </Button>
          </DialogFooter>
        </form>
        {saved === null && mayChange.length > 0 && (
          <Field id="view-over" label={t("queues.viewDialog.overwrite")}>
            <Select id="view-over" value="" onChange={(event) => overwrite(event.target.value)}>
              <option value="">{t("queues.viewDialog.chooseView")}</option>
              {mayChange.map(({ id, name, isShared }) => (
                <option key={id} value={id}>
                  {isShared ? t("queues.viewDialog.sharedView", { name }) : name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {saved !== null && (
          <div className="grid gap-2 border-t pt-3">
            <p className="font-medium">{t("queues.viewDialog.beginFromNavigation")}</p>
            <div className="flex flex-wrap gap-2">
              <Button variant="outline" size="sm" isPending={isPending} onClick={() => begin("me", saved.isMyDefault ? null : saved.id)}>
                {saved.isMyDefault ? t("queues.viewDialog.iBeginWithAll") : t("queues.viewDialog.iBegin")}
              </Button>
              {maySetRoles && saved.isShared && roles.map((role) => {
                const isTheirs = saved.defaultOf.includes(role);
                return (
                  <Button key={role} variant="outline" size="sm" isPending={isPending} onClick={() => begin(role, isTheirs ? null : saved.id)}>
                    {isTheirs ? t("queues.viewDialog.roleBeginsWithAll", { role }) : t("queues.viewDialog.roleBegins", { role })}
                  </Button>
                );
              })}
            </div>
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}
