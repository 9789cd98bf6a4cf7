import { useTranslations } from "next-intl";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import type { ChannelId } from "#lib/channels/channel.ts";
import { mappingOverride, overrideTargets } from "#lib/mapping/override.ts";
import type { SourceTabFacts } from "#lib/rereading/source-tab.ts";
import { countCap, type SourceScreen } from "#lib/sources/screen-queries.ts";
import { ChannelFacts } from "./channel-facts.tsx";
import { ConnectionSection } from "./connection-section.tsx";
import { FlowSection } from "./flow-section.tsx";
import { GeneralSection } from "./general-section.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { MappingVersions } from "./mapping-versions.tsx";
import { PullCard } from "./pull-card.tsx";
import { ReadAgainCard } from "./read-again-card.tsx";
import { RecentDeliveries } from "./recent-deliveries.tsx";
import { SettingsSection } from "./settings-section.tsx";
import type { SourceTab as Tab } from "./source-tabs.tsx";
import { webhookHelp } from "./webhook-help.ts";

type SourceTabProps = { tab: Tab; source: SourceScreen; channel: { id: ChannelId; title: string; unknowns: readonly string[] }; more: SourceTabFacts; now: string };

/** One part of a source's screen. */
export function SourceTab({ tab, source, channel, more, now }: SourceTabProps) {
  const t = useTranslations();
  const readAgain = <ReadAgainCard sourceId={source.id} unreadable={source.unreadable} heldUntouched={source.heldUntouched} countCap={countCap} latest={more.rereading} />;
  switch (tab) {
    case "general":
      return (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
          <div className="grid min-w-0 gap-4">
            <Titled title={t("sources.sourceTab.general")}>
              <GeneralSection source={source} />
            </Titled>
            <ChannelFacts channel={channel.title} sourceKey={source.key} createdAt={source.createdAt} unknowns={channel.unknowns} />
          </div>
          <div className="grid min-w-0 gap-4">
            <RecentDeliveries sourceKey={source.key} deliveries={source.deliveries} now={now} />
            {readAgain}
          </div>
        </div>
      );
    case "flow":
      return (
        <div className="max-w-2xl">
          <Titled title={t("sources.sourceTab.whatAnOrderBecomes")}>
            <FlowSection source={source} channel={channel} ledger={more.ledger} />
          </Titled>
        </div>
      );
    case "settings":
      return (
        <div className="max-w-4xl">
          <Titled title={t("sources.sourceTab.settingsForItsDocuments")}>
            <SettingsSection source={source} locations={more.locations} usualPrefixes={more.usualPrefixes} />
          </Titled>
        </div>
      );
    case "mapping": {
      const inUse = source.mappings.find(({ version }) => version === source.mappingVersion)?.body ?? mappingOverride.parse({ steps: [] });
      return (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="grid min-w-0 gap-3">
            <p className="max-w-3xl text-muted-foreground">
              {t.rich("sources.sourceTab.eachStepFillsOneField", { code: (chunks) => <code>{chunks}</code>, code2: (chunks) => <code>{chunks}</code>, code3: (chunks) => <code>{chunks}</code>, code4: (chunks) => <code>{chunks}</code> })}
            </p>
            <MappingEditor
              source={{ key: source.key, revision: source.revision, hasDeliveries: source.deliveries.length > 0, hasUnreadable: source.unreadable > 0 }}
              mapping={inUse}
              targets={overrideTargets.filter(({ path }) => path !== "externalId").map(({ path, label }) => ({ path, label }))}
              paths={more.paths}
            />
          </div>
          <div className="grid min-w-0 gap-4">
            {readAgain}
            <MappingVersions source={source} versions={source.mappings} />
          </div>
        </div>
      );
    }
    case "connection":
      return (
        <div className="max-w-3xl">
          <ConnectionSection source={source} help={webhookHelp(t, channel.id)}>
            {more.pulling && <PullCard sourceKey={source.key} channel={channel.title} pulling={more.pulling} now={now} />}
          </ConnectionSection>
        </div>
      );
  }
}

function Titled({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
      </CardHeader>
      <CardContent>{children}</CardContent>
    </Card>
  );
}
