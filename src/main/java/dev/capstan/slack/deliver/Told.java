package dev.capstan.slack.deliver;

import dev.capstan.access.Access;
import dev.capstan.alert.Alerts;
import dev.capstan.alert.Duty;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.incident.Chronicle;
import dev.capstan.monitor.Graphs;
import dev.capstan.operation.Operations;
import dev.capstan.operation.StepLogs;
import dev.capstan.page.Pages;
import dev.capstan.rota.Overrides;
import dev.capstan.sql.Inquiries;
import dev.capstan.sql.fix.ImageDesk;
import dev.capstan.watch.Watches;

/** The rooms whose state is told. Only read. */
public record Told(
        Operations operations,
        StepLogs logs,
        Inquiries inquiries,
        ImageDesk images,
        Overrides overrides,
        Alerts alerts,
        Chronicle chronicle,
        Watches watches,
        Duty duty,
        Pages pages,
        AlertPictures alertPictures,
        OperationPictures pictures,
        Graphs graphs,
        CurrentCatalogue catalogue,
        Access access) {}
