"use client";

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
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const mayChange = views.filter(({ isMine, isShared }) => isMine || isShared);
  const run = <T,>(ask: () => Promise<Result<T, ViewRefusal | ActionRefusal>>, done: string) =>
    start(async () => {
      const outcome = await ask().catch(() => null);
      if (outcome === null) return setError(viewRefusalText({ code: "no-answer" }));
      if (!outcome.ok) return setError(viewRefusalText(outcome.error));
      tell.success(done);
      onClose();
    });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    const isShared = form.get("isShared") !== null;
    if (name === "") return setError("Give it a name.");
    if (saved !== null) return run(() => changeViewAction({ viewId: saved.id, revision: saved.revision, name, ...(isShared === saved.isShared ? {} : { isShared }) }), "The view is changed.");
    run(async () => {
      const made = await saveViewAction({ queueId, name, query: queryWithColumns, isShared });
      if (made.ok && queryWithColumns !== query) router.push(`/queues/${queueId}?${queryWithColumns}`);
      return made;
    }, `${name} stands above the list now.`);
  };
  const overwrite = (viewId: string) => {
    const over = views.find(({ id }) => id === viewId);
    if (over) run(() => changeViewAction({ viewId: over.id, revision: over.revision, query: queryWithColumns }), `${over.name} shows what you see now.`);
  };
  const begin = (of: "me" | (typeof roles)[number], viewId: string | null) => run(() => chooseDefaultAction({ queueId, viewId, of }), viewId === null ? "It begins with everything again." : "It begins with this view now.");

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{saved === null ? "Save this view" : saved.name}</DialogTitle>
          <DialogDescription>{saved === null ? "Its filters, order and columns, under a name above the list." : saved.isMine ? "Your view." : `Shared by ${saved.ownerName}. What you change, everybody sees.`}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field id="view-name" label="Name" error={error}>
            <Input id="view-name" name="name" defaultValue={saved?.name ?? ""} maxLength={60} autoFocus onChange={() => setError(null)} {...describedBy("view-name", { error })} />
          </Field>
          <label className="flex items-center gap-2">
            <Checkbox name="isShared" defaultChecked={saved?.isShared ?? false} disabled={saved !== null && !saved.isMine} />
            Everybody of the company sees it
          </label>
          <DialogFooter>
            {saved?.isMine && (
              <Button variant="outline" className="mr-auto" isPending={isPending} onClick={() => run(() => deleteViewAction({ viewId: saved.id, revision: saved.revision }), `${saved.name} is deleted. The records stay.`)}>
                Delete view
              </Button>
            )}
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <Button type="submit" isPending={isPending}>
              Save
            </Button>
          </DialogFooter>
        </form>
        {saved === null && mayChange.length > 0 && (
          <Field id="view-over" label="Or overwrite a view with what is shown now">
            <Select id="view-over" value="" onChange={(event) => overwrite(event.target.value)}>
              <option value="">Choose a view…</option>
              {mayChange.map(({ id, name, isShared }) => (
                <option key={id} value={id}>
                  {isShared ? `${name} (shared)` : name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {saved !== null && (
          <div className="grid gap-2 border-t pt-3">
            <p className="font-medium">Begin with it from the navigation</p>
            <div className="flex flex-wrap gap-2">
              <Button variant="outline" size="sm" isPending={isPending} onClick={() => begin("me", saved.isMyDefault ? null : saved.id)}>
                {saved.isMyDefault ? "I begin with everything again" : "I begin with it"}
              </Button>
              {maySetRoles && saved.isShared && roles.map((role) => {
                const isTheirs = saved.defaultOf.includes(role);
                return (
                  <Button key={role} variant="outline" size="sm" isPending={isPending} onClick={() => begin(role, isTheirs ? null : saved.id)}>
                    All of {role} begin with {isTheirs ? "everything again" : "it"}
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
