"use client";

import { useEffect, useState } from "react";
import { showPaneEvent, useActivePane } from "#components/records/panes.tsx";
import { useKeys } from "#components/shell/use-keys.ts";
import { loadLater } from "#components/ui/load-later.tsx";
import { seeMentionsAction } from "#lib/teamwork/actions.ts";
import type { NotesPaneProps } from "./notes-pane.tsx";
import { useAssign } from "./use-assign.ts";

const NotesPane = loadLater(() => import("./notes-pane.tsx").then((module) => module.NotesPane));

/** The pane of notes, whose code comes when it is first opened, and the keys that work without it. */
export function NotesCorner(props: Omit<NotesPaneProps, "noteAsked">) {
  const { record, teamwork, me, mayOrganise } = props;
  const isActive = useActivePane() === "notes";
  const [isWanted, setWanted] = useState(isActive);
  const [noteAsked, setNoteAsked] = useState(0);
  const [give] = useAssign(record.id, teamwork.assignee, me);
  if (isActive && !isWanted) setWanted(true);
  useKeys({
    note: () => {
      window.dispatchEvent(new CustomEvent(showPaneEvent, { detail: "notes" }));
      setNoteAsked((times) => times + 1);
    },
    assign: mayOrganise ? () => give(teamwork.assignee?.userId === me ? null : me) : undefined,
  });
  // Whoever opens the record has seen that they were called to it.
  useEffect(() => {
    if (teamwork.isCalled) void seeMentionsAction({ recordId: record.id }).catch(() => undefined);
  }, [record.id, teamwork.isCalled, teamwork.comments.length]);
  return isWanted && <NotesPane {...props} noteAsked={noteAsked} />;
}
