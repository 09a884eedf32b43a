package dev.capstan.slack.deliver;

import dev.capstan.access.Access;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Duty;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.finding.Findings;
import dev.capstan.incident.Chronicle;
import dev.capstan.operation.Operations;
import dev.capstan.operation.StepLogs;
import dev.capstan.sql.Inquiries;
import dev.capstan.sql.fix.ImageDesk;

/** The rooms whose state is told. Only read. */
public record Told(
        Operations operations,
        StepLogs logs,
        Inquiries inquiries,
        ImageDesk images,
        Findings findings,
        Alerts alerts,
        Chronicle chronicle,
        Duty duty,
        AlertPictures alertPictures,
        OperationPictures pictures,
        CurrentCatalogue catalogue,
        Access access) {}
