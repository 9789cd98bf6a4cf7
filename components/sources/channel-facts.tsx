import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card, CardContent, CardHeader, CardTitle } from "#components/ui/card.tsx";
import { formatInstant } from "#components/format/time.ts";

type ChannelFactsProps = { channel: string; sourceKey: string; createdAt: string; unknowns: readonly string[] };

/** What this source is, and what is not known of its channel. */
export function ChannelFacts({ channel, sourceKey, createdAt, unknowns }: ChannelFactsProps) {
  const t = useTranslations();
  const facts: readonly [string, string][] = [[t("sources.channelFacts.channel"), channel], [t("sources.channelFacts.key"), sourceKey], [t("sources.channelFacts.added"), formatInstant(createdAt)]];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("sources.channelFacts.aboutIt")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        <dl className="grid gap-2">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="text-xs text-muted-foreground">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {unknowns.length > 0 && (
          <div>
            <h3 className="mb-1 flex items-center gap-1.5 font-medium">
              <CircleHelp className="size-4 text-muted-foreground" aria-hidden />
              {t("sources.channelFacts.notKnownOfThisChannel")}
            </h3>
            <ul className="grid list-disc gap-1 pl-5 text-muted-foreground">
              {unknowns.map((unknown) => (
                <li key={unknown}>{unknown}</li>
              ))}
            </ul>
          </div>
        )}
      </CardContent>
    </Card>
  );
}
