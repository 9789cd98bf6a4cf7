"use client";

import { useTranslations } from "next-intl";
import { formatInstant } from "#components/format/time.ts";
import { useRecordAction } from "#components/records/desk.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { takeBackCommentAction } from "#lib/teamwork/actions.ts";
import type { RecordTeamwork, ShownComment } from "#lib/teamwork/queries.ts";
import { AssignField } from "./assign-field.tsx";
import { NoteForm } from "./note-form.tsx";
import { NoteText } from "./note-text.tsx";
import { SnoozeField } from "./snooze-field.tsx";
import { TagsField } from "./tags-field.tsx";

/** `noteAsked` counts how often somebody asked to write a note by its key. */
export type NotesPaneProps = { record: { id: string; revision: number; isOpen: boolean }; teamwork: RecordTeamwork; me: string; mayOrganise: boolean; noteAsked: number };

/** Whose work the record is, when it comes back, its tags, and what people say to each other about it. */
export function NotesPane({ record, teamwork, me, mayOrganise, noteAsked }: NotesPaneProps) {
  const t = useTranslations();
  const { comments, members } = teamwork;
  return (
    <div className="grid gap-4">
      <Card aria-label={t("teamwork.notesPane.whoseWork")}>
        <CardContent className="grid gap-3">
          <AssignField recordId={record.id} assignee={teamwork.assignee} members={members} me={me} mayOrganise={mayOrganise} />
          <SnoozeField record={record} until={teamwork.snoozedUntil} mayOrganise={mayOrganise} />
          <TagsField recordId={record.id} tags={teamwork.tags} known={teamwork.knownTags} mayOrganise={mayOrganise} />
        </CardContent>
      </Card>
      <Card aria-labelledby="notes-title">
        <CardHeader>
          <CardTitle id="notes-title">{t("teamwork.notesPane.notes")}</CardTitle>
        </CardHeader>
        {comments.length === 0 ? (
          <p className="px-4 pt-4 text-muted-foreground">{t("teamwork.notesPane.noNotes")}</p>
        ) : (
          <ol className="divide-y">
            {comments.map((comment) => (
              <Note key={comment.id} comment={comment} isMine={comment.authorId === me} names={members.map((member) => member.name)} />
            ))}
          </ol>
        )}
        <CardContent>
          <NoteForm recordId={record.id} members={members} me={me} asked={noteAsked} />
        </CardContent>
      </Card>
    </div>
  );
}

function Note({ comment, isMine, names }: { comment: ShownComment; isMine: boolean; names: readonly string[] }) {
  const t = useTranslations();
  const [run, isPending] = useRecordAction();
  return (
    <li className="px-4 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted-foreground">
        <strong className="text-sm font-medium text-foreground">{comment.author}</strong>
        <time dateTime={comment.at}>{formatInstant(comment.at)}</time>
        {isMine && comment.text !== null && (
          <Button variant="link" size="sm" className="ml-auto h-auto p-0 text-xs" disabled={isPending} onClick={() => run(() => takeBackCommentAction({ commentId: comment.id }), () => {})}>
            {t("teamwork.notesPane.takeBack")}
          </Button>
        )}
      </p>
      {comment.text === null ? <p className="text-muted-foreground italic">{t("teamwork.notesPane.takenBack")}</p> : <NoteText text={comment.text} names={names} />}
    </li>
  );
}
