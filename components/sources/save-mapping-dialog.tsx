"use client";

import { ReasonDialog } from "#components/records/reason-dialog.tsx";

type SaveMappingDialogProps = { wasTried: boolean; isSaving: boolean; onSave: (note: string) => void; onClose: () => void };

/** Asks what a mapping's new version is for. */
export function SaveMappingDialog({ wasTried, isSaving, onSave, onClose }: SaveMappingDialogProps) {
  const text = "It counts for what arrives from now on. What is here already stays as it is until it is read again.";
  return (
    <ReasonDialog
      title="Save as a new version?"
      text={wasTried ? text : `${text} It has not been tried on stored deliveries as it is now.`}
      confirm="Save"
      isPending={isSaving}
      onReason={onSave}
      onClose={onClose}
    />
  );
}
