"use client";

import { useTranslations } from "next-intl";
import { ReasonDialog } from "#components/records/reason-dialog.tsx";

type SaveMappingDialogProps = { wasTried: boolean; isSaving: boolean; onSave: (note: string) => void; onClose: () => void };

/** Asks what a mapping's new version is for. */
export function SaveMappingDialog({ wasTried, isSaving, onSave, onClose }: SaveMappingDialogProps) {
  const t = useTranslations();
  const text = t("sources.saveMappingDialog.itCountsForWhatArrives");
  return (
    <ReasonDialog
      title={t("sources.saveMappingDialog.saveAsANewVersion")}
      text={wasTried ? text : t("sources.saveMappingDialog.itHasNotBeenTried", { text })}
      confirm={t("sources.saveMappingDialog.save")}
      isPending={isSaving}
      onReason={onSave}
      onClose={onClose}
    />
  );
}
